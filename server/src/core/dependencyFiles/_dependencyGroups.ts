/**
 * Reads `[dependency-groups]`: the requirements of each group, and which groups include which.
 * @see https://packaging.python.org/en/latest/specifications/dependency-groups/
 */
import { normalizeName, type NormalizedName } from '../packaging/name.ts';
import type { DeclarationReader } from './_declarations.ts';
import type { TomlEntry, TomlTable, TomlValue } from './_tomlNode.ts';
import type { DependencyGroup, NamedSpan } from './dependencyFile.ts';

/** The groups in the order written; their requirements, each in its own group only, are added to the reader. */
export function readDependencyGroups(value: TomlValue | undefined, reader: DeclarationReader): DependencyGroup[] {
  if (value === undefined || value.kind === 'invalid') return [];
  if (value.kind !== 'table') {
    reader.report('`dependency-groups` must be a table', value.span);
    return [];
  }
  const groups = new Map<NormalizedName, DependencyGroup>();
  for (const entry of value.entries.values()) {
    const name = normalizeName(entry.key);
    const group = readGroup(entry, reader);
    const other = groups.get(name);
    if (other) reader.report(`\`${entry.key}\` and \`${other.name}\` are the same group`, entry.keySpan);
    else groups.set(name, group);
  }
  checkIncludes(groups, reader);
  return [...groups.values()];
}

function readGroup({ key, keySpan, value }: TomlEntry, reader: DeclarationReader): DependencyGroup {
  const table = `dependency-groups.${key}`;
  const includes: NamedSpan[] = [];
  reader.addArray(value, table, { table, role: 'requirement', active: false }, (element) => {
    const include = readInclude(element);
    if (include) includes.push(include);
    else reader.report('expected a requirement or `{ include-group = "NAME" }`', element.span);
  });
  return { name: key, span: keySpan, includes };
}

/** `{ include-group = "NAME" }`, without any other key. */
function readInclude(element: TomlTable): NamedSpan | undefined {
  const value = element.entries.get('include-group')?.value;
  return value?.kind === 'string' && element.entries.size === 1
    ? { name: value.value, span: value.content }
    : undefined;
}

/** Reports every include that names no group, and every one that leads back to a group on the way to it. */
function checkIncludes(groups: ReadonlyMap<NormalizedName, DependencyGroup>, reader: DeclarationReader): void {
  const finished = new Set<NormalizedName>();
  for (const start of groups.keys()) {
    // The groups on the way, each with the number of its includes that were followed; no recursion, as the way is long.
    const way = new Map<NormalizedName, number>([[start, 0]]);
    for (let name: NormalizedName | undefined = start; name !== undefined && !finished.has(name);) {
      const next = way.get(name) ?? 0;
      const include = groups.get(name)?.includes[next];
      way.set(name, next + 1);
      if (include === undefined) {
        finished.add(name);
        way.delete(name);
        name = [...way.keys()].at(-1);
        continue;
      }
      const included = normalizeName(include.name);
      if (!groups.has(included)) reader.report(`there is no dependency group \`${include.name}\``, include.span);
      else if (way.has(included)) reportCycle([...way.keys()], included, include, groups, reader);
      else if (!finished.has(included)) way.set((name = included), 0);
    }
  }
}

function reportCycle(
  way: readonly NormalizedName[],
  included: NormalizedName,
  include: NamedSpan,
  groups: ReadonlyMap<NormalizedName, DependencyGroup>,
  reader: DeclarationReader,
): void {
  const names = [...way.slice(way.indexOf(included)), included].map((name) => groups.get(name)?.name ?? name);
  const shown = names.length > 6 ? [...names.slice(0, 3), '…', ...names.slice(-2)] : names;
  reader.report(`the dependency group includes itself: ${shown.join(' → ')}`, include.span);
}
