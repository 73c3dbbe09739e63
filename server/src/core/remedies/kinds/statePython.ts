/** Writes the runtime's Python where the project states another one. */
import { say } from '../../messages/message.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';

export const statePython: KindOfRemedy<'state-python'> = { kind: 'state-python' };

/** An edit of `requires-python`. @param safe whether it keeps the other bounds that are written there */
export function stateRequiresPython(edit: FileEdit, safe: boolean): RemedyOf<'state-python'> {
  const title = say('stateRequiresPythonTitle', { specifier: edit.edit.newText });
  return { kind: 'state-python', title, preferred: false, safe, edits: [edit] };
}

/** An edit of `.python-version`, which holds nothing else. */
export function statePythonVersion(edit: FileEdit): RemedyOf<'state-python'> {
  const title = say('statePythonVersionTitle', { python: edit.edit.newText });
  return { kind: 'state-python', title, preferred: false, safe: true, edits: [edit] };
}
