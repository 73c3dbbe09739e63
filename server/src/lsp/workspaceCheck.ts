/**
 * Checks the dependency files of a workspace that are not open, one after the other and only while the person does not work,
 * so that their problems are seen without opening them.
 */
import type { Snapshot } from '../core/analysis/snapshot.ts';
import { dependencyFileKind } from '../core/dependencyFiles/dependencyFileKind.ts';
import { dependsOn } from './dependsOn.ts';
import type { Paths } from './paths.ts';

/** How long nobody must have worked before a check in the background begins. */
const IDLE_MILLISECONDS = 2_000;

/** A workspace with more dependency files than this is not checked as a whole. */
export const MOST_FILES = 500;

/** What the check of a workspace needs. */
export interface WorkspaceCheckParts {
  readonly paths: Paths;
  /** The dependency files below the folders of the workspace, at most so many. */
  readonly find: (most: number, signal: AbortSignal) => Promise<readonly string[]>;
  /** The last snapshot of a file's check; undefined if it is not to be checked, or is no longer there. */
  readonly check: (path: string, signal: AbortSignal) => Promise<Snapshot | undefined>;
  readonly isOpen: (path: string) => boolean;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly logError: (error: unknown) => void;
  /** Called when there are new results. */
  readonly onChange: () => void;
}

/** How a check of everything is followed. */
export interface WorkspaceProgress {
  readonly signal: AbortSignal;
  /** @param done how many of the files are checked */
  readonly report: (path: string, done: number, all: number) => void;
}

export class WorkspaceCheck {
  readonly #parts: WorkspaceCheckParts;
  readonly #snapshots = new Map<string, Snapshot>();
  readonly #waiting = new Set<string>();
  #isOn = false;
  #wantsSearch = false;
  /** Ends what runs in the background. */
  #turn = new AbortController();

  constructor(parts: WorkspaceCheckParts) {
    this.#parts = parts;
  }

  /** The results for files that are not open. */
  snapshots(): readonly Snapshot[] {
    return [...this.#snapshots.values()];
  }

  /** Checks everything in the background, from now on also what changes; or nothing any more. */
  turn(isOn: boolean): void {
    this.#isOn = isOn;
    this.#wantsSearch = isOn;
    this.#waiting.clear();
    this.#snapshots.clear();
    this.pause();
  }

  /** The person works: what runs ends, and goes on when it is quiet. */
  pause(): void {
    this.#turn.abort();
    this.#turn = new AbortController();
    if (this.#isOn) void this.#goOn(this.#turn.signal);
  }

  /** A document is open: its own check reports on it. */
  opened(path: string): void {
    this.#waiting.delete(path);
    this.#snapshots.delete(path);
    this.pause();
  }

  /** A document was closed: what is on disk counts again. */
  closed(path: string): void {
    if (!this.#isOn) return;
    this.#waiting.add(path);
    this.pause();
  }

  /** Files were changed, created or deleted. */
  filesChanged(changed: readonly string[]): void {
    if (!this.#isOn) return;
    for (const path of changed) if (dependencyFileKind(path) !== undefined) this.#waiting.add(path);
    for (const [path, snapshot] of this.#snapshots)
      if (changed.some((one) => dependsOn(snapshot, one, this.#parts.paths))) this.#waiting.add(path);
    this.pause();
  }

  /**
   * Checks everything now, whoever works.
   * @returns how many files that are not open were checked
   */
  async checkAll({ signal, report }: WorkspaceProgress): Promise<number> {
    this.#turn.abort();
    const found = (await this.#parts.find(MOST_FILES, signal)).filter((path) => !this.#parts.isOpen(path));
    for (const path of this.#snapshots.keys()) if (!found.includes(path)) this.#snapshots.delete(path);
    let done = 0;
    for (const path of found) {
      report(path, done++, found.length);
      await this.#check(path, signal);
      signal.throwIfAborted();
    }
    this.#waiting.clear();
    this.#wantsSearch = false;
    return found.length;
  }

  async #goOn(signal: AbortSignal): Promise<void> {
    try {
      await this.#parts.wait(IDLE_MILLISECONDS, signal);
      if (this.#wantsSearch) {
        for (const path of await this.#parts.find(MOST_FILES, signal)) this.#waiting.add(path);
        this.#wantsSearch = false;
      }
      for (const path of this.#waiting) {
        if (!this.#parts.isOpen(path)) await this.#check(path, signal);
        if (signal.aborted) return;
        this.#waiting.delete(path);
      }
    } catch (error) {
      if (!signal.aborted) this.#parts.logError(error);
    }
  }

  /** One file's bug does not keep the others from being checked. */
  async #check(path: string, signal: AbortSignal): Promise<void> {
    try {
      const snapshot = await this.#parts.check(path, signal);
      if (signal.aborted || this.#parts.isOpen(path)) return;
      if (snapshot) this.#snapshots.set(path, snapshot);
      else this.#snapshots.delete(path);
      this.#parts.onChange();
    } catch (error) {
      if (!signal.aborted) this.#parts.logError(error);
    }
  }
}
