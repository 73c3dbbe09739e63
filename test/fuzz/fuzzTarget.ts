/** A parser, as what is fuzzed: what it is given, and what it promises on any input. */

export interface FuzzTarget {
  /** Lower case, with `-`: what `npm run fuzz -- NAME` names. */
  readonly name: string;
  /** Folders and files of `test/` and `examples/`, whose string literals and texts the inputs are made from. */
  readonly seeds: readonly string[];
  /** Pieces of the language, which changes put in. */
  readonly tokens: readonly string[];
  /** How many inputs each run of the tests tries, if the parser is slow. */
  readonly inputs?: number;
  /** Further inputs to begin with. */
  readonly examples?: readonly string[];
  /**
   * Gives the input to the parser. Throws if a promise is broken: `readPlaces` for offsets outside of the text, and what the
   * parser throws, unless it is an error of its own.
   * @param input a text; for a parser of bytes one character each, see `bytesOf`
   */
  run(input: string): void;
}

/** The bytes that a text of `latin1` characters stands for. */
export function bytesOf(input: string): Uint8Array {
  return Uint8Array.from(input, (character) => character.charCodeAt(0) & 0xff);
}

/**
 * Runs a parser that throws errors of its own.
 * @param own the class of these errors; anything else goes on
 */
export function withOwnErrors(own: abstract new (...args: never[]) => Error, action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof own)) throw error;
  }
}
