/**
 * The partial solution: what is assumed so far, step by step. A step is a decision, which chooses a version, or a
 * derivation, which follows from an incompatibility. Each has a decision level, the number of decisions up to it, so that
 * steps can be undone:
 *
 *     step  level  assignment   because of
 *       0     0    root         it is what the run starts with
 *       1     1    root 0       decision
 *       2     1    foo>=1       {root, not foo>=1}
 *       3     2    foo 2.0      decision
 *       4     2    bar>=1,<2    {foo>=2, not bar>=1,<2}
 *
 * Going back to level 1 takes back steps 3 and 4. Follows the solver of Dart's pub in the form that pubgrub-rs gave it; the
 * order of the packages and the laziness of the priorities are kept as there, since uv's choice among solutions rests on them.
 * @see https://github.com/dart-lang/pub/blob/master/doc/solver.md#partial-solution
 */
import TinyQueue from 'tinyqueue';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import type { Version } from '../packaging/versions/version.ts';
import type { Incompatibility, Relation } from './incompatibility.ts';
import type { Package } from './package.ts';
import { areDisjoint, inside, intersect, isSubset, negate, type Term } from './term.ts';

/** A step that followed from an incompatibility. */
interface Derivation {
  readonly order: number;
  readonly decisionLevel: number;
  readonly cause: Incompatibility;
  /**
   * Everything known about the package after this step, including what was known before. Left out where that is long and follows
   * from an earlier step.
   */
  known: Term | undefined;
}

/** What has more intervals than this is kept for each {@link KEPT_STEPS}th step only. */
const LONG_RANGE = 64;
const KEPT_STEPS = 64;

/** What is assumed about one package. */
interface Assignments {
  readonly derivations: Derivation[];
  readonly firstLevel: number;
  lastLevel: number;
  known: Term;
  decision?: { readonly version: Version; readonly order: number };
}

/** The step that first makes a term hold; a decision has no cause. */
interface Satisfier {
  readonly cause: Incompatibility | undefined;
  readonly order: number;
  readonly decisionLevel: number;
}

/** What caused an incompatibility. */
export interface SatisfierSearch {
  readonly subject: Package;
  /** Present if an earlier step of the same level already made all the rest hold: resolve with it and go on. */
  readonly cause?: Incompatibility;
  /** The level to go back to otherwise. */
  readonly previousLevel: number;
}

/** Compares urgency: the larger is decided first, by the first number that differs. */
export type Priority = readonly [number, number, number];

/** A package that waits for a decision, with the priority that it had when something became known of it. */
interface Waiting {
  readonly subject: Package;
  readonly priority: Priority;
}

export class PartialSolution {
  /** Every package with assignments; decided ones come first, in the order of their decisions. */
  readonly #order: Package[] = [];
  readonly #assignments = new Map<Package, Assignments>();
  /** The most urgent first, among them what was replaced or decided since: {@link #waiting} has the valid ones. */
  readonly #queue = new TinyQueue<Waiting>([], byUrgency);
  readonly #waiting = new Map<Package, Waiting>();
  readonly #outdated = new Set<Package>();
  #decisionLevel = 0;
  #steps = 0;
  #hasBacktracked = false;

  /** The number of current decisions. */
  get decisionLevel(): number {
    return this.#decisionLevel;
  }

  /** What is known about a package; undefined if nothing is. */
  known(subject: Package): Term | undefined {
    return this.#assignments.get(subject)?.known;
  }

  /** The chosen version of each decided package, in the order of the decisions. */
  *decisions(): Generator<readonly [Package, Version]> {
    for (const subject of this.#order.slice(0, this.#decisionLevel)) {
      const version = this.#assignments.get(subject)?.decision?.version;
      if (version) yield [subject, version];
    }
  }

  /** Packages that must be chosen and are not yet, in the order in which they came up. */
  *pending(): Generator<readonly [Package, VersionRange]> {
    for (const subject of this.#order.slice(this.#decisionLevel)) {
      const assignments = this.#assignments.get(subject);
      if (assignments?.known.positive && !assignments.decision) yield [subject, assignments.known.range];
    }
  }

