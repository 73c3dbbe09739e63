/**
 * The culprits of the releases that people mean, wherever in the chain a project of many releases stands.
 *
 *     desk 1.0, the only one     needs lab
 *     lab 4.5                    needs tornado, which has no wheel
 *     lab 2.0, years older       has no wheel itself
 *
 * The proof that `desk` does not install goes down to the oldest `lab`, and `lab` is the nearest obstacle in it, though nobody
 * means 2.0. So each project on the way to a culprit is held to its newest usable release where the proof is about others, and
 * what stands in the way is looked for again.
 */
import type { ProjectReleases, Release } from '../candidates/release.ts';
import { install } from '../installers/install.ts';
import type { Installed } from '../installers/installation.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Version } from '../packaging/versions/version.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import type { Incompatibility } from '../solver/incompatibility.ts';
import type { Problem } from '../solver/problem.ts';
import type { Question } from '../solver/question.ts';
import { culpritsAndRest, type Culprit } from './culprits.ts';
import { isMeant, isNearEnough, newestAmong, newestUsable } from './meantRelease.ts';
import {
  edgesFrom,
  factsOfProof,
  obstaclesOf,
  restsOnUnknown,
  type ProofEdge,
  type ProofFacts,
  type ProofObstacle,
} from './proof.ts';
import { reachedFromFile } from './_reachedFromFile.ts';

/** At most this often another project is held to its newest release: each time costs some resolutions. */
const MOST_ROUNDS = 6;

/** Projects and the releases of them that people mean. */
export type Meant = ReadonlyMap<NormalizedName, Version>;

/** What stands in the way of some releases. */
export interface MeantCulprits {
  /** None if what these releases require excludes each other. */
  readonly culprits: readonly Culprit[];
  /** The releases that the culprits are those of. */
  readonly meant: Meant;
  /** The proof that these cannot be had. */
  readonly proof: Incompatibility;
}

/**
 * What stands in the way of some releases of declared projects.
 * @param name the declared project that the culprits are looked for from
 * @returns undefined if they install
 */
export function* culpritsOfMeant(
  problem: Problem,
  name: NormalizedName,
  declared: Meant,
  catalog: Catalog,
): Question<MeantCulprits | undefined> {
  let meant = declared;
  let found: MeantCulprits | undefined;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const demand = { ...problem, held: meant };
    const resolution = yield* install(demand, catalog);
    if (resolution.kind === 'solved') return found;
    const facts = factsOfProof(resolution.proof);
    if (found && restsOnUnknown(facts)) return found;
    const { culprits, rest } = yield* culpritsAndRest(demand, name, facts, catalog);
    const seen = culprits.map((culprit) => lookAlong(culprit, meant, rest, catalog));
    found = { culprits: eachOnce(seen.map(({ culprit }) => culprit)), meant, proof: resolution.proof };
    const further = seen.find((one) => one.meant !== undefined)?.meant;
    // An installer that does not backtrack has tried no other release than the newest.
    if (!further || !problem.target.installer.backtracks) return found;
    meant = further;
  }
  return found;
}

function eachOnce(culprits: readonly Culprit[]): readonly Culprit[] {
  return culprits.filter(({ name }, at) => culprits.findIndex((one) => one.name === name) === at);
}

/** A culprit, and the releases to ask about instead if it is one of older releases only. */
interface Looked {
  readonly culprit: Culprit;
  readonly meant?: Meant;
}

/** Looks along the chain to a culprit whether each step is one of the newest release. */
function lookAlong(culprit: Culprit, declared: Meant, rest: Installed | undefined, catalog: Catalog): Looked {
  const { chain, facts } = culprit;
  const meant = new Map(declared);
  for (const [at, name] of chain.entries()) {
    if (at === 0 || declared.has(name)) continue;
    const releases = knownReleases(catalog, name);
    const needed = releases && askedOf(releases, facts, meant, catalog);
    const newest = needed && newestUsable(releases, needed.intersect(faultless(name, facts)));
    if (!newest || !wasTried(newest, facts, catalog)) break;
    if (!isMeant(newest, newestAmong(releases, needed) ?? newest)) return { culprit: stoppedAt(at, needed, culprit) };
    meant.set(name, newest.version);
    if (!isTold(newest, name, chain[at + 1], facts) || fallsBack(newest, releases, rest)) return { culprit, meant };
  }
  return { culprit };
}

