/**
 * `invalid-file` at a `pylock.toml` that uv cannot read, told when the project is checked: pywrangler hands it to uv, which stops. It is
 * the finding that the lock has when it is checked itself.
 */
import { parseLockFile } from '../../dependencyFiles/locks/lockFiles.ts';
import type { Finding } from '../finding.ts';
import { invalidFile } from '../invalidFile.ts';
import { neighbourNamed, type WorkerProject } from './workerProject.ts';

/** The first mistake, in the lock: uv stops there. */
export function brokenLock(project: WorkerProject): readonly Finding[] {
  const { file, neighbours } = project;
  const path = neighbourNamed('pylock.toml', project);
  if (file.kind !== 'pyproject' || path === undefined) return [];
  return mistakesIn(path, neighbours.get(path) ?? '');
}

/** The last lock that was read: what is typed beside it does not change it, and a long one takes a while. */
let last: { readonly path: string; readonly text: string; readonly findings: readonly Finding[] } | undefined;

function mistakesIn(path: string, text: string): readonly Finding[] {
  if (last?.path === path && last.text === text) return last.findings;
  const problems = parseLockFile(path, text)?.problems ?? [];
  const mistake = problems.find(({ severity }) => severity === 'error');
  const findings = mistake ? [invalidFile(mistake)] : [];
  last = { path, text, findings };
  return findings;
}
