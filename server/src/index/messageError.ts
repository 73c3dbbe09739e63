/** An error whose text is a message: as data for display, in English for logs and stack traces. */
import { en } from '../core/messages/en/en.ts';
import { tell, type Message } from '../core/messages/message.ts';

export class MessageError extends Error {
  readonly says: Message;

  constructor(says: Message, options?: ErrorOptions) {
    super(tell(says, en), options);
    this.says = says;
  }
}
