/** What the extension and the page of the compatibility view say to each other. */
import type { Compatibility } from '../../../server/src/lsp/protocol.ts';

/** To the page: what to show; null if there is nothing. */
export interface ToView {
  readonly compatibility: Compatibility | null;
}

export type ExportFormat = 'markdown' | 'csv' | 'svg';

/** From the page. */
export type FromView =
  /** It can show something now. */
  | { readonly type: 'ready' }
  /** @see Compatibility.rows for the number */
  | { readonly type: 'open'; readonly row: number }
  | { readonly type: 'what-if' }
  | { readonly type: 'export'; readonly format: ExportFormat };

/** The words of the page. */
export interface ViewTexts {
  /** `{0}`: the file. */
  readonly title: string;
  readonly dependency: string;
  /** Of a column: the project's own target. */
  readonly own: string;
  readonly installs: string;
  readonly fails: string;
  readonly unknown: string;
  readonly pending: string;
  /** Of a row whose own rows are shown above. */
  readonly again: string;
  readonly onlyCulprits: string;
  readonly noCulprits: string;
  readonly whatIf: string;
  readonly exportAs: string;
  readonly picture: string;
  /** Before the names of the targets that are looked at. */
  readonly looking: string;
  /** There is no file with a target. */
  readonly nothing: string;
  readonly legend: string;
}
