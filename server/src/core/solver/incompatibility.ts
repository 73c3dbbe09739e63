/** An incompatibility: terms that must not all hold at once, and where that knowledge comes from. */
import type { Message } from '../messages/message.ts';
import type { LookedIn } from '../candidates/knowledge.ts';
import type { Unusable } from '../candidates/release.ts';
import type { Version } from '../packaging/versions/version.ts';
import type { VersionRange } from '../packaging/versions/versionRange.ts';
import type { InstalledFor } from '../runtimes/bundledInstaller.ts';
import type { Unavailable } from '../candidates/unavailable.ts';
import type { Package } from './package.ts';
import { ANY, equalTerms, inside, intersect, outside, union, type Term } from './term.ts';

/** Why an incompatibility holds. */
export type Cause =
  /** The file itself must be installed. */
  | { readonly kind: 'root' }
  /** No release lies in the range. */
  | { readonly kind: 'no-versions' }
  /** The question is about another release. */
  | { readonly kind: 'set-aside' }
  /** No index knows the project, or none may be asked. */
  | { readonly kind: 'unknown-project'; readonly lookedIn?: LookedIn }
  /** `dependent`, in its range, needs `dependency` in that range. */
  | { readonly kind: 'dependency'; readonly dependent: Package; readonly dependency: Package }
  /** The release has no wheel for the target. */
  | { readonly kind: 'unusable'; readonly unusable: Unusable }
  | { readonly kind: 'yanked'; readonly reason: string }
  /** The release asks for another Python. */
  | { readonly kind: 'requires-python'; readonly requiresPython: string }
  /** Its metadata are invalid, so no installer takes it. */
  | { readonly kind: 'invalid-metadata'; readonly problem: Message }
  /** It asks for a range that contains no version. */
  | { readonly kind: 'contradictory-requirement'; readonly requirement: string }
  /**
   * micropip already has another version and never backtracks: taken for an earlier requirement, or there from the start.
   */
  | { readonly kind: 'first-choice'; readonly chosen: Version; readonly installedFor?: InstalledFor }
  /** micropip stops at an extra that the wheel does not provide. */
  | { readonly kind: 'unknown-extra'; readonly extra: string }
  /** It depends on a URL, which a release on an index must not do. */
  | { readonly kind: 'url-dependency'; readonly requirement: string }
  /** The outside world failed. */
  | Unavailable
  /** Follows from two others. */
  | { readonly kind: 'derived'; readonly first: Incompatibility; readonly second: Incompatibility };

/** Terms that exclude each other. */
export interface Incompatibility {
  readonly terms: ReadonlyMap<Package, Term>;
  readonly cause: Cause;
}

/** The relation of an incompatibility to what is assumed so far. */
export type Relation =
  | { readonly kind: 'satisfied' }
  /** Only this package's term is still open: its negation follows. */
  | { readonly kind: 'almost-satisfied'; readonly open: Package }
  | { readonly kind: 'contradicted' }
  | { readonly kind: 'inconclusive' };

/** A fact about one package that the catalog states, as opposed to one that is derived. */
export function external(subject: Package, range: VersionRange, cause: Cause): Incompatibility {
  return { terms: new Map([[subject, inside(range)]]), cause };
}

/**
 * `dependent` in its range needs `dependency` in that range. If a package depends on itself, both terms are merged into one.
 */
export function fromDependency(
  dependent: Package,
  range: VersionRange,
  dependency: Package,
  needed: VersionRange,
): Incompatibility {
  const cause: Cause = { kind: 'dependency', dependent, dependency };
  if (dependent === dependency) {
    return { terms: new Map([[dependent, intersect(inside(range), outside(needed))]]), cause };
  }
  return {
    terms: new Map([
      [dependent, inside(range)],
      [dependency, outside(needed)],
    ]),
    cause,
  };
}

/** The one incompatibility that says the same as two dependencies with equal needs; undefined if they differ. */
export function mergeDependencies(a: Incompatibility, b: Incompatibility): Incompatibility | undefined {
  if (a.cause.kind !== 'dependency' || b.cause.kind !== 'dependency') return undefined;
  const { dependent, dependency } = a.cause;
  if (dependent === dependency) return undefined;
  const [needA, needB] = [a.terms.get(dependency), b.terms.get(dependency)];
  const [whoA, whoB] = [a.terms.get(dependent), b.terms.get(dependent)];
  if (!needA || !needB || !whoA || !whoB || !equalTerms(needA, needB)) return undefined;
  return {
    terms: new Map([
      [dependent, union(whoA, whoB)],
      [dependency, needA],
    ]),
    cause: a.cause,
  };
}

/** The resolvent of two incompatibilities on `shared`: what they exclude together, whatever is chosen for it. */
export function derive(first: Incompatibility, second: Incompatibility, shared: Package): Incompatibility {
  const terms = new Map<Package, Term>();
  for (const { terms: source } of [first, second]) {
    for (const [subject, term] of source) {
      if (subject === shared) continue;
      const other = terms.get(subject);
      terms.set(subject, other ? intersect(other, term) : term);
    }
  }
  const [a, b] = [first.terms.get(shared), second.terms.get(shared)];
  if (a && b) {
    const joined = union(a, b);
    if (!equalTerms(joined, ANY)) terms.set(shared, joined);
  }
  return { terms, cause: { kind: 'derived', first, second } };
}
