/** What the editor is told of the check of a file, for its status item. */
import { verdictsOf } from '../core/analysis/snapshot.ts';
import { oldestDay } from '../core/candidates/knowledge.ts';
import { resolvesInAll } from '../core/installers/resolutionSummary.ts';
import type { Messages } from '../core/messages/messages.ts';
import type { CheckStatus } from './protocol.ts';
import type { CheckProgress } from './session.ts';
import { shownTarget } from './shownTarget.ts';
import { shownTrouble } from './shownTrouble.ts';

/** What an editor is told. */
export function statusOf(uri: string, progress: CheckProgress | undefined, messages: Messages): CheckStatus {
  const { snapshot } = progress ?? {};
  const trouble = snapshot && shownTrouble(snapshot, messages);
  const asOf = snapshot && oldestDay(verdictsOf(snapshot).map(({ resolution }) => resolution?.asOf));
  return {
    uri,
    state: stateOf(progress),
    ...(snapshot && !snapshot.quiet && { target: shownTarget(snapshot, messages) }),
    ...(snapshot?.resolution && {
      resolves: resolvesInAll(verdictsOf(snapshot).map(({ resolution }) => resolution?.resolves ?? null)),
    }),
    ...(trouble && { trouble }),
    ...(asOf !== undefined && { asOf }),
  };
}

function stateOf(progress: CheckProgress | undefined): CheckStatus['state'] {
  if (!progress) return 'gone';
  const { state, snapshot } = progress;
  if (state !== 'done') return state;
  if (!snapshot) return 'off';
  return snapshot.quiet ? 'quiet' : 'done';
}
