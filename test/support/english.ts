/** The English text of a message, for tests, which compare words. */
import { en } from '../../server/src/core/messages/en/en.ts';
import { say, tell, type Message } from '../../server/src/core/messages/message.ts';

/** The text of a message; empty if there is none. */
export function english(message: Message | undefined): string {
  return message ? tell(message, en) : '';
}

/** A message with an invented text. */
export function invented(text: string): Message {
  return say('asReported', { text });
}
