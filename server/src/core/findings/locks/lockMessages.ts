/**
 * What is said about a pin of a lock file, on its own and in an explanation: why it does not install, and what exists of it.
 */
import type { LockedPackage } from '../../dependencyFiles/locks/lockFile.ts';
import { reasonOfWheels } from '../../diagnosis/wheelSituation.ts';
import type { JudgedPin, PinMisfit, RejectedWheel } from '../../locks/judgeLock.ts';
import type { ShippedRelease, ShownPin } from '../../messages/groups/locks.ts';
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { parseVersion, versionsEqual } from '../../packaging/versions/version.ts';
import type { Target } from '../../runtimes/target.ts';
import { abiOf } from '../failure/reasonWords.ts';

/** At most this many ABIs or Pythons of a pin's wheels are named. */
const MOST_TAGS = 3;

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
      return lackText(misfit.wheels, target);
    case 'needs-build':
      return say(misfit.what === 'vcs' ? 'lockedAsRepository' : 'lockedAsSources');
    case 'no-files':
      return say('lockedWithoutFiles');
    case 'requires-python':
      return say('lockedButAsksForPython', { requiresPython: shorten(misfit.requiresPython, 40) });
    case 'twice':
      return say('lockedTwice', { other: shownPin(misfit.other) });
  }
}

/** What is wrong with most of the locked wheels: the same reasons as for a project, worded for what a lock holds. */
function lackText(wheels: readonly RejectedWheel[], target: Target): Message {
  const lack = reasonOfWheels(wheels.map(({ rejection }) => rejection));
  if (lack.kind === 'other-abi') {
    const abis = [...new Set(lack.abis.map(shownAbi))].slice(0, MOST_TAGS);
    return say('lockedForOtherAbi', { abis, abi: target.abi });
  }
  if (lack.kind === 'other-python') {
    const pythons = lack.pythons.slice(0, MOST_TAGS).map((python) => shorten(python, 30));
    return say('lockedForOtherPython', { pythons, series: target.pythonSeries });
  }
  return say('lockedForOtherSystems', { systems: lack.kind === 'native-only' ? lack.systems : [] });
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
  if (!entry?.installable) return undefined;
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
