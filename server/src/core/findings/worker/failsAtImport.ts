/** Packages of a solution that have a wheel and are known to fail when they are installed, imported or used. */
import { type ReadDeclaration, seenOf } from '../../installers/installerView.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import { chainFrom, type Pinned, type Solved } from '../../solver/resolution.ts';
import { type KnownFailure, failuresOf, isUnimportable } from '../../runtimes/knownFailures.ts';
import type { Target } from '../../runtimes/target.ts';
import { say } from '../../messages/message.ts';
import { finding, placeOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { Remedy } from '../../remedies/remedy.ts';

/** A failure of an installed package, and the dependency that brings it in. */
export interface MetFailure {
  readonly failure: KnownFailure;
  readonly pinned: Pinned;
  /** From the declared project to the package. */
  readonly chain: readonly NormalizedName[];
  readonly place: ReadDeclaration;
}

/** What the table says of the packages of a solution. */
export function metFailures(
  whole: Solved,
  seen: readonly ReadDeclaration[],
  target: Target,
  table: readonly KnownFailure[],
): readonly MetFailure[] {
  const isInstalled = (name: NormalizedName): boolean => whole.packages.has(name);
  const failing = [...whole.packages.values()].map((pinned) => ({
    pinned,
    failures: failuresOf(pinned.name, pinned.version, target, table, isInstalled),
  }));
  const unimportable = new Set(
    failing.flatMap(({ pinned, failures }) => (failures.some(isUnimportable) ? [pinned.name] : [])),
  );
  return failing.flatMap(({ pinned, failures }) => {
    const chain = failures.length > 0 ? chainFrom(pinned, whole) : [];
    const place = seenOf(chain[0], seen)[0];
    // Nobody reaches a package behind one that cannot be imported, but it is installed.
    if (!place) return [];
    const isBehind = chain.slice(0, -1).some((name) => unimportable.has(name));
    const counting = isBehind ? failures.filter(({ fails }) => fails === 'install') : failures;
    return counting.map((failure) => ({ failure, pinned, chain, place }));
  });
}

/**
 * The finding about a failure, on the dependency that brings the package in.
 * @param remedies proven ones that add the extra of the failure
 */
export function knownFailureFinding(
  { failure, pinned: { name, version }, chain, place }: MetFailure,
  target: Target,
  remedies: readonly Remedy[] = [],
): Finding {
  const { fails, because, instead, extra, sources, date } = failure;
  const helps = remedies.length > 0 && extra !== undefined;
  const message = say('knownToFail', {
    name,
    version: formatVersion(version),
    ...(chain.length > 1 && { broughtBy: place.requirement.name }),
    fails,
    target: target.label,
    because,
    ...(helps ? { extra } : instead !== undefined && { instead }),
    month: date.slice(0, 'YYYY-MM'.length),
  });
  return finding('fails-at-import', message, placeOf(place), {
    severity: fails === 'install' ? 'error' : fails === 'part' ? 'information' : 'warning',
    culprits: [name],
    chains: [chain],
    explanation: [
      message,
      say('wayToFailing', { chain }),
      ...sources.map((address) => say('knownFailureSource', { address })),
    ],
    remedies,
  });
}
