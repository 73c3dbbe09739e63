/** What a status item shows of the targets of a file: it has room for a few words only. */
import { verdictsOf, type Snapshot } from '../core/analysis/snapshot.ts';
import { en } from '../core/messages/en/en.ts';
import { tell, type Message } from '../core/messages/message.ts';
import { listOfLabels } from '../core/messages/words.ts';
import type { TargetChoice } from '../core/runtimes/targetChoice.ts';
import type { StatusTarget } from './protocol.ts';

/** The targets of a snapshot, all of them, and why they are the ones. */
export function shownTarget(snapshot: Snapshot): StatusTarget {
  const choices = verdictsOf(snapshot).map(({ choice }) => choice);
  const [setIn] = choices.flatMap(({ namedIn }) => (namedIn?.kind === 'file' ? [namedIn.file] : []));
  return {
    name: choices.map(({ target }) => target.name).join(', '),
    label: listOfLabels(choices.map(({ target }) => target.label)),
    reason: joined(choices.map(({ reason }) => reason)),
    shortReason: joined(shortReasons(choices)),
    ...(setIn !== undefined && { setIn }),
  };
}

/** Of several targets some are named somewhere: that is why there are several. */
function shortReasons(choices: readonly TargetChoice[]): readonly Message[] {
  const named = choices.filter(({ namedIn }) => namedIn !== undefined);
  const telling = choices.length > 1 && named.length > 0 ? named : choices;
  return telling.map(({ reason, shortReason = reason }) => shortReason);
}

function joined(reasons: readonly Message[]): string {
  return [...new Set(reasons.map((reason) => tell(reason, en)))].join('; ');
}
