/**
 * A text that is written inside another one, with escapes decoded, and where each part of it is in the file: the string of a
 * notebook's cell in JSON, a configuration in an attribute of HTML. All offsets are UTF-16.
 */
import type { Span } from './span.ts';

/** A stretch of the decoded text, which the next one follows at once, and its place in the file. */
interface Piece {
  readonly at: number;
  readonly length: number;
  readonly start: number;
  readonly end: number;
  /** Whether it stands for what is in the file: an escape, the name of something that is filled in. */
  readonly replaces?: boolean;
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
    return new MappedText(text, [{ at: 0, length: text.length, start, end: start + text.length }]);
  }

  /** The place in the file of a part of the decoded text; an escape that is touched belongs to it as a whole. */
  inFile({ start, end }: Span): Span {
    const first = this.#pieceAt(start);
    const from = this.#startIn(first, start);
    if (end <= start) return { start: from, end: from };
    const last = this.#pieceAt(end - 1);
    const { at, length, end: endOfPiece } = this.#piece(last);
    return { start: from, end: end >= at + length ? endOfPiece : this.#startIn(last, end) };
  }

  /**
   * The offset in the decoded text of one in the file, for a text that stands there in its own order. What is between two pieces
   * is where the second one begins, and what is inside an escape at its beginning.
   */
  fromFile(offset: number): number {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#piece(middle).end > offset) high = middle;
      else low = middle + 1;
    }
    const { at, length, start, end } = this.#piece(low);
    if (offset >= end) return at + length;
    return isPlain(this.#piece(low)) ? at + Math.max(0, offset - start) : at;
  }

  /** Whether a part of the decoded text stands in the file as it is: without escapes and in one piece. */
  isVerbatim(span: Span): boolean {
    if (span.end <= span.start) return true;
    const first = this.#pieceAt(span.start);
    return first === this.#pieceAt(span.end - 1) && isPlain(this.#piece(first));
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
      const piece = this.#piece(index);
      const from = Math.max(start, piece.at);
      if (from >= end) break;
      const to = Math.min(end, piece.at + piece.length);
      const part = { at: at + from - start, length: to - from, ...this.inFile({ start: from, end: to }) };
      pieces.push(isPlain(piece) ? part : { ...part, replaces: true });
    }
    return pieces;
  }

  #piece(index: number): Piece {
    const piece = this.#pieces[index];
    if (!piece) throw new RangeError(`no piece ${index}`);
    return piece;
  }

  /** An offset inside an escape is at its beginning. */
  #startIn(index: number, offset: number): number {
    const piece = this.#piece(index);
    return isPlain(piece) ? piece.start + offset - piece.at : piece.start;
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

/** Whether a piece stands in the file as it is. */
function isPlain({ length, start, end, replaces }: Piece): boolean {
  return replaces !== true && length === end - start;
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
    for (const piece of this.#source.piecesOf(start, end, this.#length)) this.#push(piece);
    this.#add(this.#source.text.slice(start, end));
  }

  /** Takes `text` for a part of the source: what an escape stands for. */
  replace(start: number, end: number, text: string): void {
    if (text === '') return;
    const place = this.#source.inFile({ start, end });
    this.#pieces.push({ at: this.#length, length: text.length, ...place, replaces: true });
    this.#add(text);
  }

  /** @param emptyAt where in the source an empty text is said to be */
  build(emptyAt = 0): MappedText {
    const { start } = this.#source.inFile({ start: emptyAt, end: emptyAt });
    const pieces = this.#pieces.length > 0 ? this.#pieces : [{ at: 0, length: 0, start, end: start }];
    return new MappedText(this.#parts.join(''), pieces);
  }

  /** A piece that continues the one before it without an escape makes it longer. */
  #push(piece: Piece): void {
    const last = this.#pieces.at(-1);
    const continues = last?.end === piece.start && isPlain(last) && isPlain(piece);
    if (!continues) this.#pieces.push(piece);
    else this.#pieces[this.#pieces.length - 1] = { ...last, length: last.length + piece.length, end: piece.end };
  }

  #add(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}
