/** The answer of the solver: what would be installed, or the proof that nothing can be. */
import type { Candidate } from '../candidates/candidate.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Version } from '../packaging/versions/version.ts';
import type { Unavailable } from '../candidates/unavailable.ts';
import type { Incompatibility } from './incompatibility.ts';

/** A project of a solution. */
export interface Pinned {
  readonly name: NormalizedName;
  readonly version: Version;
  readonly candidate: Candidate;
  /** The projects that need it, sorted; the file itself is left out. */
  readonly requiredBy: readonly NormalizedName[];
  /** True if the file itself asks for it. */
  readonly declared: boolean;
}

/** A solution: what would be installed. */
export interface Solved {
  readonly kind: 'solved';
  readonly packages: ReadonlyMap<NormalizedName, Pinned>;
  readonly unavailable: readonly Unavailable[];
}

/**
 * `unavailable` holds what could not be found out: if there is any, a solution may not be the best one, and a failure not a
 * proof.
 */
export type Resolution =
  | Solved
  | {
      readonly kind: 'failed';
      readonly proof: Incompatibility;
      readonly unavailable: readonly Unavailable[];
    };

/** The shortest chain from a declared dependency to a package. */
export function chainFrom(pinned: Pinned, { packages }: Solved): readonly NormalizedName[] {
  const reached = new Map<NormalizedName, readonly NormalizedName[]>([[pinned.name, [pinned.name]]]);
  for (const [name, chain] of reached) {
    const current = packages.get(name);
    if (current?.declared) return chain;
    for (const requirer of current?.requiredBy ?? []) {
      if (!reached.has(requirer)) reached.set(requirer, [requirer, ...chain]);
    }
  }
  return [pinned.name];
}
