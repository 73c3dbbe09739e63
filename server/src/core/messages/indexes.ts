/** Why an index could not be asked, or what it answered. */

export interface IndexMessages {}