/** What is asked of a project by the releases that people mean: by all that ask for it, if that leaves one. */
function askedOf(releases: ProjectReleases, facts: ProofFacts, meant: Meant, catalog: Catalog): VersionRange {
  const { name } = releases.project;
  const rangeOf = (edges: readonly ProofEdge[]): VersionRange =>
    edges
      .filter(({ dependency }) => dependency === name)
      .reduce((left, { needed }) => left.intersect(needed), VersionRange.full);
  const all = rangeOf(edgesOfReleases(facts, (one) => meant.get(one) ?? newestOf(one, catalog)));
  return newestUsable(releases, all) ? all : rangeOf(edgesOfReleases(facts, (one) => meant.get(one)));
}

/** The edges that one comes upon from the file on, where each project is there in one release. */
function edgesOfReleases(
  facts: ProofFacts,
  releaseOf: (name: NormalizedName) => Version | undefined,
): readonly ProofEdge[] {
  return reachedFromFile(edgesFrom(facts, undefined), (name) => {
    const version = releaseOf(name);
    return version ? edgesFrom(facts, name).filter(({ versions }) => versions.contains(version)) : [];
  });
}

function newestOf(name: NormalizedName, catalog: Catalog): Version | undefined {
  const releases = knownReleases(catalog, name);
  return releases && newestUsable(releases, VersionRange.full)?.version;
}

/**
 * Whether a release can be what is asked for: where the installer stops for good at another one, the facts do not say what is asked of
 * the project, but what was tried is known.
 */
function wasTried({ candidate }: Release, { edges }: ProofFacts, catalog: Catalog): boolean {
  return edges.length > 0 || (candidate !== undefined && catalog.metadata(candidate) !== undefined);
}

/** What the metadata of a release have against it, of which its index need not know. */
const FAULTS: ReadonlySet<ProofObstacle['cause']['kind']> = new Set([
  'requires-python',
  'contradictory-requirement',
  'asks-for-itself',
]);

/** The releases of a project that nothing in their metadata rules out, as far as the facts tell. */
function faultless(name: NormalizedName, facts: ProofFacts): VersionRange {
  return obstaclesOf(facts, name)
    .filter(({ cause }) => FAULTS.has(cause.kind))
    .reduce((left, { range }) => left.intersect(range.complement()), VersionRange.full);
}

/** Whether the facts are about this very release: that it needs the next project of the chain, or what is wrong with it. */
function isTold(
  { version }: Release,
  name: NormalizedName,
  next: NormalizedName | undefined,
  facts: ProofFacts,
): boolean {
  return next === undefined
    ? obstaclesOf(facts, name).some(({ range }) => range.contains(version))
    : edgesFrom(facts, name).some(({ dependency, versions }) => dependency === next && versions.contains(version));
}

/** Whether what is installed without the culprits has a release of the project that nobody means. */
function fallsBack(newest: Release, releases: ProjectReleases, rest: Installed | undefined): boolean {
  const taken = rest?.packages.get(releases.project.name);
  const release = taken && releases.of(taken.version);
  return release !== undefined && !isNearEnough(release, newest);
}

/** A project on the way that has had no wheel for so long that nobody means what its old releases need. */
function stoppedAt(at: number, needed: VersionRange, culprit: Culprit): Culprit {
  const { chain, facts } = culprit;
  const name = chain[at];
  if (name === undefined || at === chain.length - 1) return culprit;
  const obstacles = obstaclesOf(facts, name);
  if (obstacles.length === 0) return culprit;
  return { name, chain: chain.slice(0, at + 1), needed, obstacles, facts };
}
