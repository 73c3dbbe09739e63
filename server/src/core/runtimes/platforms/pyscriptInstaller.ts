/**
 * How PyScript has a Pyodide install what a configuration lists: what it hands to micropip, in which order, from which
 * indexes, and what it does when the page is opened again.
 * @see https://docs.pyscript.net/latest/user-guide/configuration/
 */
import { compareVersions, parseVersion } from '../../packaging/versions/version.ts';
import { IN_OWN_INDEXES, MICROPIP, type Installer } from '../installer.ts';
import type { RuntimeData } from '../runtimes.ts';
import type { Target } from '../target.ts';

/** What a configuration says about it. */
export interface PyscriptCaller {
  readonly packagesCache?: string;
  /** Whether it names other indexes than micropip's own. */
  readonly ownIndexes: boolean;
  /** Whether it lists wheels by path or URL. */
  readonly localWheels: boolean;
}

/** PyScript releases by the Pyodide that they run by themselves, from which they do things. */
const SINCE = {
  /** Later visits load by name what the first one installed. */
  byName: '0.26.4',
  /** The list is sorted before it is handed over. */
  sorted: '0.27.3',
  /** A list with wheels of its own is not kept. */
  wheelsNotKept: '314.0.3',
};

/** The Pyodide release with which nothing is kept, because of a fault in it. */
const NEVER_KEPT = '0.28.0';

/** The target's installer as PyScript calls it. */
export function pyscriptInstaller(
  target: Target,
  { packagesCache, ownIndexes, localWheels }: PyscriptCaller,
  data: RuntimeData,
): Installer {
  const does = (since: string): boolean => isSince(since, target, data);
  const notKept = localWheels && packagesCache !== 'all' && does(SINCE.wheelsNotKept);
  const keeps = packagesCache !== 'never' && target.pyodide !== NEVER_KEPT && !notKept;
  return {
    ...MICROPIP,
    ...(keeps && does(SINCE.sorted) && { order: 'sorted' }),
    ...(keeps && does(SINCE.byName) && { later: 'by-name' }),
    ...(ownIndexes && IN_OWN_INDEXES),
  };
}

/** Whether the PyScript that runs a target does what releases do since one; if it is not known which, the newest is meant. */
function isSince(since: string, { runBy }: Target, { platforms }: RuntimeData): boolean {
  const platform = platforms.find(({ name }) => name === runBy?.name);
  const own = platform?.releases.find(({ release }) => release === runBy?.release)?.pyodide;
  const [version, first] = [parseVersion(own ?? ''), parseVersion(since)];
  return !version || !first || compareVersions(version, first) >= 0;
}
