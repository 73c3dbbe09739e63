/** What a message says in English: for tests, which tell stories in words. */
import { en } from '../../server/src/core/messages/en/en.ts';
import { say, tell, type Message } from '../../server/src/core/messages/message.ts';

/** The text of a message; empty where there is none. */
export function english(message: Message | undefined): string {
  return message ? tell(message, en) : '';
}

/** A message of an invented text. */
export function invented(text: string): Message {
  return say('asReported', { text });
}
