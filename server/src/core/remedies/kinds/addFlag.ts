/** Adds a compatibility flag that makes the Worker and its tools agree. */
import { say } from '../../messages/message.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';

export const addFlag: KindOfRemedy<'add-flag'> = { kind: 'add-flag' };

/** The remedy with those edits. */
export function addingFlag(flag: string, edits: readonly FileEdit[]): RemedyOf<'add-flag'> {
  return { kind: 'add-flag', title: say('addFlagTitle', { flag }), preferred: true, edits };
}
