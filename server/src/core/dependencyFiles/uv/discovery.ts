/**
 * Where uv takes its settings from: it starts at the root of the workspace if the folder is a member of one, else at the
 * folder, and walks upwards; the first folder with a `uv.toml`, or with a pyproject.toml that has a `[tool.uv]`, decides
 * alone. Measured with uv 0.13.9.
 * @see https://docs.astral.sh/uv/concepts/configuration-files/
 */
import { readToml } from '../../config/toml.ts';
import { textsOf, valueAt, type TomlTable } from '../../config/tomlNode.ts';
import { foldersAbove, joinPath, parentPath } from '../../text/path.ts';
import { isUnmanaged } from './_projectReferences.ts';
import { lackOfProject, misfitOfProject } from './projectShape.ts';
import type { Misfit } from './_settingType.ts';
import { matchesGlob } from './workspace/memberGlob.ts';
import { readUvTableOf, readUvToml, type UvLayer } from './uvTable.ts';

/** The texts around a file by path; absent files are not among them. */
export type Texts = ReadonlyMap<string, string>;

/** Where settings come from. */
export interface Discovery {
  /** The table that counts; none where no folder has one. */
  readonly settings?: UvLayer;
  /** Of a `pyproject.toml` or `uv.toml`: uv passes over a table with a wrong value, and warns. */
  readonly passedOver: readonly UvLayer[];
  /** The workspace that the folder belongs to, if its root is another folder. */
  readonly workspace?: Workspace;
  /** A pyproject.toml above that uv has to read and cannot, so that it refuses every project below. */
  readonly broken?: BrokenProject;
}

/** A pyproject.toml that uv has to read and cannot. */
export interface BrokenProject {
  readonly path: string;
  /** The value that it does not understand, if that is why. */
  readonly misfit?: Misfit;
}

/** The root of a workspace. */
export interface Workspace {
  /** Its pyproject.toml. */
  readonly path: string;
  readonly root: TomlTable;
}

/** More folders than this lie above no project. */
const MOST_FOLDERS = 64;

/** The folder of a file and those above, the innermost first. */
export function foldersAround(path: string): readonly string[] {
  const own = parentPath(path);
  return [own, ...foldersAbove(own)].slice(0, MOST_FOLDERS);
}

/** @param only the only file with settings, if the environment of uv names one; null for none */
export function discoverSettings(path: string, texts: Texts, only?: string | null): Discovery {
  const folders = foldersAround(path);
  const [own = parentPath(path)] = folders;
  const project = folders.find((folder) => texts.has(projectIn(folder)));
  const read = project === undefined ? undefined : readProject(projectIn(project), texts);
  const found = read?.table && !isUnmanaged(read.table) ? workspaceOf(read, folders, texts) : undefined;
  const start = startOf(found, read, own);
  const { settings, passedOver } =
    only === undefined ? firstSettings(folders.slice(folders.indexOf(start)), texts) : onlySettings(only, texts);
  return {
    ...(settings && { settings }),
    passedOver,
    ...(found && 'root' in found && { workspace: found }),
    ...(found && 'broken' in found && found),
  };
}

/**
 * The files that uv opens for a project, those that are there: to find its workspace, and from there upwards as far as its settings. It
 * stops at one that is not UTF-8.
 * @param texts also that of the project itself
 * @param only see {@link discoverSettings}
 */
export function openedByUv(path: string, texts: Texts, only?: string | null): readonly string[] {
  const { settings, workspace } = discoverSettings(path, texts, only);
  const folders = foldersAround(path);
  const projects = folders.map(projectIn).filter((one) => texts.has(one));
  const table = texts.has(path) ? readProject(path, texts).table : undefined;
  const isAlone = table !== undefined && (workspaceTable(table) !== undefined || isUnmanaged(table));
  const ofWorkspace = projects.slice(0, isAlone ? 1 : 2);
  if (only !== undefined) return [...ofWorkspace, ...(only !== null && texts.has(only) ? [only] : [])];
  const start = folders.indexOf(parentPath(workspace?.path ?? path));
  const end = settings ? folders.indexOf(parentPath(settings.path)) : folders.length - 1;
  const onTheWay = folders.slice(start, end + 1).flatMap((folder) => {
    const own = [joinPath(folder, 'uv.toml'), projectIn(folder)].filter((one) => texts.has(one));
    const last = own.indexOf(settings?.path ?? '');
    return last === -1 ? own : own.slice(0, last + 1);
  });
  return [...new Set([...ofWorkspace, ...onTheWay])];
}

