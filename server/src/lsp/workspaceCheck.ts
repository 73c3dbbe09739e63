/**
 * Checks the dependency files of a workspace that are not open, one after the other and only while the person does not work,
 * so that their problems are seen without opening them.
 */
import type { Snapshot } from '../core/analysis/snapshot.ts';
import { dependencyFileKind } from '../core/dependencyFiles/dependencyFileKind.ts';
import { otherPurposeOf } from '../core/dependencyFiles/otherPurposes.ts';
import { fileName } from '../core/text/path.ts';
import { dependsOn } from '../check/dependsOn.ts';
import type { Paths } from './paths.ts';

/** How long nobody must have worked before a check in the background begins. */
const IDLE_MILLISECONDS = 2_000;

/** Of a workspace with more files for Pyodide than this, only so many are checked. */
export const MOST_CHECKED = 500;

/** Of a workspace with more dependency files than this, whatever they are for, only so many are looked at. */
const MOST_FOUND = 10_000;

/** What is looked for in a workspace. */
export interface WorkspaceSearch {
  readonly signal: AbortSignal;
  readonly most: number;
  /** Only whether this file is one of them. */
  readonly only?: string;
  /** Whether somebody asks, so that it does not matter whether files are checked by themselves that are not open. */
  readonly asked?: boolean;
}

/** What the check of a workspace needs. */
export interface WorkspaceCheckParts {
  readonly paths: Paths;
  /** The dependency files below the folders of the workspace. */
  readonly find: (search: WorkspaceSearch) => Promise<readonly string[]>;
  /** The last snapshot of a file's check; undefined if it is not to be checked, or is no longer there. */
  readonly check: (path: string, signal: AbortSignal) => Promise<Snapshot | undefined>;
  readonly isOpen: (path: string) => boolean;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly logError: (error: unknown) => void;
  /** Called when files are left out, since there are too many. @param left how many */
  readonly onLeft: (left: number) => void;
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
  /** Files that are found, to be checked. */
  readonly #waiting = new Set<string>();
  /** Files that changed, of which nobody knows whether a search finds them. */
  readonly #doubtful = new Set<string>();
  #isOn = false;
  #wantsSearch = false;
  /** How many people wait for a check of everything: the background does not compete with it. */
  #asked = 0;
  /** What was checked before everything began anew is not kept. */
  #beginning = {};
  /** How many of the snapshots are of files for Pyodide. */
  #checked = 0;
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
    this.#beginning = {};
    this.#waiting.clear();
    this.#doubtful.clear();
    this.#drop([...this.#snapshots.keys()]);
    this.pause();
  }

  /** The person works: what runs ends, and goes on when it is quiet. */
  pause(): void {
    this.#turn.abort();
    this.#turn = new AbortController();
    if (this.#isOn && this.#asked === 0) void this.#goOn(this.#turn.signal);
  }

  /** A document is open: its own check reports on it. */
  opened(path: string): void {
    this.#waiting.delete(path);
    this.#keep(path, undefined);
    this.pause();
  }

  /** A document was closed: what is on disk counts again. */
  closed(path: string): void {
    this.#lookAgain([path]);
  }

  /** Files were changed, created or deleted. */
  filesChanged(changed: readonly string[]): void {
    for (const [path, snapshot] of this.#snapshots)
      if (changed.some((one) => dependsOn(snapshot, one, this.#parts.paths))) this.#waiting.add(path);
    this.#lookAgain(changed);
  }

  #lookAgain(changed: readonly string[]): void {
    if (!this.#isOn) return;
    for (const path of changed) if (isSearched(path)) this.#doubtful.add(path);
    this.pause();
  }

  /**
   * Checks everything now, whoever works.
   * @returns how many files that are not open were left out, since there are too many
   */
  async checkAll({ signal, report }: WorkspaceProgress): Promise<number> {
    this.#asked++;
    this.pause();
    this.#wantsSearch = false;
    try {
      const all = await this.#parts.find({ most: MOST_FOUND, signal, asked: true });
      const found = all.filter((path) => !this.#parts.isOpen(path));
      this.#drop([...this.#snapshots.keys()].filter((path) => !found.includes(path)));
      let done = 0;
      for (const path of found) {
        if (this.#isFull(path)) continue;
        report(path, done++, found.length);
        this.#waiting.delete(path);
        await this.#check(path, signal);
        signal.throwIfAborted();
      }
      return found.length - done;
    } catch (error) {
      this.#wantsSearch = this.#isOn;
      throw error;
    } finally {
      this.#asked--;
      this.pause();
    }
  }

  async #goOn(signal: AbortSignal): Promise<void> {
    try {
      await this.#parts.wait(IDLE_MILLISECONDS, signal);
      if (this.#wantsSearch) {
        const found = await this.#parts.find({ most: MOST_FOUND, signal });
        for (const path of found) this.#waiting.add(path);
        this.#wantsSearch = false;
      }
      for (const path of this.#doubtful) {
        await this.#resolveDoubt(path, signal);
        this.#doubtful.delete(path);
      }
      await this.#checkWaiting(signal);
    } catch (error) {
      if (!signal.aborted) this.#parts.logError(error);
    }
  }

  async #checkWaiting(signal: AbortSignal): Promise<void> {
    let left = 0;
    for (const path of this.#waiting) {
      if (this.#isFull(path)) left++;
      else if (!this.#parts.isOpen(path)) await this.#check(path, signal);
      if (signal.aborted) return;
      this.#waiting.delete(path);
    }
    if (left > 0) this.#parts.onLeft(left);
  }

  /** Whether there is no room for one more file; what is checked already may be checked again. */
  #isFull(path: string): boolean {
    return this.#checked >= MOST_CHECKED && !this.#snapshots.has(path);
  }

  /** A file that no search finds is not checked, whatever happens to it. */
  async #resolveDoubt(path: string, signal: AbortSignal): Promise<void> {
    const isNew = !this.#snapshots.has(path) && !this.#waiting.has(path);
    if (isNew && this.#isFull(path)) return;
    const found = await this.#parts.find({ most: 1, signal, only: path });
    signal.throwIfAborted();
    if (found.length > 0) this.#waiting.add(path);
    else if (isNew) return;
    else if (!this.#waiting.has(path)) this.#drop([path]);
  }

  #drop(paths: readonly string[]): void {
    for (const path of paths) this.#keep(path, undefined);
    if (paths.length > 0) this.#parts.onChange();
  }

  /** Keeps the result of a check instead of the one before. */
  #keep(path: string, snapshot: Snapshot | undefined): void {
    const before = this.#snapshots.get(path);
    if (before && !before.quiet) this.#checked--;
    if (snapshot && !snapshot.quiet) this.#checked++;
    if (snapshot) this.#snapshots.set(path, snapshot);
    else this.#snapshots.delete(path);
  }

  /** One file's bug does not keep the others from being checked. */
  async #check(path: string, signal: AbortSignal): Promise<void> {
    const beginning = this.#beginning;
    try {
      const snapshot = await this.#parts.check(path, signal);
      if (signal.aborted || this.#parts.isOpen(path) || beginning !== this.#beginning) return;
      this.#keep(path, snapshot);
      this.#parts.onChange();
    } catch (error) {
      if (!signal.aborted) this.#parts.logError(error);
    }
  }
}

/** Whether a search may find a file of this name. */
function isSearched(path: string): boolean {
  const other = otherPurposeOf(fileName(path).toLowerCase());
  return other ? other.searched : dependencyFileKind(path) !== undefined;
}
