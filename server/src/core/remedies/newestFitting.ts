/** The newest release of a declared project with which everything resolves. */
import { PYODIDE_INDEX } from '../candidates/distribution.ts';
import type { ProjectReleases, Release } from '../candidates/release.ts';
import { install } from '../installers/install.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { versionsEqual, compareVersions, isPrerelease, type Version } from '../packaging/versions/version.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import type { Cause } from '../solver/incompatibility.ts';
import type { Problem } from '../solver/problem.ts';
import type { Question } from '../solver/question.ts';
import { isUsable } from '../solver/selection.ts';
import { seekingNewest } from '../solver/selectionPolicy.ts';
import { yearsBetween } from '../candidates/age.ts';

/** An older release is good advice only if it is not older than this. */
export const OLDEST_ADVICE_YEARS = 2;

/**
 * Looks for the newest stable release with which the problem resolves: one that the runtime ships, or one not more than two
 * years older than the newest there is. First the last release of each minor series is tried, then the ones just above the first that fits, so that a
 * project with hundreds of releases costs only a few dozen metadata.
 * @param problem the problem without its other failing dependencies
 */
export function* newestFitting(
  problem: Problem,
  name: NormalizedName,
  catalog: Catalog,
): Question<Release | undefined> {
  const releases = knownReleases(catalog, name);
  if (!releases) return undefined;
  const recent = recentReleases(releases);
  const heads = recent.filter((release, index) => !sameSeries(release, recent[index - 1]));
  const first = yield* newestAmong(problem, name, heads, catalog);
  if (!first) return undefined;
  const above = heads.findLast(({ version }) => compareVersions(version, first.version) > 0);
  const between = recent.filter(
    ({ version }) =>
      compareVersions(version, first.version) > 0 && above && compareVersions(version, above.version) < 0,
  );
  return (yield* newestAmong(problem, name, between, catalog)) ?? first;
}

/** The causes at which uv ends its run, without trying another release. */
const ENDING: ReadonlySet<Cause['kind']> = new Set(['invalid-metadata', 'url-dependency']);

/** At most so many releases at which the run ends are passed over. */
const MOST_ENDINGS = 8;

function* newestAmong(
  problem: Problem,
  name: NormalizedName,
  releases: readonly Release[],
  catalog: Catalog,
): Question<Release | undefined> {
  for (let from = 0; from < Math.min(releases.length, MOST_ENDINGS); from++) {
    const left = releases.slice(from);
    const range = left.reduce((all, { version }) => all.union(VersionRange.singleton(version)), VersionRange.empty);
    const resolution = yield* install(anyVersionIn(problem, name, range), catalog);
    if (resolution.kind === 'failed' && ENDING.has(resolution.proof.cause.kind)) continue;
    const version = resolution.kind === 'solved' ? resolution.packages.get(name)?.version : undefined;
    return version && left.find((release) => versionsEqual(release.version, version));
  }
  return undefined;
}

function anyVersionIn(problem: Problem, name: NormalizedName, range: VersionRange): Problem {
  const requirements = problem.requirements.map((requirement) =>
    requirement.normalized === name ? { ...requirement, specifier: { specifiers: [] } } : requirement,
  );
  const { policy } = problem;
  const seeking = policy && { policy: seekingNewest(policy, name) };
  return { ...problem, ...seeking, requirements, ranges: new Map([...(problem.ranges ?? []), [name, range]]) };
}

function recentReleases(releases: ProjectReleases): readonly Release[] {
  const all = [...releases].filter(({ version }) => !isPrerelease(version));
  const [newest] = all;
  return all.filter((release) => {
    const age = newest && yearsBetween(release, newest);
    const isRecent = age === undefined || age <= OLDEST_ADVICE_YEARS;
    return isUsable(release) && !isPlaceholder(release) && (isRecent || isShipped(release));
  });
}

/** What the runtime itself brings is never too old for it. */
function isShipped({ candidate }: Release): boolean {
  return candidate?.distribution.index === PYODIDE_INDEX;
}

/** Names are often reserved with an empty release of version 0. */
function isPlaceholder({ version }: Release): boolean {
  return version.release.every((part) => part === 0);
}

function sameSeries(release: Release, other: Release | undefined): boolean {
  return other !== undefined && seriesOf(release.version) === seriesOf(other.version);
}

function seriesOf({ epoch, release }: Version): string {
  return `${epoch}!${release[0] ?? 0}.${release[1] ?? 0}`;
}
