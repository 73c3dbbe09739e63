/**
 * Sets of versions with their algebra: the only notion of a constraint that the solver has.
 *
 * A range is a sorted list of intervals between cuts. A cut lies between versions, never on one, and is the string that
 * separates their keys, so an interval contains a version if `lower <= version.key < upper`. Cuts with no possible version
 * between them have the same string: equal sets have equal cuts, and an interval is never empty. Only the order matters
 * here, not what is a pre-release. https://packaging.python.org/en/latest/specifications/version-specifiers/
 */
import type { Cut } from './_cut.ts';
import { LEAST, MOST, after, afterLocals, afterPosts, before, beforePrereleases } from './_cut.ts';
import { describeRange } from './_describeRange.ts';
import type { Specifier, SpecifierSet } from './specifier.ts';
import type { Version } from './version.ts';
import { createVersion, isPrerelease, nextNumeral } from './version.ts';

/** An end of an interval, for explanations. */
export interface Bound {
  readonly version: Version;
  readonly inclusive: boolean;
}

/** A stretch of the version line, unbounded if an end is absent. */
export interface Interval {
  readonly lower?: Bound;
  readonly upper?: Bound;
}

/** A set of versions, immutable. */
export class VersionRange {
  /** No version at all. */
  static readonly empty = new VersionRange([]);
  /** Every version. */
  static readonly full = new VersionRange([LEAST, MOST]);

  /** Alternating lower and upper cuts, strictly ascending. */
  readonly #cuts: readonly Cut[];

  private constructor(cuts: readonly Cut[]) {
    this.#cuts = cuts;
  }

  /** Exactly this version, without its local versions. */
  static singleton(version: Version): VersionRange {
    return VersionRange.#interval(before(version), after(version));
  }

