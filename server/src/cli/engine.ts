/** What the command line needs of the checker. */
import type { CheckRequest, Snapshot } from '../check.ts';

export interface Engine {
  /** Yields what is known so far; the last snapshot is complete. */
  check(request: CheckRequest): AsyncGenerator<Snapshot>;
  /** Every runtime that can be checked for, by the name of its target. */
  targets(): Promise<readonly { readonly name: string; readonly label: string }[]>;
}
