/** What the target's own installer would take: the one question behind verdicts and proofs. */
import type { Catalog } from './catalog.ts';
import type { Problem } from './problem.ts';
import type { Resolution } from './resolution.ts';
import { solve, type Needs, type Pause } from './solve.ts';
import { installWithMicropip } from './_micropipResolution.ts';

/** Resolves a problem in the way of the installer that serves its target. */
export function* install(problem: Problem, catalog: Catalog): Generator<Needs | Pause, Resolution, void> {
  return problem.target.installer === 'micropip'
    ? yield* installWithMicropip(problem, catalog)
    : yield* solve(problem, catalog);
}
