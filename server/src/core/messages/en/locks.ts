/** What is wrong with the pins of a lock file. In English. */
import type { LockMessages } from '../locks.ts';

export const lockMessages: LockMessages = {};
