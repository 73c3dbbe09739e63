/** Requirements that resolve in a fully known invented universe, for testing what is reported for a solution. */
import assert from 'node:assert/strict';
import { parseRequirementsTxt } from '../../server/src/core/dependencyFiles/requirementsTxt.ts';
import { installerView, type ReadDeclaration } from '../../server/src/core/installers/installerView.ts';
import type { Solved } from '../../server/src/core/solver/resolution.ts';
import { solve } from '../../server/src/core/solver/solve.ts';
import type { Universe } from './memoryIndex.ts';
import { targetOf } from './recorded.ts';
import { UniverseCatalog } from './universeCatalog.ts';

/** Solves requirements, one per line. */
export function solved(
  requirements: string,
  universe: Universe,
  targetName: string,
): { readonly whole: Solved; readonly seen: readonly ReadDeclaration[] } {
  const target = targetOf(targetName);
  const { problem, seen } = installerView(
    parseRequirementsTxt('/w/requirements.txt', requirements, 'requirements'),
    target,
  );
  const catalog = new UniverseCatalog(universe, target);
  catalog.learnEverything(universe.map(({ project }) => project));
  const solving = solve(problem, catalog);
  let step = solving.next();
  while (step.done !== true) step = solving.next();
  assert.ok(step.value.kind === 'solved');
  return { whole: step.value, seen };
}
