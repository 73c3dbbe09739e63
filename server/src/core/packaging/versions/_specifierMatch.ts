/**
 * One specifier, and whether a version matches it, leaving aside `===`, which compares text, and whether pre-releases are
 * wanted. https://packaging.python.org/en/latest/specifications/version-specifiers/#version-specifiers
 */
import type { Numeral, Version } from './version.ts';
import {
  compareVersions,
  createVersion,
  isPostrelease,
  isPrerelease,
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
        compareVersions(publicVersion(version), wanted) >= 0 &&
        hasReleasePrefix(version, wanted.epoch, wanted.release.slice(0, -1))
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
