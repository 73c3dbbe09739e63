/**
 * What is said about a pin of a lock file, on its own and in an explanation: why it does not install, and what exists of it.
 */
import type { LockedPackage } from '../../dependencyFiles/locks/lockFile.ts';
import type { Reason } from '../../diagnosis/reason.ts';
import { reasonOfWheels } from '../../diagnosis/wheelSituation.ts';
import type { JudgedPin, PinMisfit } from '../../locks/judgeLock.ts';
import type { ShippedRelease, ShownPin } from '../../messages/groups/locks.ts';
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { parseVersion, versionsEqual } from '../../packaging/versions/version.ts';
import type { Target } from '../../runtimes/target.ts';
import { abiOf, reasonWords } from '../failure/reasonWords.ts';

/** A pin, safe from what an index or a person could put into the text. */
export function shownPin({ name, version }: LockedPackage): ShownPin {
  return { name: shorten(name, 60), ...(version !== undefined && { version: shorten(version, 30) }) };
}

/** The ABI of a platform tag, or the beginning of whatever is there instead. */
export function shownAbi(platform: string): string {
  return shorten(abiOf(platform), 30);
}

/** Why a pin does not install, as a clause about "it". */
export function misfitText(misfit: PinMisfit, target: Target): Message {
  switch (misfit.kind) {
    case 'no-fitting-wheel':
      return lockedBut(reasonOfWheels(misfit.wheels.map(({ rejection }) => rejection)), target);
    case 'needs-build':
      return say(misfit.what === 'vcs' ? 'lockedAsRepository' : 'lockedAsSources');
    case 'no-files':
      return say('lockedWithoutFiles');
    case 'requires-python':
      return lockedBut(misfit, target);
    case 'twice':
      return say('lockedTwice', { other: shownPin(misfit.other) });
  }
}

/** `it is locked with wheels only for Linux`. */
function lockedBut(reason: Reason, target: Target): Message {
  return say('itself', { reason: reasonWords(reason, target, { subject: 'locked' }) });
}

/** `Pyodide 0.28.3 ships 2.27.2`; undefined if it ships nothing of the project. */
export function shippedText(locked: LockedPackage, target: Target): Message | undefined {
  const release = shippedRelease(locked, target);
  return release && say('pyodideShips', release);
}

/** What the Pyodide release of a target has of a locked project; undefined if it has nothing. */
export function shippedRelease(
  { normalized, version }: LockedPackage,
  { shipped, pyodide }: Target,
): ShippedRelease | undefined {
  const entry = shipped.packages.get(normalized);
  if (!entry?.installable || pyodide === undefined) return undefined;
  const [locked, own] = [parseVersion(version ?? ''), parseVersion(entry.version)];
  const isSame = locked !== undefined && own !== undefined && versionsEqual(locked, own);
  return { pyodide, ...(!isSame && { version: entry.version }) };
}

/** The wheels locked for a pin, and why each does not load. */
export function wheelLines({ verdict }: JudgedPin): readonly Message[] {
  if (verdict.kind !== 'misfit' || verdict.misfit.kind !== 'no-fitting-wheel') return [];
  return verdict.misfit.wheels.map(({ filename, rejection }) => {
    const wheel = shorten(filename, 120);
    if (rejection.kind === 'abi-year') return say('wheelIsForAbi', { wheel, abi: shownAbi(rejection.platform) });
    return say(rejection.kind === 'python' ? 'wheelIsForOtherPython' : 'wheelIsForOtherPlatform', { wheel });
  });
}
