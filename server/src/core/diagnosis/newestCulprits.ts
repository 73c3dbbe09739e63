/**
 * What stands in the way of the release that people mean. Somebody who asks for a project without a bound means its newest
 * release; the proof of the failure is about every release that there has ever been, and names what the oldest ones lack.
 */
import type { Installed } from '../installers/installation.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Version } from '../packaging/versions/version.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import { markerHolds } from '../runtimes/markerHolds.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import type { Incompatibility } from '../solver/incompatibility.ts';
import { catalogUnder } from '../solver/policyCatalog.ts';
import type { Problem } from '../solver/problem.ts';
import type { Question } from '../solver/question.ts';
import { culpritsAndRest, type Culprit } from './culprits.ts';
import { culpritsOfMeant, type Meant, type MeantCulprits } from './meantCulprits.ts';
import { isMeant, isNearEnough, newestAmong, newestUsable } from './meantRelease.ts';
import { factsOfProof, obstaclesOf, restsOnUnknown, type ProofFacts } from './proof.ts';
import { unusableFrom } from './wheelSituation.ts';

/** The culprits of a failure: those of the release that people mean, and those that only older ones have. */
export interface FoundCulprits {
  readonly culprits: readonly Culprit[];
  readonly older: readonly Culprit[];
  /** The proof that they are read from, if it is not that of the whole failure. */
  readonly proof?: Incompatibility;
  readonly facts?: ProofFacts;
}

/**
 * The culprits behind a failure of declared projects, those of their newest admitted releases.
 * @param problem the problem in which only these projects are declared
 * @param names the project that is told not to install, then those that it does not install together with
 * @param facts the facts behind the proof of its failure
 */
export function* culpritsOfNewest(
  problem: Problem,
  names: readonly [NormalizedName, ...NormalizedName[]],
  facts: ProofFacts,
  catalog: Catalog,
): Question<FoundCulprits> {
  const [name] = names;
  const seen = catalogUnder(catalog, problem.policy);
  // An installer that does not backtrack has tried no other release than the newest.
  const areMany = problem.target.installer.backtracks && !restsOnUnknown(facts);
  const own = areMany && names.length === 1 ? withoutOwnWheel(name, problem, facts, seen) : undefined;
  const found = areMany && !own ? yield* ofNewest(problem, names, seen) : undefined;
  const holdsForNewest = (one: Culprit): boolean => namedLike(one, found?.culprits ?? []) !== undefined;
  // To name all that any of many releases lacks takes long, and mostly the newest lacks other things than the oldest: then it
  // is told of those, and the first thing that only older ones lack shows that.
  const matters = found && found.culprits.length > 0 ? holdsForNewest : undefined;
  const { culprits: all, rest } = yield* culpritsAndRest(problem, name, facts, catalog, matters);
  const told = (culprits: readonly Culprit[]): FoundCulprits => {
    return { culprits, older: all.filter((one) => !namedLike(one, culprits)) };
  };
  if (all.length === 0) return told(all);
  if (own) return told([own]);
  if (!found) return told(all);
  const getsIt = rest !== undefined && getsNear(rest, found.meant, seen);
  // What they require excludes each other. What helps an older release is an answer only if people may mean that.
  if (found.culprits.length === 0)
    return getsIt ? told(all) : { ...told([]), proof: found.proof, facts: factsOfProof(found.proof) };
  if (!all.every(holdsForNewest)) return told(found.culprits);
  // What suffices for every release and holds for the newest is the shortest answer, if it gets releases that people mean.
  const isShort = all.length === found.culprits.length || getsIt;
  return told((isShort ? all : found.culprits).map((one) => asSeenOf(one, all, found.culprits)));
}

/** What stands in the way of the newest releases, if that can be told: they may install, or be at fault themselves. */
function* ofNewest(
  problem: Problem,
  names: readonly [NormalizedName, ...NormalizedName[]],
  catalog: Catalog,
): Question<MeantCulprits | undefined> {
  const newest = newestOf(names, problem, catalog);
  const found = newest && (yield* culpritsOfMeant(problem, names[0], newest, catalog));
  if (!found || restsOnUnknown(factsOfProof(found.proof))) return undefined;
  return namedLike({ name: names[0] }, found.culprits) ? undefined : found;
}

/** A culprit as the whole proof has it, which is about more releases, if the way to it is the same for the newest one. */
function asSeenOf(one: Culprit, all: readonly Culprit[], ofNewest: readonly Culprit[]): Culprit {
  const [whole, newest] = [namedLike(one, all), namedLike(one, ofNewest)];
  const isSameWay = whole && newest && whole.chain.join() === newest.chain.join();
  return (isSameWay ? whole : newest) ?? one;
}

function namedLike({ name }: Pick<Culprit, 'name'>, culprits: readonly Culprit[]): Culprit | undefined {
  return culprits.find((one) => one.name === name);
}

/** Whether what is installed without the culprits has releases near those that people mean. */
function getsNear({ packages }: Installed, meant: Meant, catalog: Catalog): boolean {
  return [...meant].every(([name, version]) => {
    const releases = knownReleases(catalog, name);
    const [taken, wanted] = [packages.get(name), releases?.of(version)];
    const release = taken && releases?.of(taken.version);
    return release !== undefined && wanted !== undefined && isNearEnough(release, wanted);
  });
}

/** The newest release of each project that has a wheel; undefined if one of them has none. */
function newestOf(names: readonly NormalizedName[], problem: Problem, catalog: Catalog): Meant | undefined {
  const newest = names.flatMap((name): readonly (readonly [NormalizedName, Version])[] => {
    const releases = knownReleases(catalog, name);
    const usable = releases && newestUsable(releases, rangeOf(problem, name));
    return usable ? [[name, usable.version]] : [];
  });
  return newest.length === names.length ? new Map(newest) : undefined;
}

/** The project itself as the culprit, if it has had no wheel for so long that nobody means the releases before. */
function withoutOwnWheel(
  name: NormalizedName,
  problem: Problem,
  facts: ProofFacts,
  catalog: Catalog,
): Culprit | undefined {
  const releases = knownReleases(catalog, name);
  if (!releases) return undefined;
  const range = rangeOf(problem, name);
  const newest = newestAmong(releases, range);
  const usable = newestUsable(releases, range);
  const first = unusableFrom(releases, range);
  if (!newest || !usable || !first || isMeant(usable, newest)) return undefined;
  const needed = range.intersect(VersionRange.singleton(first).union(VersionRange.between(first, undefined)));
  const obstacles = obstaclesOf(facts, name);
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
