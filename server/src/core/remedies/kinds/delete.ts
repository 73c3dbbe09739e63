/** Deletes a requirement that asks for nothing that could be installed. */
import { say, type Message } from '../../messages/message.ts';
import type { Question } from '../../solver/question.ts';
import type { Attempt } from '../attempt.ts';
import { editsOfAll } from '../edits/declarationEdits.ts';
import { removalEdit } from '../edits/removal.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';
import { proven } from '../prove.ts';
import { keepsComments } from '../safety.ts';

export const deleteRequirement: KindOfRemedy<'delete'> = { kind: 'delete' };

/**
 * The remedy that deletes the failing dependency wherever it is declared. Preferred if it costs nothing, since the runtime has
 * what it stands for, and safe if no comment goes with it.
 */
export function* deletedRequirement(attempt: Attempt, cost?: Message): Question<readonly RemedyOf<'delete'>[]> {
  const { declarations, context, failure } = attempt;
  const edits = editsOfAll(declarations, (one) => removalEdit(one, context.file));
  if (!edits || !(yield* proven(edits, attempt))) return [];
  const title = say('deleteTitle', { name: failure.name });
  if (cost) return [{ kind: 'delete', title, preferred: false, edits, cost }];
  return [{ kind: 'delete', title, preferred: true, safe: keepsComments(context.file, edits), edits }];
}
