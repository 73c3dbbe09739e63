/** Packages of a solution that are known to install and then to fail when they are imported or used. */
import type { ReadDeclaration } from '../../installers/installerView.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import { chainFrom, type Pinned, type Solved } from '../../solver/resolution.ts';
import { type KnownFailure, failuresOf } from '../../runtimes/knownFailures.ts';
import type { Target } from '../../runtimes/target.ts';
import { say } from '../../messages/message.ts';
import { finding, placeOf } from '../finding.ts';
import type { Finding } from '../finding.ts';

/** One finding for each package that the table names, on the dependency that brings it in. */
export function knownFailureFindings(
  whole: Solved,
  seen: readonly ReadDeclaration[],
  target: Target,
  table: readonly KnownFailure[],
): readonly Finding[] {
  const failing = new Map(
    [...whole.packages.values()].map((pinned) => [pinned, failuresOf(pinned.name, pinned.version, target, table)]),
  );
  const unimportable = unimportableIn(whole, target, table);
  return [...failing].flatMap(([pinned, failures]) => {
    const chain = failures.length > 0 ? chainFrom(pinned, whole) : [];
    const place = seen.find(({ requirement }) => requirement.normalized === chain[0]);
    // Nobody reaches a package behind one that cannot be imported.
    if (!place || chain.slice(0, -1).some((name) => unimportable.has(name))) return [];
    return failures.map((failure) => failureFinding(failure, pinned, chain, place, target));
  });
}

/** The packages of a solution that cannot be imported at any time. */
export function unimportableIn(
  { packages }: Solved,
  target: Target,
  table: readonly KnownFailure[],
): ReadonlySet<NormalizedName> {
  const failing = [...packages.values()].filter(({ name, version }) =>
    failuresOf(name, version, target, table).some(({ fails }) => fails === 'import'),
  );
  return new Set(failing.map(({ name }) => name));
}

function failureFinding(
  { fails, because, instead, sources, date }: KnownFailure,
  { name, version }: Pinned,
  chain: readonly NormalizedName[],
  place: ReadDeclaration,
  target: Target,
): Finding {
  const message = say('knownToFail', {
    name,
    version: formatVersion(version),
    ...(chain.length > 1 && { broughtBy: place.requirement.name }),
    fails,
    target: target.label,
    because,
    ...(instead !== undefined && { instead }),
    month: date.slice(0, 'YYYY-MM'.length),
  });
  return finding('fails-at-import', message, placeOf(place), {
    severity: fails === 'part' ? 'information' : 'warning',
    culprits: [name],
    chains: [chain],
    explanation: [
      message,
      say('wayToFailing', { chain }),
      ...sources.map((address) => say('knownFailureSource', { address })),
    ],
  });
}
