/**
 * Which blocks of the code run, and how often, as V8 counts them: exact and the same on every machine. Only code that is run for
 * the first time after the beginning is counted by blocks.
 * @see https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#method-startPreciseCoverage
 */
import { Session, type Profiler } from 'node:inspector';

export class BlockCoverage {
  readonly #session = new Session();
  readonly #isOwn: (url: string) => boolean;

  /** @param isOwn whether a script is to be looked at, by its address */
  constructor(isOwn: (url: string) => boolean) {
    this.#isOwn = isOwn;
    this.#session.connect();
    this.#post('Profiler.enable');
    this.#post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** What has run since the last question: each block by its place, and how often. */
  take(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { url, scriptId, functions } of this.#taken()) {
      if (!this.#isOwn(url)) continue;
      for (const { startOffset, endOffset, count } of functions.flatMap(({ ranges }) => ranges)) {
        if (count > 0) counts.set(`${scriptId}:${startOffset}-${endOffset}`, count);
      }
    }
    return counts;
  }

  stop(): void {
    this.#post('Profiler.stopPreciseCoverage');
    this.#post('Profiler.disable');
    this.#session.disconnect();
  }

  #taken(): readonly Profiler.ScriptCoverage[] {
    let result: readonly Profiler.ScriptCoverage[] = [];
    this.#session.post('Profiler.takePreciseCoverage', (error, answer) => {
      if (error) throw error;
      ({ result } = answer);
    });
    return result;
  }

  #post(method: string, parameters = {}): void {
    // The session is synchronous: the answer is there when the call returns.
    this.#session.post(method, parameters, (error) => {
      if (error) throw error;
    });
  }
}
