/** Edits of a text, as data. */
import type { Span } from './span.ts';

/** Replaces the text at `span` by `newText`. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** An edit of a named file. */
export interface FileEdit {
  readonly path: string;
  readonly edit: TextEdit;
}

/** The text after all edits; they must not overlap, and their order does not matter. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let offset = 0;
  for (const edit of ordered) {
    if (edit.span.start < offset) throw new RangeError(`edits overlap at offset ${edit.span.start}`);
    result += text.slice(offset, edit.span.start) + edit.newText;
    offset = edit.span.end;
  }
  return result + text.slice(offset);
}
