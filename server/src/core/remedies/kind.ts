/** A kind of remedy, and what its remedies consist of. */
import type { FixProof } from '../evidence/fixProof.ts';
import type { Message } from '../messages/message.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Question } from '../solver/question.ts';
import type { FileEdit } from '../text/textEdit.ts';
import type { Attempt } from './attempt.ts';
import type { LeavesOut } from './leavesOut.ts';
import type { Snippet } from './snippet.ts';
import type { WhatHelps } from './whatHelps.ts';

/**
 * One fix, with its cost: edits that are known to make a finding go away, proven by resolving the edited files if it is
 * about a dependency; or, if no edit of a file can do it, a text to copy.
 */
export interface RemedyOf<Kind extends string> {
  readonly kind: Kind;
  /** Title of the quick fix: an imperative that names what changes, with dates if a version is chosen. */
  readonly title: Message;
  /** What the user loses, as a clause; absent if nothing is lost. */
  readonly cost?: Message | undefined;
  /** True for the best one of its finding, if one of them is clearly the best. */
  readonly preferred: boolean;
  /**
   * Whether it may be applied without a decision: everything that somebody wrote still holds, and nothing else changes its
   * version. Decided by the rules in `safety.ts`; absent if it may not.
   */
  readonly safe?: boolean;
  /** Set if it is known that the project fails once it is installed so: the price says what, and nothing recommends it. */
  readonly fails?: true;
  /** Offered before everything else, of whatever kind. */
  readonly ahead?: boolean;
  /** Empty if there is a text instead, or if only the encoding of a file changes. */
  readonly edits: readonly FileEdit[];
  /** Paths of files that are written as UTF-8 without a byte order mark. */
  readonly rewrites?: readonly string[];
  /** To be reviewed by people first: nothing ever applies it. */
  readonly snippet?: Snippet | undefined;
  /** The project whose maintainers the text is for. */
  readonly asks?: NormalizedName;
  /** What is no longer installed with it, although something asks for it. */
  readonly leavesOut?: LeavesOut;
  /** What imports show of that, where somebody has asked. */
  readonly proof?: FixProof;
}

/** A kind of remedy: a file of its name in `kinds/`, and a line in `kinds.ts`. */
export interface KindOfRemedy<Kind extends string> {
  readonly kind: Kind;
  /**
   * Looks for remedies of the kind if a dependency does not install; edits are proven before they are offered. Absent if
   * only other findings have remedies of the kind.
   */
  readonly find?: (attempt: Attempt, helps: WhatHelps) => Question<readonly RemedyOf<Kind>[]>;
}
