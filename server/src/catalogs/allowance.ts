/**
 * What one question may cost, whatever the indexes answer: each answer has its own limits, and this is the one on the whole.
 * The largest real project that was tried, crewai with some 400 packages, needs a fifth of each and a third of the files.
 */
import { say, type Message } from '../core/messages/message.ts';
import type { ProjectPage } from '../core/packaging/simpleApi/projectPage.ts';
import type { Host } from '../host/host.ts';
import { SpentError } from '../index/packageIndex.ts';

export interface Limits {
  /** How many facts may be asked for: pages of projects, metadata of releases, contents of sources. */
  readonly facts: number;
  /** The size of all pages together, in bytes, decompressed. */
  readonly bytes: number;
  /** How many files all pages together list: what is kept of each takes about a kilobyte. */
  readonly files: number;
  /** How many pieces of work the search may take, between which others have their turn. */
  readonly turns: number;
  readonly milliseconds: number;
  /** How much of its memory the program may hold, from 0 to 1: what was not collected yet counts, so that half of it is real. */
  readonly memoryShare: number;
  /** How much more of it than when the check began, in bytes; crewai with its tools takes half of that. */
  readonly memoryBytes: number;
}

const LIMITS: Limits = {
  facts: 20_000,
  bytes: 512 * 1024 * 1024,
  files: 600_000,
  turns: 20_000,
  milliseconds: 15 * 60 * 1000,
  memoryShare: 0.6,
  memoryBytes: 1024 * 1024 * 1024,
};

type AllowanceHost = Pick<Host, 'now' | 'memory'>;

export class Allowance {
  readonly #host: AllowanceHost;
  readonly #limits: Limits;
  readonly #started: number;
  readonly #heldBefore: number;
  #facts = 0;
  #bytes = 0;
  #files = 0;
  #turns = 0;
  /** It stays so: what is let go of at the end of one search would only be taken again by the next. */
  #hasNoMemory = false;
  readonly #counted = new WeakSet<ProjectPage>();

  constructor(host: AllowanceHost, limits: Partial<Limits> = {}) {
    this.#host = host;
    this.#limits = { ...LIMITS, ...limits };
    this.#started = host.now();
    this.#heldBefore = host.memory?.().held ?? 0;
  }

  /** Why nothing more may be asked for or tried; undefined as long as it may. */
  spent(): Message | undefined {
    const { facts, bytes, files, turns, milliseconds } = this.#limits;
    if (this.#facts >= facts) return say('checkAskedTooMuch', { most: facts });
    if (this.#bytes >= bytes) return say('checkReadTooMuch', { mebibytes: bytes / 1024 / 1024 });
    if (this.#files >= files) return say('checkListedTooMuch', { most: files });
    if (this.#turns >= turns) return say('checkTriedTooMuch');
    this.#hasNoMemory ||= this.#holdsTooMuch();
    if (this.#hasNoMemory) return say('checkHeldTooMuch');
    const took = this.#host.now() - this.#started;
    return took >= milliseconds ? say('checkTookTooLong', { minutes: milliseconds / 60_000 }) : undefined;
  }

  #holdsTooMuch(): boolean {
    const { memoryShare, memoryBytes } = this.#limits;
    const memory = this.#host.memory?.();
    if (!memory) return false;
    return memory.held >= memoryShare * memory.most || memory.held - this.#heldBefore >= memoryBytes;
  }

  countFact(): void {
    this.#facts++;
  }

  /** Throws `SpentError` if nothing more may be asked for or read. */
  readonly permit = (): void => {
    const spent = this.spent();
    if (spent) throw new SpentError(spent);
  };

  /** Each page counts once, for however many targets it is read. @param bytes its size, decompressed */
  countPage(page: ProjectPage, bytes: number): void {
    if (this.#counted.has(page)) return;
    this.#counted.add(page);
    this.#bytes += bytes;
    this.#files += page.files.length;
  }

  countTurn(): void {
    this.#turns++;
  }
}
