/** Packages of a solution that are known to install and then to fail when they are imported or used. */
import type { ReadDeclaration } from '../../installers/installerView.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import { chainFrom, type Pinned, type Solved } from '../../solver/resolution.ts';
import { failuresOf, type FailingPart, type KnownFailure } from '../../runtimes/knownFailures.ts';
import type { Target } from '../../runtimes/target.ts';
import { code } from '../../messages/words.ts';
import { NOTHING_MORE, type Finding } from '../finding.ts';

const WHAT_FAILS: Readonly<Record<FailingPart, string>> = {
  import: 'importing it fails',
  use: 'using it fails',
  part: 'a part of it fails',
};

/** One finding for each package that the table names, on the dependency that brings it. */
export function knownFailureFindings(
  whole: Solved,
  seen: readonly ReadDeclaration[],
  target: Target,
  table: readonly KnownFailure[],
): readonly Finding[] {
  const failing = new Map(
    [...whole.packages.values()].map((pinned) => [pinned, failuresOf(pinned.name, pinned.version, target, table)]),
  );
  const unimportable = new Set(
    [...failing].flatMap(([{ name }, failures]) => (failures.some(({ fails }) => fails === 'import') ? [name] : [])),
  );
  return [...failing].flatMap(([pinned, failures]) => {
    const chain = failures.length > 0 ? chainFrom(pinned, whole) : [];
    const place = seen.find(({ requirement }) => requirement.normalized === chain[0]);
    // Nobody gets to a package behind one that cannot be imported.
    if (!place || chain.slice(0, -1).some((name) => unimportable.has(name))) return [];
    return failures.map((failure) => failureFinding(failure, pinned, chain, place, target));
  });
}

function failureFinding(
  { fails, because, instead, sources, date }: KnownFailure,
  { name, version }: Pinned,
  chain: readonly NormalizedName[],
  place: ReadDeclaration,
  target: Target,
): Finding {
  const release = `${code(name)} ${formatVersion(version)}`;
  const subject = chain.length > 1 ? `${code(place.requirement.name)} brings ${release}, which` : release;
  const advice = instead === undefined ? '' : `; ${instead}`;
  const message = `${subject} installs, but ${WHAT_FAILS[fails]} on ${target.label}: ${because}${advice} (as of ${date.slice(0, 7)})`;
  return {
    ...NOTHING_MORE,
    code: 'fails-at-import',
    severity: fails === 'part' ? 'information' : 'warning',
    message,
    path: place.path,
    span: place.spans.whole,
    name: place.requirement.normalized,
    culprits: [name],
    chains: [chain],
    explanation: [message, `The way: ${chain.map(code).join(' → ')}`, ...sources.map((source) => `Source: ${source}`)],
  };
}
