/**
 * What stands in the way of the release that people mean. Somebody who asks for a project without a bound means its newest
 * release; the proof of the failure is about every release that there has ever been, and names what the oldest ones lack.
 */
import { differsInMajor, yearsBetween } from '../candidates/age.ts';
import { newestPreferringStable, type ProjectReleases, type Release } from '../candidates/release.ts';
import { install } from '../installers/install.ts';
import type { Installed } from '../installers/installation.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import { markerHolds } from '../runtimes/markerHolds.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import type { Problem } from '../solver/problem.ts';
import type { Question } from '../solver/question.ts';
import { isUsable } from '../solver/selection.ts';
import { culpritsAndRest, findCulprits, type Culprit } from './culprits.ts';
import { factsOfProof, type ProofFacts } from './proof.ts';
import { unusableFrom } from './wheelSituation.ts';

/** Nobody means a release that is older than the newest by more than this. */
const OLDEST_MEANT_YEARS = 2;

/** At most this far behind: a release that falls back further is not what people want. */
const MOST_YEARS_BEHIND = 1;

/** The culprits of a failure: those of the release that people mean, and those that only older ones have. */
export interface FoundCulprits {
  readonly culprits: readonly Culprit[];
  readonly older: readonly Culprit[];
}

/**
 * The culprits behind a failure of one declared project, those of its newest admitted release.
 * @param alone the problem in which only that project is declared
 * @param facts the facts behind the proof of its failure
 */
export function* culpritsOfNewest(
  alone: Problem,
  name: NormalizedName,
  facts: ProofFacts,
  catalog: Catalog,
): Question<FoundCulprits> {
  const { culprits: all, rest } = yield* culpritsAndRest(alone, name, facts, catalog);
  const told = (culprits: readonly Culprit[]): FoundCulprits => {
    const kept = culprits.map((one) => all.find((other) => other.name === one.name) ?? one);
    return { culprits: kept, older: all.filter((one) => !kept.includes(one)) };
  };
  // An installer that does not backtrack has tried no other release than the newest.
  if (!alone.target.installer.backtracks || all.length === 0 || all.some((one) => one.name === name)) return told(all);
  const releases = knownReleases(catalog, name);
  const range = rangeOf(alone, name);
  const own = releases && withoutOwnWheel(releases, range, { name, facts });
  if (own) return told([own]);
  const meant = releases && newestUsable(releases, range);
  if (!meant) return told(all);
  const found = yield* culpritsOfRelease(alone, name, meant, catalog);
  const names = new Set(found.map((one) => one.name));
  // What suffices for every release and holds for the newest is the shortest answer, if it gets a release that people mean.
  const isTrueOfNewest = all.every((one) => names.has(one.name));
  const isShort = isTrueOfNewest && (names.size === all.length || getsNear(rest, meant, releases));
  return told(isShort || names.size === 0 || names.has(name) ? all : found);
}

/** What stands in the way of one release of a declared project; none if it installs. */
function* culpritsOfRelease(
  problem: Problem,
  name: NormalizedName,
  { version }: Release,
  catalog: Catalog,
): Question<readonly Culprit[]> {
  const demand = { ...problem, ranges: new Map([...(problem.ranges ?? []), [name, VersionRange.singleton(version)]]) };
  const resolution = yield* install(demand, catalog);
  if (resolution.kind === 'solved') return [];
  return yield* findCulprits(demand, name, factsOfProof(resolution.proof), catalog);
}

/** Whether without the culprits one gets a release that is near the one that people mean. */
function getsNear(rest: Installed | undefined, meant: Release, releases: ProjectReleases): boolean {
  const pinned = rest?.packages.get(releases.project.name);
  const release = pinned && releases.of(pinned.version);
  return release !== undefined && isNearEnough(release, meant);
}

/** Whether a release is what people want who get it instead of another: of the same major version, and not much older. */
export function isNearEnough(release: Release, wanted: Release): boolean {
  const years = yearsBetween(release, wanted) ?? 0;
  return !differsInMajor(release.version, wanted.version) && years <= MOST_YEARS_BEHIND;
}

/** The newest release in a range that itself has a wheel; a stable one if there is any. */
export function newestUsable(releases: ProjectReleases, range: VersionRange): Release | undefined {
  return newestPreferringStable([...releases].filter((one) => range.contains(one.version) && isUsable(one)));
}

/** Whether a release is near enough to the newest one that people may mean it as well. */
export function isMeant(release: Release, newest: Release): boolean {
  return (yearsBetween(release, newest) ?? 0) <= OLDEST_MEANT_YEARS;
}

/** The project itself as the culprit, if it has had no wheel for so long that nobody means the releases before. */
function withoutOwnWheel(
  releases: ProjectReleases,
  range: VersionRange,
  { name, facts }: { readonly name: NormalizedName; readonly facts: ProofFacts },
): Culprit | undefined {
  const newest = newestPreferringStable([...releases].filter(({ version }) => range.contains(version)));
  const usable = newestUsable(releases, range);
  const first = unusableFrom(releases, range);
  if (!newest || !usable || !first || isMeant(usable, newest)) return undefined;
  const needed = range.intersect(VersionRange.singleton(first).union(VersionRange.between(first, undefined)));
  const obstacles = facts.obstacles.filter((obstacle) => obstacle.name === name);
  return { name, chain: [name], needed, obstacles, facts };
}

/** The releases of a declared project that the file asks for, and that its constraints admit. */
function rangeOf({ requirements, constraints, ranges, target }: Problem, name: NormalizedName): VersionRange {
  return [...requirements, ...constraints]
    .filter(({ normalized, marker }) => normalized === name && markerHolds(marker, target))
    .reduce(
      (all, { specifier }) => all.intersect(VersionRange.fromSpecifierSet(specifier)),
      ranges?.get(name) ?? VersionRange.full,
    );
}
