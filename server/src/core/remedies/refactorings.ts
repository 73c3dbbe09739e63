/** What somebody may want to change about the runtime although nothing is wrong: no fixes, and offered only to whoever asks. */
import { setTomlString } from '../config/tomlEdit.ts';
import { say, type Message } from '../messages/message.ts';
import type { TargetChoice } from '../runtimes/targetChoice.ts';
import type { FileEdit } from '../text/textEdit.ts';
import { switchEdits, switchTitle } from './kinds/switchTarget.ts';
import type { ProjectContext } from './projectContext.ts';

export interface Refactoring {
  readonly title: Message;
  /** By what is known of the files alone: nothing is resolved, and what then fails is found by the next check. */
  readonly edits: readonly FileEdit[];
}

/**
 * Other runtimes, newest first, and to write down the one that was guessed.
 * @param choice of the target, and why it is the one
 */
export function refactorings(context: ProjectContext, choice: TargetChoice): readonly Refactoring[] {
  const others = [...context.laterReleases, ...context.generations].filter(({ name }) => name !== context.target.name);
  const switches = others.toReversed().flatMap((other): readonly Refactoring[] => {
    const edits = switchEdits(context, other) ?? [];
    return edits.length > 0 ? [{ title: switchTitle(context, other), edits }] : [];
  });
  return [...switches, ...stating(context, choice)];
}

/** Where nothing says what the project runs on, it can say so itself. A lock file of its own has no name. */
function stating({ file, target }: ProjectContext, { guess = false }: TargetChoice): readonly Refactoring[] {
  if (!guess || file.kind !== 'pyproject' || target.standsFor || target.ownLock) return [];
  const edits = setTomlString(file.text, ['tool', 'pyodide-preflight'], 'target', target.name);
  if (edits.length === 0) return [];
  return [
    {
      title: say('stateTargetTitle', { target: target.name }),
      edits: edits.map((edit) => ({ path: file.path, edit })),
    },
  ];
}
