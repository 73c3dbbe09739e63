/**
 * Answers in two movements: first the verdict, what installs and what blocks, then what is only learnt behind it: fixes, what is
 * held back, the step for a host. That takes many resolutions, and nobody should wait for it before a mark is shown.
 */
import type { Question } from './question.ts';

export interface Movements<Answer> {
  /** The answer as far as the verdict goes. */
  readonly verdict: Answer;
  /** Finds out the rest, and ends with the whole answer, which only adds to the verdict; absent if that is all. */
  readonly rest?: () => Question<Answer>;
}

/** The whole answer, once its verdict is there. */
export function* wholeOf<Answer>({ verdict, rest }: Movements<Answer>): Question<Answer> {
  return rest ? yield* rest() : verdict;
}
