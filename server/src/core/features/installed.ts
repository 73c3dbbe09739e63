/** What each target of a file makes of what it asks for: what installs, in which version, and what fails because of what. */
import { verdictsOf, type Snapshot, type TargetVerdict } from '../analysis/snapshot.ts';
import type { Finding } from '../findings/finding.ts';
import type { ResolvedPackage } from '../installers/resolutionSummary.ts';
import type { NormalizedName } from '../packaging/name.ts';

/** What one target gets. */
export interface Installed {
  readonly label: string;
  readonly resolves: boolean | null;
  /** What is installed; where it does not install, what all that does would get. What an index did not answer for is left out. */
  readonly packages: ReadonlyMap<NormalizedName, ResolvedPackage>;
  /** The errors on what is asked for, by its name. */
  readonly failing: ReadonlyMap<NormalizedName, Finding>;
}

/** What each target gets, in order; undefined for one that has not been resolved yet. */
export function installedOn(snapshot: Snapshot): readonly (Installed | undefined)[] {
  return verdictsOf(snapshot).map((verdict) => installedBy(verdict, snapshot));
}

function installedBy({ choice: { target }, resolution }: TargetVerdict, snapshot: Snapshot): Installed | undefined {
  if (!resolution) return undefined;
  const errors = snapshot.findings.filter(
    ({ severity, targets }) => severity === 'error' && targets?.includes(target.name) !== false,
  );
  const { resolves, packages, rest = [] } = resolution;
  const got = packages.length > 0 ? packages : rest;
  return {
    ...{ label: target.label, resolves },
    packages: new Map(got.filter(({ partial }) => !partial).map((one) => [one.name, one])),
    failing: new Map(errors.flatMap((one) => (one.name === undefined ? [] : [[one.name, one]]))),
  };
}

/** What stands in the way of a declared project, itself left out: it is named beside it. */
export function culpritsOf({ name, culprits }: Finding): readonly NormalizedName[] {
  return culprits.filter((culprit) => culprit !== name);
}
