/** Deletes a requirement that asks for nothing that could be installed. */
import { say, type Message } from '../../messages/message.ts';
import type { Question } from '../../solver/question.ts';
import type { Attempt } from '../attempt.ts';
import { editsOfAll } from '../edits/declarationEdits.ts';
import { removalEdit } from '../edits/removal.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';
import { proven } from '../prove.ts';

export const deleteRequirement: KindOfRemedy<'delete'> = { kind: 'delete' };

/** The remedy that deletes the failing dependency wherever it is declared; preferred if it costs nothing. */
export function* deletedRequirement(attempt: Attempt, cost?: Message): Question<readonly RemedyOf<'delete'>[]> {
  const { declarations, context, failure } = attempt;
  const edits = editsOfAll(declarations, (one) => removalEdit(one, context.file));
  if (!edits || !(yield* proven(edits, attempt))) return [];
  const title = say('deleteTitle', { name: failure.name });
  return [{ kind: 'delete', title, preferred: cost === undefined, edits, ...(cost && { cost }) }];
}
