/** Which project a module comes from: mostly the one of its name, otherwise as a table says. */
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';

/** Projects by the beginning of a module's dotted name: `google.auth` stands for `google.auth.transport` as well. */
export type ImportNames = Readonly<Record<string, readonly string[]>>;

/**
 * The projects that a module may come from, the likeliest first.
 * @param module a dotted name: `google.auth.transport`
 */
export function projectsOfModule(module: string, names: ImportNames): readonly NormalizedName[] {
  for (const prefix of prefixesOf(module)) {
    const known = Object.hasOwn(names, prefix) ? names[prefix] : undefined;
    if (known) return known.map(normalizeName);
  }
  return [normalizeName(module.split('.', 1)[0] ?? module)];
}

/** A dotted name and the names of the packages around it, the longest first: `a.b.c`, `a.b`, `a`. */
function prefixesOf(module: string): readonly string[] {
  const parts = module.split('.');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('.'));
}
