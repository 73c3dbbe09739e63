/** What a message says in English. */
import { en } from '../../server/src/core/messages/en/en.ts';
import { tell, type Message } from '../../server/src/core/messages/message.ts';

export function english(message: Message): string {
  return tell(message, en);
}
