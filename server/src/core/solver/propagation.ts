/**
 * Draws the consequences of what is assumed: unit propagation and conflict resolution over all known incompatibilities, as
 * in the PubGrub algorithm.
 * @see https://github.com/dart-lang/pub/blob/master/doc/solver.md
 */
import { derive, mergeDependencies, type Incompatibility } from './incompatibility.ts';
import type { Package } from './package.ts';
import type { PartialSolution } from './partialSolution.ts';
import { termIdentity } from './term.ts';

/** The problem has no solution; `proof` says why. */
export interface Unsolvable {
  readonly proof: Incompatibility;
}

/**
 * A clash encountered on the way: what followed from it, and the package that was the subject of the step that led there.
 */
export interface Conflict {
  readonly subject: Package;
  readonly incompatibility: Incompatibility;
}

export class Propagation {
  readonly #solution: PartialSolution;
  readonly #byPackage = new Map<Package, Incompatibility[]>();
  /** Incompatibilities that can no longer hold, with the decision level at which that became known. */
  readonly #contradicted = new Map<Incompatibility, number>();
  /** The known dependencies by who needs what, and in which versions. */
  readonly #merged = new Map<Package, Map<Package, Map<string, Incompatibility>>>();

  constructor(solution: PartialSolution) {
    this.#solution = solution;
  }

  /** Adds an incompatibility; one that says the same as a known dependency of other versions is merged with it. */
  add(incompatibility: Incompatibility): Incompatibility {
    const added = this.#join(incompatibility);
    for (const subject of added.terms.keys()) {
      const list = this.#byPackage.get(subject);
      if (list) list.push(added);
      else this.#byPackage.set(subject, [added]);
    }
    return added;
  }

  /** Draws all consequences that start from a package. */
  run(start: Package): readonly Conflict[] | Unsolvable {
    const conflicts: Conflict[] = [];
    const changed = [start];
    for (let subject = changed.pop(); subject; subject = changed.pop()) {
      const satisfied = this.#scan(subject, changed);
      if (!satisfied) continue;
      const resolved = this.#resolveConflict(satisfied, conflicts);
      if ('proof' in resolved) return resolved;
      changed.splice(0, changed.length, resolved.subject);
      this.#solution.derive(resolved.subject, resolved.cause);
      this.#contradicted.set(resolved.cause, this.#solution.decisionLevel);
    }
    return conflicts;
  }

  /** Forgets what was only known at decision levels above the given one. */
  backtrack(decisionLevel: number): void {
    for (const [incompatibility, since] of this.#contradicted) {
      if (since > decisionLevel) this.#contradicted.delete(incompatibility);
    }
  }

  /**
   * Looks at a package's incompatibilities, newest first; returns the first that holds, which must not be. If all its terms
   * but one hold, the negation of that one follows: with `{foo>=2, not bar>=1}` and foo 2.0 decided, bar>=1 does.
   * @see https://github.com/dart-lang/pub/blob/master/doc/solver.md#unit-propagation
   */
  #scan(subject: Package, changed: Package[]): Incompatibility | undefined {
    const incompatibilities = this.#byPackage.get(subject) ?? [];
    for (let index = incompatibilities.length - 1; index >= 0; index--) {
      const incompatibility = incompatibilities[index];
      if (!incompatibility || this.#contradicted.has(incompatibility)) continue;
      const relation = this.#solution.relate(incompatibility);
      if (relation.kind === 'satisfied') return incompatibility;
      if (relation.kind === 'inconclusive') continue;
      if (relation.kind === 'almost-satisfied') {
        if (!changed.includes(relation.open)) changed.push(relation.open);
        this.#solution.derive(relation.open, incompatibility);
      }
      this.#contradicted.set(incompatibility, this.#solution.decisionLevel);
    }
    return undefined;
  }

  /**
   * Finds the root cause of a conflict and goes back to where it can be acted on. Say you require foo>=1, foo 2.0 needs
   * bar>=1,<2, and bar 1.0 needs foo<2:
   *
   *     {bar>=1,<2, not foo<2}     holds, and must not. Its satisfier is the derivation bar>=1,<2, at the level at which foo
   *                                2.0 was decided. That derivation follows from
   *     {foo>=2, not bar>=1,<2}    and the two together exclude, whatever bar is,
   *     {foo>=2}                   which became true with the decision foo 2.0. Before that decision it is not true yet: go
   *                                back there, and foo<2 follows.
   *
   * If this ends in an incompatibility of nothing but the file itself, there is no solution.
   * @see https://github.com/dart-lang/pub/blob/master/doc/solver.md#conflict-resolution
   */
  #resolveConflict(
    satisfied: Incompatibility,
    conflicts: Conflict[],
  ): { readonly subject: Package; readonly cause: Incompatibility } | Unsolvable {
    let current = satisfied;
    while (!isTerminal(current)) {
      const search = this.#solution.findSatisfier(current);
      if (!search.cause) {
        this.#solution.backtrack(search.previousLevel);
        this.backtrack(search.previousLevel);
        if (current !== satisfied) this.add(current);
        conflicts.push({ subject: search.subject, incompatibility: current });
        return { subject: search.subject, cause: current };
      }
      current = derive(current, search.cause, search.subject);
      conflicts.push({ subject: search.subject, incompatibility: current });
    }
    return { proof: current };
  }

  #join(incompatibility: Incompatibility): Incompatibility {
    if (incompatibility.cause.kind !== 'dependency') return incompatibility;
    const { dependent, dependency } = incompatibility.cause;
    let byDependency = this.#merged.get(dependent);
    if (!byDependency) this.#merged.set(dependent, (byDependency = new Map<Package, Map<string, Incompatibility>>()));
    let known = byDependency.get(dependency);
    if (!known) byDependency.set(dependency, (known = new Map<string, Incompatibility>()));
    const need = incompatibility.terms.get(dependency);
    const key = need ? termIdentity(need) : '';
    const past = known.get(key);
    const joined = past && mergeDependencies(incompatibility, past);
    for (const subject of joined?.terms.keys() ?? []) remove(this.#byPackage.get(subject), past);
    known.set(key, joined ?? incompatibility);
    return joined ?? incompatibility;
  }
}

/** Nothing but the file itself is excluded: there is no solution. */
function isTerminal({ terms }: Incompatibility): boolean {
  for (const subject of terms.keys()) if (subject.kind !== 'root') return false;
  return true;
}

function remove<T>(list: T[] | undefined, value: T): void {
  const index = list?.indexOf(value) ?? -1;
  if (index >= 0) list?.splice(index, 1);
}
