/**
 * Splits a requirements file into logical lines as pip does: continued ones joined, comments removed.
 * @see https://pip.pypa.io/en/stable/reference/requirements-file-format/
 */
import type { Span } from '../text/span.ts';

/** A part of a logical line that appears verbatim in the file. */
interface Piece {
  /** Offset in the logical line. */
  readonly at: number;
  /** Offset in the file. */
  readonly start: number;
}

/** A line without its comment and the whitespace around it; it may span several lines of the file. */
export class LogicalLine {
  readonly text: string;
  readonly #pieces: readonly Piece[];
  readonly #indentation: number;

  constructor(text: string, indentation: number, pieces: readonly Piece[]) {
    this.text = text;
    this.#indentation = indentation;
    this.#pieces = pieces;
  }

  /** From the first to the last character of the line, in the file. */
  get span(): Span {
    return this.spanInFile({ start: 0, end: this.text.length });
  }

  /** Where a stretch of the line is in the file, including any continuation within it. */
  spanInFile({ start, end }: Span): Span {
    const first = this.#offsetInFile(start);
    return { start: first, end: end > start ? this.#offsetInFile(end - 1) + 1 : first };
  }

  #offsetInFile(offset: number): number {
    const at = offset + this.#indentation;
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#pieces[middle]?.at ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const piece = this.#pieces[low];
    return piece ? piece.start + at - piece.at : at;
  }
}

/** Everything that Python treats as a line break. */
const LINE_BREAK = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;

/** A blank as Python has it: a byte order mark in the middle of a file, where files were put together, is none. */
const BLANK = /[^\S\uFEFF]/;

/** The lines of a file that are not empty, in time linear in its length. */
export function* logicalLines(text: string): Generator<LogicalLine> {
  let parts: string[] = [];
  let pieces: Piece[] = [];
  let length = 0;
  for (const { start, end } of physicalLines(text)) {
    const line = text.slice(start, end);
    const isComment = /^[^\S\uFEFF]*#/.test(line);
    const isContinued = line.endsWith('\\') && !isComment;
    // A comment line ends a continued one, and nothing of it is needed then.
    const part = isContinued ? withoutBackslashes(line) : isComment ? '' : line;
    pieces.push({ at: length, start });
    parts.push(part);
    length += part.length;
    if (isContinued) continue;
    yield* finishLine(parts.join(''), pieces);
    parts = [];
    pieces = [];
    length = 0;
  }
  yield* finishLine(parts.join(''), pieces);
}

function* physicalLines(text: string): Generator<Span> {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (const lineBreak of text.matchAll(LINE_BREAK)) {
    yield { start, end: lineBreak.index };
    start = lineBreak.index + lineBreak[0].length;
  }
  if (start < text.length) yield { start, end: text.length };
}

function withoutBackslashes(line: string): string {
  let end = line.length;
  while (end > 0 && line.charAt(end - 1) === '\\') end--;
  return line.slice(0, end);
}

/** The line as it is used, unless nothing is left of it. */
function* finishLine(joined: string, pieces: readonly Piece[]): Generator<LogicalLine> {
  let end = commentStart(joined);
  while (end > 0 && BLANK.test(joined.charAt(end - 1))) end--;
  let start = 0;
  while (start < end && BLANK.test(joined.charAt(start))) start++;
  if (start < end) yield new LogicalLine(joined.slice(start, end), start, pieces);
}

/** Where the comment begins: at a `#` that is first on the line or preceded by whitespace. */
function commentStart(line: string): number {
  for (let at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
    if (at === 0 || BLANK.test(line.charAt(at - 1))) return at;
  }
  return line.length;
}
