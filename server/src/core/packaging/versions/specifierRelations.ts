/**
 * How sets of specifiers relate to each other: whether any version satisfies one, and whether one allows everything that another
 * allows. The answers are those of `SpecifierSet` in PyPA's `packaging`.
 * https://packaging.python.org/en/latest/specifications/version-specifiers/#version-specifiers
 */
import type { ContainsOptions, Specifier, SpecifierSet } from './specifier.ts';
import { specifierSetContains } from './specifier.ts';
import { VersionRange } from './versionRange.ts';

/**
 * Whether no version can satisfy all specifiers. With `prereleases: false` pre-releases satisfy none; by default they do.
 * `===` is satisfied by its own text only.
 */
export function isUnsatisfiable(set: SpecifierSet, { prereleases }: ContainsOptions = {}): boolean {
  const [first, ...others] = set.specifiers.filter(isArbitrary);
  if (first) {
    const text = first.version.toLowerCase();
    if (others.some(({ version }) => version.toLowerCase() !== text)) return true;
    return !specifierSetContains(set, first.version, { prereleases });
  }
  const range = VersionRange.fromSpecifierSet(set);
  return prereleases === false ? range.hasOnlyPrereleases() : range.isEmpty;
}

/**
 * Whether every version that the first set allows is allowed by the second. Undefined if there is a `===` in one of them: it
 * compares texts, so that there is no set of versions to compare. Pre-releases count as any other version.
 */
export function isSpecifierSubset(set: SpecifierSet, other: SpecifierSet): boolean | undefined {
  const ranges = rangesOf(set, other);
  if (ranges === undefined) return undefined;
  // Without any specifier even a text that is not a version is allowed.
  if (set.specifiers.length === 0 && other.specifiers.length > 0) return false;
  return ranges[0].isSubsetOf(ranges[1]);
}

/** Whether no version is allowed by both sets. Undefined if there is a `===` in one of them. */
export function areSpecifiersDisjoint(set: SpecifierSet, other: SpecifierSet): boolean | undefined {
  const ranges = rangesOf(set, other);
  return ranges?.[0].isDisjoint(ranges[1]);
}

function rangesOf(set: SpecifierSet, other: SpecifierSet): readonly [VersionRange, VersionRange] | undefined {
  if ([set, other].some(({ specifiers }) => specifiers.some(isArbitrary))) return undefined;
  return [VersionRange.fromSpecifierSet(set), VersionRange.fromSpecifierSet(other)];
}

function isArbitrary({ operator }: Specifier): boolean {
  return operator === '===';
}
