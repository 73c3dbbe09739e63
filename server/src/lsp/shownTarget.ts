/** What a status item shows of the targets of a file: it has room for a few words only. */
import { type Snapshot, verdictsOf } from '../core/analysis/snapshot.ts';
import type { TargetChoice } from '../core/runtimes/targetChoice.ts';
import { type Message, say, tell, uniqueMessages } from '../core/messages/message.ts';
import type { Messages } from '../core/messages/messages.ts';
import type { StatusTarget } from './protocol.ts';

/** The targets of a snapshot, all of them, and why they are the ones. */
export function shownTarget(snapshot: Snapshot, messages: Messages): StatusTarget {
  const choices = verdictsOf(snapshot).map(({ choice }) => choice);
  const [setIn] = choices.flatMap(({ namedIn }) => (namedIn?.kind === 'file' ? [namedIn.file] : []));
  return {
    name: choices.map(({ target }) => target.name).join(', '),
    label: tell(say('statusTargets', { targets: choices.map(({ target }) => target.label) }), messages),
    reason: joined(
      choices.map(({ reason }) => reason),
      messages,
    ),
    shortReason: joined(shortReasons(choices), messages),
    ...(setIn !== undefined && { setIn }),
  };
}

/** Of several targets some are named somewhere: that is why there are several. */
function shortReasons(choices: readonly TargetChoice[]): readonly Message[] {
  const named = choices.filter(({ namedIn }) => namedIn !== undefined);
  const telling = choices.length > 1 && named.length > 0 ? named : choices;
  return telling.map(({ reason, shortReason = reason }) => shortReason);
}

function joined(reasons: readonly Message[], messages: Messages): string {
  return tell(say('statusReasons', { reasons: uniqueMessages(reasons) }), messages);
}
