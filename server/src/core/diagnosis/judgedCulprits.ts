/** The culprits of a failure, each with what exists of it for the target and the reason that rules it out. */
import type { NormalizedName } from '../packaging/name.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import type { Target } from '../runtimes/target.ts';
import type { Catalog } from '../solver/catalog.ts';
import type { Culprit } from './culprits.ts';
import type { Failure } from './diagnose.ts';
import type { ProofObstacle } from './proof.ts';
import type { Reason } from './reason.ts';
import { wheelSituation, type WheelSituation } from './wheelSituation.ts';

/** A culprit with what exists of it. */
export interface JudgedCulprit {
  readonly name: NormalizedName;
  /** The versions that the situation is about. */
  readonly needed: VersionRange;
  readonly situation: WheelSituation;
  /** What to say about it: what it lacks, else what is wrong with a release although it has a wheel. */
  readonly reason: Reason;
}

/** The culprits of a failure, each with what exists of it. */
export function judgeCulprits({ culprits }: Failure, catalog: Catalog, target: Target): readonly JudgedCulprit[] {
  return culprits.flatMap((culprit) => {
    const known = catalog.releases(culprit.name);
    const asked = known?.kind === 'known' ? wheelSituation(known.value, culprit.needed) : undefined;
    const [fault] = culprit.obstacles.flatMap(
      ({ cause }) => reasonToStop(cause, asked, target) ?? faultOfRelease(cause) ?? [],
    );
    // micropip may stop before it looks at releases.
    if (known?.kind !== 'known' || !asked) return fault ? [judged(culprit, culprit.needed, NOTHING_LACKS, fault)] : [];
    const refused = rangeOf(culprit);
    // Something asks for versions that are installable but ruled out for another reason: the others are the problem.
    const isElsewhere = !refused.isEmpty && (asked.reason.kind === 'nothing' || culprit.needed.isEmpty);
    return isElsewhere
      ? [judged(culprit, refused, wheelSituation(known.value, refused), fault)]
      : [judged(culprit, culprit.needed, asked, fault)];
  });
}

const NOTHING_LACKS: WheelSituation = { reason: { kind: 'nothing' }, usableElsewhere: true, exact: false };

function judged(
  { name }: Culprit,
  needed: VersionRange,
  situation: WheelSituation,
  fault: Reason | undefined,
): JudgedCulprit {
  const reason = situation.reason.kind === 'nothing' && fault ? fault : situation.reason;
  return { name, needed, situation, reason };
}

function rangeOf({ obstacles }: Culprit): VersionRange {
  return obstacles
    .filter(({ cause }) => cause.kind !== 'no-versions')
    .reduce((all, { range }) => all.union(range), VersionRange.empty);
}

/** What the metadata show to be wrong with a release although it has a wheel. */
function faultOfRelease(cause: ProofObstacle['cause']): Reason | undefined {
  switch (cause.kind) {
    case 'invalid-metadata':
    case 'requires-python':
    case 'contradictory-requirement':
    case 'url-dependency':
    case 'asks-for-itself':
      return cause;
    // What there is of the project says these, or the installer's own rules do.
    case 'no-versions':
    case 'unknown-project':
    case 'unusable':
    case 'yanked':
    case 'unknown-extra':
    case 'first-choice':
    case 'unavailable':
      return undefined;
  }
}

/**
 * What stops micropip at a project that lacks nothing: its own rules of choice.
 * @param situation what exists of the project; absent if micropip stops before it looks at releases
 */
function reasonToStop(
  cause: ProofObstacle['cause'],
  situation: WheelSituation | undefined,
  { installer }: Target,
): Reason | undefined {
  if (installer.backtracks) return undefined;
  if (cause.kind === 'no-versions')
    return situation?.reason.kind === 'nothing' ? { kind: 'prereleases-only' } : undefined;
  return cause.kind === 'unknown-extra' || cause.kind === 'first-choice' ? cause : undefined;
}
