/** The line of a finding, with the place underlined. */
import { LineIndex } from '../../core/text/lineIndex.ts';
import type { Span } from '../../core/text/span.ts';
import { maskCredentials } from '../../core/messages/words.ts';
import { cellOf, type TerminalCell } from '../../core/papers/text/terminalCells.ts';
import { withoutTrailing } from '../../core/text/cut.ts';

/** A line of a text, ready to print. */
export interface Excerpt {
  readonly line: string;
  /** Spaces and carets to print below the line. */
  readonly underline: string;
}

/** How much of a long line is shown before the place. */
const LEAD = 24;

/** How far around the place a line is looked through for credentials. */
const MASKED = 4000;

/**
 * The first line of a span, in at most `columns` columns. Tabs are shown as four spaces; of a long line, the part around the
 * span is shown, with `…` for what is left out. Credentials in URLs are replaced by asterisks.
 * @param index the lines of the text, if already counted
 */
export function excerptOf(text: string, span: Span, columns: number, index = new LineIndex(text)): Excerpt {
  const start = index.positionAt(span.start);
  const [lineStart, lineEnd] = [index.lineStart(start.line), index.lineStart(start.line + 1)];
  // A line of a hostile file may have megabytes and thousands of findings.
  const [near, far] = [Math.max(lineStart, span.start - MASKED), Math.min(lineEnd, span.start + MASKED)];
  const line = withoutTrailing(text.slice(near, far), '\r\n');
  const safe = maskCredentials(line, (credentials) => '*'.repeat(credentials.length));
  const from = Math.min(span.start - near, line.length);
  const to = Math.max(from, Math.min(span.end - near, line.length));
  const shown = LEAD + 2 * columns;
  const [first, last] = [Math.max(0, from - shown), from + shown];
  const isCut = near + first > lineStart || near + last < lineEnd;
  const parts = [safe.slice(first, from), safe.slice(from, Math.min(to, last)), safe.slice(to, Math.max(to, last))];
  const [before, marked, after] = parts.map(cellsOf);
  return layOut(before ?? [], marked ?? [], after ?? [], { columns, isCut });
}

function cellsOf(text: string): readonly TerminalCell[] {
  return Array.from(text, cellOf);
}

function layOut(
  before: readonly TerminalCell[],
  marked: readonly TerminalCell[],
  after: readonly TerminalCell[],
  { columns, isCut }: { readonly columns: number; readonly isCut: boolean },
): Excerpt {
  const fits = !isCut && widthOf([...before, ...marked, ...after]) <= columns;
  const lead = fits ? before : clipStart(before, LEAD);
  const shownMarked = fits ? marked : clipEnd(marked, columns - widthOf(lead));
  // A place that is cut off ends in `…`, which stands for the rest of the line as well.
  const follows = shownMarked === marked ? after : [];
  const rest = fits ? follows : clipEnd(follows, columns - widthOf(lead) - widthOf(shownMarked));
  return {
    line: [...lead, ...shownMarked, ...rest].map(({ text }) => text).join(''),
    underline: ' '.repeat(widthOf(lead)) + '^'.repeat(Math.max(1, widthOf(shownMarked))),
  };
}

function widthOf(cells: readonly TerminalCell[]): number {
  return cells.reduce((total, { width }) => total + width, 0);
}

const ELLIPSIS: TerminalCell = { text: '…', width: 1 };

/** The end of the cells, in at most `columns` columns. */
function clipStart(cells: readonly TerminalCell[], columns: number): readonly TerminalCell[] {
  if (widthOf(cells) <= columns) return cells;
  let start = cells.length;
  let width = ELLIPSIS.width;
  for (; start > 0; start--) {
    width += cells[start - 1]?.width ?? 0;
    if (width > columns) break;
  }
  return [ELLIPSIS, ...cells.slice(start)];
}

/** The beginning of the cells, in at most `columns` columns. */
function clipEnd(cells: readonly TerminalCell[], columns: number): readonly TerminalCell[] {
  if (widthOf(cells) <= columns) return cells;
  const reversed = clipStart([...cells].reverse(), Math.max(ELLIPSIS.width, columns));
  return [...reversed].reverse();
}
