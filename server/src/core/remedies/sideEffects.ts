/** What a fix changes besides what it is for: the other packages, compared before and after. */
import type { ProjectVersion } from '../messages/groups/remedies.ts';
import { say } from '../messages/message.ts';
import { leaveOut } from '../diagnosis/diagnose.ts';
import { install } from '../installers/install.ts';
import { formatVersion, versionsEqual } from '../packaging/versions/version.ts';
import type { Question } from '../solver/question.ts';
import type { Solved } from '../solver/resolution.ts';
import type { Attempt } from './attempt.ts';
import { proofOf } from './prove.ts';
import type { Remedy } from './remedy.ts';
import { keepsVersions } from './safety.ts';

/** At most this many packages are named. */
const MOST_NAMED = 3;

/**
 * The remedies, each with what else it changes as part of its cost, which also makes it unsafe. Another runtime changes
 * everything, which is said anyway.
 */
export function* withSideEffects(remedies: readonly Remedy[], attempt: Attempt): Question<readonly Remedy[]> {
  const isCompared = ({ kind, edits }: Remedy): boolean => kind !== 'switch-target' && proofOf(edits) !== undefined;
  if (!remedies.some(isCompared)) return remedies;
  const { problem, failure, catalog } = attempt;
  const before = yield* install(leaveOut(problem, [failure.name]), catalog);
  if (before.kind === 'failed') return remedies.map((remedy) => ({ ...remedy, safe: false }));
  if (before.packages.size === 0) return remedies;
  return remedies.map((given) => {
    const after = isCompared(given) ? proofOf(given.edits) : undefined;
    const safe = given.safe === true && after !== undefined && keepsVersions(before, after, failure.name);
    const remedy = { ...given, safe };
    const others = after ? changedIn(after, before) : [];
    if (others.length === 0) return remedy;
    const releases = others.slice(0, MOST_NAMED);
    const effect = say('alsoChanges', { releases, more: others.length - releases.length });
    return { ...remedy, cost: remedy.cost ? say('costAndEffect', { cost: remedy.cost, effect }) : effect };
  });
}

/** The packages that get another release, or one that is built from source, than without the failing dependency. */
function changedIn(after: Solved, before: Solved): readonly ProjectVersion[] {
  return [...before.packages.values()].flatMap(({ name, version, candidate }) => {
    const now = after.packages.get(name);
    if (!now) return [];
    const isBuilt = now.candidate.builtFrom !== undefined && candidate.builtFrom === undefined;
    return isBuilt || !versionsEqual(now.version, version) ? [{ name, version: formatVersion(now.version) }] : [];
  });
}
