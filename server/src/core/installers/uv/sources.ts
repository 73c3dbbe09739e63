/** Which source of `[tool.uv.sources]` counts for a project on a target, and which projects come from one index only. */
import type { Declaration, DependencyFile, ReaderName } from '../../dependencyFiles/dependencyFile.ts';
import type { NamedIndex, UvSource } from '../../dependencyFiles/uv/uvSettings.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { markerHolds } from '../../runtimes/markerHolds.ts';
import type { Target } from '../../runtimes/target.ts';
import { uvSettingsOf } from './uvPolicy.ts';

/** The source whose marker holds; undefined if the project comes from the indexes as usual. */
export function sourceOf(file: DependencyFile, name: NormalizedName, target: Target): UvSource | undefined {
  const { sources, noSources } = uvSettingsOf(file);
  if (noSources.all || noSources.names.has(name)) return undefined;
  return sources.get(name)?.find(({ marker }) => markerHolds(marker, target));
}

/** Lists whose requirements uv reads with the sources of the project, installed or not. */
const WITH_SOURCES: ReadonlySet<ReaderName> = new Set(['pep621', 'pep723', 'pep735', 'uv']);

/** Whether uv looks for a source of what a declaration requires. */
export function isReadWithSources({ role, reader }: Declaration): boolean {
  return role === 'requirement' && WITH_SOURCES.has(reader);
}

/** The source that takes the place of the address behind a name, as uv has it. Measured with uv 0.13.9. */
export function sourceInsteadOfUrl(
  declaration: Declaration,
  file: DependencyFile,
  target: Target,
): UvSource | undefined {
  const { requirement } = declaration;
  if (requirement?.url === undefined || !target.installer.readsUvTables || !isReadWithSources(declaration))
    return undefined;
  return sourceOf(file, requirement.normalized, target);
}

/**
 * The projects that are taken from one index only; `index` is undefined if the file declares none of that name. A source counts
 * for what the project itself requires, not for names that only a constraint or an override has.
 */
export function pinnedIndexes(
  file: DependencyFile,
  target: Target,
): ReadonlyMap<NormalizedName, { readonly named: string; readonly index?: NamedIndex }> {
  const { sources, namedIndexes } = uvSettingsOf(file);
  const required = file.declarations.filter(({ active, role }) => active && role === 'requirement');
  const declared = new Set(required.map(({ requirement }) => requirement?.normalized));
  const pinned = new Map<NormalizedName, { readonly named: string; readonly index?: NamedIndex }>();
  for (const name of sources.keys()) {
    const named = declared.has(name) ? sourceOf(file, name, target)?.index : undefined;
    if (named === undefined) continue;
    const index = namedIndexes.find((one) => one.name === named);
    pinned.set(name, { named, ...(index && { index }) });
  }
  return pinned;
}
