/**
 * The micropip that a Pyodide release brings along: how it differs from that of other releases, and what is installed
 * because of it before anything is asked for.
 * @see https://github.com/pyodide/micropip/blob/main/CHANGELOG.md
 */
import { normalizeName, type NormalizedName } from '../packaging/name.ts';
import type { Requirement } from '../packaging/requirements/requirement.ts';
import { specifierSetContains } from '../packaging/versions/specifier.ts';
import { compareVersions, parseVersion } from '../packaging/versions/version.ts';
import type { PyodideLock, ShippedPackage } from './pyodideLock.ts';
import type { Target } from './target.ts';

const MICROPIP = normalizeName('micropip');

/** Since this release micropip heeds that files are yanked, and takes the best of several fitting wheels. */
const HEEDS_YANKED = parseVersion('0.10.0');

/** Whether the release's micropip takes yanked releases only as a last resort; older ones do not look at it. */
export function heedsYanked(lock: PyodideLock): boolean {
  const version = parseVersion(lock.packages.get(MICROPIP)?.version ?? '');
  // What a lock does not name is taken for a new one.
  return !version || !HEEDS_YANKED || compareVersions(version, HEEDS_YANKED) >= 0;
}

/** micropip itself and what it depends on: these are there already, in the version of the lock. */
export function installedBefore(lock: PyodideLock): ReadonlyMap<NormalizedName, ShippedPackage> {
  return lockClosure(lock, [MICROPIP]);
}

/** Some entries of a lock and everything that loads with them, by what the lock's `depends` say. */
export function lockClosure(
  lock: PyodideLock,
  names: Iterable<NormalizedName>,
): ReadonlyMap<NormalizedName, ShippedPackage> {
  const closure = new Map<NormalizedName, ShippedPackage>();
  const waiting = [...names];
  for (const name of waiting) {
    const shipped = lock.packages.get(name);
    if (!shipped || closure.has(name)) continue;
    closure.set(name, shipped);
    waiting.push(...shipped.depends);
  }
  return closure;
}

/**
 * The entry of the lock that answers a requirement, where the installer asks the lock first: any version that the specifier
 * admits will do. Extras are not looked at.
 */
export function answerOfLock(
  { installer, shipped }: Target,
  { normalized, specifier }: Pick<Requirement, 'normalized' | 'specifier'>,
): ShippedPackage | undefined {
  if (!installer.shippedFirst) return undefined;
  const entry = shipped.packages.get(normalized);
  const version = entry && parseVersion(entry.version);
  return version && specifierSetContains(specifier, version, { prereleases: true }) ? entry : undefined;
}
