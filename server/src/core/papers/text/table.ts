/** A table for people: in columns where they fit into the terminal, with wrapped cells where that is enough, else as a list. */
import type { Paint } from './paint.ts';
import { limitOf, unbroken, USUAL_COLUMNS, widthOf, wrapped } from './wrapped.ts';

export interface TableStyle {
  readonly paint: Paint;
  /** Width of the terminal; absent if the output is not a terminal: then that of a usual one. */
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
  const limit = limitOf({ columns: style.columns ?? USUAL_COLUMNS });
  const room = limit - GAP.length * (head.length - 1);
  const narrowest = narrowestOf(head, rows, widths);
  // The first column, by which a row is found, stays on one line as long as the others can make room.
  const narrowed =
    narrowedTo(room, widths, [widths[0] ?? 0, ...narrowest.slice(1)]) ?? narrowedTo(room, widths, narrowest);
  return narrowed ? columnLines(head, rows, narrowed, style) : itemLines(head, rows, limit, style);
}

/** How narrow each column may become: no word is broken. */
function narrowestOf(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): readonly number[] {
  return widths.map((width, at) => {
    const words = [head, ...rows].flatMap((cells) => unbroken(cells[at] ?? '').map(({ part }) => widthOf(part)));
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
  limit: number,
  style: TableStyle,
): readonly string[] {
  return rows.flatMap(([first = '', ...cells], at) => [
    ...(at === 0 ? [] : ['']),
    ...wrapped(first, '', '', limit).map((line) => style.paint('bold', line)),
    ...itemsOf(titles, cells).flatMap(({ title, cell }) =>
      cell === '' ? [] : wrapped(title === '' ? cell : `${title}: ${cell}`, '  ', '    ', limit),
    ),
  ]);
}

/** So many neighbours with the same in them are told together, as of runtimes that are all alike. */
const ALIKE = 3;

/** The cells with their titles; of several neighbours that say the same, the titles together. */
function itemsOf(
  titles: readonly string[],
  cells: readonly string[],
): readonly { readonly title: string; readonly cell: string }[] {
  const runs: { readonly titles: string[]; readonly cell: string }[] = [];
  for (const [at, cell] of cells.entries()) {
    const [title = '', last] = [titles[at], runs.at(-1)];
    if (last?.cell === cell) last.titles.push(title);
    else runs.push({ titles: [title], cell });
  }
  return runs.flatMap(({ titles: same, cell }) =>
    same.length < ALIKE ? same.map((title) => ({ title, cell })) : [{ title: same.join(', '), cell }],
  );
}
