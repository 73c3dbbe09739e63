/** What has changed between two versions of a text, treated as one replaced stretch. */
import { shiftSpan, type Span } from './span.ts';

export interface TextChange {
  /** Before the change. */
  readonly before: string;
  /** What was there, and what is there now. */
  readonly removed: string;
  readonly added: string;
  /** Where the stretch begins, in both texts. */
  readonly start: number;
}

/** The shortest stretch without which both texts are equal. */
export function changeBetween(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let behind = 0;
  while (behind < most - start && before.at(-1 - behind) === after.at(-1 - behind)) behind++;
  const removed = before.slice(start, before.length - behind);
  return { before, removed, added: after.slice(start, after.length - behind), start };
}

/**
 * Where a span of the old text is in the new one. Undefined if the change touches it: a change right before it does not, but
 * one at the very end of the text does, since then nothing after it has stayed.
 */
export function movedBy({ before, removed, added, start }: TextChange, span: Span): Span | undefined {
  if (removed === '' && added === '') return span;
  if (span.end < start) return span;
  const end = start + removed.length;
  return span.start >= end && end < before.length ? shiftSpan(span, added.length - removed.length) : undefined;
}
