/** What editor and server say to each other beyond the Language Server Protocol; the one file that the client shares. */

/** Handed over with `initialize`. */
export interface InitializationOptions {
  /** Proxy for every request; the environment says by default. */
  readonly proxy?: string;
  /** Hosts that are asked without proxy, separated by commas. */
  readonly noProxy?: string;
  /** False accepts every certificate. */
  readonly strictSsl?: boolean;
  /** False in a workspace that the user does not trust: addresses that its files name are not used then. */
  readonly trusted?: boolean;
  /** The client's command that shows an explanation; its arguments are those of {@link ExplanationParams}, in order. */
  readonly explainCommand?: string;
  /** The client's command that hands a text to the user: on the clipboard, in a document of its own. Its arguments are the text and its language. */
  readonly copyTextCommand?: string;
  /** Whether the client wants {@link CHECK_STATUS}. */
  readonly status?: boolean;
}

/** Notification of the server: how far the check of an open dependency file is, or that it is no such file any more. */
export const CHECK_STATUS = 'pyodidePreflight/checkStatus';

export interface CheckStatus {
  readonly uri: string;
  /** `stopped`: ended by the user; `gone`: nothing is checked there any more. */
  readonly state: 'checking' | 'done' | 'stopped' | 'failed' | 'gone';
  /** What the file is resolved for, as soon as that is known. */
  readonly target?: StatusTarget;
  /** Whether it installs: null where that could not be found out, absent before anything is known. */
  readonly resolves?: boolean | null;
}

export interface StatusTarget {
  /** Names and labels of all targets. */
  readonly name: string;
  readonly label: string;
  /** Why these, and the same in a few words. */
  readonly reason: string;
  readonly shortReason: string;
  /** The file of the project that names the target, where one does: then no setting counts. */
  readonly setIn?: string;
}

/** Request of the client without parameters: every target that can be chosen. Answered by {@link NamedTarget}s. */
export const LIST_TARGETS = 'pyodidePreflight/targets';

export type { NamedTarget } from '../core/runtimes/namedTarget.ts';

/** Request of the client without parameters: forget what was learnt from the indexes and check every open file again. */
export const CHECK_AGAIN = 'pyodidePreflight/checkAgain';

/** Request of the client: the whole explanation at a place. Answered by its text, or null where there is none. */
export const EXPLANATION = 'pyodidePreflight/explanation';

export interface ExplanationParams {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
  /** Only the finding with this code; without it all findings of the place. */
  readonly code?: string;
}
