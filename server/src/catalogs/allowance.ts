/**
 * What one question may cost, whatever the indexes answer: each answer has its own limits, and this is the one on the whole.
 * The largest real projects need a tenth of it.
 */
import { say, type Message } from '../core/messages/message.ts';
import type { Host } from '../host/host.ts';

export interface Limits {
  /** How many facts may be asked for: pages of projects, metadata of releases, contents of sources. */
  readonly facts: number;
  /** The size of all pages together, in bytes, decompressed. */
  readonly bytes: number;
  /** How many pieces of work the search may take, between which others have their turn. */
  readonly turns: number;
  readonly milliseconds: number;
}

const LIMITS: Limits = {
  facts: 20_000,
  bytes: 1024 * 1024 * 1024,
  turns: 20_000,
  milliseconds: 15 * 60 * 1000,
};

export class Allowance {
  readonly #host: Pick<Host, 'now'>;
  readonly #limits: Limits;
  readonly #started: number;
  #facts = 0;
  #bytes = 0;
  #turns = 0;

  constructor(host: Pick<Host, 'now'>, limits: Partial<Limits> = {}) {
    this.#host = host;
    this.#limits = { ...LIMITS, ...limits };
    this.#started = host.now();
  }

  /** Why nothing more may be asked for or tried; undefined as long as it may. */
  spent(): Message | undefined {
    const { facts, bytes, turns, milliseconds } = this.#limits;
    if (this.#facts >= facts) return say('checkAskedTooMuch', { most: facts });
    if (this.#bytes >= bytes) return say('checkReadTooMuch', { mebibytes: bytes / 1024 / 1024 });
    if (this.#turns >= turns) return say('checkTriedTooMuch');
    const took = this.#host.now() - this.#started;
    return took >= milliseconds ? say('checkTookTooLong', { minutes: milliseconds / 60_000 }) : undefined;
  }

  countFact(): void {
    this.#facts++;
  }

  /** @param bytes of a page, decompressed */
  countBytes(bytes: number): void {
    this.#bytes += bytes;
  }

  countTurn(): void {
    this.#turns++;
  }
}
