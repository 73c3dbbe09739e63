/** Whether an edited project also gets through the last step of `pywrangler sync`, which installs it for the machine. */
import { hostStep, type HostTrouble } from '../diagnosis/hostStep.ts';
import { formatVersion } from '../packaging/versions/version.ts';
import { hostTarget } from '../runtimes/hostTarget.ts';
import type { Question } from '../solver/question.ts';
import type { Solved } from '../solver/resolution.ts';
import type { ProjectContext, Reread } from './projectContext.ts';

/**
 * What stops the step of a project as it is after some edits.
 * @param vendored what the edited project resolves to for its Worker
 * @returns nothing if the step succeeds, if its result is not known, or if there is no such step
 */
export function* hostTroublesAfter(
  { file, target }: Reread,
  vendored: Solved,
  { hostCatalog, installContext, catalogFor }: Pick<ProjectContext, 'hostCatalog' | 'installContext' | 'catalogFor'>,
): Question<readonly HostTrouble[]> {
  if (!hostCatalog) return [];
  const host = hostTarget(formatVersion(target.python));
  const facts = { host, catalog: hostCatalog(host, file), worker: catalogFor(target) };
  const step = yield* hostStep({ file, vendored, ...facts, ...(installContext && { installContext }) });
  return step.kind === 'stops' ? step.troubles : [];
}
