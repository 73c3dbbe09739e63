/** What there is of the releases that a requirement admits, file by file, and whether settings hide them. */
import { releaseWithDate } from '../../candidates/age.ts';
import { judgeWheel } from '../../candidates/compatibility.ts';
import type { Distribution } from '../../candidates/distribution.ts';
import type { ProjectReleases, Release } from '../../candidates/release.ts';
import { availabilityOf, type Availability } from '../../diagnosis/availability.ts';
import type { Reason } from '../../diagnosis/reason.ts';
import { reasonOfWheels } from '../../diagnosis/wheelSituation.ts';
import type { DatedRelease } from '../../messages/datedRelease.ts';
import { compareVersions, isPrerelease, type Version } from '../../packaging/versions/version.ts';
import type { VersionRange } from '../../packaging/versions/versionRange.ts';
import type { Target } from '../../runtimes/target.ts';

/** A file of a release. */
export interface FileFact {
  readonly filename: string;
  readonly index: string;
  readonly kind: 'wheel' | 'source' | 'other';
  /** Why a wheel does not load; absent if it does. */
  readonly reason?: Reason;
  readonly yanked: boolean;
}

/** A release as one target has it. */
export interface ReleaseFact {
  readonly version: Version;
  readonly release: DatedRelease;
  readonly availability: Availability;
  readonly prerelease: boolean;
  /** Why it was withdrawn, if it was; empty if nobody says. */
  readonly yanked?: string;
  /** A date in the settings hides all its files. */
  readonly hidden: boolean;
  readonly files: readonly FileFact[];
}

export interface ReleasesFound {
  /** Those that the requirement admits, newest first; at most some. */
  readonly inRange: readonly ReleaseFact[];
  /** How many it admits. */
  readonly admitted: number;
  /** The one that people mean: the newest stable one of them. */
  readonly meant?: ReleaseFact;
  /** The newest stable release of all. */
  readonly newest?: DatedRelease;
  /** The neighbours of a version that does not exist. */
  readonly below?: DatedRelease;
  readonly above?: DatedRelease;
}

/** At most this many are described. */
const MOST_RELEASES = 5;

/**
 * @param all what the indexes have
 * @param counting the same as far as the settings let it count
 */
export function releasesFor(
  range: VersionRange,
  all: ProjectReleases,
  counting: ProjectReleases,
  target: Target,
): ReleasesFound {
  const every = [...all];
  const within = every.filter(({ version }) => range.contains(version));
  const factOf = (release: Release): ReleaseFact => describe(release, { all, counting, target });
  const meant = within.find(({ version }) => !isPrerelease(version)) ?? within[0];
  const newest = every.find(({ version }) => !isPrerelease(version)) ?? every[0];
  return {
    inRange: within.slice(0, MOST_RELEASES).map(factOf),
    admitted: within.length,
    ...(meant && { meant: factOf(meant) }),
    ...(newest && { newest: releaseWithDate(newest) }),
    ...(within.length === 0 && neighbours(range, every)),
  };
}

function neighbours(range: VersionRange, newestFirst: readonly Release[]): Pick<ReleasesFound, 'below' | 'above'> {
  const wanted = range.asSingleton();
  if (!wanted) return {};
  const stable = newestFirst.filter(({ version }) => !isPrerelease(version));
  const below = stable.find(({ version }) => compareVersions(version, wanted) < 0);
  const above = stable.findLast(({ version }) => compareVersions(version, wanted) > 0);
  return { ...(below && { below: releaseWithDate(below) }), ...(above && { above: releaseWithDate(above) }) };
}

interface Sight {
  readonly all: ProjectReleases;
  readonly counting: ProjectReleases;
  readonly target: Target;
}

function describe(release: Release, { all, counting, target }: Sight): ReleaseFact {
  const { version, yanked } = release;
  const files = all.project.releases.find((one) => one.version === version)?.distributions ?? [];
  return {
    version,
    release: releaseWithDate(release),
    availability: availabilityOf(release, target),
    prerelease: isPrerelease(version),
    ...(yanked !== undefined && { yanked }),
    hidden: all !== counting && counting.of(version) === undefined,
    files: files.map((file) => fileFact(file, target)),
  };
}

function fileFact({ file, index, wheel }: Distribution, target: Target): FileFact {
  const verdict = wheel && judgeWheel(wheel, target);
  return {
    ...{ filename: file.filename, index },
    kind: wheel ? 'wheel' : /\.(?:tar\.gz|zip)$/.test(file.filename) ? 'source' : 'other',
    ...(verdict?.compatible === false && { reason: reasonOfWheels([verdict.rejection]) }),
    yanked: file.yanked !== false,
  };
}
