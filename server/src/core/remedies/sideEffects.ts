/** What a fix changes besides what it is for: every package, compared before and after. */
import type { ProjectVersion } from '../messages/groups/remedies.ts';
import { say, textsIn, type Message } from '../messages/message.ts';
import { leaveOut } from '../diagnosis/diagnose.ts';
import { install } from '../installers/install.ts';
import { normalizeName, type NormalizedName } from '../packaging/name.ts';
import { formatVersion, versionsEqual } from '../packaging/versions/version.ts';
import type { Question } from '../solver/question.ts';
import type { Pinned, Solved } from '../solver/resolution.ts';
import type { Attempt } from './attempt.ts';
import type { RemedyKind } from './kinds.ts';
import { proofOf } from './prove.ts';
import type { Remedy } from './remedy.ts';
import { keepsVersions } from './safety.ts';

/** At most this many packages of each sort are named. */
const MOST_NAMED = 3;

/** Another runtime changes everything, which is said anyway. */
const CHANGES_EVERYTHING: ReadonlySet<RemedyKind> = new Set(['switch-target']);

/** What an extra brings is what it is added for. */
const BRINGS: ReadonlySet<RemedyKind> = new Set(['add-extra']);

/**
 * The remedies of a failure, each with what else it changes as part of its cost, which also makes it unsafe. What is new
 * comes with the dependency that installs then, and is not told.
 */
export function* withSideEffects(remedies: readonly Remedy[], attempt: Attempt): Question<readonly Remedy[]> {
  if (!remedies.some((remedy) => resultOf(remedy) !== undefined)) return remedies;
  const { problem, failure, catalog } = attempt;
  const before = yield* install(leaveOut(problem, [failure.name]), catalog);
  if (before.kind === 'failed') return remedies.map((remedy) => ({ ...remedy, safe: false }));
  if (before.packages.size === 0) return remedies;
  return remedies.map((remedy) => {
    const after = resultOf(remedy);
    const safe = remedy.safe === true && after !== undefined && keepsVersions(before, after, failure.name);
    return after ? { ...withEffect(remedy, after, before, 'old'), safe } : { ...remedy, safe };
  });
}

/** The remedies of a finding about what does install, each with what else it changes as part of its cost. */
export function withEffectsOn(before: Solved, remedies: readonly Remedy[]): readonly Remedy[] {
  return remedies.map((remedy) => {
    const after = resultOf(remedy);
    return after ? withEffect(remedy, after, before, BRINGS.has(remedy.kind) ? 'old' : 'all') : remedy;
  });
}

/** What a remedy was proven with, if its packages are to be compared. */
function resultOf({ kind, edits }: Remedy): Solved | undefined {
  return CHANGES_EVERYTHING.has(kind) ? undefined : proofOf(edits);
}

/** @param which whether packages that are new are told as well */
function withEffect(remedy: Remedy, after: Solved, before: Solved, which: 'old' | 'all'): Remedy {
  const told = new Set(textsIn(remedy.title).map(normalizeName));
  const taken = [...changedIn(after, before), ...(which === 'all' ? newIn(after, before) : [])];
  const releases = taken.filter(({ name }) => !told.has(name)).map(releaseOf);
  const gone = newIn(before, after).flatMap(({ name }) => (told.has(name) ? [] : name));
  if (releases.length + gone.length === 0) return remedy;
  return { ...remedy, cost: effectAtCost(remedy.cost, releases, gone) };
}

function effectAtCost(
  cost: Message | undefined,
  releases: readonly ProjectVersion[],
  gone: readonly NormalizedName[],
): Message {
  const effect = say('alsoChanges', {
    ...{ releases: releases.slice(0, MOST_NAMED), more: Math.max(0, releases.length - MOST_NAMED) },
    ...{ gone: gone.slice(0, MOST_NAMED), moreGone: Math.max(0, gone.length - MOST_NAMED) },
  });
  return cost ? say('costAndEffect', { cost, effect }) : effect;
}

/** The packages that have another release than before, or one that is built from source. */
function changedIn(after: Solved, before: Solved): readonly Pinned[] {
  return [...before.packages.values()].flatMap(({ name, version, candidate }) => {
    const now = after.packages.get(name);
    if (!now) return [];
    const isBuilt = now.candidate.builtFrom !== undefined && candidate.builtFrom === undefined;
    return isBuilt || !versionsEqual(now.version, version) ? [now] : [];
  });
}

function newIn(one: Solved, other: Solved): readonly Pinned[] {
  return [...one.packages.values()].filter(({ name }) => !other.packages.has(name));
}

function releaseOf({ name, version }: Pinned): ProjectVersion {
  return { name, version: formatVersion(version) };
}
