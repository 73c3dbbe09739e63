/** What a fix leaves out, package by package, to ask of each whether those that lead to it need it. */
import type { NormalizedName } from '../../packaging/name.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import type { LeavesOut, LeftNeed } from '../../remedies/leavesOut.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import { solvedAfter } from '../../remedies/prove.ts';
import { askMetadata } from '../../solver/askFacts.ts';
import type { Question } from '../../solver/question.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import { isNeeded, needsFor } from '../explain/needs.ts';

export interface Left {
  /** All that is no longer installed, as far as that was asked for by name. */
  readonly names: readonly NormalizedName[];
  /** Empty of what the file itself asks for: only its own code tells of that. */
  readonly needs: readonly LeftNeed[];
}

/** @param edits those of the fix @returns undefined if what is installed with it could not be found out */
export function* leftNeeds(
  left: LeavesOut,
  edits: readonly FileEdit[],
  context: ProjectContext,
): Question<Left | undefined> {
  switch (left.kind) {
    case 'dependency':
      return { names: [left.name], needs: [] };
    case 'culprits':
      return { names: [...new Set(left.needs.map(({ culprit }) => culprit))], needs: left.needs };
    case 'extras':
      return yield* broughtByExtras(left, edits, context);
  }
}

/** What only the extras bring, and nothing else does. */
function* broughtByExtras(
  { of, extras }: Extract<LeavesOut, { readonly kind: 'extras' }>,
  edits: readonly FileEdit[],
  context: ProjectContext,
): Question<Left | undefined> {
  const solved = yield* solvedAfter(edits, context);
  const pinned = solved?.packages.get(of);
  if (!solved || !pinned) return undefined;
  const metadata = yield* askMetadata(context.catalogFor(context.target), pinned.candidate);
  if (metadata.kind !== 'known') return undefined;
  const asked = new Set(extras);
  const names = [...new Set(metadata.value.requiresDist.map(({ normalized }) => normalized))].filter((name) => {
    const needs = needsFor(metadata.value, name, context.target);
    return isNeeded(needs, asked) && !solved.packages.has(name);
  });
  const version = formatVersion(pinned.version);
  return { names, needs: names.map((culprit) => ({ culprit, parent: of, version })) };
}
