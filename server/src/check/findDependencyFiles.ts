/** Finds the files in a folder to check: every dependency file in it and below, except those of installed packages. */
import { dependencyFileKind, namedFileKind } from '../core/dependencyFiles/dependencyFileKind.ts';
import { otherPurposeOf } from '../core/dependencyFiles/otherPurposes.ts';
import { parseDependencyFile } from '../core/dependencyFiles/parseDependencyFile.ts';
import { WRANGLER_NAMES } from '../core/dependencyFiles/neighbours.ts';
import type { Message } from '../core/messages/message.ts';
import { ENVIRONMENT_MARK, isForeignFolder } from '../core/text/foreignFolders.ts';
import { fileName, isWithinFolder } from '../core/text/path.ts';
import type { HostFiles } from '../host/host.ts';
import type { Documents } from './checkRequest.ts';
import { listWholeOnDisk } from './diskFiles.ts';

/** Tables of tools that declare dependencies, or say how they are installed. */
const DECLARING_TOOLS = /^tool\.(?:uv|poetry|pdm|hatch|flit|pywrangler)(?:\.|$)/;

/** In bytes; nobody writes a larger page or notebook by hand, and one that is named is read whatever its size. */
const LARGEST_SEARCHED = 20_000_000;

/** Files of a JupyterLite site: all notebooks below them are for Pyodide. */
const SITE_NAMES: ReadonlySet<string> = new Set([
  'jupyter_lite_config.json',
  'jupyter-lite.json',
  'jupyter-lite.ipynb',
]);

/** What is known of a folder from those above it and from the names in it. */
interface Surroundings {
  /** pywrangler installs from the `pylock.toml` next to a Worker's configuration. */
  readonly isWorker: boolean;
  readonly isSite: boolean;
}

/** What a search looks at. */
export interface SearchLimits {
  readonly signal?: AbortSignal;
  /** How many files it finds at most. */
  readonly most?: number;
  /** The absolute path of the one file that is looked for; the folders that do not lead to it are not looked into. */
  readonly only?: string;
  /** Whether the folders below are left alone. */
  readonly shallow?: boolean;
  /** Called with each folder that cannot be read, as parts below the one that is searched, and why. */
  readonly onUnreadable?: (below: string, reason: Message) => void;
}

/**
 * The dependency files of a folder and the folders in it, sorted by name, those of a folder before those of its folders.
 * Pages and notebooks have to declare some dependencies; scripts are skipped, since most files of code declare none. The only lock
 * included is that of a Worker. Links to folders are not followed.
 * @param folder absolute path
 * @param documents the texts of files that may have another purpose
 * @param limits where the search ends early, and what it does not look at; it throws the reason of the signal
 * @returns the parts of each path below the folder
 */
export async function findDependencyFiles(
  folder: string,
  files: HostFiles,
  paths: { join(...parts: string[]): string },
  documents: Documents,
  limits: SearchLimits = {},
): Promise<readonly string[]> {
  const found: string[] = [];
  const { signal, most = Infinity, only, shallow = false, onUnreadable } = limits;
  const isAsked = (path: string): boolean => only === undefined || isWithinFolder(only, path);
  const search = async (below: string, isInSite: boolean): Promise<void> => {
    signal?.throwIfAborted();
    const listed = await listWholeOnDisk(files, paths.join(folder, below));
    if (listed.kind === 'unreadable') onUnreadable?.(below, listed.reason);
    if (listed.kind !== 'folder') return;
    const { entries } = listed;
    // A virtual environment can have any name.
    if (entries.some(({ name }) => name === ENVIRONMENT_MARK)) return;
    const isWorker = entries.some(({ name }) => WRANGLER_NAMES.includes(name));
    const isSite = isInSite || entries.some(({ name }) => SITE_NAMES.has(name));
    for (const { name, kind } of entries) {
      const path = paths.join(folder, below, name);
      if (found.length >= most) return;
      const isFound =
        kind === 'file' && isAsked(path) && (await isDependencyFile(path, { isWorker, isSite }, files, documents));
      if (isFound) found.push(paths.join(below, name));
    }
    for (const { name, kind } of entries) {
      const isEntered = !shallow && kind === 'folder' && !isForeignFolder(name);
      if (isEntered && isAsked(paths.join(folder, below, name))) await search(paths.join(below, name), isSite);
    }
  };
  await search('', false);
  return found;
}

async function isDependencyFile(
  path: string,
  { isWorker, isSite }: Surroundings,
  files: HostFiles,
  documents: Documents,
): Promise<boolean> {
  const other = otherPurposeOf(fileName(path).toLowerCase());
  if (other) return other.searched && declaresAny(path, isSite, files, documents);
  const kind = dependencyFileKind(path);
  if (kind === 'pyproject') return isWorker || !(await isOnlySettings(path, documents));
  // A lock that nothing installs from says nothing about the project, unless the user asks about it.
  return kind === 'lock' ? isWorker && fileName(path) === 'pylock.toml' : kind !== undefined;
}

/** Whether a pyproject.toml is there for the settings of tools alone, which declare no dependencies. */
async function isOnlySettings(path: string, documents: Documents): Promise<boolean> {
  const read = await documents.read(path);
  if (read.kind !== 'text') return false;
  const tables = [...read.text.matchAll(/^[ \t]*\[+([^\]\n]*)/gm)].map(([, name = '']) => name.replace(/[\s"']/g, ''));
  return tables.length > 0 && tables.every((name) => name.startsWith('tool.') && !DECLARING_TOOLS.test(name));
}

async function declaresAny(path: string, isSite: boolean, files: HostFiles, documents: Documents): Promise<boolean> {
  // What cannot be read declares nothing that could be found.
  const stat = await files.stat(path).catch(() => undefined);
  if (stat?.kind !== 'file' || stat.size > LARGEST_SEARCHED) return false;
  const read = await documents.read(path);
  if (read.kind !== 'text') return false;
  const kind = isSite ? namedFileKind(path, read.text) : dependencyFileKind(path, read.text);
  const file = kind && parseDependencyFile(path, read.text, kind);
  if (!file) return false;
  // A configuration with a name of its own is found by itself.
  const leadsToOthers = file.includes.some((include) => dependencyFileKind(include.path) === undefined);
  const isOpen = file.problems.some(({ notInstalled }) => notInstalled !== true);
  return leadsToOthers || file.declarations.length > 0 || isOpen;
}
