/** Which constraints and overrides are to blame for a failure: those without which it would install. */
import type { Requirement } from '../packaging/requirements/requirement.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import type { Catalog } from '../solver/catalog.ts';
import { install } from '../installers/install.ts';
import type { Problem } from '../solver/problem.ts';
import type { Question } from '../solver/question.ts';
import type { ProofEdge, ProofFacts } from './proof.ts';

/** At most this many are tried one by one. */
const MOST_BOUNDS = 8;

/** The constraint or override that an edge of a proof comes from; undefined if a requirement asks for it. */
export function boundOf({ dependency, needed, dependent }: ProofEdge, problem: Problem): Requirement | undefined {
  const isMeant = (bound: Requirement): boolean =>
    bound.normalized === dependency && VersionRange.fromSpecifierSet(bound.specifier).equals(needed);
  const override = problem.overrides.find(isMeant);
  if (override) return override;
  // Looked for before the requirements: a file may have thousands of those for one project, and a proof as many edges.
  const constraint = problem.constraints.find((bound) => bound.specifier.specifiers.length > 0 && isMeant(bound));
  // The same words may be among the requirements; then it is they that ask for it.
  return constraint && dependent === undefined && problem.requirements.some(isMeant) ? undefined : constraint;
}

/**
 * The smallest set of the constraints and overrides in a failure's proof without which the problem is solved.
 * @returns none if it fails without them too
 */
export function* boundsToBlame(
  problem: Problem,
  { edges }: ProofFacts,
  catalog: Catalog,
): Question<readonly Requirement[]> {
  const involved = [...new Set(edges.flatMap((edge) => boundOf(edge, problem) ?? []))];
  if (involved.length === 0) return [];
  const resolution = yield* install(without(problem, involved), catalog);
  if (resolution.kind === 'failed') return [];
  let kept: readonly Requirement[] = involved;
  for (const bound of involved.length > 1 ? involved.slice(0, MOST_BOUNDS) : []) {
    const fewer = kept.filter((other) => other !== bound);
    const trial = yield* install(without(problem, fewer), catalog);
    if (trial.kind === 'solved') kept = fewer;
  }
  return kept;
}

function without(problem: Problem, bounds: readonly Requirement[]): Problem {
  const rest = (all: readonly Requirement[]): readonly Requirement[] => all.filter((one) => !bounds.includes(one));
  return { ...problem, constraints: rest(problem.constraints), overrides: rest(problem.overrides) };
}
