/** The finding about a pin of a lock file for which nothing installs on the target. */
import type { LockedPackage } from '../../dependencyFiles/locks/lockFile.ts';
import type { JudgedPin, PinMisfit } from '../../locks/judgeLock.ts';
import { say, type Message } from '../../messages/message.ts';
import { SYNC_AGAIN } from '../../remedies/kinds/syncAgain.ts';
import type { Finding } from '../finding.ts';
import type { LockCase } from './_lockCase.ts';
import { misfitFinding } from './_misfitFinding.ts';
import { shippedRelease } from './lockMessages.ts';

export function lockedWithoutWheel(pin: JudgedPin, misfit: PinMisfit, lock: LockCase): Finding {
  const helps = lock.judged.isRead && shippedRelease(pin.locked, lock.target) !== undefined;
  const advice = adviceFor(pin.locked, lock);
  return misfitFinding('locked-without-wheel', pin, misfit, lock, advice, helps ? [SYNC_AGAIN] : []);
}

/** What the Pyodide release has of the project, and how to get it. */
function adviceFor(locked: LockedPackage, { judged: { isRead }, target }: LockCase): Message | undefined {
  const release = shippedRelease(locked, target);
  if (target.pyodide === undefined) return undefined;
  if (!release) return say('pyodideDoesNotShip', { pyodide: target.pyodide });
  if (isRead) return say('shippedBySync', release);
  return say(target.workers ? 'shippedByLocking' : 'shippedByMicropip', release);
}
