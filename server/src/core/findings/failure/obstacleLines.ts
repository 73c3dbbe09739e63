/** What rules out the releases of a project, one line per reason. */
import type { ProofObstacle } from '../../diagnosis/proof.ts';
import { wheelSituation } from '../../diagnosis/wheelSituation.ts';
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
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
  if (cause.kind === 'first-choice') {
    const version = formatVersion(cause.chosen);
    const reason = say(cause.installed ? 'releasesThereBefore' : 'releasesTakenBefore', { version });
    return say('releasesAreOut', { name, ...(releases && { releases }), reason });
  }
  const reason = reasonOfReleases(name, range, cause, facts);
  return releases ? say('releasesAre', { name, releases, reason }) : say('everyReleaseIs', { name, areOthers, reason });
}

function reasonOfReleases(
  name: NormalizedName,
  range: VersionRange,
  cause: Exclude<Cause, { readonly kind: 'first-choice' | 'no-versions' | 'unknown-project' }>,
  { catalog, target }: FailureFacts,
): Message {
  switch (cause.kind) {
    case 'unusable': {
      const known = catalog.releases(name);
      if (cause.unusable.kind === 'no-binary') return say('releasesNoBinary');
      if (cause.unusable.kind === 'source-only' || known?.kind !== 'known') return say('releasesSourceOnly');
      // Where the wheels end or begin is clear from the releases themselves.
      return reasonWords(wheelSituation(known.value, range).reason, target);
    }
    case 'yanked':
      return say('releasesYanked', cause.reason === '' ? {} : { because: shorten(cause.reason, 80) });
    case 'invalid-metadata':
      return say('releasesInvalidMetadata', { problem: cause.problem });
    case 'unavailable':
      return say('releasesUnknown', { because: cause.reason });
    default:
      return reasonWords(cause, target);
  }
}
