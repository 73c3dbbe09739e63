/**
 * Everything that blocks a declared dependency, not just the first thing: leave a culprit out, solve again, until it
 * resolves.
 */
import type { NormalizedName } from '../packaging/name.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import type { Problem } from '../solver/problem.ts';
import { install } from '../installers/install.ts';
import type { Installed } from '../installers/installation.ts';
import type { Question } from '../solver/question.ts';
import type { Target } from '../runtimes/target.ts';
import { knownChain } from './knownChain.ts';
import { chainTo, edgesTo, factsOfProof, neededOf, obstaclesOf, type ProofFacts, type ProofObstacle } from './proof.ts';

/** A project that cannot be installed, and the chain to it. */
export interface Culprit {
  readonly name: NormalizedName;
  /** From the declared dependency to the culprit, both included. */
  readonly chain: readonly NormalizedName[];
  /** The versions that are asked for. */
  readonly needed: VersionRange;
  /** What rules those out, according to the proof. */
  readonly obstacles: readonly ProofObstacle[];
  /** The facts behind the proof in which it was found: that of the failure, or of one with other culprits left out. */
  readonly facts: ProofFacts;
}

/** At most this many culprits are looked for: nobody would leave out more. */
const MOST_CULPRITS = 12;

/**
 * The culprits behind a failure of one declared project.
 * @param problem the problem in which only that project is declared
 * @param proven the facts behind the proof of its failure
 * @returns the culprits, nearest first: the declared project itself if nothing else is to blame, and none at all if
 *   requirements exclude each other
 */
export function* findCulprits(
  problem: Problem,
  declared: NormalizedName,
  proven: ProofFacts,
  catalog: Catalog,
): Question<readonly Culprit[]> {
  return (yield* culpritsAndRest(problem, declared, proven, catalog)).culprits;
}

/** Culprits, and what is installed without them; nothing where leaving them out does not help. */
interface CulpritsAndRest {
  readonly culprits: readonly Culprit[];
  readonly rest?: Installed;
}

/**
 * The same with what is installed without them.
 * @param matters the search ends with the first culprit for which this is false: whoever asks knows enough then
 */
export function* culpritsAndRest(
  problem: Problem,
  declared: NormalizedName,
  proven: ProofFacts,
  catalog: Catalog,
  matters: (culprit: Culprit) => boolean = () => true,
): Question<CulpritsAndRest> {
  const found: Culprit[] = [];
  let facts = proven;
  while (found.length < MOST_CULPRITS) {
    const next = nearestCulprit(facts, declared, found, { catalog, target: problem.target });
    // Of what could not be looked at nobody knows whether it stands in the way; what was found does in any case.
    if (!next || (found.length > 0 && isUnknown(next))) break;
    found.push(next);
    if (!matters(next)) return { culprits: found };
    const resolution = yield* install(without(problem, found), catalog);
    if (resolution.kind === 'solved')
      return yield* necessaryOnes(problem, { culprits: found, rest: resolution }, catalog);
    facts = factsOfProof(resolution.proof);
  }
  const own = ownCulprit(facts, declared);
  return { culprits: own ? [own, ...found] : found };
}

/** Whether nothing is known of a culprit but that it could not be looked at. */
export function isUnknown({ obstacles }: Culprit): boolean {
  return obstacles.every(({ cause }) => cause.kind === 'unavailable');
}

/** The problem as if nobody asked for some culprits. */
function without(problem: Problem, culprits: readonly Culprit[]): Problem {
  return { ...problem, excludes: new Set([...problem.excludes, ...culprits.map(({ name }) => name)]) };
}

/** Drops those without which it resolves anyway. The last is needed: without it all others, found before, did not suffice. */
function* necessaryOnes(problem: Problem, found: CulpritsAndRest, catalog: Catalog): Question<CulpritsAndRest> {
  let kept = found;
  for (const candidate of found.culprits.slice(0, -1)) {
    const culprits = kept.culprits.filter((culprit) => culprit !== candidate);
    const resolution = yield* install(without(problem, culprits), catalog);
    if (resolution.kind === 'solved') kept = { culprits, rest: resolution };
  }
  return kept;
}

/** How telling an obstacle is: what no edit can fix comes first. */
const WEIGHT: Readonly<Record<ProofObstacle['cause']['kind'], number>> = {
  unusable: 0,
  'unknown-project': 0,
  'requires-python': 1,
  unavailable: 2,
  yanked: 3,
  'invalid-metadata': 3,
  'contradictory-requirement': 3,
  'url-dependency': 3,
  'asks-for-itself': 3,
  'first-choice': 3,
  'unknown-extra': 3,
  'no-versions': 4,
};

function nearestCulprit(
  facts: ProofFacts,
  declared: NormalizedName,
  found: readonly Culprit[],
  { catalog, target }: { readonly catalog: Catalog; readonly target: Target },
): Culprit | undefined {
  const taken = new Set([declared, ...found.map(({ name }) => name)]);
  const names = [...new Set(facts.obstacles.map(({ name }) => name))].filter((name) => !taken.has(name));
  const candidates = names.flatMap((name) => culpritNamed(facts, declared, name, catalog) ?? []);
  const rank = ({ obstacles, chain }: Culprit): number =>
    Math.min(...obstacles.map(({ cause }) => WEIGHT[cause.kind])) * 1000 + chain.length;
  // A range without versions makes a culprit only if it is what was asked for; otherwise it arises where two requirements
  // meet. With an installer that never backtracks each one counts on its own.
  const isCulprit = ({ name, obstacles }: Culprit): boolean =>
    !target.installer.backtracks ||
    obstacles.some(({ cause }) => cause.kind !== 'no-versions') ||
    isAskedInVain(facts, name, catalog);
  return candidates.filter(isCulprit).sort((a, b) => rank(a) - rank(b))[0];
}

/** Whether every request for a project in the proof asks for versions that do not exist. */
function isAskedInVain(facts: ProofFacts, name: NormalizedName, catalog: Catalog): boolean {
  const releases = knownReleases(catalog, name);
  if (!releases) return false;
  const asked = edgesTo(facts, name);
  const versions = [...releases].map(({ version }) => version);
  return asked.every(({ needed }) => !versions.some((version) => needed.contains(version)));
}

function culpritNamed(
  facts: ProofFacts,
  declared: NormalizedName,
  name: NormalizedName,
  catalog: Catalog,
): Culprit | undefined {
  const obstacles = obstaclesOf(facts, name);
  if (facts.edges.length > 0) {
    const chain = chainTo(facts, declared, name);
    return chain && { name, chain, needed: neededOf(facts, name), obstacles, facts };
  }
  // If the installer gave up at a release, the proof is that one obstacle, without the chain to it.
  const chain = knownChain(declared, name, catalog) ?? [declared, name];
  const needed = obstacles.reduce((all, { range }) => all.union(range), VersionRange.empty);
  return { name, chain, needed, obstacles, facts };
}

function ownCulprit(facts: ProofFacts, declared: NormalizedName): Culprit | undefined {
  const obstacles = obstaclesOf(facts, declared);
  return obstacles.length > 0
    ? { name: declared, chain: [declared], needed: neededOf(facts, declared), obstacles, facts }
    : undefined;
}
