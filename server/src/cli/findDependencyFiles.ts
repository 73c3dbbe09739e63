/** Finds the files in a folder to check: every dependency file in it and below, except those of installed packages. */
import { dependencyFileKind } from '../core/dependencyFiles/dependencyFileKind.ts';
import { parseDependencyFile } from '../core/dependencyFiles/parseDependencyFile.ts';
import { WRANGLER_NAMES } from '../core/dependencyFiles/neighbours.ts';
import { fileName } from '../core/text/path.ts';
import type { Documents } from '../check/checkRequest.ts';
import type { HostFiles } from '../host/host.ts';
import type { Paths } from './terminal.ts';

/** Folders of tools and of installed packages, in addition to all whose name begins with a dot. */
const SKIPPED: ReadonlySet<string> = new Set([
  '__pycache__',
  '__pypackages__',
  'build',
  'dist',
  'node_modules',
  'python_modules',
  'site-packages',
  'venv',
]);

/** In bytes; nobody writes a larger page or notebook by hand, and one that is named is read whatever its size. */
const LARGEST_SEARCHED = 20_000_000;

/**
 * The dependency files of a folder and the folders in it, sorted by name, those of a folder before those of its folders.
 * A page has to declare some dependencies; scripts are skipped, since most files of code declare none. The only lock included is
 * that of a Worker. Links to folders are not followed.
 * @param folder absolute path
 * @param documents the texts of files that may have another purpose
 * @returns the parts of each path below the folder
 */
export async function findDependencyFiles(
  folder: string,
  files: HostFiles,
  paths: Pick<Paths, 'join'>,
  documents: Documents,
): Promise<readonly string[]> {
  const found: string[] = [];
  const search = async (below: string): Promise<void> => {
    const entries = [...(await files.list(paths.join(folder, below)))].sort((a, b) => (a.name < b.name ? -1 : 1));
    // A virtual environment can have any name; this file identifies it.
    if (entries.some(({ name }) => name === 'pyvenv.cfg')) return;
    // pywrangler installs from the `pylock.toml` next to a Worker's configuration.
    const isWorker = entries.some(({ name }) => WRANGLER_NAMES.includes(name));
    for (const { name, kind } of entries) {
      const path = paths.join(folder, below, name);
      if (kind !== 'file' || !mayBeChecked(path, isWorker)) continue;
      if (!hasOtherPurpose(path) || (await declaresAny(path, files, documents))) found.push(paths.join(below, name));
    }
    for (const { name, kind } of entries) {
      if (kind === 'folder' && !name.startsWith('.') && !SKIPPED.has(name)) await search(paths.join(below, name));
    }
  };
  await search('');
  return found;
}

/** Whether a file of that name is a dependency file only if its text declares any. */
function hasOtherPurpose(path: string): boolean {
  const kind = dependencyFileKind(path);
  return kind === 'page';
}

async function declaresAny(path: string, files: HostFiles, documents: Documents): Promise<boolean> {
  const stat = await files.stat(path);
  if (stat?.kind !== 'file' || stat.size > LARGEST_SEARCHED) return false;
  const read = await documents.read(path);
  const file = read.kind === 'text' ? parseDependencyFile(path, read.text) : undefined;
  if (!file) return false;
  // A configuration with a name of its own is found by itself.
  const leadsToOthers = file.includes.some((include) => dependencyFileKind(include.path) === undefined);
  return leadsToOthers || file.declarations.length > 0 || file.problems.length > 0;
}

/** A lock that nothing installs from says nothing about the project, unless the user asks about it. */
function mayBeChecked(path: string, isWorker: boolean): boolean {
  const kind = dependencyFileKind(path);
  if (kind === 'lock') return isWorker && fileName(path) === 'pylock.toml';
  return kind !== undefined && kind !== 'script';
}
