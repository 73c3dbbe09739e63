/** What the target's own installer would take: the one question behind verdicts and proofs. */
import type { Catalog } from '../solver/catalog.ts';
import type { Problem } from '../solver/problem.ts';
import type { Resolution } from '../solver/resolution.ts';
import { solve } from '../solver/solve.ts';
import type { Question } from '../solver/question.ts';
import { installWithMicropip } from './micropip/resolution.ts';

/** Resolves a problem in the way of the installer that serves its target. */
export function* install(problem: Problem, catalog: Catalog): Question<Resolution> {
  return problem.target.installer === 'micropip'
    ? yield* installWithMicropip(problem, catalog)
    : yield* solve(problem, catalog);
}
