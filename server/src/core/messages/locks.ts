/** What is wrong with the pins of a lock file. */

export interface LockMessages {}
