/** Which versions uv can hold: it keeps each number of a version in 64 bits, and the largest value is its own. */
import type { Numeral, VersionParts } from './versionParts.ts';

/** The largest number that uv reads in a version; measured with uv 0.13.9. */
const LARGEST = 2n ** 64n - 2n;

/** Whether uv takes it for a version. The numbers of a local version may be of any size. */
export function isVersionForUv({ epoch, release, pre, post = 0, dev = 0 }: VersionParts): boolean {
  return [epoch, ...release, pre?.number ?? 0, post, dev].every(isSmallEnough);
}

function isSmallEnough(number: Numeral): boolean {
  return number <= LARGEST;
}
