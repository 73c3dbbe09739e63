/** What is being fetched, so that all who want the same wait for one answer. */
import { isCancelled } from '../index/packageIndex.ts';

export class UnderWay {
  readonly #running = new Map<string, Promise<void>>();

  /**
   * Waits for what is fetched already, or else fetches it.
   * @param isKnown whether it was fetched in the meantime
   * @param signal ends the wait of this caller alone
   */
  async wait(key: string, isKnown: () => boolean, fetch: () => Promise<void>, signal?: AbortSignal): Promise<void> {
    while (!isKnown()) {
      const running = this.#running.get(key);
      if (!running) {
        await this.#start(key, fetch);
        return;
      }
      try {
        await running;
        return;
      } catch (error) {
        // Whoever asked first has given it up; that is no answer for those who still want to know.
        if (!isCancelled(error) || signal?.aborted === true) throw error;
      }
    }
  }

  #start(key: string, fetch: () => Promise<void>): Promise<void> {
    const running = fetch().finally(() => this.#running.delete(key));
    this.#running.set(key, running);
    return running;
  }
}
