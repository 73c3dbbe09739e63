/** The repository that a run is in: other programs want paths from its root. */
import { foldersAbove, isWithinFolder, joinPath, relativePath } from '../core/text/path.ts';
import type { HostFiles } from '../host/host.ts';

export interface Repository {
  /** An absolute path: the nearest folder with `.git`, a folder or a file; without one the current folder. */
  readonly root: string;
  /** An absolute path from the root, with `/`; in full, with `/` as well, for what is outside. */
  nameOf(path: string): string;
}

/** @param folder the current one, absolute */
export async function repositoryAround(folder: string, files: HostFiles): Promise<Repository> {
  for (const root of [folder, ...foldersAbove(folder)]) {
    if (await isThere(joinPath(root, '.git'), files)) return repositoryAt(root);
  }
  return repositoryAt(folder);
}

/** What cannot be looked at is no repository for this run. */
async function isThere(path: string, files: HostFiles): Promise<boolean> {
  try {
    return (await files.stat(path)) !== undefined;
  } catch {
    return false;
  }
}

function repositoryAt(root: string): Repository {
  return {
    root,
    nameOf: (path) => (isWithinFolder(path, root) ? relativePath(root, path) : path.replaceAll('\\', '/')),
  };
}
