/** Moves a tool from what is installed into the Worker to a dependency group. */
import { say } from '../../messages/message.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';

export const moveToGroup: KindOfRemedy<'move-to-group'> = { kind: 'move-to-group' };

/**
 * The remedy with those edits, for a tool or, without its name, "it".
 * @param safe whether all that was written stands in the group, and nothing else changes its version
 */
export function moveTo(
  group: string,
  name: string | undefined,
  edits: readonly FileEdit[],
  safe: boolean,
): RemedyOf<'move-to-group'> {
  return { kind: 'move-to-group', title: say('moveToGroupTitle', { name, group }), preferred: true, safe, edits };
}
