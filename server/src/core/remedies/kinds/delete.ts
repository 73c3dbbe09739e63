/** Deletes a requirement that asks for nothing that could be installed. */
import type { Declaration } from '../../dependencyFiles/dependencyFile.ts';
import { say, type Message } from '../../messages/message.ts';
import type { Question } from '../../solver/question.ts';
import type { Attempt } from '../attempt.ts';
import { removalEdits } from '../edits/removal.ts';
import type { ReadDeclaration } from '../../installers/installerView.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';
import { installedAfter, proven } from '../prove.ts';
import { keepsComments } from '../safety.ts';
import type { ProjectContext } from '../projectContext.ts';

export const deleteRequirement: KindOfRemedy<'delete'> = { kind: 'delete' };

/**
 * The remedy that deletes the failing dependency wherever it is declared. Preferred if it costs nothing, since the runtime has
 * what it stands for, and safe if no comment goes with it.
 */
export function* deletedRequirement(attempt: Attempt, cost?: Message): Question<readonly RemedyOf<'delete'>[]> {
  const { declarations, context, failure } = attempt;
  const edits = removalEdits(declarations, context.file);
  if (!edits || !(yield* proven(edits, attempt))) return [];
  const title = say('deleteTitle', { name: failure.name });
  if (cost) return [{ kind: 'delete', title, preferred: false, edits, cost }];
  return [{ kind: 'delete', title, preferred: true, safe: keepsComments(context.file, edits), edits }];
}

/** The remedy that deletes what installs, but may not be what is meant: nothing applies it without asking. */
export function* deletedNamesake(
  declarations: readonly ReadDeclaration[],
  name: NormalizedName,
  context: ProjectContext,
): Question<readonly RemedyOf<'delete'>[]> {
  const edits = removalEdits(declarations, context.file);
  if (!edits || !(yield* installedAfter(edits, context))) return [];
  return [
    { kind: 'delete', title: say('deleteTitle', { name }), preferred: false, edits, cost: say('deleteNamesakeCost') },
  ];
}

/** The remedy that deletes a name which nothing can load and nothing needs to: it takes part in no resolution. */
export function deletedLoad(declaration: Declaration, context: ProjectContext): RemedyOf<'delete'> | undefined {
  const { file } = context;
  const edits = removalEdits([declaration], file);
  const after = edits && context.reread(edits);
  if (!edits || after?.file.declarations.length !== file.declarations.length - 1) return undefined;
  const title = say('deleteTitle', { name: declaration.text.trim() });
  return { kind: 'delete', title, preferred: true, safe: keepsComments(file, edits), edits };
}
