/** What a surface needs from the checker: to query, reset and close it. */
import type { Snapshot } from '../core/analysis/snapshot.ts';
import type { CheckRequest } from './checkRequest.ts';

export interface Engine {
  /**
   * Checks a file. Yields one snapshot immediately, from the texts alone; if they do not decide the result, a second,
   * complete one follows when the consumer asks for it, which may use the network. A file of a kind that declares nothing
   * yields none. Throws when the signal aborts.
   */
  check(request: CheckRequest): AsyncGenerator<Snapshot, void, void>;
  /** Forgets all facts, so that the next check requests everything again. */
  forget(): void;
  /** Stops background work. */
  close(): Promise<void>;
}
