/** Lets uv look at every index on the machine, as pywrangler has it do for the Worker: `[tool.uv] index-strategy`. */
import { MAIN_INDEX } from '../../candidates/distribution.ts';
import { DIRECT } from '../../installers/references/referencedRelease.ts';
import { say } from '../../messages/message.ts';
import type { Question } from '../../solver/question.ts';
import { uvWordEdits } from '../edits/uvTable.ts';
import { getsThrough, type HostAttempt } from '../hostAttempt.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';

export const everyIndex: KindOfRemedy<'every-index'> = { kind: 'every-index' };

/** Where an index of the project has the name, and not what the machine needs. */
export function* everyIndexFixes(attempt: HostAttempt): Question<readonly RemedyOf<'every-index'>[]> {
  const { trouble, context } = attempt;
  const { reason } = trouble;
  const index = reason.kind === 'missing' ? reason.index : undefined;
  if (index === undefined || index === MAIN_INDEX || index === DIRECT) return [];
  const edits = uvWordEdits('index-strategy', 'unsafe-best-match', context.file);
  if (edits.length === 0 || !(yield* getsThrough(edits, attempt, 'same'))) return [];
  const title = say('everyIndexTitle');
  return [{ kind: 'every-index', title, preferred: false, edits, cost: say('everyIndexCost') }];
}
