/** What exists of a project for a target within the requested versions: facts for messages. */
import type { WheelRejection } from '../candidates/compatibility.ts';
import { newestPreferringStable, unknownProject, type ProjectReleases, type Release } from '../candidates/release.ts';
import { compareVersions, isPrerelease, type Version } from '../packaging/versions/version.ts';
import type { VersionRange } from '../packaging/versions/versionRange.ts';
import { isUsable } from '../solver/selection.ts';
import type { Reason } from './reason.ts';

/** What exists of a project within a range. */
export interface WheelSituation {
  /** The one thing that is wrong with most of the requested releases. */
  readonly reason: Reason;
  /**
   * The newest release that the target can use, if it is older than all requested ones: its wheels end there. Absent if that
   * wheel is for any platform: such a release is often a placeholder.
   */
  readonly endsAt?: Version;
  /** The oldest release that the target can use, if it is newer than all requested ones. */
  readonly startsAt?: Version;
  /** True if releases outside the requested range can be used, so that the range matters. */
  readonly usableElsewhere: boolean;
  /** The newest release, stable if there is one. */
  readonly newest?: Release;
  /** Whether a newer pre-release is passed over in that. */
  readonly newerPrerelease?: true;
  /** The lowest requested version that exists. */
  readonly lowestNeeded?: Version;
  /** True if exactly one version is requested. */
  readonly exact: boolean;
}

/** Looks at the releases of a project in the requested range. */
export function wheelSituation(releases: ProjectReleases, needed: VersionRange): WheelSituation {
  const all = [...releases];
  const inRange = all.filter(({ version }) => needed.contains(version));
  const newest = newestPreferringStable(all);
  const usable = all.filter(isUsable);
  const newestUsable = newestPreferringStable(usable);
  const oldestUsable = usable.at(-1);
  const highest = inRange[0];
  const lowest = inRange.findLast(({ version }) => !isPrerelease(version)) ?? inRange.at(-1);
  return {
    reason: releases.exists ? reasonAmong(inRange) : unknownProject(releases),
    ...(newestUsable &&
      lowest &&
      isOlder(newestUsable, lowest) &&
      !isPure(newestUsable) && { endsAt: newestUsable.version }),
    ...(oldestUsable && highest && isOlder(highest, oldestUsable) && { startsAt: oldestUsable.version }),
    ...(newest && { newest }),
    ...(newest !== all[0] && { newerPrerelease: true }),
    ...(lowest && { lowestNeeded: lowest.version }),
    usableElsewhere: usable.length > 0,
    exact: inRange.length === 1 || needed.asSingleton() !== undefined,
  };
}

function isOlder(a: Release, b: Release): boolean {
  return compareVersions(a.version, b.version) < 0;
}

/** Judged by the newest stable release of the range: it is the one people want. */
function reasonAmong(inRange: readonly Release[]): Reason {
  if (inRange.length === 0) return { kind: 'no-versions' };
  if (inRange.some(isUsable)) return { kind: 'nothing' };
  const nearest = inRange.find(({ requiresPython, candidate }) => candidate && requiresPython !== undefined);
  if (nearest?.requiresPython !== undefined) return { kind: 'requires-python', requiresPython: nearest.requiresPython };
  if (inRange.every(({ candidate }) => candidate !== undefined)) return { kind: 'yanked' };
  const rejections = inRange.flatMap(({ unusable }) =>
    unusable?.kind === 'no-fitting-wheel' ? unusable.rejections : [],
  );
  const newest = newestPreferringStable(inRange)?.unusable;
  if (newest?.kind === 'refused-reference') return newest;
  if (newest?.kind === 'no-binary') return { kind: 'no-binary' };
  if (newest?.kind === 'source-only' || rejections.length === 0) return { kind: 'source-only' };
  return reasonOfWheels(newest?.kind === 'no-fitting-wheel' ? newest.rejections : rejections);
}

/** What is wrong with the majority of wheels that do not fit. */
export function reasonOfWheels(rejections: readonly WheelRejection[]): Reason {
  const abis = rejections.flatMap((rejection) => (rejection.kind === 'abi-year' ? [rejection.platform] : []));
  if (abis.length > 0) return { kind: 'other-abi', abis: [...new Set(abis)] };
  const pythons = rejections.flatMap((rejection) => (rejection.kind === 'python' ? [rejection.python] : []));
  if (pythons.length > 0 && pythons.length === rejections.length)
    return { kind: 'other-python', pythons: [...new Set(pythons)] };
  const platforms = rejections.flatMap((rejection) => (rejection.kind === 'native' ? [rejection.platform] : []));
  return { kind: 'native-only', systems: systemsOf(platforms) };
}

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/linux/, 'Linux'],
  [/macosx/, 'macOS'],
  [/^win|\.win/, 'Windows'],
  [/android/, 'Android'],
  [/^ios|\.ios/, 'iOS'],
];

/** The operating systems that some platform tags are for: `Linux`, `macOS`, `Windows`. */
export function systemsOf(platforms: readonly string[]): readonly string[] {
  const found = SYSTEMS.filter(([pattern]) => platforms.some((platform) => pattern.test(platform))).map(
    ([, name]) => name,
  );
  const desktop = found.filter((name) => name !== 'Android' && name !== 'iOS');
  return desktop.length > 0 ? desktop : found;
}

/**
 * The first release in a range from which on none can be used, if older ones in the range can: a project that has turned
 * native. Pre-releases do not count.
 */
export function unusableFrom(releases: ProjectReleases, range: VersionRange): Version | undefined {
  let first: Version | undefined;
  for (const release of releases) {
    if (!range.contains(release.version) || isPrerelease(release.version)) continue;
    if (isUsable(release)) return first;
    first = release.version;
  }
  return undefined;
}

/** Whether what is requested cannot be installed anywhere: there is no such project, or no such release. */
export function isNowhere({ reason }: WheelSituation): boolean {
  return NOWHERE[reason.kind];
}

/** Which reasons hold for every platform. */
const NOWHERE: Readonly<Record<Reason['kind'], boolean>> = {
  'unknown-project': true,
  'no-versions': true,
  yanked: true,
  'native-only': false,
  'source-only': false,
  'no-binary': false,
  'other-abi': false,
  'other-python': false,
  'requires-python': false,
  'invalid-metadata': false,
  'contradictory-requirement': false,
  'url-dependency': false,
  'refused-reference': false,
  'asks-for-itself': false,
  'prereleases-only': false,
  'unknown-extra': false,
  'first-choice': false,
  nothing: false,
};

/** A wheel for any platform does not show when the ones for this runtime end: often it is a placeholder. */
function isPure({ candidate }: Release): boolean {
  return candidate?.wheel.platformTags.includes('any') ?? false;
}
