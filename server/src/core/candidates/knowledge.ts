/** How far what is known of a project can be relied on. One for the answers of all its indexes. */
import type { Unavailable } from './unavailable.ts';

export interface Knowledge {
  /** Why an index could not be queried, in which case there may be more releases than these. */
  readonly unavailable?: Unavailable | undefined;
  /** Why a place beside the indexes was not looked into: what is found without it counts, what is missing may be there. */
  readonly unread?: Unavailable | undefined;
  /** The day of the oldest answer that counts although its index has not confirmed it since, `YYYY-MM-DD`; absent if none is. */
  readonly asOf?: string | undefined;
  /** Whether an index said nothing at all, not even on an earlier day. */
  readonly isPartial?: boolean;
  readonly lookedIn?: LookedIn | undefined;
}

/** Where a project was looked for although no index may be asked: nowhere, or in what `find-links` names. */
export type LookedIn = 'nothing' | 'find-links';

/** The oldest of some days, `YYYY-MM-DD`; undefined if there is none. */
export function oldestDay(days: readonly (string | undefined)[]): string | undefined {
  return days.reduce(
    (oldest, day) => (day !== undefined && (oldest === undefined || day < oldest) ? day : oldest),
    undefined,
  );
}
