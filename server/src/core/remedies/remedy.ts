/**
 * A remedy: edits which are known to make a finding go away, by a resolution of the edited files where it is one about a
 * dependency; or, where no edit of a file can do it, a text to take along.
 */
import type { FileEdit } from '../text/textEdit.ts';

/** What a remedy does, in the words of the JSON output. */
export type RemedyKind =
  | 'drop-extra'
  | 'pin'
  | 'replace-pin'
  | 'split'
  | 'switch-target'
  | 'constrain'
  | 'override'
  | 'allow-build'
  | 'mock'
  | 'leave-out'
  | 'marker'
  | 'ask-upstream'
  | 'own-wheel'
  // Of the traps of Workers; each is the only one of its finding.
  | 'move-to-group'
  | 'state-python'
  | 'add-flag';

/** The cost of whatever holds a version: nothing newer comes by itself. */
export const STAYS_THERE = 'it stays there until you change it';

/** One way out, with what it costs. */
export interface Remedy {
  readonly kind: RemedyKind;
  /** Title of the quick fix: an imperative that names what changes, with dates where a version is chosen. */
  readonly title: string;
  /** What the user loses by it, as a clause; absent where nothing is lost. */
  readonly cost?: string;
  /** True for the one remedy that may be applied without asking. */
  readonly preferred: boolean;
  /** Empty where there is a text instead. */
  readonly edits: readonly FileEdit[];
  /** Code to paste or a message to send, for people to look through first: nothing ever applies it. Lines end in `\n`. */
  readonly snippet?: string;
}
