/** The lock of a Worker's project, read once for all that look at it. */
import type { LockFile } from '../../dependencyFiles/locks/lockFile.ts';
import { parseLockFile } from '../../dependencyFiles/locks/lockFiles.ts';

/** The last one: what is typed beside it does not change it, and a long one takes a while. */
let last: { readonly path: string; readonly text: string; readonly lock: LockFile | undefined } | undefined;

/** @returns undefined if the file does not have a lock file's name */
export function lockBeside(path: string, text: string): LockFile | undefined {
  if (last?.path !== path || last.text !== text) last = { path, text, lock: parseLockFile(path, text) };
  return last.lock;
}
