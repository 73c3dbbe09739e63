/**
 * Splits a requirements file into the lines that pip understands: continued ones joined, comments removed.
 * @see https://pip.pypa.io/en/stable/reference/requirements-file-format/
 */
import type { Span } from '../text/span.ts';

/** A line without its comment and the blanks around it, which may come from several lines of the file. */
export interface LogicalLine {
  readonly text: string;
  /** In the file, from the first to the last character of the text. */
  readonly span: Span;
  /** From an offset in the text to the one in the file; an end of a span stays behind what it ends. */
  readonly toFile: (offset: number) => number;
}

/** A part of a logical line that lies in the file as it is. */
interface Piece {
  /** Offset in the logical line. */
  readonly at: number;
  /** Offset in the file. */
  readonly start: number;
}

/** All that Python takes for a line break. */
const LINE_BREAK = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;

/** The lines of a file that are not empty; linear in the length of the text. */
export function* logicalLines(text: string): Generator<LogicalLine> {
  let pieces: Piece[] = [];
  let parts: string[] = [];
  let length = 0;
  const add = (start: number, part: string): void => {
    pieces.push({ at: length, start });
    parts.push(part);
    length += part.length;
  };
  for (const { start, end } of physicalLines(text)) {
    const line = text.slice(start, end);
    const isComment = /^\s*#/.test(line);
    const continues = line.endsWith('\\') && !isComment;
    if (continues) {
      add(start, line.replace(/\\+$/, ''));
      continue;
    }
    // A line that is a comment ends a continued one and stays a comment in it.
    if (isComment && parts.length > 0) add(start, '');
    else add(start, line);
    yield* finishLine(parts.join(''), pieces);
    pieces = [];
    parts = [];
    length = 0;
  }
  if (parts.length > 0) yield* finishLine(parts.join(''), pieces);
}

function* physicalLines(text: string): Generator<Span> {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (const lineBreak of text.matchAll(LINE_BREAK)) {
    yield { start, end: lineBreak.index };
    start = lineBreak.index + lineBreak[0].length;
  }
  if (start < text.length) yield { start, end: text.length };
}

/** The line as it is used, unless nothing is left of it. */
function* finishLine(joined: string, pieces: readonly Piece[]): Generator<LogicalLine> {
  const content = joined.slice(0, commentStart(joined)).trimEnd();
  const text = content.trimStart();
  if (text === '') return;
  const indentation = content.length - text.length;
  const startOf = (offset: number): number => fileOffset(pieces, offset + indentation);
  const toFile = (offset: number): number => (offset > 0 ? startOf(offset - 1) + 1 : startOf(0));
  yield { text, span: { start: toFile(0), end: toFile(text.length) }, toFile: (offset) => startOfOrEnd(offset) };

  function startOfOrEnd(offset: number): number {
    return offset >= text.length ? toFile(text.length) : startOf(offset);
  }
}

/** Where the comment begins: at a `#` that is first in the line or has a blank before it. */
function commentStart(line: string): number {
  for (let at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
    if (at === 0 || /\s/.test(line.charAt(at - 1))) return at;
  }
  return line.length;
}

function fileOffset(pieces: readonly Piece[], offset: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  return piece ? piece.start + offset - piece.at : offset;
}
