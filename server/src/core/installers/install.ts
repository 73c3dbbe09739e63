/** What the target's own installer would take: the one question behind verdicts and proofs. */
import type { Catalog } from '../solver/catalog.ts';
import type { Problem } from '../solver/problem.ts';
import type { Resolution } from '../solver/resolution.ts';
import { solve, type Needs, type Pause } from '../solver/solve.ts';
import { installWithMicropip } from './micropip/resolution.ts';

/** Resolves a problem in the way of the installer that serves its target. */
export function* install(problem: Problem, catalog: Catalog): Generator<Needs | Pause, Resolution, void> {
  return problem.target.installer === 'micropip'
    ? yield* installWithMicropip(problem, catalog)
    : yield* solve(problem, catalog);
}
