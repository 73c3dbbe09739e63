/** Where something in the text of a notebook is for the person who sees its cells. */
import { readJson } from '../../config/json.ts';
import { MappedText } from '../../text/mappedText.ts';
import type { Span } from '../../text/span.ts';
import { cellsOf, codeOf } from './notebook.ts';

/** A place in a cell of code. */
export interface CellPlace {
  /** Of the cell, from 1, those that are no code counted too. */
  readonly cell: number;
  readonly code: string;
  /** In the code. */
  readonly span: Span;
}

interface Cell {
  readonly number: number;
  readonly code: MappedText;
  /** In the file. */
  readonly span: Span;
}

/** Whether a file is a notebook. */
export function isNotebook(path: string): boolean {
  return /\.ipynb$/i.test(path);
}

export class NotebookCells {
  readonly #cells: readonly Cell[];

  /** @param text of the file */
  constructor(text: string) {
    const source = MappedText.verbatim(text);
    this.#cells = cellsOf(readJson(text).root).flatMap((cell, index) => {
      const code = codeOf(cell, source);
      return code ? [{ number: index + 1, code, span: code.inFile({ start: 0, end: code.text.length }) }] : [];
    });
  }

  /** The place of a span of the file; undefined if it begins in no code. The end of a cell belongs to it. */
  placeOf({ start, end }: Span): CellPlace | undefined {
    const cell = this.#cells.find(({ span }) => span.start <= start && start <= span.end);
    if (!cell) return undefined;
    const { number, code } = cell;
    const from = code.fromFile(start);
    return { cell: number, code: code.text, span: { start: from, end: Math.max(from, code.fromFile(end)) } };
  }

  /** The place in the file of a span of a cell of code; undefined if there is no such cell. @param number as in {@link CellPlace} */
  inFile(number: number, span: Span): Span | undefined {
    return this.#cells.find((cell) => cell.number === number)?.code.inFile(span);
  }
}
