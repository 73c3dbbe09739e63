/**
 * `stale-lock`, told at the project: pywrangler reinstalls when `pyproject.toml` or `pylock.toml` has changed, but not when
 * the compatibility date has moved to another ABI. It is the finding that the lock has when it is checked itself.
 */
import { allowsBuild } from '../../dependencyFiles/pywranglerSettings.ts';
import { judgeLock } from '../../locks/judgeLock.ts';
import { say } from '../../messages/message.ts';
import type { Finding } from '../finding.ts';
import { lockFindings } from '../locks/lockFindings.ts';
import { lockBeside } from './_lockBeside.ts';
import { firstLine, neighbourNamed, type WorkerProject } from './workerProject.ts';

/** At most one finding, in the lock; it points at the compatibility date. */
export function staleLockBeside(project: WorkerProject): readonly Finding[] {
  const { file, target, wrangler, installs, neighbours } = project;
  const path = neighbourNamed('pylock.toml', project);
  if (file.kind !== 'pyproject' || !wrangler || path === undefined) return [];
  // Where pywrangler installs for another runtime than the one that is deployed, its lock is for that one.
  if (installs && installs.target !== target.name) return [];
  const text = neighbours.get(path) ?? '';
  const lock = namesOtherAbi(text, target.abi) ? lockBeside(path, text) : undefined;
  if (!lock) return [];
  const span = wrangler.compatibilityDate?.span ?? wrangler.flagsSpan ?? firstLine(wrangler.text);
  const chosenAt = { path: wrangler.path, span, message: say('runtimeChosenHere') };
  return lockFindings(judgeLock(lock, target, allowsBuild(file.text)), target)
    .filter(({ code }) => code === 'stale-lock')
    .map((found) => ({ ...found, related: [chosenAt, ...found.related] }));
}

/** Whether a lock has a wheel for another ABI; a long one is not parsed at every keystroke to find out that it has none. */
function namesOtherAbi(text: string, abi: string): boolean {
  return [...text.matchAll(/(?:pyodide|pyemscripten)_(\d+_\d+)_wasm32/g)].some(([, other]) => other !== abi);
}
