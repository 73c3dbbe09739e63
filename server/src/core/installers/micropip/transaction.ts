/** The result of one micropip run: what it took, what it could not install, and every requirement that it encountered. */
import type { Candidate } from '../../candidates/candidate.ts';
import type { Unavailable } from '../../candidates/unavailable.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { Requirement } from '../../packaging/requirements/requirement.ts';
import type { ShippedPackage } from '../../runtimes/pyodideLock.ts';
import type { Cause } from '../../solver/incompatibility.ts';

/** A requirement that micropip encountered on its way. */
export interface Met {
  /** With the constraints added. */
  readonly requirement: Requirement;
  /** The wheel whose metadata have it, or the lock entry whose `depends` name it; undefined for what is declared. */
  readonly by: Taken | ShippedBy | undefined;
}

/** A wheel from an index that micropip chose, for the first requirement that it satisfies. */
export interface Taken {
  readonly kind: 'wheel';
  readonly name: NormalizedName;
  readonly candidate: Candidate;
  readonly met: Met;
}

/** A lock entry whose dependencies are treated as requirements: micropip does that if there are constraints. */
export interface ShippedBy {
  readonly kind: 'shipped';
  readonly name: NormalizedName;
  readonly shipped: ShippedPackage;
  readonly met: Met;
}

/** Why a requirement has no answer. */
export type MicropipObstacle = Exclude<
  Cause,
  { readonly kind: 'root' | 'dependency' | 'derived' | 'requires-python' | 'set-aside' }
>;

/** What micropip found, or what prevents it. */
export type Found<T> = { readonly kind: 'known'; readonly value: T } | MicropipObstacle;

/** A requirement without an answer. */
export interface Failed {
  /** The requirement that micropip names: the one at fault, or the one for the wheel that has it. */
  readonly reported: Met;
  /** The requirement at fault. */
  readonly culprit: Met;
  readonly cause: MicropipObstacle;
}

export interface Transaction {
  /** Wheels from the index, in the order in which micropip finishes them; a project may be there twice. */
  readonly taken: readonly Taken[];
  /** What the lock answered, by the first requirement it answered. */
  readonly fromLock: ReadonlyMap<NormalizedName, Met>;
  /** What is loaded along with those, including shared libraries and parts of the standard library. */
  readonly loadedWithThem: ReadonlyMap<NormalizedName, ShippedPackage>;
  /** Everything that `keep_going` reports, in order. */
  readonly failed: readonly Failed[];
  /** What ends the run immediately, even with `keep_going`. */
  readonly fatal?: Failed;
  /** Every requirement whose marker holds, in the order in which they were encountered. */
  readonly met: readonly Met[];
  readonly unavailable: readonly Unavailable[];
  /** What is installed in several branches of the program, in each for itself, or anew after the program has removed it. */
  readonly alternatives: ReadonlySet<NormalizedName>;
}

/** The declared requirement that led to another one. */
export function declaredBy(met: Met): Met {
  let current = met;
  while (current.by) current = current.by.met;
  return current;
}
