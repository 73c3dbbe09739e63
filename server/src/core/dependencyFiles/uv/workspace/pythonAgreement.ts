/**
 * Whether a version of Python is left that all members of a workspace allow: uv refuses to make an environment otherwise. Only
 * releases count, as uv compares `requires-python`. Measured with uv 0.13.9.
 * @see https://docs.astral.sh/uv/concepts/projects/workspaces/
 */
import { textOf, textsOf, valueAt, type TomlTable } from '../../../config/tomlNode.ts';
import { normalizeName } from '../../../packaging/name.ts';
import { parseSpecifierSet, type Specifier } from '../../../packaging/versions/specifier.ts';
import { baseVersion } from '../../../packaging/versions/version.ts';
import { VersionRange } from '../../../packaging/versions/versionRange.ts';
import { readDependencyGroups } from '../../_dependencyGroups.ts';
import { DeclarationReader } from '../../declarationReader.ts';

/** What a project, or a group of it, says about Python. */
export interface PythonDemand {
  readonly name: string;
  readonly specifier: string;
}

/**
 * Demands that no version of Python meets together, as few as are needed; undefined if there is one that meets all.
 * @param own the project that is installed: its default groups are those of all
 * @param members the tables of all members, itself included
 */
export function pythonConflict(own: TomlTable, members: readonly TomlTable[]): readonly PythonDemand[] | undefined {
  const isDefault = defaultGroups(own);
  const demands = members.flatMap((root) => demandsOf(root, isDefault));
  if (!excludeEachOther(demands)) return undefined;
  return demands.reduce((needed, one) => {
    const others = needed.filter((other) => other !== one);
    return excludeEachOther(others) ? others : needed;
  }, demands);
}

function excludeEachOther(demands: readonly PythonDemand[]): boolean {
  const all = demands.flatMap(({ specifier }) => parseSpecifierSet(specifier).value.specifiers.map(ofRelease));
  return VersionRange.fromSpecifierSet({ specifiers: all }).isEmpty;
}

/** The specifier with the release of its version alone. */
function ofRelease(specifier: Specifier): Specifier {
  const { parsed } = specifier;
  return parsed && !specifier.wildcard ? { ...specifier, parsed: baseVersion(parsed) } : specifier;
}

/** Which groups are installed if nobody asks for any; `dev` unless the project says something else. */
function defaultGroups(root: TomlTable): (group: string) => boolean {
  const uv = valueAt(root, ['tool', 'uv']);
  const value = uv?.kind === 'table' ? uv.entries.get('default-groups')?.value : undefined;
  if (value?.kind === 'string') return () => true;
  const names = uv?.kind === 'table' && value ? textsOf(uv, 'default-groups') : ['dev'];
  const normalized = new Set(names.map(normalizeName));
  return (group) => normalized.has(normalizeName(group));
}

function demandsOf(root: TomlTable, isDefault: (group: string) => boolean): readonly PythonDemand[] {
  const project = root.entries.get('project')?.value;
  if (project?.kind !== 'table') return [];
  const name = textOf(project, 'name') ?? '';
  const specifier = textOf(project, 'requires-python');
  return [...(specifier === undefined ? [] : [{ name, specifier }]), ...groupDemands(name, root, isDefault)];
}

/** Those of `[tool.uv.dependency-groups]` for the groups that are installed, and for what these include. */
function groupDemands(name: string, root: TomlTable, isDefault: (group: string) => boolean): readonly PythonDemand[] {
  const settings = valueAt(root, ['tool', 'uv', 'dependency-groups']);
  if (settings?.kind !== 'table') return [];
  const groups = readDependencyGroups(root.entries.get('dependency-groups')?.value, new DeclarationReader(''));
  const wanted = new Set(groups.filter((group) => isDefault(group.name)).map((group) => normalizeName(group.name)));
  for (const one of wanted) {
    const group = groups.find((other) => normalizeName(other.name) === one);
    for (const included of group?.includes ?? []) wanted.add(normalizeName(included.name));
  }
  return [...settings.entries.values()].flatMap(({ key, value }) => {
    const specifier = value.kind === 'table' ? textOf(value, 'requires-python') : undefined;
    return specifier !== undefined && wanted.has(normalizeName(key)) ? [{ name: `${name}:${key}`, specifier }] : [];
  });
}
