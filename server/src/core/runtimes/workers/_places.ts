/** Where problems of a wrangler file are shown, and how much of it is quoted. */
import type { Span } from '../../text/span.ts';
import type { WranglerConfig } from '../wranglerConfig.ts';

/** For what has no better place. */
export const START: Span = { start: 0, end: 0 };

/** A name or a path from a file can be long; this much of it shows which. */
export const LONGEST_NAME = 40;

/** What decides the runtime, or else the beginning. */
export function placeOf({ flagsSpan, compatibilityDate }: WranglerConfig): Span {
  return flagsSpan ?? compatibilityDate?.span ?? START;
}
