/** A usage error: shown without a stack trace, exit code 2. */
import { DEFAULT_MESSAGES } from '../core/messages/languages.ts';
import { tell, type Message } from '../core/messages/message.ts';
import type { Messages } from '../core/messages/messages.ts';

export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly #says: Message | string;

  /** @param says a text is about the grammar of the command line, which is in English as its help is */
  constructor(says: Message | string) {
    super(typeof says === 'string' ? says : tell(says, DEFAULT_MESSAGES));
    this.#says = says;
  }

  /** What is wrong, for somebody who reads the language of the messages. */
  told(messages: Messages): string {
    return typeof this.#says === 'string' ? this.#says : tell(this.#says, messages);
  }
}

/** The error that says what is wrong with a call. */
export function usage(problem: Message): UsageError {
  return new UsageError(problem);
}
