/** The target of a project whose Pyodide takes a lock file of its own: which releases take it, and what is shipped then. */
import { say, type Message } from '../../messages/message.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { compareVersions, parseVersion } from '../../packaging/versions/version.ts';
import type { ShippedPackage } from '../pyodideLock.ts';
import type { PyodideRelease, RuntimeData } from '../runtimes.ts';
import type { Target } from '../target.ts';
import { lockName, type LockContent, type LockInfo, type OwnLock } from './ownLock.ts';

/** Since this release a lock is taken by its ABI; before, only by the release that made it. */
const TAKES_BY_ABI = parseVersion('0.28.0');

/** Why a Pyodide release refuses a lock when it starts, as a clause; undefined if it takes it. */
export function whyRefused(
  { release, abi }: Pick<PyodideRelease, 'release' | 'abi'>,
  info: LockInfo,
): Message | undefined {
  const version = parseVersion(release);
  if (version && TAKES_BY_ABI && compareVersions(version, TAKES_BY_ABI) < 0) {
    return info.version === release ? undefined : say('ownLockOfOtherRelease', { of: info.version ?? '', release });
  }
  return info.abi === abi ? undefined : say('ownLockOfOtherAbi', { of: info.abi ?? '', abi, release });
}

/**
 * The release that a lock is for, if nothing else says it: the newest stable one that takes it, of those with the micropip that
 * is in the lock if there are any.
 * @returns undefined if no release takes it; `isOnly` if no other one does
 */
export function releaseOfLock(
  { info, packages }: LockContent,
  data: RuntimeData,
): { readonly release: PyodideRelease; readonly isOnly: boolean } | undefined {
  const all = data.releases.filter((release) => !whyRefused(release, info));
  const stable = all.filter(({ prerelease }) => !prerelease);
  const taking = stable.length > 0 ? stable : all;
  const micropip = normalizeName('micropip');
  const own = packages.get(micropip)?.version;
  const alike = taking.filter(({ release }) => data.lock(release).packages.get(micropip)?.version === own);
  const release = alike.at(-1) ?? taking.at(-1);
  return release && { release, isOnly: taking.length === 1 };
}

/** A Pyodide in a page with the project's own lock; any other target as it is. */
export function withOwnLock(target: Target, lock: OwnLock | undefined): Target {
  const { pyodide, workers, abi } = target;
  if (!lock || workers || pyodide === undefined) return target;
  const { named, path } = lock;
  const place = { named, ...(path !== undefined && { path }) };
  const label = `${target.label} + ${lockName(place)}`;
  const content = lock.kind === 'known' ? lock.content : undefined;
  const reason = lock.kind === 'known' ? whyRefused({ release: pyodide, abi }, lock.content.info) : lock.reason;
  if (!content || reason) {
    const unknown = say('ownLockUnknown', { lock: lockName(place), reason: reason ?? say('ownLockForNothing') });
    const shipped = { release: pyodide, packages: new Map<NormalizedName, ShippedPackage>() };
    return { ...target, name: `${target.name}+lock`, label, shipped, ownLock: { ...place, unknown } };
  }
  const { hash, packages } = content;
  const shipped = { release: pyodide, packages };
  return { ...target, name: `${target.name}+lock.${hash}`, label, shipped, ownLock: place };
}

/** How people call what ships a target's packages, behind the word Pyodide: `0.28.3`, `0.28.3 + pyodide-lock.json`. */
export function shipperOf({ pyodide, ownLock }: Target): string | undefined {
  return pyodide === undefined || !ownLock ? pyodide : `${pyodide} + ${lockName(ownLock)}`;
}
