/** `unused-ignore`: somebody asks to ignore what is not found, or what no finding is called. */
import { say, type Message } from '../messages/message.ts';
import { droppedIgnore } from '../remedies/kinds/dropIgnore.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { finding, type Finding, type FindingPlace } from './finding.ts';

/** Nothing that begins in the line is what the comment ignores. @param removal edits without which nothing else changes */
export function unusedIgnore(selector: string, place: FindingPlace, removal: readonly TextEdit[]): Finding {
  return finding('unused-ignore', say('ignoresNothing', { selector }), place, {
    remedies: [droppedIgnore(removal.map((edit) => ({ path: place.path, edit })))],
  });
}

/** A comment without brackets, or with nothing in them. */
export function ignoreWithoutNames(place: FindingPlace): Finding {
  return finding('unused-ignore', say('ignoreWithoutNames'), place, { severity: 'warning' });
}

/** A name that is not one of a finding, in a comment or a list. @param problem a clause that says so */
export function unknownIgnore(problem: Message, place: FindingPlace): Finding {
  return finding('unused-ignore', say('ignoreOfUnknown', { problem }), place, { severity: 'warning' });
}