  /** What lies between two versions, both exclusive; unbounded if one is undefined. */
  static between(lower: Version | undefined, upper: Version | undefined): VersionRange {
    return VersionRange.#interval(
      lower === undefined ? LEAST : after(lower),
      upper === undefined ? MOST : before(upper),
    );
  }

  /** The versions that all specifiers allow. */
  static fromSpecifierSet(set: SpecifierSet): VersionRange {
    return set.specifiers.reduce(
      (range, specifier) => range.intersect(VersionRange.fromSpecifier(specifier)),
      VersionRange.full,
    );
  }

  /** The versions that the specifier allows, including pre-releases. `===` with text that is not a version allows none. */
  static fromSpecifier(specifier: Specifier): VersionRange {
    const { operator, parsed: version, wildcard } = specifier;
    if (version === undefined) return VersionRange.empty;
    switch (operator) {
      case '===':
        return VersionRange.singleton(version);
      case '==':
        return wildcard ? VersionRange.#startingWith(version) : VersionRange.#equalTo(version);
      case '!=':
        return (wildcard ? VersionRange.#startingWith(version) : VersionRange.#equalTo(version)).complement();
      case '>=':
        return VersionRange.#interval(before(version), MOST);
      case '<=':
        return VersionRange.#interval(LEAST, afterLocals(version));
      case '<':
        return VersionRange.#interval(LEAST, isPrerelease(version) ? before(version) : beforePrereleases(version));
      case '>': {
        const hasPosts = version.post === undefined && version.dev === undefined;
        return VersionRange.#interval(hasPosts ? afterPosts(version) : afterLocals(version), MOST);
      }
      case '~=':
        return VersionRange.#interval(before(version), beforePrereleases(nextPrefix(version, -1)));
    }
  }

  static #equalTo(version: Version): VersionRange {
    return VersionRange.#interval(
      before(version),
      version.local === undefined ? afterLocals(version, 'afterEqual') : after(version),
    );
  }

  static #startingWith(version: Version): VersionRange {
    return VersionRange.#interval(beforePrereleases(version), beforePrereleases(nextPrefix(version)));
  }

  static #interval(lower: Cut, upper: Cut): VersionRange {
    return lower.key < upper.key ? new VersionRange([lower, upper]) : VersionRange.empty;
  }

  /** The smallest range in one piece that contains it. */
  get hull(): VersionRange {
    const [first, last] = [this.#cuts[0], this.#cuts.at(-1)];
    return first && last ? VersionRange.#interval(first, last) : VersionRange.empty;
  }

  /** Whether it contains no version. */
  get isEmpty(): boolean {
    return this.#cuts.length === 0;
  }

  /** Whether it contains every version. */
  get isFull(): boolean {
    return this.#cuts.length === 2 && this.#cuts[0]?.key === LEAST.key && this.#cuts[1]?.key === MOST.key;
  }

  /** Whether it contains the version. */
  contains(version: Version): boolean {
    // The version is inside if an odd number of cuts lie at or before it.
    const { key } = version;
    let low = 0;
    let high = this.#cuts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const cut = this.#cuts[middle];
      if (cut !== undefined && cut.key <= key) low = middle + 1;
      else high = middle;
    }
    return low % 2 === 1;
  }

  /** The number of its intervals. */
  get size(): number {
    return this.#cuts.length >> 1;
  }

  /** Equal for equal sets, and for no others. */
  get identity(): string {
    return this.#cuts.map(({ key }) => `${key.length} ${key}`).join('');
  }

  /** Whether all its versions are older than this one. */
  endsBefore({ key }: Version): boolean {
    return this.isEmpty || keyAt(this.#cuts, this.#cuts.length - 1) <= key;
  }

  /** Whether all its versions are newer than this one. */
  startsAfter({ key }: Version): boolean {
    return keyAt(this.#cuts, 0) > key;
  }

  /** Whether all versions in it are pre-releases; true for the empty range. */
  hasOnlyPrereleases(): boolean {
    return this.#pairs().every(([lower, upper]) => {
      // Where nothing follows immediately, as after the posts of 1.0, versions such as 1.0.0.1 lie in between.
      const lowest = lower.next && firstRelease(lower.next);
      return lowest !== undefined && lowest.key >= upper.key;
    });
  }

  /** The versions in both. */
  intersect(other: VersionRange): VersionRange {
    if (this === other || other.isFull || this.isEmpty) return this;
    if (this.isFull || other.isEmpty) return other;
    if (other.size * FEW <= this.size) return this.#within(other);
    return this.#merge(other, 2);
  }

  /** The versions in either. */
  union(other: VersionRange): VersionRange {
    if (this === other || other.isEmpty || this.isFull) return this;
    if (this.isEmpty || other.isFull) return other;
    if (other.size * FEW <= this.size) return this.complement().#within(other.complement()).complement();
    return this.#merge(other, 1);
  }

  /** The versions not in this range. */
  complement(): VersionRange {
    if (this.isEmpty) return VersionRange.full;
    if (this.isFull) return VersionRange.empty;
    const cuts = [...this.#cuts];
    if (cuts[0]?.key === LEAST.key) cuts.shift();
    else cuts.unshift(LEAST);
    if (cuts[cuts.length - 1]?.key === MOST.key) cuts.pop();
    else cuts.push(MOST);
    return new VersionRange(cuts);
  }

  /** Whether the other range contains all versions of this one. */
  isSubsetOf(other: VersionRange): boolean {
    if (this === other) return true;
    const [mine, theirs] = [this.#cuts, other.#cuts];
    let place = 0;
    let index = 0;
    while (index < mine.length) {
      const lower = keyAt(mine, index);
      place = firstEndingAfter(theirs, place, lower);
      if (place >= theirs.length || keyAt(theirs, place) > lower) return false;
      // Several of mine may lie in this one.
      const next = firstEndingAfter(mine, index, keyAt(theirs, place + 1));
      if (next === index) return false;
      index = next;
    }
    return true;
  }

  /** Whether no version is in both. */
  isDisjoint(other: VersionRange): boolean {
    const [mine, theirs] = [this.#cuts, other.#cuts];
    let i = 0;
    let j = 0;
    while (i < mine.length && j < theirs.length) {
      if (keyAt(mine, i + 1) <= keyAt(theirs, j)) i = firstEndingAfter(mine, i, keyAt(theirs, j));
      else if (keyAt(theirs, j + 1) <= keyAt(mine, i)) j = firstEndingAfter(theirs, j, keyAt(mine, i));
      else return false;
    }
    return true;
  }

  /** Whether both contain the same versions. */
  equals(other: VersionRange): boolean {
    if (this === other) return true;
    const theirs = other.#cuts;
    return this.#cuts.length === theirs.length && this.#cuts.every((cut, index) => cut.key === theirs[index]?.key);
  }

  /**
   * The version if the range is exactly one version, or one version with all its local versions as for `==`. The same set
   * written with `>=` and `<=` does not count: uv only treats a version requested by name as a pin.
   */
  asSingleton(): Version | undefined {
    const [lower, upper] = this.#cuts;
    const version = lower?.next;
    if (version === undefined || upper === undefined || this.#cuts.length !== 2) return undefined;
    const end = upper.side === 'afterEqual' ? afterLocals(version) : after(version);
    return upper.key === end.key ? version : undefined;
  }

  /** Its intervals in ascending order, for explanations: details around a bound (locals, posts) are left out. */
  intervals(): readonly Interval[] {
    return this.#pairs().map(([lower, upper]) => ({
      ...(lower.version !== undefined && {
        lower: { version: lower.version, inclusive: lower.side === 'before' || lower.side === 'beforePrereleases' },
      }),
      ...(upper.version !== undefined && {
        upper: { version: upper.version, inclusive: upper.side !== 'before' && upper.side !== 'beforePrereleases' },
      }),
    }));
  }

  /** Short text such as `>=1.77,<2,!=1.80 | ==3.0`; `*` for every version, `∅` for none. */
  toString(): string {
    return describeRange(this.#pairs());
  }

  #pairs(): [Cut, Cut][] {
    const pairs: [Cut, Cut][] = [];
    for (let i = 0; i + 1 < this.#cuts.length; i += 2) {
      const [lower, upper] = this.#cuts.slice(i, i + 2);
      if (lower !== undefined && upper !== undefined) pairs.push([lower, upper]);
    }
    return pairs;
  }

  /** The versions in both where the other range has few intervals: what lies between its cuts is taken as it is. */
  #within(other: VersionRange): VersionRange {
    const mine = this.#cuts;
    let within: readonly Cut[] = [];
    for (const [lower, upper] of other.#pairs()) {
      const start = firstAfter(mine, lower.key);
      const end = firstNotBefore(mine, upper.key);
      // Having passed an odd number of cuts means being inside.
      const first = start % 2 === 1 ? firstCut(sameKey(mine[start - 1], lower), lower) : undefined;
      const last = end % 2 === 1 ? firstCut(sameKey(mine[end], upper), upper) : undefined;
      within = within.concat(first ?? [], mine.slice(start, end), last ?? []);
    }
    return within.length === 0 ? VersionRange.empty : new VersionRange(within);
  }

  /** What lies in at least `depth` of the two ranges, in one pass over the cuts of both. */
  #merge(other: VersionRange, depth: 1 | 2): VersionRange {
    const mine = this.#cuts;
    const theirs = other.#cuts;
    const merged: Cut[] = [];
    let i = 0;
    let j = 0;
    let inside = false;
    for (;;) {
      const a = mine[i];
      const b = theirs[j];
      const cut = firstCut(a, b);
      if (cut === undefined) break;
      if (a?.key === cut.key) i++;
      if (b?.key === cut.key) j++;
      // Having passed an odd number of cuts means being inside.
      const nowInside = (i & 1) + (j & 1) >= depth;
      if (nowInside !== inside) merged.push(cut);
      inside = nowInside;
    }
    return merged.length === 0 ? VersionRange.empty : new VersionRange(merged);
  }
}

