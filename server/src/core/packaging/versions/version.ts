/**
 * Versions: parsing, normal form and order.
 * https://packaging.python.org/en/latest/specifications/version-specifiers/
 */
import { versionKey } from './_versionKey.ts';
import type { Numeral, VersionParts } from './versionParts.ts';
import { rememberTexts } from '../../text/rememberTexts.ts';
import { trimWhitespace } from '../_whitespace.ts';

export type { Numeral, VersionParts } from './versionParts.ts';

/** A version of a project, immutable. */
export interface Version extends VersionParts {
  /**
   * The version's place in the order: keys compare as strings (`<`, `===`) exactly as the versions do,
   * so that `1.0` and `1.0.0` share one. Good as the key of a Map.
   */
  readonly key: string;
}

/** Maximum number of digits; the reference implementation does not accept more either. */
const MAX_DIGITS = 4300;

const PATTERN = new RegExp(
  [
    /^v?(?:(?<epoch>[0-9]+)!)?(?<release>[0-9]+(?:\.[0-9]+)*)/,
    /(?:[._-]?(?<pre>alpha|a|beta|b|preview|pre|c|rc)[._-]?(?<preNumber>[0-9]+)?)?/,
    /(?:-(?<implicitPost>[0-9]+)|[._-]?(?<post>post|rev|r)[._-]?(?<postNumber>[0-9]+)?)?/,
    /(?:[._-]?(?<dev>dev)[._-]?(?<devNumber>[0-9]+)?)?/,
    /(?:\+(?<local>[a-z0-9]+(?:[._-][a-z0-9]+)*))?$/,
  ]
    .map((part) => part.source)
    .join(''),
  'i',
);

/** How nearly all versions are written. */
const PLAIN = /^[0-9]{1,15}(?:\.[0-9]{1,15}){0,9}$/;

/**
 * The version that `text` spells in any of the accepted ways, possibly surrounded by whitespace; undefined if it is invalid.
 */
export const parseVersion: (text: string) => Version | undefined = rememberTexts((text) => {
  if (PLAIN.test(text)) return createVersion({ epoch: 0, release: text.split('.').map(Number) });
  const groups = PATTERN.exec(trimWhitespace(text))?.groups;
  if (groups?.['release'] === undefined || hasOverlongNumber(text)) return undefined;
  const { epoch, release, pre, preNumber, implicitPost, post, postNumber, dev, devNumber, local } = groups;
  return createVersion({
    epoch: parseNumeral(epoch ?? '0'),
    release: release.split('.').map(parseNumeral),
    ...(pre !== undefined && { pre: { kind: preKind(pre), number: parseNumeral(preNumber ?? '0') } }),
    ...((implicitPost ?? post) !== undefined && { post: parseNumeral(implicitPost ?? postNumber ?? '0') }),
    ...(dev !== undefined && { dev: parseNumeral(devNumber ?? '0') }),
    ...(local !== undefined && { local: local.split(/[._-]/).map(parseLocalSegment) }),
  });
});

/** The version made of these parts, which must be in normal form. */
export function createVersion(parts: VersionParts): Version {
  return { ...parts, key: versionKey(parts) };
}

/** The version in normal form, such as `1!2.0rc1.post3.dev4+ubuntu.1`. */
export function formatVersion(version: Version): string {
  let text = version.epoch === 0 ? '' : `${version.epoch}!`;
  text += version.release.join('.');
  if (version.pre !== undefined) text += `${version.pre.kind}${version.pre.number}`;
  if (version.post !== undefined) text += `.post${version.post}`;
  if (version.dev !== undefined) text += `.dev${version.dev}`;
  if (version.local !== undefined) text += `+${version.local.join('.')}`;
  return text;
}

/**
 * The text that is the same for all spellings of one version: `1rc1` for `v1.0.0-RC.1`; a text that is not a version stays.
 * @param options `keepZeros`: `1.0` and `1` differ, as in the names of files
 */
export function canonicalizeVersion(version: Version | string, options: { readonly keepZeros?: boolean } = {}): string {
  if (typeof version === 'string') {
    const parsed = parseVersion(version);
    return parsed === undefined ? version : canonicalizeVersion(parsed, options);
  }
  if (options.keepZeros === true) return formatVersion(version);
  const last = version.release.findLastIndex((number) => number !== 0);
  return formatVersion({ ...version, release: version.release.slice(0, Math.max(last, 0) + 1) });
}

/** Negative if `a` is the earlier version, positive if `b` is, 0 if they are the same version. */
export function compareVersions(a: Version, b: Version): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/** Whether both are the same version, however many trailing zeros they were written with. */
export function versionsEqual(a: Version, b: Version): boolean {
  return a.key === b.key;
}

/** Whether it is a pre-release: alpha, beta, release candidate or development release, including those of a post-release. */
export function isPrerelease(version: Version): boolean {
  return version.pre !== undefined || version.dev !== undefined;
}

/** Whether it is a post-release, or a development release of one. */
export function isPostrelease(version: Version): boolean {
  return version.post !== undefined;
}

/** Whether it is a development release, including those of a pre-release or post-release. */
export function isDevrelease(version: Version): boolean {
  return version.dev !== undefined;
}

/** The version without its local segments. */
export function publicVersion(version: Version): Version {
  const { epoch, release, pre, post, dev, local } = version;
  if (local === undefined) return version;
  return createVersion({
    epoch,
    release,
    ...(pre !== undefined && { pre }),
    ...(post !== undefined && { post }),
    ...(dev !== undefined && { dev }),
  });
}

/** The version reduced to epoch and release. */
export function baseVersion(version: Version): Version {
  return createVersion({ epoch: version.epoch, release: version.release });
}

/** The number after this one. */
export function nextNumeral(number: Numeral): Numeral {
  return typeof number === 'number' && number < Number.MAX_SAFE_INTEGER ? number + 1 : BigInt(number) + 1n;
}

function parseNumeral(digits: string): Numeral {
  const number = Number(digits);
  return number <= Number.MAX_SAFE_INTEGER ? number : BigInt(digits);
}

function parseLocalSegment(text: string): string | Numeral {
  return /^[0-9]+$/.test(text) ? parseNumeral(text) : text.toLowerCase();
}

function preKind(word: string): 'a' | 'b' | 'rc' {
  const first = word.charAt(0).toLowerCase();
  return first === 'a' || first === 'b' ? first : 'rc';
}

/** In a local version only segments without letters are numbers; elsewhere every run of digits is one. */
function hasOverlongNumber(text: string): boolean {
  if (text.length <= MAX_DIGITS) return false;
  const [head = '', local = ''] = text.split('+');
  const overlong = (digits: string): boolean => digits.length > MAX_DIGITS;
  return (
    head.split(/[^0-9]+/).some(overlong) ||
    local.split(/[^a-z0-9]+/i).some((segment) => overlong(segment) && /^[0-9]+$/.test(segment))
  );
}
