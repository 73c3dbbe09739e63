/** What the target's own installer would take: the one question behind verdicts and proofs. */
import type { Installer } from '../runtimes/installer.ts';
import type { Catalog } from '../solver/catalog.ts';
import type { Problem } from '../solver/problem.ts';
import { solve } from '../solver/solve.ts';
import type { Question } from '../solver/question.ts';
import type { Installation } from './installation.ts';
import { followReferences } from './references/followReferences.ts';
import { installWithMicropip } from './micropip/resolution.ts';

const SEARCHES: Readonly<Record<Installer['search'], (problem: Problem, catalog: Catalog) => Question<Installation>>> =
  {
    backtracking: solve,
    'first-match': installWithMicropip,
  };

/** Resolves a problem the way the target's installer does, once it is known what lies where it points to. */
export function* install(problem: Problem, catalog: Catalog): Question<Installation> {
  const whole = yield* followReferences(problem);
  return yield* SEARCHES[whole.target.installer.search](whole, catalog);
}
