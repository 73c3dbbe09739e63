/** Drops extras of the dependency that bring in something without a wheel. */
import { say } from '../../messages/message.ts';
import type { ProjectVersion } from '../../messages/groups/remedies.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import { normalizeName } from '../../packaging/name.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';
import type { LeavesOut } from '../leavesOut.ts';

export const dropExtra: KindOfRemedy<'drop-extra'> = {
  kind: 'drop-extra',
  *find({ failure }, { withoutExtras: extras, droppingExtras: edits }) {
    return edits ? [droppedExtras(extras, failure.name, edits)] : [];
  },
};

/** The remedy that drops extras which bring nothing. */
export function droppedInVain(
  extras: readonly string[],
  name: string,
  edits: readonly FileEdit[],
): RemedyOf<'drop-extra'> {
  return { kind: 'drop-extra', title: say('dropExtraTitle', { extras, name }), preferred: true, edits };
}

/** The remedy that drops some extras; which release that gets, if that is the point of it. */
export function droppedExtras(
  extras: readonly string[],
  name: string,
  edits: readonly FileEdit[],
  gets?: ProjectVersion,
): RemedyOf<'drop-extra'> {
  const left: LeavesOut = { kind: 'extras', of: normalizeName(name), extras: extras.map(normalizeName) };
  const title = say('dropExtraTitle', { extras, name, gets });
  return { kind: 'drop-extra', title, preferred: true, edits, leavesOut: left };
}
