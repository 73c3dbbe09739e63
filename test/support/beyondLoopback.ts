/** Fails every test that tries to reach beyond loopback, under its own name: tools/loopbackOnly.cjs logs the attempts. */
import { existsSync, readFileSync } from 'node:fs';

/** A line of the log: a process that is guarded from now on, or an attempt by one. */
interface Line {
  /** Of a process; a browser is named. */
  readonly pid: number | string;
  readonly guards?: string;
  readonly to?: string;
  readonly stack?: string;
}

interface Runnable {
  run: (this: Runnable, done: (error?: unknown) => void) => void;
}

/** The log of a run, read as it grows. */
export class Attempts {
  readonly #log: string;
  #read = 0;

  constructor(log: string) {
    this.#log = log;
  }

  /** The attempts since the last call, as an error; undefined if there were none. */
  take(): Error | undefined {
    const lines = existsSync(this.#log) ? readFileSync(this.#log, 'utf8').split('\n').slice(0, -1) : [];
    const attempts = lines.slice(this.#read).flatMap((line) => {
      const { pid, to, stack = '' } = JSON.parse(line) as Line;
      return to === undefined ? [] : [{ pid, to, stack }];
    });
    this.#read = lines.length;
    const [first] = attempts;
    if (!first) return undefined;
    const where = [...new Set(attempts.map(({ to, pid }) => `${to} (process ${pid})`))].join(', ');
    const error = new Error(`tried to reach beyond loopback: ${where}`);
    error.stack = `Error: ${error.message}\n${first.stack}`;
    return error;
  }
}

/**
 * From now on, a test or hook fails if there was an attempt in any process while it ran, whatever its own result.
 * @param prototype of Mocha's tests and hooks
 */
export function failWhoeverReachesOut(prototype: Runnable, attempts: Attempts): void {
  const { run } = prototype;
  prototype.run = function (done) {
    run.call(this, (error) => {
      const attempt = attempts.take();
      if (attempt && error !== undefined) attempt.cause = error;
      done(attempt ?? error);
    });
  };
}
