/** Lets callers that request the same thing share one call and its outcome. */
import { say } from '../core/messages/message.ts';
import { IndexError } from './packageIndex.ts';

interface Call<T> {
  readonly outcome: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
  settled: boolean;
}

/**
 * Successes are kept; failures are not, so the next caller tries again. A caller that is aborted leaves at once; the call
 * itself is aborted when nothing waits for it any more.
 */
export class SharedCalls<T> {
  readonly #calls = new Map<string, Call<T>>();

  get(key: string, signal: AbortSignal | undefined, start: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (signal?.aborted === true) return Promise.reject(cancelled(signal.reason));
    const call = this.#calls.get(key) ?? this.#start(key, start);
    if (call.settled || signal === undefined) {
      // Without a signal the caller never leaves, so neither may the call end early.
      call.waiting++;
      return call.outcome;
    }
    return this.#join(key, call, signal);
  }

  /** The next caller starts a new call; pending calls continue for those waiting for them. */
  forget(key?: string): void {
    if (key === undefined) this.#calls.clear();
    else this.#calls.delete(key);
  }

  #start(key: string, start: (signal: AbortSignal) => Promise<T>): Call<T> {
    const controller = new AbortController();
    const call: Call<T> = { outcome: start(controller.signal), controller, waiting: 0, settled: false };
    this.#calls.set(key, call);
    call.outcome.then(
      () => {
        call.settled = true;
      },
      () => {
        this.#drop(key, call);
      },
    );
    return call;
  }

  #join(key: string, call: Call<T>, signal: AbortSignal): Promise<T> {
    call.waiting++;
    return new Promise<T>((resolve, reject) => {
      const leave = (): void => {
        reject(cancelled(signal.reason));
        if (--call.waiting > 0 || call.settled) return;
        this.#drop(key, call);
        call.controller.abort(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      const stay = (): void => {
        signal.removeEventListener('abort', leave);
      };
      call.outcome.then(resolve, reject).finally(stay);
    });
  }

  #drop(key: string, call: Call<T>): void {
    if (this.#calls.get(key) === call) this.#calls.delete(key);
  }
}

function cancelled(reason: unknown): IndexError {
  return new IndexError('cancelled', say('requestCancelled'), '', { cause: reason });
}
