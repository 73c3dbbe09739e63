/** What rules out the releases of a project, one line per reason. */
import type { ProofObstacle } from '../../diagnosis/proof.ts';
import type { Reason } from '../../diagnosis/reason.ts';
import { wheelSituation } from '../../diagnosis/wheelSituation.ts';
import { say, type Message } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { VersionRange } from '../../packaging/versions/versionRange.ts';
import type { FailureFacts } from './failureFacts.ts';
import { demandWords, releaseWords } from './rangeWords.ts';
import { reasonWords } from './reasonWords.ts';

type Cause = ProofObstacle['cause'];

/** Releases ruled out for the same reason share a line; an empty range is mentioned only if there is nothing else to say. */
export function obstacleLines(
  name: NormalizedName,
  obstacles: readonly ProofObstacle[],
  facts: FailureFacts,
): readonly Message[] {
  const byReason = new Map<string, { readonly range: VersionRange; readonly cause: Cause }>();
  const refused = obstacles.filter(({ cause }) => cause.kind !== 'no-versions');
  for (const { cause, range } of refused.length > 0 ? refused : obstacles) {
    const key = keyOf(cause);
    const known = byReason.get(key);
    if (!known) byReason.set(key, { range, cause });
    else byReason.set(key, { range: known.range.union(range), cause: joined(known.cause, cause) });
  }
  const areOthers = byReason.size > 1;
  return [...byReason.values()].map(({ range, cause }) =>
    say('explanationItem', { text: obstacleWords({ name, range, cause }, areOthers, facts) }),
  );
}

/** Causes that share a line have the same key. */
function keyOf(cause: Cause): string {
  if (cause.kind === 'unusable') return cause.unusable.kind;
  return cause.kind === 'yanked' ? cause.kind : JSON.stringify(cause);
}

/** If releases were yanked for different reasons, none is given. */
function joined(one: Cause, other: Cause): Cause {
  if (one.kind !== 'yanked' || other.kind !== 'yanked') return one;
  return one.reason === other.reason ? one : { kind: 'yanked', reason: '' };
}

/** @param areOthers whether other releases are ruled out for other reasons */
function obstacleWords({ name, range, cause }: ProofObstacle, areOthers: boolean, facts: FailureFacts): Message {
  if (cause.kind === 'unknown-project') {
    return say('projectIs', { name, reason: reasonWords(cause, facts.target) });
  }
  if (cause.kind === 'no-versions') return say('noSuchRelease', { demand: demandWords(name, range, facts.catalog) });
  const releases = releaseWords(name, range, facts.catalog);
  const reason = wordsOf(name, range, cause, facts);
  return releases ? say('releasesAre', { name, releases, reason }) : say('everyReleaseIs', { name, areOthers, reason });
}

function wordsOf(
  name: NormalizedName,
  range: VersionRange,
  cause: Exclude<Cause, { readonly kind: 'no-versions' | 'unknown-project' }>,
  facts: FailureFacts,
): Message {
  if (cause.kind === 'unavailable') return say('reasonUnknown', { because: cause.reason });
  // Where the wheels end or begin is told by the releases themselves.
  return reasonWords(reasonOf(name, range, cause, facts), facts.target, { subject: 'releases' });
}

function reasonOf(
  name: NormalizedName,
  range: VersionRange,
  cause: Exclude<Cause, { readonly kind: 'no-versions' | 'unknown-project' | 'unavailable' }>,
  { catalog }: FailureFacts,
): Reason {
  if (cause.kind === 'yanked') return { kind: 'yanked', because: cause.reason };
  if (cause.kind !== 'unusable') return cause;
  if (cause.unusable.kind === 'no-binary' || cause.unusable.kind === 'refused-reference') return cause.unusable;
  const known = catalog.releases(name);
  if (cause.unusable.kind === 'source-only' || known?.kind !== 'known') return { kind: 'source-only' };
  return wheelSituation(known.value, range).reason;
}
