/**
 * A string that represents a version's place in the order: keys compare (`<`, `===`) exactly as their versions do.
 * https://packaging.python.org/en/latest/specifications/version-specifiers/#summary-of-permitted-suffixes-and-relative-ordering
 */
import type { Numeral, VersionParts } from './versionParts.ts';

/** How a key encodes the parts after the release, in the order of the versions. */
export const KEY = {
  /** After the last number of the release; below every number. */
  releaseEnd: '\x00',
  devOnly: '\x01',
  a: '\x02',
  b: '\x03',
  rc: '\x04',
  noPre: '\x05',
  noPost: '\x01',
  post: '\x02',
  /** Never in a version's key: above all its post-releases. */
  afterPosts: '\x03',
  dev: '\x01',
  noDev: '\x02',
  /** Never in a version's key: above the version itself, below its local versions. */
  afterItself: '\x00',
  localText: '\x01',
  localNumber: '\x02',
} as const;

/** The beginning of a version's key: its epoch, release and, unless it is only a development release, its pre-release. */
export function keyThroughPre(parts: VersionParts): string {
  let end = parts.release.length;
  while (end > 0 && parts.release[end - 1] === 0) end--;
  let key = numeralKey(parts.epoch);
  for (let place = 0; place < end; place++) key += numeralKey(parts.release[place] ?? 0);
  key += KEY.releaseEnd;
  if (parts.pre !== undefined) return key + KEY[parts.pre.kind] + numeralKey(parts.pre.number);
  return key + (parts.post === undefined && parts.dev !== undefined ? KEY.devOnly : KEY.noPre);
}

/** The key of the version made of these parts. */
export function versionKey(parts: VersionParts): string {
  let key = keyThroughPre(parts);
  key += parts.post === undefined ? KEY.noPost : KEY.post + numeralKey(parts.post);
  key += parts.dev === undefined ? KEY.noDev : KEY.dev + numeralKey(parts.dev);
  for (const segment of parts.local ?? []) {
    key += typeof segment === 'string' ? `${KEY.localText}${segment}\x00` : KEY.localNumber + numeralKey(segment);
  }
  return key;
}

/** The digits preceded by their count, so that longer numbers come after shorter ones. */
function numeralKey(number: Numeral): string {
  const digits = String(number);
  return String.fromCharCode(digits.length) + digits;
}
