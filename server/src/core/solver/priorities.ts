/**
 * The order in which packages are decided, as in uv: URLs first, then exact pins, then the projects in the order in which
 * they came up; one that keeps losing conflicts is decided earlier, one that keeps causing them later.
 */
import type { NormalizedName } from '../packaging/name.ts';
import type { VersionRange } from '../packaging/versions/versionRange.ts';
import type { Package } from './package.ts';
import type { Priority } from './partialSolution.ts';

const UNSPECIFIED = 0;
const CONFLICT_LATE = 1;
const CONFLICT_EARLY = 2;
const SINGLETON = 3;
const DIRECT = 4;
const ROOT = 5;

/** The number of conflicts that changes a package's priority. */
const CONFLICT_THRESHOLD = 5;

export class Priorities {
  readonly #direct: ReadonlyMap<NormalizedName, unknown> | undefined;
  readonly #byName = new Map<NormalizedName, { urgency: number; readonly index: number }>();
  readonly #tiebreakers = new Map<Package, number>();
  readonly #conflictsLost = new Map<Package, number>();
  readonly #conflictsCaused = new Map<Package, number>();
  #toPrefer: Package[] = [];
  #toDefer: Package[] = [];

  /** @param direct the projects that come from direct references */
  constructor(direct?: ReadonlyMap<NormalizedName, unknown>) {
    this.#direct = direct;
  }

  /** Notes that a package is requested in a range. A range of exactly one version makes its project urgent for good. */
  register(subject: Package, range: VersionRange): void {
    if (!this.#tiebreakers.has(subject)) this.#tiebreakers.set(subject, this.#tiebreakers.size);
    if (subject.name === undefined) return;
    const isDirect = this.#direct?.has(subject.name) === true;
    const urgency = isDirect ? DIRECT : range.asSingleton() ? SINGLETON : UNSPECIFIED;
    const known = this.#byName.get(subject.name);
    if (!known) this.#byName.set(subject.name, { urgency, index: this.#byName.size });
    else if (urgency > known.urgency) known.urgency = urgency;
  }

  /** The current priority of a package. */
  of(subject: Package): Priority {
    const tiebreaker = -(this.#tiebreakers.get(subject) ?? 0);
    if (subject.name === undefined) return [ROOT, 0, tiebreaker];
    const { urgency, index } = this.#byName.get(subject.name) ?? { urgency: UNSPECIFIED, index: 0 };
    return [urgency, -index, tiebreaker];
  }

  /**
   * Counts a conflict against the packages that clash with `affected`, and in favour of `inHand`, which was being processed
   * when it came up. Views of the same project do not count against each other.
   */
  countConflict(inHand: Package, affected: Package, clashing: Iterable<Package>): void {
    let counts = false;
    for (const culprit of clashing) {
      if (culprit.name === affected.name) continue;
      counts = true;
      if (countUp(this.#conflictsCaused, culprit) === CONFLICT_THRESHOLD) this.#toDefer.push(culprit);
    }
    if (counts && countUp(this.#conflictsLost, inHand) === CONFLICT_THRESHOLD) this.#toPrefer.push(inHand);
  }

  /**
   * Applies what the counted conflicts change.
   * @returns the packages that are to be decided later than they were, so their decisions must be undone
   */
  reorder(): readonly Package[] {
    for (const subject of this.#toPrefer) this.#mark(subject, CONFLICT_EARLY, [CONFLICT_EARLY]);
    const deferred = this.#toDefer.filter((subject) =>
      this.#mark(subject, CONFLICT_LATE, [CONFLICT_EARLY, CONFLICT_LATE]),
    );
    this.#toPrefer = [];
    this.#toDefer = [];
    return deferred;
  }

  #mark(subject: Package, urgency: number, unless: readonly number[]): boolean {
    const known = subject.name === undefined ? undefined : this.#byName.get(subject.name);
    if (!known || unless.includes(known.urgency)) return false;
    known.urgency = urgency;
    return true;
  }
}

function countUp(counts: Map<Package, number>, subject: Package): number {
  const count = (counts.get(subject) ?? 0) + 1;
  counts.set(subject, count);
  return count;
}
