/**
 * Bounds the bytes of all answers that are held at the same time, from their arrival until they have been read and kept. A large
 * answer waits for its turn; small ones do not wait at all, since as many as may be asked for at once need little.
 */
import { MAX_HELD_BYTES, SMALL_ANSWER_BYTES } from '../limits.ts';
import { Limiter } from './_limiter.ts';

export class Room {
  readonly #bytes = new Limiter(MAX_HELD_BYTES);

  /** Runs a task that holds answers; what they took is free again when it has ended. */
  async run<T>(signal: AbortSignal | undefined, task: (place: Place) => Promise<T>): Promise<T> {
    let taken: Promise<void> | undefined;
    let most = 0;
    let isOver = false;
    const isLarge = (bytes: number): boolean => bytes > SMALL_ANSWER_BYTES;
    const admit = (bytes: number, atMost: number): Promise<void> | undefined => {
      // Who has got room goes on with it: to wait for more would be to wait for others who do the same.
      if (!isLarge(bytes) || taken) return taken;
      if (isOver) throw new Error('an answer for a task that has ended');
      most = atMost;
      return (taken = this.#bytes.take(most, signal));
    };
    try {
      return await task({ admit });
    } finally {
      isOver = true;
      await taken?.then(
        () => {
          this.#bytes.give(most);
        },
        () => undefined,
      );
    }
  }
}

/** What one task takes of the room. */
export interface Place {
  /**
   * Resolves when an answer may be held; undefined if it may be at once. Until then no more of it is to be read.
   * @param bytes what there is of it, or how many it says it has
   * @param most how many it may have
   */
  readonly admit: (bytes: number, most: number) => Promise<void> | undefined;
}
