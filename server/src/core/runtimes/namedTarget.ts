/** A runtime that can be checked for, as a user chooses it. */

export interface NamedTarget {
  /** The name of its target. */
  readonly name: string;
  /** Its display name. */
  readonly label: string;
}
