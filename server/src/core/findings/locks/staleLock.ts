/** The finding about a lock that was made for a runtime other than the target. */
import type { JudgedLock, JudgedPin } from '../../locks/judgeLock.ts';
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import { parseWheelFilename } from '../../packaging/wheels/wheelFilename.ts';
import type { Target } from '../../runtimes/target.ts';
import { SYNC_AGAIN } from '../../remedies/kinds/syncAgain.ts';
import { fileName } from '../../text/path.ts';
import { finding } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { MOST_WHEELS, type LockCase } from './_lockCase.ts';
import { shownAbi, shownPin, wheelLines } from './lockMessages.ts';

/** At most this many pins are named in the message; the others are counted. */
const MOST_NAMED = 3;

/**
 * At most one: where the lock says which Python it is for, else on the first wheel's pin; the other pins are related places.
 */
export function staleLock({ judged, target, severity, account }: LockCase): readonly Finding[] {
  const { lock, misfit, stale, isRead } = judged;
  const message = staleMessage(judged, target);
  const span = misfit?.span ?? stale[0]?.locked.span;
  if (!message || !span) return [];
  const others = misfit ? stale : stale.slice(1);
  return [
    finding(
      'stale-lock',
      message,
      { path: lock.path, span },
      {
        severity,
        remedies: isRead ? [SYNC_AGAIN] : [],
        culprits: stale.map(({ locked }) => locked.normalized),
        explanation: [...account, ...stale.flatMap(wheelLines).slice(0, MOST_WHEELS)],
        related: others.map(({ locked }) => ({
          path: lock.path,
          span: locked.span,
          message: say('pinHasWheelOfSameAbi', { pin: shownPin(locked) }),
        })),
      },
    ),
  ];
}

/** Undefined if nothing is stale. The wheels say more than what the lock says about itself. */
function staleMessage({ lock, misfit, stale, isRead }: JudgedLock, target: Target): Message | undefined {
  const common = { file: fileName(lock.path), synced: isRead, target: target.label };
  if (stale.length > 0) {
    const pins = stale.slice(0, MOST_NAMED).map(({ locked }) => shownPin(locked));
    return say('lockForOtherWheels', { ...common, ...originOf(stale), pins, more: stale.length - pins.length });
  }
  if (!misfit) return undefined;
  if (misfit.kind === 'environments') return say('lockForOtherEnvironments', common);
  const requiresPython = shorten(misfit.requiresPython, 40);
  return say('lockForOtherPython', { ...common, requiresPython, python: formatVersion(target.python) });
}

/** The runtime that the wheels were chosen for: the Python `3.13` with `ABI 2025_0`. */
function originOf(stale: readonly JudgedPin[]): { readonly python?: string; readonly abi: string } {
  const wheels = stale.flatMap(({ locked }) =>
    locked.wheels.flatMap(({ filename }) => parseWheelFilename(filename) ?? []),
  );
  const abi = shownAbi(wheels.flatMap(({ platformTags }) => platformTags)[0] ?? '');
  // A wheel with the stable ABI also loads on later Pythons, so it proves nothing.
  const [, minor] =
    /^cp3(\d+)$/.exec(wheels.flatMap(({ abiTags }) => abiTags.filter((tag) => /^cp3\d+$/.test(tag)))[0] ?? '') ?? [];
  return { ...(minor !== undefined && { python: `3.${minor}` }), abi };
}
