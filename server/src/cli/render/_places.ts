/** Where a finding is for the person who reads of it: in a line of a file, or of a cell of a notebook. */
import { isNotebook, NotebookCells } from '../../core/dependencyFiles/notebooks/notebookCells.ts';
import { say, type Message } from '../../core/messages/message.ts';
import { LineIndex } from '../../core/text/lineIndex.ts';
import type { Span } from '../../core/text/span.ts';

/** A place, and the text that it is in. */
export interface ShownPlace {
  /** The place in words: `pyproject.toml:4:3`, or `demo.ipynb cell 3, line 2`. */
  readonly where: string;
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly span: Span;
  readonly index: LineIndex;
}

/** The places in some files; lines and cells of each are counted once: a file may have thousands of findings. */
export class Places {
  readonly #indexes = new Map<string, LineIndex>();
  readonly #cells = new Map<string, NotebookCells>();
  readonly #told: (message: Message) => string;

  constructor(told: (message: Message) => string) {
    this.#told = told;
  }

  /** @param shown the path as the user sees it */
  of(
    span: Span,
    { path, text, shown }: { readonly path: string; readonly text: string; readonly shown: string },
  ): ShownPlace {
    const inCell = isNotebook(path) ? this.#cellsOf(text).placeOf(span) : undefined;
    if (inCell) {
      const index = this.#indexOf(inCell.code);
      const line = index.positionAt(inCell.span.start).line + 1;
      const where = this.#told(say('placeInCell', { file: shown, cell: inCell.cell, line }));
      return { where, line, text: inCell.code, span: inCell.span, index };
    }
    const index = this.#indexOf(text);
    const { line, character } = index.positionAt(span.start);
    return { where: `${shown}:${line + 1}:${character + 1}`, line: line + 1, text, span, index };
  }

  #indexOf(text: string): LineIndex {
    const index = this.#indexes.get(text) ?? new LineIndex(text);
    this.#indexes.set(text, index);
    return index;
  }

  #cellsOf(text: string): NotebookCells {
    const cells = this.#cells.get(text) ?? new NotebookCells(text);
    this.#cells.set(text, cells);
    return cells;
  }
}
