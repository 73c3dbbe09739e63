/** Finds the files in a folder to check: every dependency file in it and below, except those of installed packages. */
import { dependencyFileKind } from '../core/dependencyFiles/dependencyFileKind.ts';
import { WRANGLER_NAMES } from '../core/dependencyFiles/neighbours.ts';
import { fileName } from '../core/text/path.ts';
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

/**
 * The dependency files of a folder and the folders in it, sorted by name, those of a folder before those of its folders.
 * Scripts are skipped: only their text tells whether they declare dependencies. The only lock included is that of a Worker.
 * Links to folders are not followed.
 * @param folder absolute path
 * @returns the parts of each path below the folder
 */
export async function findDependencyFiles(
  folder: string,
  files: HostFiles,
  paths: Pick<Paths, 'join'>,
): Promise<readonly string[]> {
  const found: string[] = [];
  const search = async (below: string): Promise<void> => {
    const entries = [...(await files.list(paths.join(folder, below)))].sort((a, b) => (a.name < b.name ? -1 : 1));
    // A virtual environment can have any name; this file identifies it.
    if (entries.some(({ name }) => name === 'pyvenv.cfg')) return;
    // pywrangler installs from the `pylock.toml` next to a Worker's configuration.
    const isWorker = entries.some(({ name }) => WRANGLER_NAMES.includes(name));
    for (const { name, kind } of entries) {
      if (kind === 'file' && isDependencyFile(paths.join(folder, below, name), isWorker))
        found.push(paths.join(below, name));
    }
    for (const { name, kind } of entries) {
      if (kind === 'folder' && !name.startsWith('.') && !SKIPPED.has(name)) await search(paths.join(below, name));
    }
  };
  await search('');
  return found;
}

/** A lock that nothing installs from says nothing about the project, unless the user asks about it. */
function isDependencyFile(path: string, isWorker: boolean): boolean {
  const kind = dependencyFileKind(path);
  if (kind === 'lock') return isWorker && fileName(path) === 'pylock.toml';
  return kind !== undefined && kind !== 'script';
}