/** How many times as many intervals one range must have for the other to have few. */
const FEW = 8;

/** The first interval from a place on that ends after a key, by doubling steps and bisection; the length if none does. */
function firstEndingAfter(cuts: readonly Cut[], from: number, key: string): number {
  let step = 2;
  let low = from;
  while (low + 1 < cuts.length && keyAt(cuts, low + 1) <= key) {
    low += 2;
    if (low + step < cuts.length && keyAt(cuts, low + step - 1) <= key) {
      low += step;
      step *= 2;
    } else step = 2;
  }
  return Math.min(low, cuts.length);
}

/** How many cuts lie at or before a key. */
function firstAfter(cuts: readonly Cut[], key: string): number {
  return bisect(cuts.length, (index) => keyAt(cuts, index) > key);
}

/** How many cuts lie before a key. */
function firstNotBefore(cuts: readonly Cut[], key: string): number {
  return bisect(cuts.length, (index) => keyAt(cuts, index) >= key);
}

/** The first index below a length of which something is true that is true of all behind it; the length if of none. */
function bisect(length: number, isTrue: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function sameKey(cut: Cut | undefined, { key }: Cut): Cut | undefined {
  return cut?.key === key ? cut : undefined;
}

/** The position of a cut; beyond the last one it is the end of the line. */
function keyAt(cuts: readonly Cut[], index: number): string {
  return cuts[index]?.key ?? MOST.key;
}

/**
 * The cut that comes first; if both are at the same place, the one of `==`, which decides whether a range is a singleton.
 */
function firstCut(a: Cut | undefined, b: Cut | undefined): Cut | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.key === b.key) return b.side === 'afterEqual' ? b : a;
  return a.key < b.key ? a : b;
}

/** The first version from this one on that is no pre-release. */
function firstRelease(version: Version): Version {
  if (!isPrerelease(version)) return version;
  const { epoch, release, pre, post } = version;
  return createVersion({ epoch, release, ...(pre === undefined && post !== undefined && { post }) });
}

/**
 * The release with its last number increased by one, after removing `drop` numbers (negative) from the end: 1.4.2 to 1.5.
 */
function nextPrefix({ epoch, release }: Version, drop?: number): Version {
  const prefix = release.slice(0, drop);
  const last = prefix.pop() ?? 0;
  return createVersion({ epoch, release: [...prefix, nextNumeral(last)] });
}
