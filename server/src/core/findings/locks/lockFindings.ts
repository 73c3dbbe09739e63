/** The findings about a lock file: one for each pin that does not install, and one if all of it is for another runtime. */
import type { LockedPackage } from '../../dependencyFiles/locks/lockFile.ts';
import type { JudgedLock, JudgedPin } from '../../locks/judgeLock.ts';
import { say } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import type { Target } from '../../runtimes/target.ts';
import { finding } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { lockCase, type LockCase } from './_lockCase.ts';
import { misfitFinding } from './_misfitFinding.ts';
import { lockedWithoutWheel } from './lockedWithoutWheel.ts';
import { shownPin } from './lockMessages.ts';
import { staleLock } from './staleLock.ts';

/**
 * The findings of a lock. Warnings only if the target's installer installs from the file; for a lock that it does not read
 * they are just information.
 */
export function lockFindings(judged: JudgedLock, target: Target): readonly Finding[] {
  const lock = lockCase(judged, target);
  const isStale = new Set(judged.stale);
  return [...staleLock(lock), ...judged.pins.flatMap((pin) => (isStale.has(pin) ? [] : pinFindings(pin, lock)))];
}

function pinFindings(pin: JudgedPin, lock: LockCase): readonly Finding[] {
  const { locked, verdict } = pin;
  if (verdict.kind === 'fits') return [];
  if (verdict.kind === 'unjudged') return [builtFromSources(locked, lock)];
  const { misfit } = verdict;
  return [
    misfit.kind === 'twice'
      ? misfitFinding('version-conflict', pin, misfit, lock)
      : lockedWithoutWheel(pin, misfit, lock),
  ];
}

/** `unsupported-source`: what is built from a folder or an archive is not known in advance. */
function builtFromSources(locked: LockedPackage, { judged }: LockCase): Finding {
  const { source, span, normalized } = locked;
  const pin = shownPin(locked);
  const message =
    source.kind === 'index'
      ? say('pinBuiltFromArchive', { pin })
      : say('pinBuiltFrom', { pin, location: shorten(source.location, 80) });
  return finding('unsupported-source', message, { path: judged.lock.path, span, name: normalized });
}
