/** A runtime that can be checked for, as people choose it. */

export interface NamedTarget {
  /** The name of its target. */
  readonly name: string;
  /** What people call it. */
  readonly label: string;
}
