/** Drops a comment, or a name in one, that ignores nothing. */
import { say } from '../../messages/message.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';

export const dropIgnore: KindOfRemedy<'drop-ignore'> = { kind: 'drop-ignore' };

/** Never by itself: somebody wrote it, and the reason behind it goes with it. */
export function droppedIgnore(edits: readonly FileEdit[]): RemedyOf<'drop-ignore'> {
  return { kind: 'drop-ignore', title: say('dropIgnoreTitle'), preferred: false, edits };
}
