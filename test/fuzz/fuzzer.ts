/** Gives a parser one changed input after another; those that reach code that none has reached before are changed further. */
import type { PseudoRandom } from '../support/pseudoRandom.ts';
import type { BlockCoverage } from './coverage.ts';
import type { FuzzTarget } from './fuzzTarget.ts';
import { Mutator } from './mutate.ts';

/** An input that breaks a promise. */
export interface Finding {
  readonly input: string;
  readonly error: unknown;
}

export class Fuzzer {
  readonly #target: FuzzTarget;
  readonly #random: PseudoRandom;
  readonly #mutator: Mutator;
  readonly #known: string[];
  readonly #reached = new Set<string>();

  /** @param seeds inputs to begin with */
  constructor(target: FuzzTarget, seeds: readonly string[], random: PseudoRandom) {
    this.#target = target;
    this.#random = random;
    this.#mutator = new Mutator(random, target.tokens);
    this.#known = ['', ...(target.examples ?? []), ...seeds];
  }

  /** How many inputs are changed further. */
  get known(): number {
    return this.#known.length;
  }

  /** How many blocks of code were reached, as far as coverage was asked for. */
  get reached(): number {
    return this.#reached.size;
  }

  /** The seeds themselves, unchanged; what they reach is not new later. */
  runSeeds(coverage?: BlockCoverage): Finding | undefined {
    const finding = this.#firstFinding(this.#known);
    if (coverage) this.#isNew(coverage);
    return finding;
  }

  /**
   * Runs a number of new inputs.
   * @param coverage which of them are changed further; none without it
   * @returns the first that breaks a promise; the rest is not run then
   */
  run(count: number, coverage?: BlockCoverage): Finding | undefined {
    const inputs = Array.from({ length: count }, () =>
      this.#mutator.mutate(this.#random.pick(this.#known), this.#random.pick(this.#known)),
    );
    const finding = this.#firstFinding(inputs);
    if (coverage && !finding && this.#reachesMore(coverage)) this.#keepThoseThatDo(inputs, coverage);
    return finding;
  }

  #firstFinding(inputs: readonly string[]): Finding | undefined {
    for (const input of inputs) {
      try {
        this.#target.run(input);
      } catch (error) {
        return { input, error };
      }
    }
    return undefined;
  }

  /** Whether what has run since the last question has blocks that none has reached; they are not noted. */
  #reachesMore(coverage: BlockCoverage): boolean {
    return [...coverage.take().keys()].some((block) => !this.#reached.has(block));
  }

  /** The same, and notes them. */
  #isNew(coverage: BlockCoverage): boolean {
    const before = this.#reached.size;
    for (const block of coverage.take().keys()) this.#reached.add(block);
    return this.#reached.size > before;
  }

  /** Looks by halves, since asking for the coverage takes as long as many inputs. */
  #keepThoseThatDo(inputs: readonly string[], coverage: BlockCoverage): void {
    this.#firstFinding(inputs);
    if (inputs.length === 1) {
      if (this.#isNew(coverage)) this.#known.push(...inputs);
    } else if (this.#reachesMore(coverage)) {
      const middle = inputs.length >> 1;
      this.#keepThoseThatDo(inputs.slice(0, middle), coverage);
      this.#keepThoseThatDo(inputs.slice(middle), coverage);
    }
  }
}
