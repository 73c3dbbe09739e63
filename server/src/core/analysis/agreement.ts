/** Where a Worker is deployed to one runtime and installed for another: on which of the two it can have both. */
import { agreeingRemedies } from '../findings/targetProblem.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { ProjectContext } from '../remedies/projectContext.ts';
import { installedAfter } from '../remedies/prove.ts';
import type { Remedy } from '../remedies/remedy.ts';
import type { TargetProblem } from '../runtimes/targetChoice.ts';
import type { Question } from '../solver/question.ts';

/**
 * The edits after which both tools use the same runtime, and the whole project installs there.
 * @param contexts the project on each of its targets
 * @param failing the declared projects that fail on every one of them: what helps against that is told with them
 */
export function* provenAgreements(
  problems: readonly TargetProblem[],
  contexts: readonly ProjectContext[],
  failing: readonly NormalizedName[],
): Question<readonly Remedy[]> {
  const [deployed] = contexts;
  if (!deployed) return [];
  const remedies: Remedy[] = [];
  for (const remedy of problems.flatMap((problem) => agreeingRemedies(problem, deployed.cloudflare))) {
    const target = deployed.reread(remedy.edits)?.target;
    const context = contexts.find((one) => one.target.name === target?.name) ?? deployed;
    if (yield* installedAfter(remedy.edits, context, failing)) remedies.push(remedy);
  }
  return remedies;
}
