/**
 * `invalid-file` at a `pylock.toml` that uv cannot read, told when the project is checked: pywrangler hands it to uv, which stops. It is
 * the finding that the lock has when it is checked itself.
 */
import type { Finding } from '../finding.ts';
import { invalidFile } from '../invalidFile.ts';
import { lockBeside } from './_lockBeside.ts';
import { neighbourNamed, type WorkerProject } from './workerProject.ts';

/** What uv stops at, in the lock. What only an installer of it refuses is written anew before. */
export function brokenLock(project: WorkerProject): readonly Finding[] {
  const { file, neighbours } = project;
  const path = neighbourNamed('pylock.toml', project);
  if (file.kind !== 'pyproject' || path === undefined) return [];
  const refused = lockBeside(path, neighbours.get(path) ?? '')?.refused;
  return refused ? [invalidFile(refused)] : [];
}
