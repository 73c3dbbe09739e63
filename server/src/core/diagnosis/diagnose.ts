/** Resolves a problem; if it fails, finds out which declared dependencies fail, each on its own or together. */
import type { NormalizedName } from '../packaging/name.ts';
import type { Catalog } from '../solver/catalog.ts';
import type { Incompatibility } from '../solver/incompatibility.ts';
import { requirementsByName, type Problem } from '../solver/problem.ts';
import { install } from '../installers/install.ts';
import type { Installation } from '../installers/installation.ts';
import type { Question } from '../solver/question.ts';
import type { Culprit } from './culprits.ts';
import { boundsToBlame } from './bounds.ts';
import { culpritsOfNewest } from './newestCulprits.ts';
import { declaredIn, factsOfProof, type ProofFacts } from './proof.ts';
import type { Requirement } from '../packaging/requirements/requirement.ts';

/** Why one declared dependency is not installed. */
export interface Failure {
  readonly name: NormalizedName;
  /** The other declared dependencies that it cannot be installed together with; empty if it fails alone. */
  readonly against: readonly NormalizedName[];
  /** The constraints and overrides without which it would be installed. */
  readonly bounds: readonly Requirement[];
  readonly proof: Incompatibility;
  /** The facts behind the proof. */
  readonly facts: ProofFacts;
  /** What stands in the way, of the release that people mean. */
  readonly culprits: readonly Culprit[];
  /** What stands only in the way of older releases. */
  readonly older?: readonly Culprit[];
}

/** What would be installed, and what would not. */
export interface Diagnosis {
  /** The result for the whole problem. */
  readonly whole: Installation;
  readonly failures: readonly Failure[];
  /** What is installed if all that fails is left out; a failure only if no declared dependency is to blame. */
  readonly rest: Installation;
}

/** Resolves a problem and explains every failure in it, including independent ones. */
export function* diagnose(problem: Problem, catalog: Catalog): Question<Diagnosis> {
  const whole = yield* install(problem, catalog);
  const failures: Failure[] = [];
  let remaining = problem;
  let resolution = whole;
  while (resolution.kind === 'failed') {
    const found = yield* explainFailure(remaining, resolution.proof, catalog);
    if (found.length === 0) break;
    for (const failure of found) failures.push(failure);
    remaining = leaveOut(
      remaining,
      found.map(({ name }) => name),
    );
    // One resolution for each of them would make a file of thousands, offline for example, take quadratic time.
    const hopeless = yield* explainHopeless(remaining, catalog);
    for (const failure of hopeless) failures.push(failure);
    remaining = leaveOut(
      remaining,
      hopeless.map(({ name }) => name),
    );
    resolution = yield* install(remaining, catalog);
  }
  return { whole, failures, rest: resolution };
}

function* explainFailure(problem: Problem, proof: Incompatibility, catalog: Catalog): Question<readonly Failure[]> {
  const declared = new Set(problem.requirements.map(({ normalized }) => normalized));
  const named = declaredIn(factsOfProof(proof)).filter((name) => declared.has(name));
  // If the installer gave up at a release, the proof does not say how it got there.
  const involved = named.length > 0 ? named : [...declared];
  const failures: Failure[] = [];
  for (const name of involved) {
    const alone = only(problem, [name]);
    const resolution = involved.length === 1 ? { kind: 'failed' as const, proof } : yield* install(alone, catalog);
    if (resolution.kind === 'solved') continue;
    failures.push(yield* failsAlone(alone, name, resolution.proof, catalog));
  }
  if (failures.length > 0 || involved.length === 0) return failures;
  return [yield* explainConflict(problem, involved, proof, catalog)];
}

function* failsAlone(
  alone: Problem,
  name: NormalizedName,
  proof: Incompatibility,
  catalog: Catalog,
): Question<Failure> {
  const facts = factsOfProof(proof);
  const bounds = yield* boundsToBlame(alone, facts, catalog);
  return { name, against: [], bounds, proof, facts, ...(yield* culpritsOfNewest(alone, [name], facts, catalog)) };
}

/** The failures of declared dependencies for which no index knows a release, or none could be queried. */
function* explainHopeless(problem: Problem, catalog: Catalog): Question<readonly Failure[]> {
  const failures: Failure[] = [];
  for (const [name, requirements] of requirementsByName(problem.requirements)) {
    const known = catalog.releases(name);
    if (known === undefined || (known.kind === 'known' && known.value.exists)) continue;
    const alone = { ...problem, requirements };
    const resolution = yield* install(alone, catalog);
    // Its marker may not hold here, or it is excluded.
    if (resolution.kind === 'solved') continue;
    failures.push(yield* failsAlone(alone, name, resolution.proof, catalog));
  }
  return failures;
}

/** Declared dependencies that install alone but not together: as few as possible, the last of which is to blame. */
function* explainConflict(
  problem: Problem,
  involved: readonly NormalizedName[],
  proof: Incompatibility,
  catalog: Catalog,
): Question<Failure> {
  let names = involved;
  let smallest = proof;
  for (const name of involved) {
    const fewer = names.filter((other) => other !== name);
    const resolution = yield* install(only(problem, fewer), catalog);
    if (resolution.kind === 'solved') continue;
    names = fewer;
    smallest = resolution.proof;
  }
  const position = (name: NormalizedName): number =>
    problem.unwritten?.has(name) ? -1 : problem.requirements.findIndex(({ normalized }) => normalized === name);
  const ordered = [...names].sort((a, b) => position(b) - position(a));
  const [name, ...against] = ordered;
  if (name === undefined) throw new Error('a failure without declared dependencies');
  const facts = factsOfProof(smallest);
  const together = only(problem, names);
  const bounds = yield* boundsToBlame(together, facts, catalog);
  const found = yield* culpritsOfNewest(together, [name, ...against], facts, catalog);
  return { name, against: against.reverse(), bounds, proof: smallest, facts, ...found };
}

/** The problem with only some of the declared projects. */
export function only(problem: Problem, names: readonly NormalizedName[]): Problem {
  return { ...problem, requirements: problem.requirements.filter(({ normalized }) => names.includes(normalized)) };
}

/** The problem without some of the declared projects. */
export function leaveOut(problem: Problem, names: readonly NormalizedName[]): Problem {
  const left = new Set(names);
  return { ...problem, requirements: problem.requirements.filter(({ normalized }) => !left.has(normalized)) };
}
