/** Whether bytes are those that an index gives a digest of. */
import type { HashAlgorithm, Host } from '../host/host.ts';

/** A digest that can be compared. */
export interface Digest {
  readonly algorithm: HashAlgorithm;
  /** In hexadecimal digits, lower case. */
  readonly digest: string;
}

/** The strongest first. Weaker ones prove nothing. */
const ALGORITHMS: readonly HashAlgorithm[] = ['sha512', 'sha384', 'sha256'];

/** The strongest of the digests that an index gives, by their names; undefined if there is none that can be compared. */
export function strongestDigest(digests: Readonly<Record<string, string>>): Digest | undefined {
  for (const algorithm of ALGORITHMS) {
    const digest = Object.hasOwn(digests, algorithm) ? digests[algorithm] : undefined;
    if (digest !== undefined) return { algorithm, digest: digest.toLowerCase() };
  }
  return undefined;
}

/** Whether bytes have a digest; false without one. */
export async function hasDigest(
  host: Pick<Host, 'digest'>,
  bytes: Uint8Array,
  expected: Digest | undefined,
): Promise<boolean> {
  if (expected === undefined) return false;
  return (await host.digest(expected.algorithm, bytes)) === expected.digest;
}
