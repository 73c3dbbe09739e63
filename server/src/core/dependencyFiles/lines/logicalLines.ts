/**
 * Splits a requirements file into logical lines: continued ones joined, comments removed. Lines end where they do for uv and pip; where
 * only one of them sees a line end or a blank, the lines are uv's, and what the other makes of it is noted.
 * @see https://pip.pypa.io/en/stable/reference/requirements-file-format/
 */
import type { Span } from '../../text/span.ts';

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

  /** Whether a stretch of the line goes on in another line of the file. */
  isContinuedIn({ start, end }: Span): boolean {
    return this.#pieces.some(({ at }) => at - this.#indentation > start && at - this.#indentation < end);
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

const LINE_BREAK = /\r\n|[\n\r]/g;

/** What else Python, and with it pip, treats as a line break. */
const BREAK_FOR_PIP = /[\v\f\x1c-\x1e\x85\u2028\u2029]/g;

/** A blank at the start of a line, or before a comment, that uv does not take for one. */
const BLANK_AT_START = /^[ \t]*(?:[^\S \t\uFEFF]|\x85)/;

/** A character that uv and pip take differently. */
export interface Dispute {
  readonly objector: 'uv' | 'packaging';
  readonly place: 'line-start' | 'before-comment' | 'line';
  readonly character: string;
  readonly span: Span;
}

/** What only one of uv and pip minds; nothing for nearly every file, which is found out at once. */
export function* disputes(text: string): Generator<Dispute> {
  if (!/[^\S \t\r\n\uFEFF]|[\x1c-\x1e\x85]/.test(text)) return;
  for (const { start, end } of physicalLines(text)) {
    const line = text.slice(start, end);
    const first = BLANK_AT_START.exec(line)?.[0];
    if (first !== undefined) yield disputeAt(text, start + first.length - 1, 'line-start');
    else {
      const before = otherBlankBefore(line, commentStart(line));
      if (before !== undefined) yield disputeAt(text, start + before, 'before-comment');
    }
    for (const { index } of line.matchAll(BREAK_FOR_PIP)) {
      const rest = line.slice(index + 1).split(BREAK_FOR_PIP, 1)[0] ?? '';
      if (index > 0 && /^[^\S\uFEFF]*[^\s#\x85]/.test(rest)) yield disputeAt(text, start + index, 'line');
    }
  }
}

/** The first of the blanks before a comment that is neither a space nor a tab. */
function otherBlankBefore(line: string, comment: number): number | undefined {
  if (comment === line.length) return undefined;
  let start = comment;
  while (start > 0 && BLANK.test(line.charAt(start - 1))) start--;
  const at = line.slice(start, comment).search(/[^ \t]/);
  return at < 0 ? undefined : start + at;
}

function disputeAt(text: string, at: number, place: Dispute['place']): Dispute {
  const objector = place === 'line' ? 'packaging' : 'uv';
  return { objector, place, character: text.charAt(at), span: { start: at, end: at + 1 } };
}

/** A blank as Unicode has it: a byte order mark in the middle of a file, where files were put together, is none. */
const BLANK = /[^\S\uFEFF]|\x85/;
const ONLY_COMMENT = /^(?:[^\S\uFEFF]|\x85)*#/;

/** The lines of a file that are not empty, in time linear in its length. */
export function* logicalLines(text: string): Generator<LogicalLine> {
  let parts: string[] = [];
  let pieces: Piece[] = [];
  let length = 0;
  for (const { start, end } of physicalLines(text)) {
    const line = text.slice(start, end);
    const isComment = ONLY_COMMENT.test(line);
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
  let start = 0;
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
