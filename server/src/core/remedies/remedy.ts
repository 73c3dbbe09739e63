/**
 * A remedy: edits which are known to make a finding go away, by a resolution of the edited files where it is one about a
 * dependency.
 */
import type { TextEdit } from '../text/textEdit.ts';

/** What a remedy does, in the words of the JSON output. */
export type RemedyKind =
  'pin' | 'switch-target' | 'drop-extra' | 'marker' | 'move-to-group' | 'state-python' | 'add-flag';

/** An edit of a named file. */
export interface FileEdit {
  readonly path: string;
  readonly edit: TextEdit;
}

/** One proven way out, with what it costs. */
export interface Remedy {
  readonly kind: RemedyKind;
  /** Title of the quick fix: an imperative that names what changes, with dates where a version is chosen. */
  readonly title: string;
  /** What the user loses by it, as a clause; absent where nothing is lost. */
  readonly cost?: string;
  /** True for the one remedy that may be applied without asking. */
  readonly preferred: boolean;
  readonly edits: readonly FileEdit[];
}