  /** Adds what follows from an incompatibility for a package: the negation of its term. */
  derive(subject: Package, cause: Incompatibility): void {
    const term = cause.terms.get(subject);
    if (!term) throw new Error(`no term for ${subject.label} in the incompatibility`);
    const assignments = this.#assignments.get(subject);
    const known = assignments ? intersect(assignments.known, negate(term)) : negate(term);
    const derivation = { order: this.#steps++, decisionLevel: this.#decisionLevel, cause, known };
    if (assignments) {
      forgetLong(assignments.derivations);
      assignments.derivations.push(derivation);
      assignments.lastLevel = this.#decisionLevel;
      assignments.known = known;
    } else {
      const first = {
        derivations: [derivation],
        firstLevel: this.#decisionLevel,
        lastLevel: this.#decisionLevel,
        known,
      };
      this.#assignments.set(subject, first);
      this.#order.push(subject);
    }
    if (known.positive) this.#outdated.add(subject);
  }

  /** Chooses a version. */
  decide(subject: Package, version: Version): void {
    const assignments = this.#assignments.get(subject);
    if (!assignments) throw new Error(`${subject.label} is decided before anything is known of it`);
    const place = this.#order.indexOf(subject);
    const displaced = this.#order[this.#decisionLevel];
    if (displaced && displaced !== subject) {
      this.#order[this.#decisionLevel] = subject;
      this.#order[place] = displaced;
    }
    this.#decisionLevel++;
    assignments.lastLevel = this.#decisionLevel;
    assignments.decision = { version, order: this.#steps++ };
    assignments.known = inside(VersionRange.singleton(version));
  }

  /**
   * Chooses a version unless one of its dependencies is already excluded; then that incompatibility is returned. Before the
   * first backtracking this is not checked: the clash shows up when the consequences are drawn.
   */
  decideUnlessExcluded(
    subject: Package,
    version: Version,
    added: readonly Incompatibility[],
  ): Incompatibility | undefined {
    if (this.#hasBacktracked) {
      const chosen = inside(VersionRange.singleton(version));
      const excluded = added.find(
        (incompatibility) =>
          this.#relate(incompatibility, (other) => (other === subject ? chosen : this.known(other))).kind ===
          'satisfied',
      );
      if (excluded) {
        // Resolving the conflict may not change what is known about this package, so nothing else would put it back in the
        // queue.
        this.#outdated.add(subject);
        return excluded;
      }
    }
    this.decide(subject, version);
    return undefined;
  }

  /** The undecided package with the highest priority; undefined once everything that must be chosen is. */
  next(priorityOf: (subject: Package) => Priority): Package | undefined {
    for (const subject of this.#outdated) {
      if (this.#isPending(subject)) this.#wait({ subject, priority: priorityOf(subject) });
    }
    this.#outdated.clear();
    for (let first = this.#queue.pop(); first; first = this.#queue.pop()) {
      const { subject } = first;
      if (this.#waiting.get(subject) !== first) continue;
      this.#waiting.delete(subject);
      if (this.#isPending(subject)) return subject;
    }
    return undefined;
  }

  #wait(waiting: Waiting): void {
    this.#waiting.set(waiting.subject, waiting);
    this.#queue.push(waiting);
  }

  /** The relation of an incompatibility to everything that is assumed. */
  relate(incompatibility: Incompatibility): Relation {
    return this.#relate(incompatibility, (subject) => this.known(subject));
  }

  /** Undoes every step after the given level. */
  backtrack(decisionLevel: number): void {
    this.#decisionLevel = decisionLevel;
    this.#hasBacktracked = true;
    const kept = this.#order.filter((subject) => {
      const assignments = this.#assignments.get(subject);
      if (!assignments || assignments.firstLevel > decisionLevel) {
        this.#assignments.delete(subject);
        return false;
      }
      if (assignments.lastLevel > decisionLevel) this.#shorten(subject, assignments, decisionLevel);
      return true;
    });
    this.#order.splice(0, this.#order.length, ...kept);
  }

  /**
   * Undoes the decision on a package and all later ones.
   * @returns the level gone back to; undefined if the package is not among the decided (nor the next) ones
   */
  backtrackBefore(subject: Package): number | undefined {
    const place = this.#order.indexOf(subject);
    if (place < 0 || place > this.#decisionLevel) return undefined;
    this.backtrack(place);
    return place;
  }

  /**
   * Finds the satisfier of an incompatibility: the earliest step by which all its terms hold; and the previous level: that
   * of the earliest step that suffices together with the satisfier. In the table above, once bar 1.0 turns out to need
   * foo<2, `{bar>=1,<2, not foo<2}` is satisfied: `not foo<2` holds since step 3, the other term since step 4. So step 4 is
   * the satisfier, and the previous level is 2, the level of step 3. Both are on the same level: nothing was decided in
   * between that could be decided differently, so the cause of step 4 is part of the reason, and the caller resolves the
   * two.
   * @see https://github.com/dart-lang/pub/blob/master/doc/solver.md#conflict-resolution
   */
  findSatisfier(incompatibility: Incompatibility): SatisfierSearch {
    const satisfiers = new Map<Package, Satisfier>();
    for (const [subject, term] of incompatibility.terms)
      satisfiers.set(subject, this.#satisfierOf(subject, negate(term)));
    const [subject, satisfier] = latest(satisfiers);
    // The satisfier alone may not be enough: after foo>=1 the step foo<2 makes foo>=1,<2 hold, but it takes both. What the
    // satisfier leaves open must hold because of an earlier step.
    const known = satisfier.cause ? negate(termOf(satisfier.cause, subject)) : this.#assignmentsOf(subject).known;
    const rest = intersect(known, negate(termOf(incompatibility, subject)));
    satisfiers.set(subject, this.#satisfierOf(subject, rest));
    const previousLevel = Math.max(1, latest(satisfiers)[1].decisionLevel);
    const sameLevel = previousLevel >= satisfier.decisionLevel;
    return { subject, previousLevel, ...(sameLevel && satisfier.cause && { cause: satisfier.cause }) };
  }

  /**
   * The first step by which nothing of `excluded` is left for a package. Every step narrows what is known about it, so
   * bisection finds it: of foo>=1, foo>=1,!=1.5 and foo>=2 the last is the first that rules foo<2 out.
   */
  #satisfierOf(subject: Package, excluded: Term): Satisfier {
    const assignments = this.#assignmentsOf(subject);
    const { derivations } = assignments;
    let low = 0;
    let high = derivations.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (!areDisjoint(knownAfter(subject, derivations, middle), excluded)) low = middle + 1;
      else high = middle;
    }
    const derivation = derivations[low];
    if (derivation)
      return { cause: derivation.cause, order: derivation.order, decisionLevel: derivation.decisionLevel };
    if (!assignments.decision) throw new Error(`nothing satisfies the term for ${subject.label}`);
    return { cause: undefined, order: assignments.decision.order, decisionLevel: assignments.lastLevel };
  }

  #shorten(subject: Package, assignments: Assignments, decisionLevel: number): void {
    while ((assignments.derivations.at(-1)?.decisionLevel ?? 0) > decisionLevel) assignments.derivations.pop();
    const last = assignments.derivations.at(-1);
    if (!last) throw new Error(`${subject.label} has no step left at level ${decisionLevel}`);
    assignments.lastLevel = last.decisionLevel;
    assignments.known = last.known = knownAfter(subject, assignments.derivations, assignments.derivations.length - 1);
    delete assignments.decision;
    this.#outdated.add(subject);
  }

  #assignmentsOf(subject: Package): Assignments {
    const assignments = this.#assignments.get(subject);
    if (!assignments) throw new Error(`nothing is known of ${subject.label}`);
    return assignments;
  }

  #isPending(subject: Package): boolean {
    const assignments = this.#assignments.get(subject);
    return assignments?.known.positive === true && assignments.decision === undefined;
  }

