/** What the command line needs of the checker. */
import type { CheckRequest } from '../check/check.ts';
import type { Snapshot } from '../core/analysis/snapshot.ts';

export interface Engine {
  /** Yields what is known so far, the last snapshot complete; nothing for a file that declares nothing by its nature. */
  check(request: CheckRequest): AsyncGenerator<Snapshot, void, void>;
  /** Ends what still goes on in the background. */
  close(): Promise<void>;
}
