/**
 * The hash in the fragment of an address (`#sha256=…`), as uv reads it: the first one that it knows counts.
 * @see https://packaging.python.org/en/latest/specifications/direct-url-data-structure/
 */

/** Those that uv knows, with the number of their hexadecimal digits; it passes over `sha1` and `sha224`. */
const LENGTHS = { md5: 32, sha256: 64, sha384: 96, sha512: 128 } as const;

export type WrittenAlgorithm = keyof typeof LENGTHS;

export interface WrittenHash {
  readonly algorithm: WrittenAlgorithm;
  /** In lower case, whatever its length. */
  readonly digest: string;
}

/** @param hashes by the names of their algorithms, in the order in which they are written */
export function writtenHash(hashes: Readonly<Record<string, string>>): WrittenHash | undefined {
  const [first] = Object.entries(hashes).flatMap(([name, digest]) =>
    isKnown(name) ? [{ algorithm: name, digest: digest.toLowerCase() }] : [],
  );
  return first;
}

/** What is wrong with a digest before it is compared: how many hexadecimal digits it has to have. */
export function wantedDigits({ algorithm, digest }: WrittenHash): number | undefined {
  const length = LENGTHS[algorithm];
  return digest.length === length && /^[\da-f]*$/.test(digest) ? undefined : length;
}

function isKnown(name: string): name is WrittenAlgorithm {
  return Object.hasOwn(LENGTHS, name);
}
