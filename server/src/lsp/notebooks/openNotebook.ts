/**
 * A notebook that is open cell by cell, as the one file that everything else knows: its JSON as far as it counts here, and where
 * each cell is in it.
 */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { NotebookCells } from '../../core/dependencyFiles/notebooks/notebookCells.ts';
import type { Position, Range } from '../../core/text/lineIndex.ts';

/** A range of a cell. */
export interface CellRange {
  readonly cell: TextDocument;
  readonly range: Range;
}

export class OpenNotebook {
  /** The file: its URI, and the JSON that the editor would write, without what is displayed. */
  readonly document: TextDocument;
  #cells: readonly TextDocument[] = [];
  #places: { readonly version: number; readonly cells: NotebookCells } | undefined;

  /**
   * @param cells of code, in their order
   * @param metadata of the notebook, as the editor has it
   */
  constructor(uri: string, cells: readonly TextDocument[], metadata: unknown) {
    this.#cells = cells;
    this.document = TextDocument.create(uri, 'json', 1, textOf(cells, metadata));
  }

  /** Takes over cells and metadata; whether anything of them changed. */
  renew(cells: readonly TextDocument[], metadata: unknown): boolean {
    this.#cells = cells;
    const text = textOf(cells, metadata);
    if (text === this.document.getText()) return false;
    TextDocument.update(this.document, [{ text }], this.document.version + 1);
    return true;
  }

  /** Where a position of a cell is in the file; undefined for what is no cell of this notebook. */
  inFile(cellUri: string, position: Position): Position | undefined {
    const index = this.#cells.findIndex(({ uri }) => uri === cellUri);
    const offset = this.#cells[index]?.offsetAt(position) ?? 0;
    const span = this.#located.inFile(index + 1, { start: offset, end: offset });
    return span && this.document.positionAt(span.start);
  }

  /** Where a range of the file is in a cell; undefined if it begins in none. */
  inCell({ start, end }: Range): CellRange | undefined {
    const place = this.#located.placeOf({ start: this.document.offsetAt(start), end: this.document.offsetAt(end) });
    const cell = place && this.#cells[place.cell - 1];
    if (!cell) return undefined;
    return { cell, range: { start: cell.positionAt(place.span.start), end: cell.positionAt(place.span.end) } };
  }

  get #located(): NotebookCells {
    const { version } = this.document;
    if (this.#places?.version !== version)
      this.#places = { version, cells: new NotebookCells(this.document.getText()) };
    return this.#places.cells;
  }
}

/** @see https://nbformat.readthedocs.io/en/latest/format_description.html */
function textOf(cells: readonly TextDocument[], metadata: unknown): string {
  return JSON.stringify({
    cells: cells.map((cell) => ({ cell_type: 'code', source: cell.getText() })),
    metadata: { kernelspec: kernelOf(metadata) },
    nbformat: 4,
  });
}

/** VS Code has the file's own metadata as a part of its own, which was called `custom` for years. */
function kernelOf(metadata: unknown): unknown {
  const custom = memberOf(metadata, 'custom');
  const own = [memberOf(metadata, 'metadata'), memberOf(custom, 'metadata'), metadata];
  return own.map((part) => memberOf(part, 'kernelspec')).find((kernel) => kernel !== undefined);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
