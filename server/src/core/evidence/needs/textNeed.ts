/** How a judgement gets the texts that it needs: it yields them, and goes on. */
import type { NormalizedName } from '../../packaging/name.ts';

/** A file of a wheel that has to be read before it can go on. */
export interface TextNeed {
  readonly distribution: NormalizedName;
  readonly path: string;
}

/** Runs until it has its answer, and yields the files that it needs; it goes on once they were read. */
export type Run<Answer> = Generator<TextNeed, Answer, void>;
