/** What the installer of a target would do: a resolution, and where micropip installs how it came about. */
import type { Resolution } from '../solver/resolution.ts';
import type { Transaction } from './micropip/transaction.ts';

export type Installation = Resolution & {
  /** Where micropip installs: what it did. */
  readonly transaction?: Transaction;
};

/** One that goes through. */
export type Installed = Extract<Installation, { readonly kind: 'solved' }>;
