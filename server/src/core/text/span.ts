/** A half-open stretch of a document's text, in UTF-16 offsets. */
export interface Span {
  /** Offset of the first UTF-16 code unit. */
  readonly start: number;
  /** Offset just after the last one; equal to `start` for an empty span. */
  readonly end: number;
}

/** The span moved by `offset` UTF-16 units: from positions in a part to positions in the whole. */
export function shiftSpan(span: Span, offset: number): Span {
  return { start: span.start + offset, end: span.end + offset };
}

/** Whether a place is in a stretch, or at one of its ends: where a cursor is that somebody has put there. */
export function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
