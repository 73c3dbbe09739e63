/** Adds a compatibility flag that makes the Worker and its tools agree. */
import { say, type Message } from '../../messages/message.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';

export const addFlag: KindOfRemedy<'add-flag'> = { kind: 'add-flag' };

/** The remedy with those edits. @param title another one than that of adding it */
export function addingFlag(
  flag: string,
  edits: readonly FileEdit[],
  title: Message = say('addFlagTitle', { flag }),
): RemedyOf<'add-flag'> {
  return { kind: 'add-flag', title, preferred: true, edits };
}
