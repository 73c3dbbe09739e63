/** Everything that the finding about a failed dependency is made of. */
import type { Ask } from '../../diagnosis/asks.ts';
import type { Failure } from '../../diagnosis/diagnose.ts';
import type { JudgedCulprit } from '../../diagnosis/judgedCulprits.ts';
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import type { Message } from '../../messages/message.ts';
import type { Version } from '../../packaging/versions/version.ts';
import type { Target } from '../../runtimes/target.ts';
import type { Catalog } from '../../solver/catalog.ts';
import type { Problem } from '../../solver/problem.ts';

export interface FailureFacts {
  readonly failure: Failure;
  /** The requirement as written. */
  readonly written: string;
  /** What else takes part: other requirements as written, constraints and overrides with their files. */
  readonly together: readonly Message[];
  readonly target: Target;
  readonly catalog: Catalog;
  /** The problem that failed to resolve. */
  readonly problem: Problem;
  readonly file: DependencyFile;
  /** What asks for what, according to the proof. */
  readonly asks: readonly Ask[];
  readonly culprits: readonly JudgedCulprit[];
  /** The first of the requested releases from which on the project itself has no wheel here, if older ones do. */
  readonly ownGap?: Version;
  /** The index that a source takes the culprit from, and no other. */
  readonly onlyFrom?: string;
  /** The part at the end: what helps, or that nothing does. */
  readonly advice?: Message;
}

/** Whether nothing is missing, but no choice suits every request. */
export function isConflict({ culprits }: FailureFacts): boolean {
  const [own] = culprits;
  return !own || (culprits.length === 1 && own.reason.kind === 'nothing');
}
