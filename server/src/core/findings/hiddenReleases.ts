/**
 * Releases that `exclude-newer` hides because they were uploaded later: a dependency that needs them fails, and what the indexes
 * seem to lack is there.
 */
import type { DatedRelease } from '../messages/datedRelease.ts';
import { say } from '../messages/message.ts';
import { shortRequirement } from '../messages/words.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { formatVersion } from '../packaging/versions/version.ts';
import type { ReadDeclaration } from '../installers/installerView.ts';
import type { Attempt } from '../remedies/attempt.ts';
import { exempting } from '../remedies/kinds/exempt.ts';
import { proven } from '../remedies/prove.ts';
import { withSideEffects } from '../remedies/sideEffects.ts';
import type { Question } from '../solver/question.ts';
import { chainFrom, type Pinned, type Solved } from '../solver/resolution.ts';
import { withoutMarker } from './failure/takingPart.ts';
import { isHidden, onlyNeeded, settingThatHides, withoutDates, withoutDatesFor } from './_undated.ts';
import { placeOf, type Finding } from './finding.ts';
import { uvSetting } from './uvSetting.ts';

/** Of more than so many newer releases it is not tried which of them could stay hidden: each takes a resolution. */
const MOST_TRIED = 20;

/** What has to be shown, and what is installed then. */
interface Shown {
  readonly names: readonly NormalizedName[];
  readonly solved: Solved;
}

/** The finding about a failing dependency that installs if the dates do not count; undefined otherwise. */
export function* hiddenReleasesFinding(declaration: ReadDeclaration, attempt: Attempt): Question<Finding | undefined> {
  const { context, problem } = attempt;
  const shown = yield* shownFor(attempt);
  if (!shown) return undefined;
  const { names, solved } = shown;
  const pinned = names.flatMap((name) => solved.packages.get(name) ?? []);
  const remedy = exempting(names, context.file);
  const isProven = remedy && (yield* proven(remedy.edits, attempt));
  const message = say('hiddenReleases', {
    releases: pinned.map(releaseOf),
    setting: settingThatHides(names, problem.policy),
    requirement: shortRequirement(withoutMarker(declaration.text)),
    target: context.target.label,
  });
  return uvSetting('error', message, placeOf(declaration), {
    culprits: names,
    chains: pinned.map((one) => chainFrom(one, solved)),
    explanation: [message],
    remedies: isProven ? yield* withSideEffects([remedy], attempt) : [],
  });
}

/** What blocks the failing project, if it is that; else whatever it would take that is hidden. */
function* shownFor({ problem, catalog, failure }: Attempt): Question<Shown | undefined> {
  const { policy } = problem;
  const lifted = yield* withoutDates(problem, catalog);
  if (!lifted) return undefined;
  const culprits = failure.culprits.map(({ name }) => name);
  const alone = yield* withoutDatesFor(culprits, problem, catalog);
  const hidden = alone ? culprits.filter((name) => isTaken(name, alone, policy)) : [];
  if (alone && hidden.length > 0) return { names: hidden, solved: alone };
  const taken = [...lifted.packages.values()]
    .filter((pinned) => isHidden(pinned, policy) && chainFrom(pinned, lifted)[0] === failure.name)
    .map(({ name }) => name);
  const names = taken.length > MOST_TRIED ? taken : yield* onlyNeeded(taken, lifted, problem, catalog);
  return names.length > 0 ? { names, solved: lifted } : undefined;
}

/** Whether a solution has a release of that project that the dates hide. */
function isTaken(name: NormalizedName, { packages }: Solved, policy: Attempt['problem']['policy']): boolean {
  const pinned = packages.get(name);
  return pinned !== undefined && isHidden(pinned, policy);
}

function releaseOf({ name, version, candidate }: Pinned): DatedRelease & { readonly name: string } {
  const day = candidate.distribution.file.uploadTime?.slice(0, '2025-01-23'.length);
  return { name, version: formatVersion(version), date: day };
}
