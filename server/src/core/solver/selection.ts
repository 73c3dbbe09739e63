/**
 * Which release of a project is tried next within a range: the newest, stable ones before pre-releases, unless settings say
 * otherwise.
 */
import type { ProjectReleases, Release } from '../candidates/release.ts';
import {
  compareVersions,
  isPrerelease,
  publicVersion,
  versionsEqual,
  type Version,
} from '../packaging/versions/version.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import { DEFAULT_RELEASE_POLICY, type ReleasePolicy } from './selectionPolicy.ts';

/** Like {@link nextIn}, but skipping what cannot be used anyway: what the solver will arrive at. */
export function nextUsableIn(
  releases: ProjectReleases,
  range: VersionRange,
  choice: ReleasePolicy = DEFAULT_RELEASE_POLICY,
): Release | undefined {
  return firstIn(releases, range, choice, isUsable);
}

/** Whether it has a wheel for the target, is not yanked and allows its Python, as far as the index says. */
export function isUsable(release: Release): boolean {
  return release.candidate !== undefined && release.yanked === undefined && release.requiresPython === undefined;
}

/** The newest stable release in the range, whether or not it can be used; a pre-release only if there is no stable one. */
export function newestIn(releases: ProjectReleases, range: VersionRange): Release | undefined {
  return nextIn(releases, range);
}

/**
 * The release that is tried next, whether or not it can be used: the preferred ones, then the newest or lowest stable one; a
 * pre-release only if no stable one is left in the range (uv's `if-necessary`), or as the setting says. Undefined if the
 * range contains none.
 */
export function nextIn(
  releases: ProjectReleases,
  range: VersionRange,
  choice: ReleasePolicy = DEFAULT_RELEASE_POLICY,
): Release | undefined {
  return firstIn(releases, range, choice, undefined);
}

function firstIn(
  releases: ProjectReleases,
  range: VersionRange,
  choice: ReleasePolicy,
  suits: ((release: Release) => boolean) | undefined,
): Release | undefined {
  for (const version of choice.preferred ?? []) {
    const preferred = preferredIn(releases, range, choice, version);
    if (preferred && (suits?.(preferred) ?? true)) return preferred;
  }
  // The same few releases are looked for again and again, among thousands.
  const newest = releases.firstPosition((version) => !range.endsBefore(version));
  const end = releases.firstPosition((version) => range.startsAfter(version));
  let prerelease: Release | undefined;
  for (let step = 0; newest + step < end; step++) {
    const position = choice.lowest ? end - 1 - step : newest + step;
    const version = releases.versionAt(position);
    if (!version || !range.contains(version)) continue;
    const waits = choice.prereleases !== 'allow' && isPrerelease(version);
    if (waits && (prerelease !== undefined || choice.prereleases === 'disallow')) continue;
    const release = releases.at(position);
    if (!release || (suits && !suits(release))) continue;
    if (!waits) return release;
    prerelease = release;
  }
  return prerelease;
}

/**
 * The release of a preferred version. If the first index that has it also has `1.0+local` of a preferred `1.0`, the highest
 * of those takes precedence.
 */
function preferredIn(
  releases: ProjectReleases,
  range: VersionRange,
  { prereleases }: ReleasePolicy,
  preferred: Version,
): Release | undefined {
  if (!range.contains(preferred) || (prereleases === 'disallow' && isPrerelease(preferred))) return undefined;
  const locals: number[] = [];
  for (let position = 0; position < releases.count; position++) {
    const version = releases.versionAt(position);
    if (!version) continue;
    if (versionsEqual(version, preferred)) {
      const index = indexesAt(releases, position)[0];
      const local = locals.find((other) => index !== undefined && indexesAt(releases, other).includes(index));
      return releases.at(local ?? position);
    }
    if (compareVersions(version, preferred) < 0) return undefined;
    if (versionsEqual(publicVersion(version), preferred) && range.contains(version)) locals.push(position);
  }
  return undefined;
}

/** The names of the indexes that have a version, in order of precedence. */
function indexesAt({ project }: ProjectReleases, position: number): readonly string[] {
  return project.releases[position]?.distributions.map(({ index }) => index) ?? [];
}

/**
 * The open gap around a version up to its neighbours among all known versions. What is true of the version is stated about
 * the gap, since it contains no other version: this way ranges that extend beyond the existing versions still compare as
 * equal.
 */
export function widened(releases: ProjectReleases, version: Version): VersionRange {
  const position = releases.positionOf(version);
  if (position < 0) return VersionRange.singleton(version);
  return VersionRange.between(releases.versionAt(position + 1), releases.versionAt(position - 1));
}
