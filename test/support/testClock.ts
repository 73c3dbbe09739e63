/** A clock that stands still until a test moves it. */
interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

export class TestClock {
  #time: number;
  readonly #sleepers = new Set<Sleeper>();

  /** @param start what the clock shows at first, in milliseconds since 1970 */
  constructor(start = 0) {
    this.#time = start;
  }

  readonly now = (): number => this.#time;

  /** As a host's `sleep`. */
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

  /** Lets time go by and wakes nobody. */
  pass(milliseconds: number): void {
    this.#time += milliseconds;
  }

  /** Lets time go by and wakes whoever slept until then. */
  advance(milliseconds: number): void {
    this.pass(milliseconds);
    for (const sleeper of [...this.#sleepers]) {
      if (sleeper.due > this.#time) continue;
      this.#sleepers.delete(sleeper);
      sleeper.wake();
    }
  }
}
