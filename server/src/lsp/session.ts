/** The open dependency files, each with its newest check: what starts a check, what ends it, and which files it affects. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Snapshot } from '../core/analysis/snapshot.ts';
import { dependencyFileKind } from '../core/dependencyFiles/dependencyFileKind.ts';
import type { CheckRequest } from '../check/checkRequest.ts';
import type { Openable, OpenProject } from '../check/engine.ts';
import { CheckRun, type RunParts, type RunState } from './checkRun.ts';
import { dependsOn } from '../check/dependsOn.ts';
import type { EditorSettings } from './editorSettings.ts';
import type { EditorTexts } from './editorTexts.ts';
import type { Paths } from './paths.ts';

/** The settings that a check of a document depends on. */
export type SessionSettings = Pick<EditorSettings, 'check' | 'enable'>;

/** What a session needs. */
export interface SessionParts {
  readonly checker: Openable;
  /** False in a workspace that the user does not trust. */
  readonly trusted: boolean;
  /** The opened folders. */
  readonly folders: () => Promise<readonly string[]>;
  readonly texts: EditorTexts;
  readonly paths: Paths;
  readonly settingsFor: (uri: string) => Promise<SessionSettings>;
  readonly wait: RunParts['wait'];
  readonly beginWork: (run: CheckRun, uri: string) => (message?: string) => void;
  readonly logError: (error: unknown) => void;
  /** Called when the check of a document has changed, or it is no longer checked. */
  readonly onChange: (uri: string) => void;
}

/** A file with what may end the work on it. */
export type AskedFile = Pick<CheckRequest, 'path' | 'text' | 'kind' | 'onProgress' | 'signal'>;

/** How long the user has to pause before a change triggers network requests. */
const TYPING_PAUSE_MILLISECONDS = 300;

/** How long an answer about a place waits for what a check does not know yet. */
export const MOST_WAITED_MILLISECONDS = 2_000;

/** The progress of the check of a document. */
export interface CheckProgress {
  readonly state: RunState;
  /** For the document's current version; absent before the first, and for ever if nothing is checked. */
  readonly snapshot: Snapshot | undefined;
}

export class Session {
  readonly #parts: SessionParts;
  readonly #runs = new Map<string, CheckRun>();

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /** A document was opened. */
  opened(document: TextDocument): void {
    this.#check(document, 0);
    this.#checkDependents([document.uri], 0);
  }

  /** A document was edited. */
  changed(document: TextDocument): void {
    this.#check(document, TYPING_PAUSE_MILLISECONDS);
    this.#checkDependents([document.uri], TYPING_PAUSE_MILLISECONDS);
  }

  /** A document was closed: it is no longer reported on, and the text on disk is used again. */
  closed(uri: string): void {
    this.#drop(uri);
    this.#checkDependents([uri], 0);
  }

  /** Files were changed, created or deleted on disk. */
  filesChanged(uris: readonly string[]): void {
    this.#checkDependents(uris, 0);
  }

