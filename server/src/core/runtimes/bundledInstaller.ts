/**
 * The micropip that comes with a Pyodide release: how it differs from that of other releases, and what is installed because
 * of it before anything is requested.
 * @see https://github.com/pyodide/micropip/blob/main/CHANGELOG.md
 */
import { normalizeName, type NormalizedName } from '../packaging/name.ts';
import type { Requirement } from '../packaging/requirements/requirement.ts';
import { specifierSetContains } from '../packaging/versions/specifier.ts';
import { compareVersions, parseVersion, type Version } from '../packaging/versions/version.ts';
import { IN_OWN_INDEXES } from './installer.ts';
import type { PyodideLock, ShippedPackage } from './pyodideLock.ts';
import type { Target } from './target.ts';

const MICROPIP = normalizeName('micropip');

/** Since this release micropip reads a name before a URL. */
const READS_NAMED_ADDRESSES = parseVersion('0.9.0');

/** Since this release micropip takes yanking into account, and takes the best of several fitting wheels. */
const HEEDS_YANKED = parseVersion('0.10.0');

/** Since this release micropip decodes what is escaped in a URL, and heeds the URLs of packages' requirements. */
const DECODES_ADDRESSES = parseVersion('0.11.0');

/** Whether the release's micropip takes yanked releases only as a last resort; older ones do not check. */
export function heedsYanked(lock: PyodideLock): boolean {
  return isSince(lock, HEEDS_YANKED);
}

/** Whether the release's micropip reads `name @ https://…`; older ones take the whole for a path. */
export function readsNamedAddresses(lock: PyodideLock): boolean {
  return isSince(lock, READS_NAMED_ADDRESSES);
}

/** Whether the release's micropip decodes the file name in a URL; older ones read it as it is escaped. */
export function decodesAddresses(lock: PyodideLock): boolean {
  return isSince(lock, DECODES_ADDRESSES);
}

/**
 * Whether a URL in a requirement counts as it is meant. Releases of micropip before 0.11 ask the indexes for what a package
 * needs from a URL, and leave out the extras and the marker beside one that is handed to them.
 */
export function heedsAddresses({ installer, shipped }: Pick<Target, 'installer' | 'shipped'>): boolean {
  return installer.wheelNames === 'exact' || decodesAddresses(shipped);
}

/** If the lock does not name micropip, it is assumed to be a new one. */
function isSince(lock: PyodideLock, first: Version | undefined): boolean {
  const version = parseVersion(lock.packages.get(MICROPIP)?.version ?? '');
  return !version || !first || compareVersions(version, first) >= 0;
}

/** Whether the release's micropip knows `reinstall`, which replaces what is loaded. */
export const reinstalls = heedsYanked;

/**
 * Why something is installed before it is requested: the installer or the platform needs it, the latter replaces it, or an
 * earlier call of the installer has brought it.
 */
export type InstalledFor = 'installer' | 'platform' | 'stand-in' | 'earlier-call';

/** What is installed before it is requested. */
export interface InstalledBefore {
  readonly version: string;
  readonly installedFor: InstalledFor;
}

/**
 * What is already installed, by name: micropip itself, what the platform loads out of the lock, the dependencies of both, and
 * the platform's stand-ins.
 */
export function installedBefore({ shipped, runBy }: Target): ReadonlyMap<NormalizedName, InstalledBefore> {
  const closure = (names: readonly string[], installedFor: InstalledFor): [NormalizedName, InstalledBefore][] =>
    [...lockClosure(shipped, names.map(normalizeName))].map(([name, { version }]) => [name, { version, installedFor }]);
  const standIns = Object.entries(runBy?.standIns ?? {});
  return new Map([
    ...closure(runBy?.loads ?? [], 'platform'),
    ...closure([MICROPIP], 'installer'),
    ...standIns.map(([name, version]) => [normalizeName(name), { version, installedFor: 'stand-in' }] as const),
  ]);
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

/** A target as it is for a call that names indexes of its own. */
export function lookingInOwnIndexes(target: Target): Target {
  return { ...target, installer: { ...target.installer, ...IN_OWN_INDEXES } };
}

/** The lock entry that satisfies a requirement, if the installer consults the lock first. */
export function answerOfLock(target: Target, requirement: Asked): ShippedPackage | undefined {
  return target.installer.shippedFirst ? shippedFor(requirement, target) : undefined;
}

/** The lock entry that satisfies a requirement where no index does, if the installer then consults the lock. */
export function lastResortOfLock(target: Target, requirement: Asked): ShippedPackage | undefined {
  return target.installer.shippedLast ? shippedFor(requirement, target) : undefined;
}

type Asked = Pick<Requirement, 'normalized' | 'specifier'>;

/** Any version that the specifier allows is accepted. Extras are not checked. */
function shippedFor({ normalized, specifier }: Asked, { shipped }: Target): ShippedPackage | undefined {
  const entry = shipped.packages.get(normalized);
  const version = entry && parseVersion(entry.version);
  return version && specifierSetContains(specifier, version, { prereleases: true }) ? entry : undefined;
}
