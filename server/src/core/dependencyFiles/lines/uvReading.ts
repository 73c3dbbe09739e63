/** What uv makes of a requirements file, held against what pip makes of it: most files are the same to both. */
import type { Span } from '../../text/span.ts';
import type { Dispute } from './logicalLines.ts';
import type { OptionName } from './_requirementsOptions.ts';
import { readUvStatements, type UvStatement } from './uvStatements.ts';

export class UvReading {
  readonly #statements: readonly UvStatement[];
  readonly #refused: readonly UvStatement[];
  readonly #met = new Set<UvStatement>();

  /** @param disputed characters that uv and pip take differently, which is told already: uv refuses the line of some */
  constructor(text: string, disputed: readonly Dispute[]) {
    this.#statements = readUvStatements(text);
    this.#refused = this.#statements.filter(({ kind }) => kind === 'refused');
    for (const { place, span } of disputed) {
      const around = place === 'line' ? undefined : firstIn(this.#statements, span);
      if (around) this.settle(around);
    }
  }

  /**
   * Whether uv reads a statement of pip's as pip does, or not at all, since it stops there. One that it reads otherwise is left to
   * {@link rest}.
   * @param start offset of the statement in the file
   * @param isSame whether the text that uv reads there is the same
   */
  shares(kind: 'named' | OptionName, start: number, isSame: (text: string) => boolean): boolean {
    const statement = this.at(start);
    if (statement && this.#met.has(statement)) return true;
    if (statement?.kind === kind && isSame(statement.text)) {
      this.settle(statement);
      return true;
    }
    return this.refusalIn({ start, end: start + 1 }) !== undefined;
  }

  /** The statement of uv that begins at an offset. */
  at(start: number): UvStatement | undefined {
    const found = firstIn(this.#statements, { start, end: start + 1 });
    return found?.span.start === start ? found : undefined;
  }

  /** Where uv stops within a stretch; undefined if it does not. */
  refusalIn(stretch: Span): UvStatement | undefined {
    return firstIn(this.#refused, stretch);
  }

  /** There is nothing more to say about a statement. */
  settle(statement: UvStatement): void {
    this.#met.add(statement);
  }

  /** What only uv reads so, and what it refuses. */
  get rest(): readonly UvStatement[] {
    return this.#statements.filter((statement) => !this.#met.has(statement));
  }
}

/** The first of some statements, which are in order, that has a part in a stretch. */
function firstIn(statements: readonly UvStatement[], { start, end }: Span): UvStatement | undefined {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((statements[middle]?.span.end ?? Infinity) <= start) low = middle + 1;
    else high = middle;
  }
  const found = statements[low];
  return found && found.span.start < end ? found : undefined;
}
