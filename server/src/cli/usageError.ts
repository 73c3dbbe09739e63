/** A usage error: shown without a stack trace, exit code 2. */
import { messagesFor } from '../core/messages/languages.ts';
import { tell, type Message } from '../core/messages/message.ts';

export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The error that says what is wrong with a call. */
export function usage(problem: Message): UsageError {
  return new UsageError(tell(problem, messagesFor(undefined)));
}
