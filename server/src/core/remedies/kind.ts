/** A kind of remedy, and what a remedy of it is made of. */
import type { Message } from '../messages/message.ts';
import type { Question } from '../solver/question.ts';
import type { FileEdit } from '../text/textEdit.ts';
import type { Attempt } from './attempt.ts';
import type { Snippet } from './snippet.ts';
import type { WhatHelps } from './whatHelps.ts';

/**
 * One way out, with what it costs: edits which are known to make a finding go away, by a resolution of the edited files where
 * it is one about a dependency; or, where no edit of a file can do it, a text to take along.
 */
export interface RemedyOf<Kind extends string> {
  readonly kind: Kind;
  /** Title of the quick fix: an imperative that names what changes, with dates where a version is chosen. */
  readonly title: Message;
  /** What the user loses by it, as a clause; absent where nothing is lost. */
  readonly cost?: Message | undefined;
  /** True for the one remedy that may be applied without asking. */
  readonly preferred: boolean;
  /** Empty where there is a text instead. */
  readonly edits: readonly FileEdit[];
  /** For people to look through first: nothing ever applies it. */
  readonly snippet?: Snippet | undefined;
}

/** A kind of remedy: a file of its name in `kinds/`, and a line in `kinds.ts`. */
export interface KindOfRemedy<Kind extends string> {
  readonly kind: Kind;
  /**
   * Looks for remedies of the kind where a dependency does not install; edits are proven before they are offered. Absent
   * where only other findings have remedies of the kind.
   */
  readonly find?: (attempt: Attempt, helps: WhatHelps) => Question<readonly RemedyOf<Kind>[]>;
}
