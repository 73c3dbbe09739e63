/** A table for people: in columns where they fit into the terminal, with wrapped cells where that is enough, else as a list. */
import type { Paint } from './_paint.ts';
import { limitOf, widthOf, wrapped } from './wrapped.ts';

export interface TableStyle {
  readonly paint: Paint;
  /** Width of the terminal; absent if the output is not a terminal: then no cell is wrapped. */
  readonly columns?: number;
}

/** Between two columns. */
const GAP = '  ';
/** A column of prose that is narrower reads worse than a list. */
const NARROWEST_PROSE = 14;

/** The lines of a table. @param rows as many cells each as the head has, without line breaks */
export function tableLines(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  style: TableStyle,
): readonly string[] {
  const widths = head.map((title, at) => Math.max(widthOf(title), ...rows.map((cells) => widthOf(cells[at] ?? ''))));
  const room = limitOf(style) - GAP.length * (head.length - 1);
  const narrowed = narrowedTo(room, widths, narrowestOf(head, rows, widths));
  return narrowed ? columnLines(head, rows, narrowed, style) : itemLines(head, rows, style);
}

/** How narrow each column may become: the first, by which a row is found, stays on one line; no word is broken. */
function narrowestOf(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): readonly number[] {
  return widths.map((width, at) => {
    if (at === 0) return width;
    const words = [head, ...rows].flatMap((cells) => (cells[at] ?? '').split(' ').map(widthOf));
    return Math.min(width, Math.max(NARROWEST_PROSE, ...words));
  });
}

/** The widths with the widest columns cut until all fit; undefined if they cannot. */
function narrowedTo(
  room: number,
  widths: readonly number[],
  narrowest: readonly number[],
): readonly number[] | undefined {
  const sumOf = (all: readonly number[]): number => all.reduce((sum, width) => sum + width, 0);
  if (sumOf(narrowest) > room) return undefined;
  let cap = Math.max(...widths);
  const capped = (): readonly number[] => widths.map((width, at) => Math.max(narrowest[at] ?? 0, Math.min(width, cap)));
  while (sumOf(capped()) > room) cap--;
  return capped();
}

function columnLines(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  { paint }: TableStyle,
): readonly string[] {
  const [title = [], ...others] = [head, ...rows].map((cells) => rowLines(cells, widths));
  return [...title.map((line) => paint('bold', line)), ...others.flat()];
}

function rowLines(cells: readonly string[], widths: readonly number[]): readonly string[] {
  const wrappedCells = cells.map((cell, at) => wrapped(cell, '', '', widths[at] ?? 0));
  const height = Math.max(...wrappedCells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    wrappedCells
      .map((lines, column) => padded(lines[at] ?? '', widths[column] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Each row as its first cell with the others below it, by their titles. */
function itemLines(
  [, ...titles]: readonly string[],
  rows: readonly (readonly string[])[],
  style: TableStyle,
): readonly string[] {
  const limit = limitOf(style);
  return rows.flatMap(([first = '', ...cells], at) => [
    ...(at === 0 ? [] : ['']),
    ...wrapped(first, '', '', limit).map((line) => style.paint('bold', line)),
    ...cells.flatMap((cell, column) => {
      const title = titles[column] ?? '';
      return cell === '' ? [] : wrapped(cell, title === '' ? '  ' : `  ${title}: `, '    ', limit);
    }),
  ]);
}