interface ReadProject {
  readonly path: string;
  /** Undefined if it is not TOML. */
  readonly table: TomlTable | undefined;
}

/** Where the walk upwards begins. A project that is no member is the root of a workspace of its own. */
function startOf(
  found: Workspace | { readonly broken: BrokenProject } | undefined,
  project: ReadProject | undefined,
  own: string,
): string {
  if (found) return 'root' in found ? parentPath(found.path) : own;
  const table = project?.table;
  const isRoot = table && !isUnmanaged(table) && (table.entries.has('project') || workspaceTable(table));
  return isRoot ? parentPath(project.path) : own;
}

/** The workspace above a project. Only the nearest pyproject.toml above can be its root. */
function workspaceOf(
  { path, table }: ReadProject,
  folders: readonly string[],
  texts: Texts,
): Workspace | { readonly broken: BrokenProject } | undefined {
  if (!table || workspaceTable(table)) return undefined;
  const above = folders.slice(folders.indexOf(parentPath(path)) + 1).find((folder) => texts.has(projectIn(folder)));
  if (above === undefined) return undefined;
  const root = readProject(projectIn(above), texts);
  if (!root.table) return { broken: { path: root.path } };
  const misfit = misfitOfProject(root.table);
  if (misfit) return { broken: { path: root.path, misfit } };
  if (isRefused(root.path, root.table)) return { broken: { path: root.path } };
  const workspace = workspaceTable(root.table);
  return workspace && isMember(parentPath(path), above, workspace) ? { path: root.path, root: root.table } : undefined;
}

/** Whether a folder is one of the members, which are named by patterns relative to the root. */
export function isMember(folder: string, root: string, workspace: TomlTable): boolean {
  const matches = (key: string): boolean => textsOf(workspace, key).some((glob) => matchesGlob(folder, root, glob));
  return matches('members') && !matches('exclude');
}

function firstSettings(folders: readonly string[], texts: Texts): Pick<Discovery, 'settings' | 'passedOver'> {
  const passedOver: UvLayer[] = [];
  for (const folder of folders) {
    const path = joinPath(folder, 'uv.toml');
    const text = texts.get(path);
    if (text !== undefined) return { settings: readUvToml(path, text), passedOver };
    const { table } = texts.has(projectIn(folder)) ? readProject(projectIn(folder), texts) : {};
    const settings = table && readUvTableOf(projectIn(folder), table);
    if (settings && !settings.verdict.ignored) return { settings, passedOver };
    if (settings) passedOver.push(settings);
  }
  return { passedOver };
}

function onlySettings(only: string | null, texts: Texts): Pick<Discovery, 'settings' | 'passedOver'> {
  const text = only === null ? undefined : texts.get(only);
  if (only === null || text === undefined) return { passedOver: [] };
  return { settings: readUvToml(only, text), passedOver: [] };
}

function readProject(path: string, texts: Texts): ReadProject {
  const { root, errors } = readToml(texts.get(path) ?? '');
  return { path, table: errors.length > 0 ? undefined : root };
}

function projectIn(folder: string): string {
  return joinPath(folder, 'pyproject.toml');
}

function workspaceTable(root: TomlTable): TomlTable | undefined {
  const table = valueAt(root, ['tool', 'uv', 'workspace']);
  return table?.kind === 'table' ? table : undefined;
}

function isRefused(path: string, root: TomlTable): boolean {
  return readUvTableOf(path, root)?.verdict.refused === true || lackOfProject(root) !== undefined;
}
