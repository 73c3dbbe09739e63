/** The parts that versions are made of. */

/** A non-negative integer: a bigint only where a number would lose digits. */
export type Numeral = number | bigint;

/** The parts a version is made of, in normal form; an absent part is not written. */
export interface VersionParts {
  readonly epoch: Numeral;
  /** The numbers between the dots as written, including trailing zeros; never empty. */
  readonly release: readonly Numeral[];
  readonly pre?: { readonly kind: 'a' | 'b' | 'rc'; readonly number: Numeral };
  readonly post?: Numeral;
  readonly dev?: Numeral;
  /** The segments after `+`: lower-case text, or a number if it consists only of digits. */
  readonly local?: readonly (string | Numeral)[];
}
