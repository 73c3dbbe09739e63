/**
 * Which servers and which of their addresses are not tried again for a while: hundreds of requests would otherwise wait for
 * a server that is out of reach. An address that fails costs itself; a server counts as out of reach only if no connection to
 * it is possible, or if several addresses failed one after the other.
 */
import type { TransferFailure } from './_transferFailure.ts';

const REST_MILLISECONDS = 15_000;
/** So many addresses in a row are no accident. */
const FAILURES_IN_A_ROW = 3;

interface Rest {
  readonly since: number;
  readonly failure: TransferFailure;
}

export class Reachability {
  readonly #now: () => number;
  /** By address, and by origin. */
  readonly #resting = new Map<string, Rest>();
  /** The addresses that failed since the server last answered, by origin. */
  readonly #failed = new Map<string, Set<string>>();

  /** @param now the clock, in milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Why an address is not to be asked now. */
  failureOf(url: string): TransferFailure | undefined {
    for (const key of [new URL(url).origin, url]) {
      const rest = this.#resting.get(key);
      const took = rest && this.#now() - rest.since;
      // The clock may have been set back meanwhile.
      if (rest && took !== undefined && took >= 0 && took < REST_MILLISECONDS) return rest.failure;
      this.#resting.delete(key);
    }
    return undefined;
  }

  noteAnswer(url: string): void {
    const { origin } = new URL(url);
    this.#resting.delete(url);
    this.#resting.delete(origin);
    this.#failed.delete(origin);
  }

  /** An address failed for good, before anything of an answer had arrived. */
  noteFailure(url: string, failure: TransferFailure): void {
    const { origin } = new URL(url);
    const rest = { since: this.#now(), failure };
    this.#resting.set(url, rest);
    const failed = this.#failed.get(origin) ?? new Set();
    this.#failed.set(origin, failed.add(url));
    const isOfServer = failure.isUnconnected || failed.size >= FAILURES_IN_A_ROW;
    const isOfAnswer = (failure.kind === 'invalid' && !failure.isOfNoWebServer) || failure.kind === 'too-large';
    if (isOfServer && !isOfAnswer) this.#resting.set(origin, rest);
  }

  forget(): void {
    this.#resting.clear();
    this.#failed.clear();
  }
}
