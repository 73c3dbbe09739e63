/**
 * A text that is written inside another one, with escapes decoded, and where each part of it is in the file: the string of a
 * notebook's cell in JSON, a configuration in an attribute of HTML. All offsets are UTF-16.
 */
import type { Span } from './span.ts';

/** A stretch of the decoded text that begins at `at` and ends where the next one begins, and its place in the file. */
interface Piece {
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

export class MappedText {
  /** Decoded. */
  readonly text: string;
  /** In the order of the decoded text; never empty. */
  readonly #pieces: readonly Piece[];

  constructor(text: string, pieces: readonly Piece[]) {
    this.text = text;
    this.#pieces = pieces;
  }

  /** A text as it stands in the file. @param start where it begins there */
  static verbatim(text: string, start = 0): MappedText {
    return new MappedText(text, [{ at: 0, start, end: start + text.length }]);
  }

  /** The place in the file of a part of the decoded text; an escape that is touched belongs to it as a whole. */
  inFile({ start, end }: Span): Span {
    const first = this.#pieceAt(start);
    const from = this.#startIn(first, start);
    if (end <= start) return { start: from, end: from };
    const last = this.#pieceAt(end - 1);
    const isEndOfPiece = end >= this.#endOf(last);
    return { start: from, end: isEndOfPiece ? this.#piece(last).end : this.#startIn(last, end) };
  }

  /** Whether a part of the decoded text stands in the file as it is: without escapes and in one piece. */
  isVerbatim(span: Span): boolean {
    // An escape is longer than what it stands for, and so is what lies between two pieces.
    const { start, end } = this.inFile(span);
    return end - start === span.end - span.start;
  }

  /** A part of the decoded text as a text of its own, with places in the same file. */
  slice(start: number, end: number): MappedText {
    const builder = new MappedTextBuilder(this);
    builder.keep(start, end);
    return builder.build();
  }

  /** The pieces of a part, cut at its ends, as if the part began at `at`. */
  piecesOf(start: number, end: number, at: number): readonly Piece[] {
    const pieces: Piece[] = [];
    for (let index = this.#pieceAt(start); index < this.#pieces.length; index++) {
      const from = Math.max(start, this.#piece(index).at);
      if (from >= end) break;
      const to = Math.min(end, this.#endOf(index));
      pieces.push({ at: at + from - start, ...this.inFile({ start: from, end: to }) });
    }
    return pieces;
  }

  #piece(index: number): Piece {
    const piece = this.#pieces[index];
    if (!piece) throw new RangeError(`no piece ${index}`);
    return piece;
  }

  #endOf(index: number): number {
    return this.#pieces[index + 1]?.at ?? this.text.length;
  }

  /** An offset inside an escape is at its beginning. */
  #startIn(index: number, offset: number): number {
    const { at, start, end } = this.#piece(index);
    const isPlain = end - start === this.#endOf(index) - at;
    return isPlain ? start + offset - at : start;
  }

  /** The index of the last piece that begins at or before an offset. */
  #pieceAt(offset: number): number {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#piece(middle).at <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Decodes a mapped text further, from its beginning to its end. */
export class MappedTextBuilder {
  readonly #source: MappedText;
  readonly #pieces: Piece[] = [];
  readonly #parts: string[] = [];
  #length = 0;

  constructor(source: MappedText) {
    this.#source = source;
  }

  /** Takes a part of the source as it is. */
  keep(start: number, end: number): void {
    if (end <= start) return;
    for (const piece of this.#source.piecesOf(start, end, this.#length)) this.#pieces.push(piece);
    this.#add(this.#source.text.slice(start, end));
  }

  /** Takes `text` for a part of the source: what an escape stands for. */
  replace(start: number, end: number, text: string): void {
    if (text === '') return;
    this.#pieces.push({ at: this.#length, ...this.#source.inFile({ start, end }) });
    this.#add(text);
  }

  /** @param emptyAt where in the source an empty text is said to be */
  build(emptyAt = 0): MappedText {
    const { start } = this.#source.inFile({ start: emptyAt, end: emptyAt });
    const pieces = this.#pieces.length > 0 ? this.#pieces : [{ at: 0, start, end: start }];
    return new MappedText(this.#parts.join(''), pieces);
  }

  #add(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}
