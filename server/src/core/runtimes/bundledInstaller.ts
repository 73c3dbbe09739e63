/**
 * The micropip that comes with a Pyodide release: how it differs from that of other releases, and what is installed because
 * of it before anything is requested.
 * @see https://github.com/pyodide/micropip/blob/main/CHANGELOG.md
 */
import { normalizeName, type NormalizedName } from '../packaging/name.ts';
import type { Requirement } from '../packaging/requirements/requirement.ts';
import { specifierSetContains } from '../packaging/versions/specifier.ts';
import { compareVersions, parseVersion } from '../packaging/versions/version.ts';
import type { PyodideLock, ShippedPackage } from './pyodideLock.ts';
import type { Target } from './target.ts';

const MICROPIP = normalizeName('micropip');

/** Since this release micropip takes yanking into account, and takes the best of several fitting wheels. */
const HEEDS_YANKED = parseVersion('0.10.0');

/** Whether the release's micropip takes yanked releases only as a last resort; older ones do not check. */
export function heedsYanked(lock: PyodideLock): boolean {
  const version = parseVersion(lock.packages.get(MICROPIP)?.version ?? '');
  // If the lock does not name micropip, it is assumed to be a new one.
  return !version || !HEEDS_YANKED || compareVersions(version, HEEDS_YANKED) >= 0;
}

/** micropip itself and its dependencies: these are already installed, in the version of the lock. */
export function installedBefore(lock: PyodideLock): ReadonlyMap<NormalizedName, ShippedPackage> {
  return lockClosure(lock, [MICROPIP]);
}

/** Some entries of a lock and everything that is loaded with them, according to the lock's `depends`. */
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
 * The lock entry that satisfies a requirement, if the installer consults the lock first: any version that the specifier
 * allows is accepted. Extras are not checked.
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
