/** A clock that only moves when a test advances it. */
interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

export class TestClock {
  #time: number;
  readonly #sleepers = new Set<Sleeper>();

  /** @param start the initial time, in milliseconds since 1970 */
  constructor(start = 0) {
    this.#time = start;
  }

  readonly now = (): number => this.#time;

  /** Like a host's `sleep`. */
  readonly sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> => {
    if (signal?.aborted === true) return Promise.reject(signal.reason as Error);
    return new Promise((resolve, reject) => {
      const sleeper = { due: this.#time + milliseconds, wake: resolve };
      this.#sleepers.add(sleeper);
      signal?.addEventListener('abort', () => {
        this.#sleepers.delete(sleeper);
        reject(signal.reason as Error);
      });
    });
  };

  /** Advances the time without waking any sleeper. */
  pass(milliseconds: number): void {
    this.#time += milliseconds;
  }

  /** Advances the time and wakes the sleepers whose time has come. */
  advance(milliseconds: number): void {
    this.pass(milliseconds);
    for (const sleeper of [...this.#sleepers]) {
      if (sleeper.due > this.#time) continue;
      this.#sleepers.delete(sleeper);
      sleeper.wake();
    }
  }
}
