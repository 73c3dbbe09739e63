/** The input of a check: a file, the settings that apply, and where the texts around it come from. */
import type { Message } from '../core/messages/message.ts';
import type { DependencyFileKind } from '../core/dependencyFiles/dependencyFile.ts';
import type { TextEncoding } from '../core/text/encoding.ts';
import type { FolderEntry } from '../host/host.ts';
import type { Settings } from '../settings.ts';

/** Text of a file, or why there is none. */
export type ReadText =
  /** `encoding` that of the file, where the text comes from the disk. */
  | { readonly kind: 'text'; readonly text: string; readonly encoding?: TextEncoding }
  | { readonly kind: 'absent' }
  /**
   * `reason` as a clause: `it is a folder`, `it is not UTF-8`. `isNoFile` for a folder, a device, a pipe, a loop of links;
   * `isOutside` for what lies beyond the border around the project and was not looked at.
   */
  | {
      readonly kind: 'unreadable';
      readonly reason: Message;
      readonly isNoFile?: boolean;
      readonly isOutside?: boolean;
    };

/** Bytes of a file, or why there are none. */
export type ReadBytes =
  /** `size` is the size of the whole file, so that a caller sees whether it has all of it. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly size: number }
  | Exclude<ReadText, { readonly kind: 'text' }>;

/** What lies in a folder, or why that is not known. */
export type ListedFolder =
  /** Sorted by name. `cut` if the folder has more entries than are listed. */
  | { readonly kind: 'folder'; readonly entries: readonly FolderEntry[]; readonly cut: boolean }
  | Exclude<ReadText, { readonly kind: 'text' }>;

/**
 * Where texts come from: the disk, overlaid with the editor's unsaved documents. Paths are absolute, with the separators of
 * the platform. Nothing here throws.
 */
export interface Documents {
  read(path: string): Promise<ReadText>;
  /**
   * At most `limit` bytes of a regular file, from byte `start` on, or, if that is negative, from so many before its end.
   * What is no regular file (a folder, a device, a pipe) is unreadable, and is not opened.
   */
  bytes(path: string, limit: number, start?: number): Promise<ReadBytes>;
  /** The names in a folder; entries that are links count as files. */
  list(folder: string): Promise<ListedFolder>;
  /** The encoding of a file on the disk, whatever text is laid over it; undefined if there is none or it cannot be read. */
  encodingOf(path: string): Promise<TextEncoding | undefined>;
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
  /** wrangler's environment as the variable `CLOUDFLARE_ENV` names it: on a command line, not in an editor. */
  readonly cloudflareEnv?: string;
  /** The compatibility date that a command which deploys names, whatever the wrangler file says; `YYYY-MM-DD`. */
  readonly compatibilityDate?: string;
  /** Set if a command is about to deploy: what it needs has to be there by now. */
  readonly deploys?: true;
  /** The entry file, or the folder of assets, that such a command names: its whole path. */
  readonly entry?: string;
  /**
   * True where nobody asked for this file: then nothing is said, and nothing requested, unless something says that it is for
   * Pyodide (see `pyodideEvidence.ts`).
   */
  readonly unasked?: boolean;
  /** The folders that the border around the project may be: those opened in an editor, or the current one. */
  readonly around?: { readonly folders: () => Promise<readonly string[]>; readonly isWorkspace: boolean };
  /** False in an untrusted workspace: index addresses in the project's files are then ignored. */
  readonly trusted?: boolean;
  readonly documents: Documents;
  /** Called before waiting for the network, with what is being requested: for a progress display. */
  readonly onProgress?: (message: string) => void;
  readonly signal?: AbortSignal;
}
