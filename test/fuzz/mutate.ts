/** Makes new inputs from known ones: what editors, transfers and attackers do to a text. */
import type { PseudoRandom } from '../support/pseudoRandom.ts';

/** What seeds and tokens rarely have. */
const STRANGE = [
  '\0',
  '\r',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '\u000b',
  '\u0085',
  '\u00a0',
  '\u2028',
  '\ufeff',
  '\u202e',
  '\ud800',
  '\udc00',
  '😀',
  'ſ',
  'İ',
  '١',
  '\\',
  '"',
  "'",
  '"""',
  "'''",
  '`',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '<',
  '>',
  '&',
  '%',
  '%00',
  '%2F',
  '#',
  ';',
  ',',
  '=',
  '@',
  '!',
  '..',
  '/',
  '\\\n',
  '__proto__',
  'constructor',
  '99999999999999999999',
  '-1',
  '\x7f',
  '\xff',
  'é',
] as const;

const LONGEST = 4_000;

/** How inputs are changed. */
export class Mutator {
  readonly #random: PseudoRandom;
  readonly #tokens: readonly string[];

  /** @param tokens of the language */
  constructor(random: PseudoRandom, tokens: readonly string[]) {
    this.#random = random;
    this.#tokens = tokens;
  }

  /** One input out of a known one and, perhaps, another; at most 4,000 characters long. */
  mutate(seed: string, other: string): string {
    let text = seed.length > LONGEST ? this.#piece(seed, LONGEST) : seed;
    for (let left = 1 + this.#random.below(4); left > 0; left--) text = this.#change(text, other);
    return text.length > LONGEST ? text.slice(0, LONGEST) : text;
  }

  #change(text: string, other: string): string {
    const random = this.#random;
    const at = random.below(text.length + 1);
    switch (random.below(10)) {
      case 0:
        return text.slice(0, at) + text.slice(at + 1 + random.below(8));
      case 1:
        return text.slice(0, at) + random.pick(STRANGE) + text.slice(at);
      case 2:
        return text.slice(0, at) + random.pick(STRANGE) + text.slice(at + 1);
      case 3:
        return text.slice(0, at) + this.#token() + text.slice(at);
      case 4:
        return text.slice(0, at) + this.#token() + text.slice(at + 1 + random.below(6));
      case 5:
        return text.slice(0, at) + this.#piece(other, 40) + text.slice(at);
      case 6:
        return text.slice(0, at) + other.slice(random.below(other.length + 1), LONGEST);
      case 7:
        return text.slice(0, at) + this.#piece(text, 12).repeat(2 + random.below(30)) + text.slice(at);
      case 8:
        return text.slice(0, at);
      default:
        return text.slice(0, at) + String.fromCharCode(random.below(128)) + text.slice(at + random.below(2));
    }
  }

  #token(): string {
    return this.#random.pick(this.#tokens.length > 0 ? this.#tokens : STRANGE);
  }

  #piece(text: string, longest: number): string {
    const start = this.#random.below(text.length + 1);
    return text.slice(start, start + 1 + this.#random.below(longest));
  }
}
