/** A term: "a version in this range is chosen" or its negation, "none in this range is, or the package is not chosen at all". */
import { VersionRange } from '../packaging/versions/versionRange.ts';

export interface Term {
  readonly positive: boolean;
  readonly range: VersionRange;
}

/** The term that every choice satisfies. */
export const ANY: Term = { positive: false, range: VersionRange.empty };

/** A version in `range` is chosen. */
export function inside(range: VersionRange): Term {
  return { positive: true, range };
}

/** No version in `range` is chosen. */
export function outside(range: VersionRange): Term {
  return { positive: false, range };
}

export function negate(term: Term): Term {
  return { positive: !term.positive, range: term.range };
}

/** The choices that satisfy both. */
export function intersect(a: Term, b: Term): Term {
  if (a.positive && b.positive) return inside(a.range.intersect(b.range));
  if (a.positive) return inside(a.range.intersect(b.range.complement()));
  if (b.positive) return inside(b.range.intersect(a.range.complement()));
  return outside(a.range.union(b.range));
}

/** The choices that satisfy either. */
export function union(a: Term, b: Term): Term {
  return negate(intersect(negate(a), negate(b)));
}

/** Whether every choice that satisfies `a` satisfies `b`. */
export function isSubset(a: Term, b: Term): boolean {
  if (a.positive) return b.positive ? a.range.isSubsetOf(b.range) : a.range.isDisjoint(b.range);
  return !b.positive && b.range.isSubsetOf(a.range);
}

/** Whether no choice satisfies both. Two negative terms never exclude each other: the package may stay unchosen. */
export function areDisjoint(a: Term, b: Term): boolean {
  if (a.positive && b.positive) return a.range.isDisjoint(b.range);
  if (a.positive) return a.range.isSubsetOf(b.range);
  return b.positive && b.range.isSubsetOf(a.range);
}

export function equalTerms(a: Term, b: Term): boolean {
  return a.positive === b.positive && a.range.equals(b.range);
}
