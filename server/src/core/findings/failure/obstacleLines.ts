/** What keeps the releases of a project out, a line for each reason. */
import type { ProofObstacle } from '../../diagnosis/proof.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { VersionRange } from '../../packaging/versions/versionRange.ts';
import { en } from '../../messages/en/en.ts';
import { tell } from '../../messages/message.ts';
import { code, maskCredentials, shorten } from '../../messages/words.ts';
import { lackText, NO_URL, OTHER_SELF } from './lackText.ts';
import type { FailureFacts } from './message.ts';
import { firstChoiceText, micropipStop } from './micropipStop.ts';
import { demandWords, releaseWords } from './rangeWords.ts';
import { wheelSituation } from '../../diagnosis/wheelSituation.ts';

type Cause = ProofObstacle['cause'];

/** Releases that are refused for one reason share a line; a range in which there are none is told where nothing else is. */
export function obstacleLines(
  name: NormalizedName,
  obstacles: readonly ProofObstacle[],
  facts: FailureFacts,
): readonly string[] {
  const byReason = new Map<string, { readonly range: VersionRange; readonly cause: Cause }>();
  const refused = obstacles.filter(({ cause }) => cause.kind !== 'no-versions');
  for (const { cause, range } of refused.length > 0 ? refused : obstacles) {
    const key = keyOf(cause);
    const known = byReason.get(key);
    if (!known) byReason.set(key, { range, cause });
    else byReason.set(key, { range: known.range.union(range), cause: joined(known.cause, cause) });
  }
  const whole = byReason.size > 1 ? '(every other release)' : '(every release)';
  return [...byReason.values()].map(({ range, cause }) => `  ${obstacleText(name, range, cause, whole, facts)}`);
}

/** Causes that share a line have the same key. */
function keyOf(cause: Cause): string {
  if (cause.kind === 'unusable') return cause.unusable.kind;
  return cause.kind === 'yanked' ? cause.kind : JSON.stringify(cause);
}

/** Of releases that were yanked for different reasons none is told. */
function joined(one: Cause, other: Cause): Cause {
  if (one.kind !== 'yanked' || other.kind !== 'yanked') return one;
  return one.reason === other.reason ? one : { kind: 'yanked', reason: '' };
}

function obstacleText(
  name: NormalizedName,
  range: VersionRange,
  cause: Cause,
  whole: string,
  facts: FailureFacts,
): string {
  if (cause.kind === 'unknown-project') return `${code(name)} is known to no index`;
  if (cause.kind === 'no-versions') return `${demandWords(name, range, facts.catalog)}: there is no such release`;
  const releases = releaseWords(name, range, facts.catalog);
  if (cause.kind === 'first-choice') return `${code(name)} ${releases}: ${firstChoiceText(cause)}`;
  return `${code(name)} ${releases === '' ? whole : releases} ${reasonText(name, range, cause, facts)}`;
}

function reasonText(
  name: NormalizedName,
  range: VersionRange,
  cause: Exclude<Cause, { readonly kind: 'first-choice' | 'no-versions' | 'unknown-project' }>,
  { catalog, target }: FailureFacts,
): string {
  switch (cause.kind) {
    case 'unusable': {
      const known = catalog.releases(name);
      if (cause.unusable.kind === 'no-binary') return 'may not be taken as a wheel (`no-binary`), and nothing is built';
      if (cause.unusable.kind === 'source-only' || known?.kind !== 'known') return 'is published as sources only';
      const { lack, newest, usableElsewhere, exact } = wheelSituation(known.value, range);
      // Where the wheels end or begin is told by the releases themselves.
      const situation = { lack, usableElsewhere, exact, ...(newest && { newest }) };
      return lackText({ name, needed: range, situation }, target);
    }
    case 'yanked':
      return cause.reason === ''
        ? 'was yanked (withdrawn by its authors)'
        : `was yanked (${shorten(cause.reason, 80)})`;
    case 'requires-python':
      return `asks for Python ${code(shorten(cause.requiresPython, 40))}`;
    case 'invalid-metadata':
      return `has metadata that are not valid (${shorten(cause.problem, 80)})`;
    case 'contradictory-requirement':
      return `asks for ${code(shorten(cause.requirement, 60))}, which no version can satisfy`;
    case 'url-dependency':
      return `depends on ${code(shorten(maskCredentials(cause.requirement), 80))}, ${NO_URL}`;
    case 'asks-for-itself':
      return OTHER_SELF;
    case 'unknown-extra':
      return micropipStop(cause, undefined, target)?.text ?? '';
    case 'unavailable':
      // Until messages reach this place.
      return `could not be looked at: ${tell(cause.reason, en)}`;
  }
}
