/** Converts between UTF-16 offsets and the line and character positions of the Language Server Protocol. */
import type { Span } from './span.ts';

/** A place in a document: line and UTF-16 character, both counted from 0, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch of a document as two positions, the end exclusive, as in LSP. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** The line starts of one text. Lines end at `\n`, `\r\n` or a lone `\r`, as in LSP. */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (let offset = 0; offset < text.length; offset++) {
      const unit = text.charCodeAt(offset);
      const endsLine = unit === 10 || (unit === 13 && text.charCodeAt(offset + 1) !== 10);
      if (endsLine) this.#starts.push(offset + 1);
    }
  }

  /** How many lines the text has; an empty text has one. */
  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offset of the first unit of a line; the text's length for a line past the end. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.#length;
  }

  /** The position of an offset; offsets outside the text are clamped into it. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStart(middle) <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: clamped - this.lineStart(low) };
  }

  /** The offset of a position; positions outside the text are clamped into it. */
  offsetAt(position: Position): number {
    const start = this.lineStart(position.line);
    return Math.min(start + position.character, this.lineStart(position.line + 1), this.#length);
  }

  /** The two positions of a span. */
  rangeOf(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }
}
