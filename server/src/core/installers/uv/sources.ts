/** Which source of `[tool.uv.sources]` counts for a project on a target, and which projects come from one index only. */
import type { Declaration, DependencyFile, ReaderName } from '../../dependencyFiles/dependencyFile.ts';
import type { NamedIndex, UvSource } from '../../dependencyFiles/uv/uvSettings.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { markerHolds } from '../../runtimes/markerHolds.ts';
import type { Target } from '../../runtimes/target.ts';
import { uvSettingsOf } from './uvPolicy.ts';

/**
 * The source of what a declaration requires: it is for the list that the declaration stands in, and its marker holds. Undefined if
 * the project comes from the indexes as usual.
 */
export function sourceOf(
  { requirement, table }: Pick<Declaration, 'requirement' | 'table'>,
  file: DependencyFile,
  target: Target,
): UvSource | undefined {
  const name = requirement?.normalized;
  const { sources, noSources } = uvSettingsOf(file);
  if (name === undefined || noSources.all || noSources.names.has(name)) return undefined;
  const isFor = ({ extra, group }: UvSource): boolean =>
    (extra === undefined || isList(table, 'project.optional-dependencies.', extra)) &&
    (group === undefined || isList(table, 'dependency-groups.', group));
  return sources.get(name)?.find((source) => isFor(source) && markerHolds(source.marker, target));
}

function isList(table: string, kind: string, name: NormalizedName): boolean {
  return table.startsWith(kind) && normalizeName(table.slice(kind.length)) === name;
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
  return sourceOf(declaration, file, target);
}

/**
 * The projects that are taken from one index only; `index` is undefined if the file declares none of that name. A source counts
 * for what the project itself requires, not for names that only a constraint or an override has; nor for what is
 * required elsewhere only; and an override takes the place of what is required with its source. Measured with uv 0.13.9.
 */
export function pinnedIndexes(
  file: DependencyFile,
  target: Target,
): ReadonlyMap<NormalizedName, { readonly named: string; readonly index?: NamedIndex }> {
  const { sources, namedIndexes } = uvSettingsOf(file);
  const pinned = new Map<NormalizedName, { readonly named: string; readonly index?: NamedIndex }>();
  if (sources.size === 0) return pinned;
  const overridden = overriddenNames(file);
  for (const declaration of file.declarations) {
    const { active, role, requirement } = declaration;
    if (requirement && overridden.has(requirement.normalized)) continue;
    const isRequired = active && role === 'requirement' && markerHolds(requirement?.marker, target);
    const named = isRequired ? sourceOf(declaration, file, target)?.index : undefined;
    if (named === undefined || !requirement || pinned.has(requirement.normalized)) continue;
    const index = namedIndexes.find((one) => one.name === named);
    pinned.set(requirement.normalized, { named, ...(index && { index }) });
  }
  return pinned;
}

/** What overrides of uv take the place of, wherever it is required. */
function overriddenNames({ declarations, uv }: DependencyFile): ReadonlySet<NormalizedName> {
  if (uv?.settings.ignored === true) return new Set();
  return new Set(
    declarations.flatMap(({ active, role, requirement }) =>
      active && role === 'override' && requirement ? requirement.normalized : [],
    ),
  );
}
