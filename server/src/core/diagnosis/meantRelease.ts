/** Which release of a project people mean: the newest that they may have, if what can be used of the project is not much older. */
import { differsInMajor, yearsBetween } from '../candidates/age.ts';
import { newestPreferringStable, type ProjectReleases, type Release } from '../candidates/release.ts';
import type { VersionRange } from '../packaging/versions/versionRange.ts';
import { isUsable } from '../solver/selection.ts';

/** Nobody means a release that is older than the newest by more than this. */
const OLDEST_MEANT_YEARS = 2;

/** At most this far behind: a release that falls back further is not what people want. */
const MOST_YEARS_BEHIND = 1;

/** Whether a release is what people want who get it instead of another: of the same major version, and not much older. */
export function isNearEnough(release: Release, wanted: Release): boolean {
  const years = yearsBetween(release, wanted) ?? 0;
  return !differsInMajor(release.version, wanted.version) && years <= MOST_YEARS_BEHIND;
}

/** The newest release in a range, whether or not it has a wheel; a stable one if there is any. */
export function newestAmong(releases: ProjectReleases, range: VersionRange): Release | undefined {
  return newestPreferringStable([...releases].filter(({ version }) => range.contains(version)));
}

/** The newest release in a range that itself has a wheel; a stable one if there is any. */
export function newestUsable(releases: ProjectReleases, range: VersionRange): Release | undefined {
  return newestPreferringStable([...releases].filter((one) => range.contains(one.version) && isUsable(one)));
}

/** Whether a release is near enough to the newest one that people may mean it as well. */
export function isMeant(release: Release, newest: Release): boolean {
  return (yearsBetween(release, newest) ?? 0) <= OLDEST_MEANT_YEARS;
}
