/** A host step that stops, from the point of view of the search for fixes, and the proof that an edit helps. */
import type { HostTrouble } from '../diagnosis/hostStep.ts';
import type { ReadDeclaration } from '../installers/installerView.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { versionsEqual } from '../packaging/versions/version.ts';
import type { Question } from '../solver/question.ts';
import type { Solved } from '../solver/resolution.ts';
import type { FileEdit } from '../text/textEdit.ts';
import type { ProjectContext } from './projectContext.ts';
import { installAfter } from './prove.ts';
import { hostTroublesAfter } from './throughHost.ts';

/** One trouble from the point of view of the search for fixes. */
export interface HostAttempt {
  readonly trouble: HostTrouble;
  /** Everything that stops the step at the same declaration. */
  readonly names: readonly NormalizedName[];
  /** Where the dependency is declared. */
  readonly declarations: readonly ReadDeclaration[];
  readonly context: ProjectContext;
  /** Declared projects that cannot be vendored, whatever helps here. */
  readonly without: readonly NormalizedName[];
}

/**
 * Whether the edited project can be vendored, and the host step gets through as far as these names are concerned.
 * @param takes whether the Worker still has to get what stops the step in the same version, or may get any
 */
export function* getsThrough(
  edits: readonly FileEdit[],
  { names, context, trouble, without }: HostAttempt,
  takes: 'same' | 'any',
): Question<boolean> {
  const after = context.reread(edits);
  const vendored = yield* installAfter(edits, context, without);
  if (!after || vendored?.kind !== 'solved' || (takes === 'same' && !keeps(trouble, vendored))) return false;
  const troubles = yield* hostTroublesAfter(after, vendored, context, without);
  return troubles.every(({ name }) => !names.includes(name));
}

/** Whether the Worker still gets what stops the step, in the same version. */
function keeps({ name, vendored }: HostTrouble, { packages }: Solved): boolean {
  const now = packages.get(name);
  return vendored === undefined || (now !== undefined && versionsEqual(now.version, vendored.version));
}
