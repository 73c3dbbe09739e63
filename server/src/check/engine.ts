/** What a surface needs of the checker: to ask it, to let it start anew, and to end it. */
import type { Snapshot } from '../core/analysis/snapshot.ts';
import type { CheckRequest } from './checkRequest.ts';

export interface Engine {
  /**
   * Checks a file. Yields one snapshot at once, from the texts alone; where they do not decide by themselves a second,
   * complete one follows when the consumer asks for it, for which the network may be asked. A file that declares nothing by
   * its nature yields none. Throws when the signal aborts.
   */
  check(request: CheckRequest): AsyncGenerator<Snapshot, void, void>;
  /** Forgets all facts, so that the next check asks for everything anew. */
  forget(): void;
  /** Ends what still goes on in the background. */
  close(): Promise<void>;
}