  #relate(incompatibility: Incompatibility, knownOf: (subject: Package) => Term | undefined): Relation {
    let open: Package | undefined;
    for (const [subject, term] of incompatibility.terms) {
      const known = knownOf(subject);
      if (known && isSubset(known, term)) continue;
      if (known && areDisjoint(known, term)) return { kind: 'contradicted' };
      if (open) return { kind: 'inconclusive' };
      open = subject;
    }
    return open ? { kind: 'almost-satisfied', open } : { kind: 'satisfied' };
  }
}

/**
 * Thousands of requirements of one project leave out thousands of versions, and what is known grows with each. Called before a step
 * is added to these.
 */
function forgetLong(derivations: readonly Derivation[]): void {
  const last = derivations.at(-1);
  if (last?.known && last.known.range.size > LONG_RANGE && derivations.length % KEPT_STEPS !== 1)
    last.known = undefined;
}

/** Everything known about a package after one of its steps. */
function knownAfter(subject: Package, derivations: readonly Derivation[], index: number): Term {
  let kept = index;
  while (kept > 0 && !derivations[kept]?.known) kept--;
  const known = derivations[kept]?.known;
  if (!known) throw new Error(`nothing is known of ${subject.label}`);
  // Each of them leaves out little: together first, since every meeting with what is long takes a copy of it.
  const since = derivations.slice(kept + 1, index + 1).map(({ cause }) => negate(termOf(cause, subject)));
  return since.length === 0 ? known : intersect(known, since.reduce(intersect));
}

function termOf(incompatibility: Incompatibility, subject: Package): Term {
  const term = incompatibility.terms.get(subject);
  if (!term) throw new Error(`no term for ${subject.label}`);
  return term;
}

function latest(satisfiers: ReadonlyMap<Package, Satisfier>): readonly [Package, Satisfier] {
  let best: readonly [Package, Satisfier] | undefined;
  for (const entry of satisfiers) if (!best || entry[1].order > best[1].order) best = entry;
  if (!best) throw new Error('an incompatibility without terms has no satisfier');
  return best;
}

function byUrgency(a: Waiting, b: Waiting): number {
  const [urgency, place, tiebreaker] = a.priority;
  const [otherUrgency, otherPlace, otherTiebreaker] = b.priority;
  return otherUrgency - urgency || otherPlace - place || otherTiebreaker - tiebreaker || a.subject.id - b.subject.id;
}
