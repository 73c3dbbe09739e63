/** A lock on a target, with what all findings about it share: their severity, and the account of the whole lock. */
import type { LockFile } from '../../dependencyFiles/locks/lockFile.ts';
import type { JudgedLock } from '../../locks/judgeLock.ts';
import { say, type Message } from '../../messages/message.ts';
import type { Target } from '../../runtimes/target.ts';
import { fileName } from '../../text/path.ts';
import { misfitText, shownPin } from './lockMessages.ts';

/** At most this many pins are listed one by one. */
const MOST_LISTED = 30;
/** At most this many wheels are listed in one explanation. */
export const MOST_WHEELS = 40;

export interface LockCase {
  readonly judged: JudgedLock;
  readonly target: Target;
  readonly severity: 'warning' | 'information';
  /** One line each: how many of the packages fit, which do not, and what reads the lock. */
  readonly account: readonly Message[];
}

export function lockCase(judged: JudgedLock, target: Target): LockCase {
  return {
    judged,
    target,
    // Not an error: pywrangler resolves again before it installs from its lock, and pins that do not install give way.
    severity: judged.isRead ? 'warning' : 'information',
    account: lockAccount(judged, target),
  };
}

function lockAccount({ lock, pins, isRead }: JudgedLock, target: Target): readonly Message[] {
  const lines = pins.flatMap(({ locked, verdict }) =>
    verdict.kind === 'misfit'
      ? [say('lockAccountPin', { pin: shownPin(locked), reason: misfitText(verdict.misfit, target) })]
      : [],
  );
  const more = lines.length - MOST_LISTED;
  return [
    say('lockAccount', {
      entries: lock.packages.length,
      installed: pins.length,
      target: target.label,
      fitting: pins.filter(({ verdict }) => verdict.kind === 'fits').length,
    }),
    ...lines.slice(0, MOST_LISTED),
    ...(more > 0 ? [say('lockAccountMore', { more })] : []),
    ...(isRead ? [] : [notRead(lock, target)]),
  ];
}

function notRead({ path }: LockFile, { workers, label }: Target): Message {
  const file = fileName(path);
  return workers ? say('lockNotReadByPywrangler', { file }) : say('lockNotReadByMicropip', { file, target: label });
}
