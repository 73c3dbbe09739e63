/**
 * Why uv refuses a project because of its workspace: a member that is none, and a requirement on a member without a source.
 * Measured with uv 0.13.9.
 * @see https://docs.astral.sh/uv/concepts/projects/workspaces/
 */
import { normalizeName, type NormalizedName } from '../../../packaging/name.ts';
import { say, type Message } from '../../../messages/message.ts';
import { shorten } from '../../../messages/words.ts';
import { readToml } from '../../../config/toml.ts';
import { textOf, type TomlTable } from '../../../config/tomlNode.ts';
import { parentPath, relativePath } from '../../../text/path.ts';
import type { DependencyFile, ReadingProblem } from '../../dependencyFile.ts';
import { isUnmanaged } from '../_projectReferences.ts';
import type { Discovery, Texts } from '../discovery.ts';
import { uvProblem } from '../uvProblem.ts';
import type { UvSource } from '../uvSettings.ts';
import { readMember } from './memberRefusal.ts';
import { pythonConflict } from './pythonAgreement.ts';
import { refusalsBySource } from './sourceRefusals.ts';
import { withSourceThat } from './_withSource.ts';

/** @param members pyproject.toml of every member, also missing ones; undefined if they are not known: then nothing is said */
export function refusalsByWorkspace(
  file: DependencyFile,
  { workspace, broken }: Discovery,
  texts: Texts,
  members: readonly string[] | undefined,
): readonly ReadingProblem[] {
  if (file.kind !== 'pyproject' || broken !== undefined) return [];
  // Where sources do not count, for all or for some projects, uv does not look for members.
  const { noSources } = file.uv?.settings ?? {};
  const looks = noSources === undefined || (!noSources.all && noSources.names.size === 0);
  const known = readMembers(file, texts, looks ? withoutVirtualRoot(members ?? [], texts) : []);
  if ('wrong' in known) return [uvProblem(file, known.wrong)];
  const names = new Set([...known.names, ...rootNames(workspace?.root)]);
  const isAlone = !workspace && valueAtRoot(file) === undefined && !file.uv?.aboveUnread;
  const isWhole = members !== undefined || isAlone;
  const disowned = withSourceThat(saysOfWorkspace(false), file, workspace?.root).map(({ requirement, spans }) =>
    uvProblem(file, say('uvSourceNotOfWorkspace', { name: requirement.name }), spans.whole),
  );
  const disagreeing = withoutPython(file, texts, known.roots);
  return [
    ...disagreeing,
    ...refusalsBySource(file, workspace?.root),
    ...disowned,
    ...withoutSource(file, names),
    ...(isWhole ? notMembers(file, names, workspace?.root) : []),
  ];
}

type Members =
  { readonly names: ReadonlySet<NormalizedName>; readonly roots: readonly TomlTable[] } | { readonly wrong: Message };

/** A root without `[project]`, which only holds the workspace together, is no member unless a pattern names it as well. */
function withoutVirtualRoot([root, ...named]: readonly string[], texts: Texts): readonly string[] {
  if (root === undefined) return named;
  const isVirtual = !readToml(texts.get(root) ?? '').root.entries.has('project');
  return isVirtual ? named : [root, ...named];
}

function readMembers(file: DependencyFile, texts: Texts, members: readonly string[]): Members {
  const names = new Set<NormalizedName>();
  const roots: TomlTable[] = [];
  for (const path of new Set([...members, file.path])) {
    const member = relativePath(parentPath(file.path), path);
    const text = texts.get(path);
    if (text === undefined) return { wrong: say('uvMemberMissing', { file: member }) };
    const isOwn = path === file.path;
    const read = isOwn ? { root: readToml(text).root } : readMember(path, text, member, path === members[0]);
    if (read === 'unmanaged') continue;
    if ('wrong' in read) return read;
    const name = isOwn ? file.projectName : nameOf(read.root);
    const normalized = normalizeName(name ?? '');
    if (names.has(normalized)) return { wrong: say('uvMemberTwice', { name: shorten(name ?? '', 60) }) };
    if (name !== undefined) names.add(normalized);
    roots.push(read.root);
  }
  return { names, roots };
}

/** Members that no version of Python suits together. */
function withoutPython(file: DependencyFile, texts: Texts, roots: readonly TomlTable[]): readonly ReadingProblem[] {
  const own = readToml(texts.get(file.path) ?? '').root;
  const demands = isUnmanaged(own) ? undefined : pythonConflict(own, roots);
  if (!demands) return [];
  const { requiresPython } = file;
  const isOwn = demands.some(({ specifier }) => specifier === requiresPython?.text);
  const shown = demands.map(({ name, specifier }) => ({ name: shorten(name, 60), specifier: shorten(specifier, 60) }));
  return [uvProblem(file, say('uvPythonConflict', { demands: shown }), isOwn ? requiresPython?.span : undefined)];
}

/** A requirement on a member has to say that the member is meant, with nothing beside. */
function withoutSource(file: DependencyFile, members: ReadonlySet<NormalizedName>): readonly ReadingProblem[] {
  const { sources, noSources } = file.uv?.settings ?? {};
  if (noSources?.all) return [];
  return file.declarations.flatMap(({ requirement, role, reader, spans }) => {
    if (!requirement || role !== 'requirement' || (reader !== 'pep621' && reader !== 'pep735')) return [];
    const { normalized, name } = requirement;
    const isMeant = sources?.get(normalized)?.every(mayMeanMember) ?? false;
    if (!members.has(normalized) || isMeant || noSources?.names.has(normalized) || isSelf(file, normalized)) return [];
    return [uvProblem(file, say('uvMemberWithoutSource', { name }), spans.whole)];
  });
}

/** Whether a source may be the workspace; another one is refused for a member, whatever its marker. */
function mayMeanMember({ place, index }: UvSource): boolean {
  return index === undefined && (place === undefined || place.kind === 'workspace');
}

/** A source that says so needs a member of that name. */
function notMembers(
  file: DependencyFile,
  members: ReadonlySet<NormalizedName>,
  root: TomlTable | undefined,
): readonly ReadingProblem[] {
  return withSourceThat(saysOfWorkspace(true), file, root).flatMap(({ requirement: { normalized, name }, spans }) =>
    members.has(normalized) ? [] : [uvProblem(file, say('uvSourceNoMember', { name }), spans.whole)],
  );
}

/** A source that has `workspace` with a value. */
function saysOfWorkspace(wanted: boolean): (source: TomlTable) => boolean {
  return ({ entries }) => {
    const workspace = entries.get('workspace')?.value;
    return workspace?.kind === 'boolean' && workspace.value === wanted;
  };
}

function rootNames(root: TomlTable | undefined): readonly NormalizedName[] {
  const name = root && nameOf(root);
  return name === undefined ? [] : [normalizeName(name)];
}

function nameOf(root: TomlTable): string | undefined {
  const project = root.entries.get('project')?.value;
  return project?.kind === 'table' ? textOf(project, 'name') : undefined;
}

function valueAtRoot(file: DependencyFile): unknown {
  return file.uv?.table.entries.get('workspace')?.value;
}

function isSelf({ projectName }: DependencyFile, name: NormalizedName): boolean {
  return projectName !== undefined && normalizeName(projectName) === name;
}
