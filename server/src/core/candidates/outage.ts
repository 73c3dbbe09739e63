/** An index that did not answer at all. Known once, it explains everything that could not be asked of it. */
import type { Message } from '../messages/message.ts';

/**
 * What to do about it depends on this. `offline`: asking is switched off, and the cache lacks what is needed; `proxy`: the
 * proxy is to blame; `network`: no answer arrived; `server`: the server is there, and cannot answer now; `credentials`: it
 * refuses whoever asks; `address`: what it answers is no page of an index.
 */
export type OutageKind = 'offline' | 'proxy' | 'network' | 'server' | 'credentials' | 'address';

export interface Outage {
  readonly kind: OutageKind;
  /** For people: `PyPI`. */
  readonly index: Message;
  /** Its host, with the port if it is an unusual one; without credentials. */
  readonly host: string;
  /** A clause without addresses, such as `the connection was refused`. */
  readonly why: Message;
  /** Set if it is known for one name at a time: it is the index's only if that has no better answer for any other name. */
  readonly byName?: true;
}

/** The outages without those that say the same of the same index. */
export function uniqueOutages(outages: readonly Outage[]): readonly Outage[] {
  return [...new Map(outages.map((outage) => [JSON.stringify(outage), outage])).values()];
}
