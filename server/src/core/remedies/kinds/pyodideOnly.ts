/** Keeps a dependency from being installed outside Pyodide, by a marker: where the machine cannot have it. */
import { say } from '../../messages/message.ts';
import type { Question } from '../../solver/question.ts';
import { editsOfAll, markerEdit } from '../edits/declarationEdits.ts';
import { uvTableEdits } from '../edits/uvTable.ts';
import { getsThrough, type HostAttempt } from '../hostAttempt.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';

export const pyodideOnly: KindOfRemedy<'pyodide-only'> = { kind: 'pyodide-only' };

/** By a marker on the declared dependency, or by an override if another one brings it in. */
export function* pyodideOnlyFixes(attempt: HostAttempt): Question<readonly RemedyOf<'pyodide-only'>[]> {
  const { trouble, declarations, context } = attempt;
  const { name, chain } = trouble;
  const edits =
    chain.length > 1
      ? uvTableEdits('override-dependencies', [`${name} ; sys_platform == 'emscripten'`], context.file)
      : editsOfAll(declarations, (declaration) => markerEdit(declaration, '=='));
  if (!edits || edits.length === 0 || !(yield* getsThrough(edits, attempt, 'same'))) return [];
  const title = say('pyodideOnlyTitle', { name });
  return [{ kind: 'pyodide-only', title, preferred: false, edits, cost: say('pyodideOnlyCost', { name }) }];
}
