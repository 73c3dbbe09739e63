/** The input of a check: a file, the settings that apply, and where the texts around it come from. */
import type { Message } from '../core/messages/message.ts';
import type { DependencyFileKind } from '../core/dependencyFiles/dependencyFile.ts';
import type { Settings } from '../settings.ts';

/** Text of a file, or why there is none. */
export type ReadText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  /** `reason` as a clause: `it is a folder`, `it is not UTF-8`. */
  | { readonly kind: 'unreadable'; readonly reason: Message };

/** Where texts come from: the disk, overlaid with the editor's unsaved documents. */
export interface Documents {
  /** @param path absolute path, with the separators of the platform */
  read(path: string): Promise<ReadText>;
}

/** What to check. */
export interface CheckRequest {
  readonly path: string;
  readonly text: string;
  readonly settings: Settings;
  /** What the file is read as; by default its name decides. */
  readonly kind?: DependencyFileKind;
  /**
   * True if `[tool.pyodide-preflight]` in the project takes precedence over the settings: in an editor, not on a command
   * line.
   */
  readonly settingsYield?: boolean;
  /** False in an untrusted workspace: index addresses in the project's files are then ignored. */
  readonly trusted?: boolean;
  readonly documents: Documents;
  /** Called before waiting for the network, with what is being requested: for a progress display. */
  readonly onProgress?: (message: string) => void;
  readonly signal?: AbortSignal;
}
