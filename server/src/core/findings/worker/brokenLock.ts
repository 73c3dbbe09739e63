/**
 * `invalid-file` at a `pylock.toml` that uv cannot read, told when the project is checked: pywrangler hands it to uv, which stops. It is
 * the finding that the lock has when it is checked itself.
 */
import type { Finding } from '../finding.ts';
import { invalidFile } from '../invalidFile.ts';
import { lockBeside } from './_lockBeside.ts';
import { neighbourNamed, type WorkerProject } from './workerProject.ts';

/** The first mistake, in the lock: uv stops there. */
export function brokenLock(project: WorkerProject): readonly Finding[] {
  const { file, neighbours } = project;
  const path = neighbourNamed('pylock.toml', project);
  if (file.kind !== 'pyproject' || path === undefined) return [];
  const problems = lockBeside(path, neighbours.get(path) ?? '')?.problems ?? [];
  const mistake = problems.find(({ severity }) => severity === 'error');
  return mistake ? [invalidFile(mistake)] : [];
}
