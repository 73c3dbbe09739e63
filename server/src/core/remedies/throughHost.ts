/** Whether an edited project also gets through the last step of `pywrangler sync`, which installs it for the machine. */
import { leaveOut } from '../diagnosis/diagnose.ts';
import { hostStep, type HostTrouble } from '../diagnosis/hostStep.ts';
import { install } from '../installers/install.ts';
import { followed, installerView } from '../installers/installerView.ts';
import { hostBeside } from '../installers/uv/asUvResolves.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Question } from '../solver/question.ts';
import type { Solved } from '../solver/resolution.ts';
import type { ProjectContext, Reread } from './projectContext.ts';

/** The project before the edits. */
interface Before {
  readonly context: ProjectContext;
  /** Declared projects that fail for reasons of their own: what they stop is theirs. */
  readonly others: readonly NormalizedName[];
  /** The declared project that fails without the edits. */
  readonly failing?: NormalizedName | undefined;
}

/**
 * What stops the step of a project as it is after some edits.
 * @param vendored what the edited project resolves to for its Worker
 * @param without declared projects that fail for reasons of their own, and were left out there
 * @returns nothing if the step succeeds, if its result is not known, or if there is no such step
 */
export function* hostTroublesAfter(
  { file, target }: Reread,
  vendored: Solved,
  { hostCatalog, installContext, catalogFor }: Pick<ProjectContext, 'hostCatalog' | 'installContext' | 'catalogFor'>,
  without: readonly NormalizedName[],
): Question<readonly HostTrouble[]> {
  if (!hostCatalog) return [];
  const host = hostBeside(target, file);
  const facts = { host, catalog: hostCatalog(host, file), worker: catalogFor(target) };
  const step = yield* hostStep({ file, vendored, without, ...facts, ...(installContext && { installContext }) });
  return step.kind === 'stops' ? step.troubles : [];
}

/** Whether the step of an edited project stops at nothing that it does not stop at anyway, which is told by itself. */
export function* stopsNothingNew(
  after: Reread,
  vendored: Solved,
  { context, others, failing }: Before,
): Question<boolean> {
  const left = failing === undefined ? others : [...others, failing];
  const troubles = yield* hostTroublesAfter(after, vendored, context, others);
  if (troubles.some((one) => isBehind(one, left))) return false;
  if (troubles.length === 0) return true;
  // What stops a sync that is none without the edits has not been told.
  if (after.isSynced && !context.isSynced) return false;
  const known = yield* hostTroublesWithout(left, context);
  return troubles.every((one) => known.some((other) => other.name === one.name && other.chain[0] === one.chain[0]));
}

/** What stops the step of the project as it is, without some of what it declares. */
function* hostTroublesWithout(
  left: readonly NormalizedName[],
  context: ProjectContext,
): Question<readonly HostTrouble[]> {
  const { problem } = yield* followed(installerView(context.file, context.target, context.installContext));
  const vendored = yield* install(leaveOut(problem, left), context.catalogFor(context.target));
  return vendored.kind === 'solved' ? yield* hostTroublesAfter(context, vendored, context, left) : [];
}

function isBehind({ chain: [declared] }: HostTrouble, names: readonly NormalizedName[]): boolean {
  return declared !== undefined && names.includes(declared);
}