  /** Checks every open file again. @param forget also what was learnt from the indexes */
  checkAll(forget: boolean): void {
    if (forget) this.#parts.checker.forget();
    for (const document of this.#parts.texts.open()) this.#check(document, 0);
  }

  /** The progress of a document; undefined if it is not open or not a dependency file. */
  progress(uri: string): CheckProgress | undefined {
    return this.#runs.get(uri);
  }

  /** The newest snapshots of all open files for which they match the current versions. */
  snapshots(): readonly Snapshot[] {
    return [...this.#runs.values()].flatMap(({ snapshot }) => snapshot ?? []);
  }

  /** The snapshot of a document's current version; waits for it to be parsed, never for the network. */
  async snapshot(uri: string): Promise<Snapshot | undefined> {
    for (;;) {
      const run = this.#runs.get(uri);
      await run?.started;
      if (this.#runs.get(uri) === run) return run?.snapshot;
    }
  }

  /**
   * The snapshot as it is once more is known, for whoever would otherwise take what is not known yet for nothing; after so long
   * that nobody waits any longer, as far as it is known.
   * @param part the verdict, or what helps as well
   */
  async knownSnapshot(uri: string, part: 'judged' | 'over'): Promise<Snapshot | undefined> {
    const snapshot = await this.snapshot(uri);
    const run = this.#runs.get(uri);
    if (!run || snapshot?.complete === true) return snapshot;
    const waiting = new AbortController();
    const enough = this.#parts.wait(MOST_WAITED_MILLISECONDS, waiting.signal).catch(() => undefined);
    await Promise.race([run[part], enough]);
    waiting.abort();
    return this.snapshot(uri);
  }

  /** Waits until nothing is being checked. */
  async idle(): Promise<void> {
    for (const run of this.#runs.values()) await run.over;
  }

  /** Resolves when no check is in the short phase in which it is better to show earlier results. */
  get isQuiet(): boolean {
    return [...this.#runs.values()].every(({ isPresentable }) => isPresentable);
  }

  /** Waits until the session is idle. */
  async quiet(): Promise<void> {
    while (!this.isQuiet) await Promise.all([...this.#runs.values()].map(({ presentable }) => presentable));
  }

  /** Ends all checks. */
  async dispose(): Promise<void> {
    const runs = [...this.#runs.values()];
    this.#runs.clear();
    for (const run of runs) run.stop();
    await this.#parts.checker.close();
  }

  #check(document: TextDocument, pause: number): void {
    const { uri, version } = document;
    const path = this.#parts.paths.toPath(uri);
    const text = document.getText();
    if (path === undefined || dependencyFileKind(path, text) === undefined) {
      this.#drop(uri);
      return;
    }
    const { wait, beginWork, logError, onChange } = this.#parts;
    const previous = this.#runs.get(uri);
    const run = new CheckRun(version, {
      pause,
      replaces: previous?.replaces === true || previous?.isPresentable === true,
      wait,
      logError,
      beginWork: (working) => beginWork(working, uri),
      onChange: (changed) => {
        if (this.#runs.get(uri) === changed) onChange(uri);
      },
    });
    this.#runs.set(uri, run);
    previous?.stop();
    onChange(uri);
    void run.run((signal, onProgress) => this.check({ path, text, onProgress, signal }));
  }

  /**
   * Begins a check as the settings for the file say; undefined if nothing is to be checked.
   * @param target instead of that of the settings
   */
  async check(asked: AskedFile, target?: string): Promise<AsyncGenerator<Snapshot, void, void> | undefined> {
    const request = await this.#requestFor(asked, target);
    return request && this.#parts.checker.check(request);
  }

  /**
   * Opens a file, for whoever wants to know more of it than its findings; undefined if it declares nothing.
   * @param when with `enabled`, undefined as well where the settings turn checking off
   * @param target instead of any that the project or the settings name
   */
  async open(
    asked: AskedFile,
    when: 'enabled' | 'always' = 'enabled',
    target?: string,
  ): Promise<OpenProject | undefined> {
    const request = await this.#requestFor(asked, target, when);
    return request && this.#parts.checker.open({ ...request, settingsYield: target === undefined });
  }

  async #requestFor(
    asked: AskedFile,
    target?: string,
    when: 'enabled' | 'always' = 'enabled',
  ): Promise<CheckRequest | undefined> {
    const { trusted, settingsFor, texts, folders } = this.#parts;
    const { check, enable } = await settingsFor(texts.uriOf(asked.path));
    if (enable === 'off' && when === 'enabled') return undefined;
    return {
      ...asked,
      settings: target === undefined ? check : { ...check, target },
      settingsYield: true,
      unasked: enable === 'auto',
      trusted,
      around: { folders, isWorkspace: true },
      documents: texts,
    };
  }

  #drop(uri: string): void {
    const run = this.#runs.get(uri);
    if (!run) return;
    this.#runs.delete(uri);
    run.stop();
    this.#parts.onChange(uri);
  }

  /** Checks the open files affected by changed files, excluding those; each only once, however many changed. */
  #checkDependents(uris: readonly string[], pause: number): void {
    const { paths, texts } = this.#parts;
    const changed = uris.flatMap((uri) => paths.toPath(uri) ?? []);
    for (const document of texts.open()) {
      const run = this.#runs.get(document.uri);
      const others = changed.filter((path) => path !== paths.toPath(document.uri));
      if (!run || others.length === 0) continue;
      const { snapshot } = run;
      // A check that has just started may have read the file before the change.
      if (!snapshot || others.some((path) => dependsOn(snapshot, path, paths))) this.#check(document, pause);
    }
  }
}
