/** Adds an extra that brings what a dependency does not work without. */
import type { ReadDeclaration } from '../../installers/installerView.ts';
import { say } from '../../messages/message.ts';
import type { Question } from '../../solver/question.ts';
import type { Solved } from '../../solver/resolution.ts';
import { addExtraEdit, editsOfAll } from '../edits/declarationEdits.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';
import type { ProjectContext } from '../projectContext.ts';
import { installedAfter } from '../prove.ts';
import { keepsVersions } from '../safety.ts';

export const addExtra: KindOfRemedy<'add-extra'> = { kind: 'add-extra' };

/**
 * The remedy that adds an extra to all declarations of a project.
 * @param before what is installed without it
 * @param helps whether a solution with the extra has what is needed
 * @returns none if it does not resolve, or does not help
 */
export function* extraAdded(
  declarations: readonly ReadDeclaration[],
  extra: string,
  before: Solved,
  helps: (after: Solved) => boolean,
  context: ProjectContext,
): Question<readonly RemedyOf<'add-extra'>[]> {
  const [first] = declarations;
  const edits = editsOfAll(declarations, (declaration) => addExtraEdit(declaration, extra));
  const after = edits && (yield* installedAfter(edits, context));
  if (!first || !edits || !after || !helps(after)) return [];
  const title = say('addExtraTitle', { name: first.requirement.name, extra });
  return [{ kind: 'add-extra', title, preferred: true, safe: keepsVersions(before, after), edits }];
}
