/** The tree of dependencies on a target with what is known of that target, from a new analysis or from the last check. */
import { foundIn, verdictsOf, type Snapshot } from '../../analysis/snapshot.ts';
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { obtained } from '../../installers/resolutionSummary.ts';
import type { Message } from '../../messages/message.ts';
import type { Target } from '../../runtimes/target.ts';
import { installsIn, type OnTarget } from '../onTarget.ts';
import { dependencyTree, type DependencyTree } from './dependencyTree.ts';

/** A tree with the target that it is for. */
export interface TreeFacts {
  readonly target: Target;
  /** Whether everything installs; null if that is not known. */
  readonly installs: boolean | null;
  readonly tree: DependencyTree;
  /** Why nothing of what the file declares is installed, where that is so. */
  readonly because?: Message;
}

/** The tree on a target. */
export function treeFacts(
  on: Pick<OnTarget, 'target' | 'installs' | 'packages' | 'findings'>,
  { problems }: Pick<DependencyFile, 'problems'>,
): TreeFacts {
  const because = problems.find(({ notInstalled }) => notInstalled === true)?.problem;
  return { target: on.target, installs: on.installs, tree: dependencyTree(on), ...(because && { because }) };
}

/** What the last check knows of each target of a file, in their order; of those that it has not resolved yet there is none. */
export function knownOnTargets(snapshot: Snapshot): readonly Omit<OnTarget, 'resolved'>[] {
  return verdictsOf(snapshot).flatMap(({ choice: { target }, resolution }) => {
    if (!resolution) return [];
    const findings = foundIn(snapshot).filter(({ targets }) => targets?.includes(target.name) !== false);
    const installs = installsIn(snapshot.file, resolution.resolves, findings);
    return [{ target, installs, packages: obtained(resolution), findings }];
  });
}
