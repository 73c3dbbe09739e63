/** The outside world failed: why something could not be found out. Never the dependency's fault. */
import type { Message } from '../messages/message.ts';
import type { Candidate } from './candidate.ts';
import type { Outage } from './outage.ts';

export interface Unavailable {
  readonly kind: 'unavailable';
  /** A sentence that names what failed and where. */
  readonly reason: Message;
  /** Set if a whole index did not answer: then this is one of many that have the same reason. */
  readonly outage?: Outage;
  /** Set if the file itself is at fault, in a way at which uv stops instead of trying another release: a clause about it. */
  readonly broken?: Message;
  /** The release whose sources alone can say it, if that is why. */
  readonly onceBuilt?: Candidate;
}
