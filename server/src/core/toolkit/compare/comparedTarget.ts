/** What a comparison knows of a project on one of its targets. */
import type { Condition } from '../../diagnosis/conditions.ts';
import type { Behind, Finding } from '../../findings/finding.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { Target } from '../../runtimes/target.ts';
import type { OnTarget } from '../onTarget.ts';

/** A dependency in the way of a target, with the chain to each culprit, and what would have to come about. */
export interface Obstacle {
  readonly name?: NormalizedName;
  readonly finding: Finding;
  readonly culprits: readonly NormalizedName[];
  readonly chains: readonly (readonly NormalizedName[])[];
  readonly conditions: readonly Condition[];
}

export interface HeldBackPackage extends Obstacle {
  readonly behind: Behind;
}

export interface Change {
  readonly name: NormalizedName;
  /** Absent if it is not installed there. */
  readonly from?: string;
  readonly to?: string;
  readonly isMajor: boolean;
}

/** What a project gets on a target, by itself. */
export interface SeenTarget {
  readonly target: Target;
  readonly installs: boolean | null;
  readonly packages: OnTarget['packages'];
  /** The dependencies whose markers hold there. */
  readonly declared: ReadonlySet<NormalizedName>;
  readonly blocked: readonly Obstacle[];
  /** What leaves the verdict open. */
  readonly unknown: readonly Obstacle[];
  readonly heldBack: readonly HeldBackPackage[];
  /** Other warnings. */
  readonly warnings: readonly Finding[];
}

export interface ComparedTarget extends SeenTarget {
  readonly isOfProject: boolean;
  readonly isExperimental: boolean;
  /** What is otherwise than on the target that all are compared with; none for that itself. */
  readonly changes: readonly Change[];
}
