/** What a target's installer would do: a resolution and, for micropip, how it came about. */
import type { Resolution } from '../solver/resolution.ts';
import type { Transaction } from './micropip/transaction.ts';

export type Installation = Resolution & {
  /** For micropip: what it did. */
  readonly transaction?: Transaction;
};

/** One that succeeds. */
export type Installed = Extract<Installation, { readonly kind: 'solved' }>;
