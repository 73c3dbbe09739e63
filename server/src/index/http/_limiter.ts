/** Limits how much is used at the same time: tasks, or units of which a task takes several. The others wait in order of arrival. */
export class Limiter {
  readonly #size: number;
  #free: number;
  readonly #waiting: { readonly units: number; readonly enter: () => void }[] = [];

  constructor(size: number) {
    this.#size = size;
    this.#free = size;
  }

  /** Runs the task when there is room for it. Rejects with the signal's reason if it is aborted before that. */
  async run<T>(signal: AbortSignal | undefined, task: () => Promise<T>): Promise<T> {
    await this.take(1, signal);
    try {
      return await task();
    } finally {
      this.give(1);
    }
  }

  /**
   * Takes units as soon as they are free; who wants more than there are takes all. They are to be given back.
   * Rejects with the signal's reason, and has taken nothing, if it is aborted before that.
   */
  take(units: number, signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted === true) return Promise.reject(reason(signal));
    if (this.#waiting.length === 0 && this.#has(units)) {
      this.#free -= this.#most(units);
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const waiting = { units, enter };
      const leave = (): void => {
        const place = this.#waiting.indexOf(waiting);
        if (place >= 0) this.#waiting.splice(place, 1);
        reject(reason(signal));
        this.#admit();
      };
      this.#waiting.push(waiting);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  /** @param units as they were asked for */
  give(units: number): void {
    this.#free += this.#most(units);
    this.#admit();
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next && this.#has(next.units); next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#free -= this.#most(next.units);
      next.enter();
    }
  }

  #has(units: number): boolean {
    return this.#free >= this.#most(units);
  }

  #most(units: number): number {
    return Math.min(units, this.#size);
  }
}

function reason(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new Error('aborted');
}
