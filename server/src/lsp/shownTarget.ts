/** What a status item shows about the targets of a file: there is only room for a few words. */
import { type Snapshot, verdictsOf } from '../core/analysis/snapshot.ts';
import type { TargetChoice } from '../core/runtimes/targetChoice.ts';
import { type Message, say, tell, uniqueMessages } from '../core/messages/message.ts';
import type { Messages } from '../core/messages/messages.ts';
import type { StatusTarget } from './protocol.ts';

/** All targets of a snapshot, and the reason for them. */
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

/** If there are several targets, some are named somewhere: that is the reason. */
function shortReasons(choices: readonly TargetChoice[]): readonly Message[] {
  const named = choices.filter(({ namedIn }) => namedIn !== undefined);
  const telling = choices.length > 1 && named.length > 0 ? named : choices;
  return telling.map(({ reason, shortReason = reason }) => shortReason);
}

function joined(reasons: readonly Message[], messages: Messages): string {
  return tell(say('statusReasons', { reasons: uniqueMessages(reasons) }), messages);
}
