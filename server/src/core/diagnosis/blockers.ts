/**
 * Everything that stands in the way of a declared dependency, not the first thing only: leave a culprit out, solve again,
 * until it resolves.
 */
import type { NormalizedName } from '../packaging/name.ts';
import type { VersionRange } from '../packaging/versionRange.ts';
import type { Catalog } from '../solver/catalog.ts';
import type { Incompatibility } from '../solver/incompatibility.ts';
import type { Problem } from '../solver/problem.ts';
import { install } from '../solver/install.ts';
import type { Needs, Pause } from '../solver/solve.ts';
import { knownChain } from './knownChain.ts';
import { chainTo, factsOf, neededOf, type ProofFacts, type ProofObstacle } from './proof.ts';

/** A project that cannot be had, and the way to it. */
export interface Blocker {
  readonly name: NormalizedName;
  /** From the declared dependency to the blocker, both included. */
  readonly chain: readonly NormalizedName[];
  /** The versions that are asked for. */
  readonly needed: VersionRange;
  /** What keeps those out, as the proof has it. */
  readonly obstacles: readonly ProofObstacle[];
}

/** More culprits than this are not looked for: nobody would leave out so many. */
const MOST_BLOCKERS = 12;

/**
 * The culprits behind a failure of one declared project.
 * @param problem the problem in which only that project is declared
 * @returns the blockers, the nearest first: the declared project itself where nothing else is to blame, and none at all
 *   where requirements exclude each other
 */
export function* blockersOf(
  problem: Problem,
  declared: NormalizedName,
  proof: Incompatibility,
  catalog: Catalog,
): Generator<Needs | Pause, readonly Blocker[], void> {
  const found: Blocker[] = [];
  let facts = factsOf(proof);
  while (found.length < MOST_BLOCKERS) {
    const next = nearestBlocker(facts, declared, found) ?? fatalBlocker(facts, declared, found, catalog);
    if (!next) break;
    found.push(next);
    const resolution = yield* install(without(problem, found), catalog);
    if (resolution.kind === 'solved') return yield* necessaryOnes(problem, found, catalog);
    facts = factsOf(resolution.proof);
  }
  const own = ownBlocker(facts, declared);
  return own ? [own, ...found] : found;
}

function without(problem: Problem, blockers: readonly Blocker[]): Problem {
  return { ...problem, excludes: new Set([...problem.excludes, ...blockers.map(({ name }) => name)]) };
}

/** Drops those without which it resolves all the same. */
function* necessaryOnes(
  problem: Problem,
  found: readonly Blocker[],
  catalog: Catalog,
): Generator<Needs | Pause, readonly Blocker[], void> {
  let kept = found;
  for (const candidate of found.length > 1 ? found : []) {
    const rest = kept.filter((blocker) => blocker !== candidate);
    const resolution = yield* install(without(problem, rest), catalog);
    if (resolution.kind === 'solved') kept = rest;
  }
  return kept;
}

/** How telling an obstacle is: what no edit can mend comes first. */
const WEIGHT: Readonly<Record<ProofObstacle['cause']['kind'], number>> = {
  unusable: 0,
  'unknown-project': 0,
  'requires-python': 1,
  unavailable: 2,
  yanked: 3,
  'invalid-metadata': 3,
  'contradictory-requirement': 3,
  'url-dependency': 3,
  'no-versions': 4,
};

function nearestBlocker(facts: ProofFacts, declared: NormalizedName, found: readonly Blocker[]): Blocker | undefined {
  const taken = new Set([declared, ...found.map(({ name }) => name)]);
  const names = [...new Set(facts.obstacles.map(({ name }) => name))].filter((name) => !taken.has(name));
  const candidates = names.flatMap((name) => blockerNamed(facts, declared, name) ?? []);
  const rank = ({ obstacles, chain }: Blocker): number =>
    Math.min(...obstacles.map(({ cause }) => WEIGHT[cause.kind])) * 1000 + chain.length;
  // A range without versions is no culprit by itself: it is where two requirements meet.
  return candidates
    .filter(({ obstacles }) => obstacles.some(({ cause }) => cause.kind !== 'no-versions'))
    .sort((a, b) => rank(a) - rank(b))[0];
}

function blockerNamed(facts: ProofFacts, declared: NormalizedName, name: NormalizedName): Blocker | undefined {
  const chain = chainTo(facts, declared, name);
  const obstacles = facts.obstacles.filter((obstacle) => obstacle.name === name);
  return chain && { name, chain, needed: neededOf(facts, name), obstacles };
}

/** The release at which the installer gave up: then the proof is that one obstacle, without the way to it. */
function fatalBlocker(
  { edges, obstacles }: ProofFacts,
  declared: NormalizedName,
  found: readonly Blocker[],
  catalog: Catalog,
): Blocker | undefined {
  const [fatal, ...more] = obstacles;
  if (edges.length > 0 || !fatal || more.length > 0 || found.some(({ name }) => name === fatal.name)) return undefined;
  const chain = knownChain(declared, fatal.name, catalog);
  return chain && chain.length > 1 ? { name: fatal.name, chain, needed: fatal.range, obstacles } : undefined;
}

function ownBlocker(facts: ProofFacts, declared: NormalizedName): Blocker | undefined {
  const obstacles = facts.obstacles.filter(({ name }) => name === declared);
  return obstacles.length > 0
    ? { name: declared, chain: [declared], needed: neededOf(facts, declared), obstacles }
    : undefined;
}
