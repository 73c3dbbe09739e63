/**
 * One check of one version of a document: from the first snapshot, which is available immediately, over the verdict to the last,
 * which knows what helps.
 */
import type { Snapshot } from '../core/analysis/snapshot.ts';

export type RunState = 'checking' | 'done' | 'stopped' | 'failed';

/** How a run behaves and whom it notifies. */
export interface RunParts {
  /** Milliseconds to wait before using the network; a newer run may take over in the meantime. */
  readonly pause: number;
  /**
   * Whether the editor shows results of an earlier version: they are replaced by whole answers, so that no mark goes and comes
   * back. Where it shows nothing yet, it gets the verdict at once.
   */
  readonly replaces: boolean;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Called whenever the snapshot or the state has changed. */
  readonly onChange: (run: CheckRun) => void;
  /**
   * Called before work that may take long; the function it returns is called with progress, and without arguments at the
   * end.
   */
  readonly beginWork: (run: CheckRun) => (message?: string) => void;
  readonly logError: (error: unknown) => void;
}

/** How long diagnostics wait for the complete answer, so that squiggles do not flicker, before they show what is known. */
const PATIENCE_MILLISECONDS = 2_000;

export class CheckRun {
  /** Version of the document that is being checked. */
  readonly version: number;
  state: RunState = 'checking';
  /** The newest snapshot, none before the first. */
  snapshot: Snapshot | undefined;
  /** Resolves with the first snapshot, or when it is clear that there will be none. */
  readonly started: Promise<void>;
  /** Resolves when the verdict is known, or when it is clear that there will be none. */
  readonly judged: Promise<void>;
  /** Resolves when what is known so far should be shown: all of it, the verdict where nothing is shown, anything after long. */
  readonly presentable: Promise<void>;
  /** Resolves when the run is over. */
  readonly over: Promise<void>;
  isPresentable = false;
  readonly #start: () => void;
  readonly #judge: () => void;
  readonly #present: () => void;
  readonly #finish: () => void;
  #report: ((message?: string) => void) | undefined;
  readonly #controller = new AbortController();
  readonly #parts: RunParts;

  constructor(version: number, parts: RunParts) {
    this.version = version;
    this.#parts = parts;
    [this.started, this.#start] = signalled();
    [this.judged, this.#judge] = signalled();
    [this.presentable, this.#present] = signalled();
    [this.over, this.#finish] = signalled();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether the editor shows results of an earlier version. */
  get replaces(): boolean {
    return this.#parts.replaces;
  }

  /** Ends the run; its state stays `checking` if a newer run takes over. */
  stop(state: RunState = this.state): void {
    if (this.signal.aborted) return;
    this.#controller.abort();
    this.#end(state);
  }

  /** Runs the check; never throws. @param begin gives nothing if nothing is to be checked */
  async run(
    begin: (
      signal: AbortSignal,
      onProgress: (message: string) => void,
    ) => Promise<AsyncGenerator<Snapshot> | undefined>,
  ): Promise<void> {
    try {
      const snapshots = await begin(this.signal, (message) => this.#report?.(message));
      const isAny = snapshots !== undefined && this.#take(await snapshots.next());
      if (isAny && this.snapshot?.complete !== true) {
        this.#presentLater();
        if (this.#parts.pause > 0) await this.#parts.wait(this.#parts.pause, this.signal);
        this.#report = this.#parts.beginWork(this);
        while (this.#take(await snapshots.next()));
      } else await snapshots?.return(undefined);
      if (!this.signal.aborted) this.#end('done');
    } catch (error) {
      if (this.signal.aborted) return;
      this.#parts.logError(error);
      this.#fail();
    }
  }

  /** Even what shows the end may have a bug, which then costs this document only. */
  #fail(): void {
    try {
      this.#end('failed');
    } catch (error) {
      this.#parts.logError(error);
    }
  }

  /** False once no more results will come. */
  #take(result: IteratorResult<Snapshot, unknown>): boolean {
    if (this.signal.aborted) return false;
    if (result.done === true) {
      if (this.snapshot?.complete === false) throw new Error('the check ended without a complete snapshot');
      return false;
    }
    this.snapshot = result.value;
    this.#start();
    if (this.snapshot.judged) {
      this.#judge();
      if (!this.#parts.replaces) this.#show();
    }
    // The end of the run, which follows at once, tells of the last one.
    if (!this.snapshot.complete) this.#parts.onChange(this);
    return true;
  }

  #show(): void {
    this.isPresentable = true;
    this.#present();
  }

  #presentLater(): void {
    this.#parts.wait(PATIENCE_MILLISECONDS, this.signal).then(
      () => {
        if (this.state !== 'checking') return;
        this.#show();
        this.#parts.onChange(this);
      },
      () => undefined,
    );
  }

  #end(state: RunState): void {
    this.state = state;
    this.#start();
    this.#judge();
    this.#show();
    this.#finish();
    this.#report?.();
    this.#parts.onChange(this);
  }
}

/** A promise, and what resolves it. */
function signalled(): readonly [Promise<void>, () => void] {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return [promise, resolve];
}
