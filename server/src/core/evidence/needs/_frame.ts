/** Where statements run, and how a block of them ends. */
import type { Scope, Value } from './_values.ts';

/** Where statements run. */
export interface Frame {
  readonly scope: Scope;
  /** Whether it may have returned already. */
  mayHaveLeft: boolean;
  /** Whether the turn of a loop that runs may have ended already, or the loop. */
  maySkip?: boolean;
  /** Whether what runs in a `try` may have failed already. */
  mayHaveFailed?: boolean;
}

/** How a block ends. */
export type Outcome = 'next' | 'break' | 'continue' | { readonly value: Value };
