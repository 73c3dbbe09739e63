/** What one run of micropip comes to: what it took, what it could not have, and every requirement that it met. */
import type { Candidate } from '../../candidates/candidate.ts';
import type { Unavailable } from '../../candidates/unavailable.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { Requirement } from '../../packaging/requirements/requirement.ts';
import type { ShippedPackage } from '../../runtimes/pyodideLock.ts';
import type { Cause } from '../../solver/incompatibility.ts';

/** A requirement that micropip met on its way. */
export interface Met {
  /** With the constraints added. */
  readonly requirement: Requirement;
  /** The wheel whose metadata have it, or the lock's entry whose `depends` name it; undefined for what is declared. */
  readonly by: Taken | ShippedBy | undefined;
}

/** A wheel of an index that micropip chose, for the first requirement that it answers. */
export interface Taken {
  readonly kind: 'wheel';
  readonly name: NormalizedName;
  readonly candidate: Candidate;
  readonly met: Met;
}

/** An entry of the lock whose dependencies are met as requirements: micropip does so where there are constraints. */
export interface ShippedBy {
  readonly kind: 'shipped';
  readonly name: NormalizedName;
  readonly shipped: ShippedPackage;
  readonly met: Met;
}

/** Why a requirement has no answer. */
export type MicropipObstacle = Exclude<Cause, { readonly kind: 'root' | 'dependency' | 'derived' | 'requires-python' }>;

/** What micropip found, or what is in the way of it. */
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
  /** Wheels of the index, in the order in which micropip has done with them; a project may be there twice. */
  readonly taken: readonly Taken[];
  /** What the lock answered, by the first requirement it answered. */
  readonly fromLock: ReadonlyMap<NormalizedName, Met>;
  /** What loads with those, shared libraries and parts of the standard library among it. */
  readonly loadedWithThem: ReadonlyMap<NormalizedName, ShippedPackage>;
  /** All that `keep_going` reports, in order. */
  readonly failed: readonly Failed[];
  /** What ends the run at once, `keep_going` or not. */
  readonly fatal?: Failed;
  /** Every requirement whose marker holds, in the order in which they were met. */
  readonly met: readonly Met[];
  readonly unavailable: readonly Unavailable[];
}

/** The declared requirement that led to another one. */
export function declaredBy(met: Met): Met {
  let current = met;
  while (current.by) current = current.by.met;
  return current;
}
