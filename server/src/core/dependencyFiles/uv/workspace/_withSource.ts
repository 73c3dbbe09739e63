/** Which requirements of a project have a source in `[tool.uv.sources]` of a certain kind. */
import { normalizeName, type NormalizedName } from '../../../packaging/name.ts';
import type { Requirement } from '../../../packaging/requirements/requirement.ts';
import { textOf, valueAt, type TomlTable } from '../../../config/tomlNode.ts';
import type { Declaration, DependencyFile } from '../../dependencyFile.ts';
import { tablesIn } from '../_settingType.ts';

/** A declaration that could be read. */
type ReadDeclaration = Declaration & { readonly requirement: Requirement };

/** Each source that passes a test, with the name that it is for. */
type NamedSource = readonly [NormalizedName, TomlTable];

/**
 * The requirements that have such a source, also those of extras and groups that nobody asks for, and whatever the markers say.
 * @param root the pyproject.toml of the workspace's root, whose sources count as well
 */
export function withSourceThat(
  test: (source: TomlTable) => boolean,
  file: DependencyFile,
  root: TomlTable | undefined,
): readonly ReadDeclaration[] {
  const { noSources } = file.uv?.settings ?? {};
  if (noSources?.all) return [];
  const tables = [root && valueAt(root, ['tool', 'uv']), file.uv?.table];
  const found = tables.flatMap((table) => sourcesThat(test, table));
  return file.declarations.filter((declaration): declaration is ReadDeclaration => {
    const { requirement, role, reader, table } = declaration;
    if (!requirement || role !== 'requirement' || (reader !== 'pep621' && reader !== 'pep735')) return false;
    const { normalized } = requirement;
    if (noSources?.names.has(normalized)) return false;
    return found.some(([name, source]) => name === normalized && isFor(source, table));
  });
}

/** Whether a source is for what stands in a list: one with an extra or a group is for those only. */
function isFor(source: TomlTable, list: string): boolean {
  const [extra, group] = [textOf(source, 'extra'), textOf(source, 'group')];
  return (
    (extra === undefined || isList(list, 'project.optional-dependencies.', extra)) &&
    (group === undefined || isList(list, 'dependency-groups.', group))
  );
}

function isList(list: string, kind: string, name: string): boolean {
  return list.startsWith(kind) && normalizeName(list.slice(kind.length)) === normalizeName(name);
}

function sourcesThat(test: (source: TomlTable) => boolean, table: ReturnType<typeof valueAt>): readonly NamedSource[] {
  const sources = table?.kind === 'table' ? table.entries.get('sources')?.value : undefined;
  if (sources?.kind !== 'table') return [];
  return [...sources.entries.values()].flatMap(({ key, value }) => {
    const tables = value.kind === 'table' ? [value] : tablesIn(value);
    return tables.filter(test).map((source): NamedSource => [normalizeName(key), source]);
  });
}
