/** The one check that every surface runs: a dependency file and its surroundings to a snapshot of all that is to say. */
import type { Snapshot } from './core/analysis/snapshot.ts';
import type { Settings } from './settings.ts';

/** Text of a file, or why there is none. */
export type ReadText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  /** `reason` as a clause: `it is a folder`, `it is not UTF-8`. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Where texts come from: the disk, with the editor's unsaved documents laid over it. */
export interface Documents {
  /** @param path absolute path, with the separators of the platform */
  read(path: string): Promise<ReadText>;
}

/** What to check. */
export interface CheckRequest {
  readonly path: string;
  readonly text: string;
  readonly settings: Settings;
  readonly documents: Documents;
  /** Called before a wait for the network, with what is being asked for: for a progress display. */
  readonly onProgress?: (message: string) => void;
  readonly signal?: AbortSignal;
}

export type { Snapshot };
