/** The outside world failed: why something could not be found out. Never the dependency's fault. */
import type { Message } from '../messages/message.ts';

export interface Unavailable {
  readonly kind: 'unavailable';
  /** A sentence that names what failed and where. */
  readonly reason: Message;
}
