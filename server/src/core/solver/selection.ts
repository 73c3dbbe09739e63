/** Which release of a project is tried next within a range: the newest, stable ones before pre-releases. */
import type { ProjectReleases, Release } from '../candidates/release.ts';
import { isPrerelease, type Version } from '../packaging/version.ts';
import { VersionRange } from '../packaging/versionRange.ts';

/** As {@link newestIn}, but passing over what cannot be used anyway: what the solver will arrive at. */
export function newestUsableIn(releases: ProjectReleases, range: VersionRange): Release | undefined {
  let prerelease: Release | undefined;
  for (let position = 0; position < releases.count; position++) {
    const version = releases.versionAt(position);
    if (!version || !range.contains(version) || (prerelease && isPrerelease(version))) continue;
    const release = releases.at(position);
    if (!release || !isUsable(release)) continue;
    if (!isPrerelease(version)) return release;
    prerelease = release;
  }
  return prerelease;
}

/** Has a wheel for the target, is not yanked and admits its Python, as far as the index tells. */
export function isUsable(release: Release): boolean {
  return release.candidate !== undefined && release.yanked === undefined && release.requiresPython === undefined;
}

/**
 * The newest stable release in the range, whether or not it can be used; a pre-release only where no stable one is left in
 * the range (uv's `if-necessary`). Undefined where the range holds none.
 */
export function newestIn(releases: ProjectReleases, range: VersionRange): Release | undefined {
  let prerelease: number | undefined;
  for (let position = 0; position < releases.count; position++) {
    const version = releases.versionAt(position);
    if (!version || !range.contains(version)) continue;
    if (!isPrerelease(version)) return releases.at(position);
    prerelease ??= position;
  }
  return prerelease === undefined ? undefined : releases.at(prerelease);
}

/**
 * The open gap around a version up to its neighbours among all known versions. What is true of the version is said of the
 * gap, since no other version lies in it: so ranges that are wider than the versions there are still compare as equal.
 */
export function widened(releases: ProjectReleases, version: Version): VersionRange {
  let position = 0;
  let known = releases.versionAt(position);
  let newer: Version | undefined;
  while (known && known !== version) {
    newer = known;
    known = releases.versionAt(++position);
  }
  if (!known) return VersionRange.singleton(version);
  return VersionRange.between(releases.versionAt(position + 1), newer);
}
