/**
 * One specifier, and whether a version matches it, leaving aside `===`, which compares text, and whether pre-releases are
 * wanted. https://packaging.python.org/en/latest/specifications/version-specifiers/#version-specifiers
 */
import type { Numeral, Version } from './version.ts';
import {
  compareVersions,
  createVersion,
  formatVersion,
  isPostrelease,
  isPrerelease,
  parseVersion,
  publicVersion,
  versionsEqual,
} from './version.ts';

/** How a version is compared with the specifier's. */
export type Operator = '~=' | '==' | '!=' | '<=' | '>=' | '<' | '>' | '===';

/** One comparison. */
export interface Specifier {
  readonly operator: Operator;
  /** As written, without surrounding whitespace, including `.*`. */
  readonly version: string;
  /** The version, for a wildcard the part before `.*`; absent only for `===` with text that is not a version. */
  readonly parsed?: Version;
  /** Whether it ends in `.*` and only compares the beginning of the release. */
  readonly wildcard: boolean;
}

/** Whether the version satisfies the comparison. */
export function specifierMatches(specifier: Specifier, version: Version): boolean {
  const wanted = specifier.parsed;
  if (wanted === undefined) return false;
  switch (specifier.operator) {
    case '==':
      return matchesEqual(specifier, wanted, version);
    case '!=':
      return !matchesEqual(specifier, wanted, version);
    case '<=':
      return compareVersions(publicVersion(version), wanted) <= 0;
    case '>=':
      return compareVersions(publicVersion(version), wanted) >= 0;
    case '<':
      return matchesLess(wanted, version);
    case '>':
      return matchesGreater(wanted, version);
    case '~=':
      return (
        compareVersions(publicVersion(version), wanted) >= 0 && matchesCompatible(specifier.version, wanted, version)
      );
    case '===':
      return false;
  }
}

function matchesEqual(specifier: Specifier, wanted: Version, version: Version): boolean {
  if (specifier.wildcard) return hasReleasePrefix(version, wanted.epoch, wanted.release);
  return versionsEqual(wanted.local === undefined ? publicVersion(version) : version, wanted);
}

/** `<2.0` excludes the pre-releases of 2.0, unless it names a pre-release itself. */
function matchesLess(wanted: Version, version: Version): boolean {
  if (compareVersions(version, wanted) >= 0) return false;
  if (isPrerelease(wanted) || !isPrerelease(version)) return true;
  return compareVersions(version, createVersion({ ...wanted, dev: 0 })) < 0;
}

/** `>2.0` excludes the local versions of 2.0 and, unless it names a post-release itself, its post-releases. */
function matchesGreater(wanted: Version, version: Version): boolean {
  if (compareVersions(version, wanted) <= 0 || versionsEqual(publicVersion(version), wanted)) return false;
  return isPostrelease(wanted) || !isPostrelease(version) || !versionsEqual(postBase(version), wanted);
}

/** The version of which this is a post-release. */
function postBase({ epoch, release, pre }: Version): Version {
  return createVersion(pre === undefined ? { epoch, release } : { epoch, release, pre });
}

/** Whether the release begins with these numbers, padded with zeros as needed. */
function hasReleasePrefix(version: Version, epoch: Numeral, prefix: readonly Numeral[]): boolean {
  return version.epoch === epoch && prefix.every((number, index) => (version.release[index] ?? 0) === number);
}

/** The upper end of `~=`: the version must agree in all but the last number of the release. */
function matchesCompatible(written: string, wanted: Version, version: Version): boolean {
  if (written === formatVersion(wanted)) return hasReleasePrefix(version, wanted.epoch, wanted.release.slice(0, -1));
  return matchesSpelledPrefix(written, version);
}

/**
 * The reference implementation takes the prefix from the text as written, so a version that is not in normal form can end up
 * with another prefix (`~=1.4.rev2` keeps 1.4) or with one that nothing matches (`~=v1.4`). Installers follow it, so this
 * does too.
 */
function matchesSpelledPrefix(written: string, version: Version): boolean {
  const components = splitComponents(written);
  const suffix = components.findIndex((component) => /^(?:dev|a|b|rc|post)/.test(component));
  const [epoch = '', ...numbers] = (suffix < 0 ? components : components.slice(0, suffix)).slice(0, -1);
  const prefix = `${epoch}!${numbers.join('.')}`;
  const parsed = parseVersion(prefix);
  const wanted = splitComponents(parsed === undefined ? prefix : formatVersion(parsed));
  const found = splitComponents(formatVersion(publicVersion(version)));
  const numbersFound = countNumbers(found);
  const padding = Math.max(0, countNumbers(wanted) - numbersFound);
  const padded = [...found.slice(0, numbersFound), ...Array<string>(padding).fill('0'), ...found.slice(numbersFound)];
  return wanted.every((component, index) => component === padded[index]);
}

/** The epoch and what is between dots; a pre-release is separated from the number it is attached to. */
function splitComponents(text: string): string[] {
  const mark = text.lastIndexOf('!');
  const components = [mark > 0 ? text.slice(0, mark) : '0'];
  for (const item of text.slice(mark + 1).split('.')) {
    const attached = /^([0-9]+)((?:a|b|c|rc)[0-9]+)$/.exec(item);
    components.push(...(attached === null ? [item] : attached.slice(1)));
  }
  return components;
}

function countNumbers(components: readonly string[]): number {
  const end = components.findIndex((component) => !/^[0-9]+$/.test(component));
  return end < 0 ? components.length : end;
}
