/** The world failed: why a thing could not be learnt. Never a fault of the dependency. */
import type { Message } from '../messages/message.ts';

export interface Unavailable {
  readonly kind: 'unavailable';
  /** A sentence that names what and where. */
  readonly reason: Message;
}
