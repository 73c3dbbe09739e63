/** A language for tests, in which each message is its own name, so that text that is not a message stands out. */
import { en } from '../../server/src/core/messages/en/en.ts';
import type { MessageId } from '../../server/src/core/messages/message.ts';
import type { Messages } from '../../server/src/core/messages/messages.ts';

/** `‹hoverGets›` for each message; those that contain others name them after a space. */
export const otherLanguage = Object.fromEntries(
  (Object.keys(en) as MessageId[]).map((id) => [id, (parts: object) => `‹${[id, ...clausesIn(parts)].join(' ')}›`]),
) as unknown as Messages;

/** The names of the messages in the parts of another one. */
function clausesIn(parts: object): readonly string[] {
  const texts = Object.values(parts).flat() as readonly unknown[];
  return texts.filter((text) => typeof text === 'string' && text.startsWith('‹')) as readonly string[];
}

/** The other parts of this language. */
export function besideMessages(text: string): string {
  let rest = text;
  for (let before = ''; before !== rest;) [before, rest] = [rest, rest.replace(/‹[^‹›]*›/g, '')];
  return rest;
}
