/** What each target of a file makes of what it asks for: what installs, in which version, and what fails because of what. */
import type { Snapshot, TargetVerdict } from '../analysis/snapshot.ts';
import type { Finding } from '../findings/finding.ts';
import { obtained, type ResolvedPackage } from '../installers/resolutionSummary.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Target } from '../runtimes/target.ts';

/** What one target gets. */
export interface Installed {
  readonly label: string;
  readonly resolves: boolean | null;
  /** What is installed; where it does not install, what all that does would get. What an index did not answer for is left out. */
  readonly packages: ReadonlyMap<NormalizedName, ResolvedPackage>;
  /** The errors on what is asked for, by its name. */
  readonly failing: ReadonlyMap<NormalizedName, Finding>;
}

/** What a target gets; undefined if it has not been resolved yet. */
export function installedBy({ choice, resolution }: TargetVerdict, snapshot: Snapshot): Installed | undefined {
  if (!resolution) return undefined;
  const errors = errorsOn(choice.target, snapshot);
  return {
    ...{ label: choice.target.label, resolves: resolution.resolves },
    packages: new Map(
      obtained(resolution)
        .filter(({ partial }) => !partial)
        .map((one) => [one.name, one]),
    ),
    failing: new Map(errors.flatMap((one) => (one.name === undefined ? [] : [[one.name, one]]))),
  };
}

/** What is wrong with a file on a target. */
export function errorsOn({ name }: Pick<Target, 'name'>, { findings }: Pick<Snapshot, 'findings'>): readonly Finding[] {
  return findings.filter(({ severity, targets }) => severity === 'error' && targets?.includes(name) !== false);
}

/** What stands in the way of a declared project, itself left out: it is named beside it. */
export function culpritsOf({ name, culprits }: Finding): readonly NormalizedName[] {
  return culprits.filter((culprit) => culprit !== name);
}
