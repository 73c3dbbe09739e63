/** A release as messages name it. */

/** `date` is as precise as it should be shown, `2025-01-23` or `2025-01`; undefined if unknown. */
export interface DatedRelease {
  readonly version: string;
  readonly date: string | undefined;
}
