/**
 * A term: a statement about one package that is true or false for a given choice of versions.
 *
 *     foo>=1,<2       positive: a version of foo is chosen, and it lies in that range
 *     not foo>=1,<2   negative: foo is not chosen at all, or in a version outside of that range
 *
 * @see https://github.com/dart-lang/pub/blob/master/doc/solver.md#term
 */
import { VersionRange } from '../packaging/versions/versionRange.ts';

export interface Term {
  readonly positive: boolean;
  readonly range: VersionRange;
}

/** The term that every choice satisfies: not even one version is excluded. */
export const ANY: Term = { positive: false, range: VersionRange.empty };

/** A version in `range` is chosen. */
export function inside(range: VersionRange): Term {
  return { positive: true, range };
}

/** No version in `range` is chosen. */
export function outside(range: VersionRange): Term {
  return { positive: false, range };
}

/** Holds exactly when the term does not: foo>=1 and not foo>=1. */
export function negate(term: Term): Term {
  return { positive: !term.positive, range: term.range };
}

/**
 * The choices that satisfy both.
 *
 *     foo>=1      and foo<3        foo>=1,<3
 *     foo>=1      and not foo>=2   foo>=1,<2
 *     not foo<1   and not foo>=2   not (foo<1 or foo>=2): foo may still be left unchosen
 */
export function intersect(a: Term, b: Term): Term {
  if (a.positive && b.positive) return inside(a.range.intersect(b.range));
  if (a.positive) return inside(a.range.intersect(b.range.complement()));
  if (b.positive) return inside(b.range.intersect(a.range.complement()));
  return outside(a.range.union(b.range));
}

/** The choices that satisfy either: for foo>=2 and not foo>=1 these are all except foo>=1,<2. */
export function union(a: Term, b: Term): Term {
  return negate(intersect(negate(a), negate(b)));
}

/**
 * Whether every choice that satisfies `a` satisfies `b`: foo>=2 implies foo>=1 and not foo<1. A negative term never implies a
 * positive one, since the package may stay unchosen.
 */
export function isSubset(a: Term, b: Term): boolean {
  if (a.positive) return b.positive ? a.range.isSubsetOf(b.range) : a.range.isDisjoint(b.range);
  return !b.positive && b.range.isSubsetOf(a.range);
}

/**
 * Whether no choice satisfies both, as for foo>=2 and foo<1, or for foo>=2 and not foo>=1. Two negative terms never exclude
 * each other: the package may stay unchosen.
 */
export function areDisjoint(a: Term, b: Term): boolean {
  if (a.positive && b.positive) return a.range.isDisjoint(b.range);
  if (a.positive) return a.range.isSubsetOf(b.range);
  return b.positive && b.range.isSubsetOf(a.range);
}

/** The same for equal terms, and for no others. */
export function termIdentity({ positive, range }: Term): string {
  return `${positive ? '' : 'not '}${range.identity}`;
}

export function equalTerms(a: Term, b: Term): boolean {
  return a.positive === b.positive && a.range.equals(b.range);
}
