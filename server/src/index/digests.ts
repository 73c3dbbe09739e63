/** Whether bytes are those that an index gives a digest of. */
/** A digest that can be compared. */
export interface Digest {
  readonly algorithm: Algorithm;
  /** In hexadecimal digits, lower case. */
  readonly digest: string;
}

/** The strongest first, with their names in the Web Cryptography interface. Weaker ones prove nothing. */
const ALGORITHMS = { sha512: 'SHA-512', sha384: 'SHA-384', sha256: 'SHA-256' } as const;

type Algorithm = keyof typeof ALGORITHMS;

/** The strongest of the digests that an index gives, by their names; undefined if there is none that can be compared. */
export function strongestDigest(digests: Readonly<Record<string, string>>): Digest | undefined {
  for (const algorithm of Object.keys(ALGORITHMS) as Algorithm[]) {
    const digest = Object.hasOwn(digests, algorithm) ? digests[algorithm] : undefined;
    if (digest !== undefined) return { algorithm, digest: digest.toLowerCase() };
  }
  return undefined;
}

/** Whether bytes have a digest; false without one. */
export async function hasDigest(bytes: Uint8Array, expected: Digest | undefined): Promise<boolean> {
  if (expected === undefined) return false;
  const { algorithm, digest } = expected;
  const found = await crypto.subtle.digest(ALGORITHMS[algorithm], new Uint8Array(bytes));
  return hexadecimal(new Uint8Array(found)) === digest;
}

/** Hexadecimal digits, two for each byte. */
export function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
