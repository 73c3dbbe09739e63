/** `unknown-verdict`: whether it installs could not be determined. */
import { uniqueOutages, type Outage } from '../candidates/outage.ts';
import type { Unavailable } from '../candidates/unavailable.ts';
import { isUnknown } from '../diagnosis/culprits.ts';
import type { Failure } from '../diagnosis/diagnose.ts';
import type { DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import type { InstallerView, ReadDeclaration } from '../installers/installerView.ts';
import { say, type Message } from '../messages/message.ts';
import { shortRequirement } from '../messages/words.ts';
import { formatVersion } from '../packaging/versions/version.ts';
import type { Catalog } from '../solver/catalog.ts';
import { underlyingCatalog } from '../solver/policyCatalog.ts';
import { fileName } from '../text/path.ts';
import { chainFrom, type Pinned, type Resolution } from '../solver/resolution.ts';
import { fewOf } from './failure/explanation.ts';
import type { Unanswered } from './unanswered.ts';
import { finding, placeOf, startOf, type Finding, type FindingPlace } from './finding.ts';

/** At most this many unknowns are listed: they mostly have one cause. */
const MOST_UNKNOWN = 5;

/** Far more than any project declares. */
const MOST_REQUIREMENTS = 5_000;

/** At most this many packages that are built are named. */
const MOST_BUILT = 5;

/** A declared dependency whose proof rests on something that could not be queried. */
export function unknownFailure({ facts, culprits }: Failure, place: ReadDeclaration): Finding {
  const unknown = facts.obstacles.flatMap(({ cause }) => (cause.kind === 'unavailable' ? [cause] : []));
  const reasons = unknown.map(({ reason }) => reason);
  const [because = say('indexNotAsked')] = reasons;
  const requirement = shortRequirement(place.text);
  return finding('unknown-verdict', say('installsUnknown', { requirement, because }), placeOf(place), {
    chains: culprits.filter(isUnknown).map(({ chain }) => chain),
    explanation: fewOf(reasons, MOST_UNKNOWN),
    ...unansweredIn(unknown, { requirement }),
  });
}

/** A solution found while something could not be queried: it installs, but other versions might be chosen. */
export function doubtfulSolution(whole: Resolution, { seen }: InstallerView): readonly Finding[] {
  const reasons = whole.unavailable.map(({ reason }) => reason);
  const [because] = reasons;
  const [place] = seen;
  if (!because || !place) return [];
  const explanation = fewOf(reasons, MOST_UNKNOWN);
  const details = { explanation, ...unansweredIn(whole.unavailable, 'versions') };
  return [finding('unknown-verdict', say('versionsDoubtful', { because }), placeOf(place), details)];
}

/**
 * The packages of a solution that are built from source: nobody knows whether that works until it is tried.
 * @param isNative whether what is built is known to be native code, which is told by a finding of its own
 */
export function builtFromSources(
  whole: Resolution,
  seen: readonly ReadDeclaration[],
  isNative: (pinned: Pinned) => boolean,
): readonly Finding[] {
  if (whole.kind === 'failed') return [];
  const built = [...whole.packages.values()].filter((pinned) => isBuilt(pinned) && !isNative(pinned));
  return seen.flatMap((declaration) => {
    const own = built.filter((pinned) => chainFrom(pinned, whole)[0] === declaration.requirement.normalized);
    if (own.length === 0) return [];
    const releases = own.slice(0, MOST_BUILT).map(({ name, version }) => `${name} ${formatVersion(version)}`);
    return [
      finding('unknown-verdict', say('builtFromSources', { releases, several: own.length > 1 }), placeOf(declaration)),
    ];
  });
}

/** What the runtime ships is not known, since the project has a lock file of its own; told where that is named. */
export function unknownLock(message: Message, place: FindingPlace): Finding {
  return finding('unknown-verdict', message, place);
}

/** Whether the machine gets the same versions could not be found out. */
export function unknownHostStep(because: Unavailable, place: FindingPlace): Finding {
  const message = say('hostStepUnknown', { because: because.reason });
  return finding('unknown-verdict', message, place, unansweredIn([because], 'host-step'));
}

/** What is told is known from an earlier day only, because indexes do not answer. */
export function unknownAge(message: Message, { path, span }: FindingPlace, outages: readonly Outage[]): Finding {
  return finding('unknown-verdict', message, { path, span }, { unanswered: { outages, about: 'age' } });
}

/** What indexes that do not answer leave open; nothing if something else does so, too. */
function unansweredIn(
  unknown: readonly Unavailable[],
  about: Unanswered['about'],
): { readonly unanswered?: Unanswered } {
  const outages = uniqueOutages(unknown.flatMap(({ outage }) => outage ?? []));
  const isAll = outages.length > 0 && unknown.every(({ outage }) => outage);
  return isAll ? { unanswered: { outages, about } } : {};
}

/** Pages of `find-links` and flat indexes that could not be read: uv stops at each, whatever is wanted from it. */
export function unreadPageFindings({ path }: DependencyFile, catalog: Catalog): readonly Finding[] {
  const unread = underlyingCatalog(catalog).unreadPages?.() ?? [];
  return unread.map((because) => finding('unknown-verdict', say('pageUnread', { because }), startOf(path)));
}

/** A file beside the project that is there and cannot be read, so that what follows from it is not known. */
export function unreadableBeside(path: string, beside: string, reason: Message): Finding {
  return finding('unknown-verdict', say('fileUnreadable', { file: fileName(beside), reason }), startOf(path));
}

/** Whether no wheel is taken for a package. */
export function isBuilt({ candidate }: Pinned): boolean {
  return candidate.builtFrom !== undefined;
}

/** A file with more requirements than anybody wrote is not resolved. */
export function tooManyFindings({ path, declarations }: DependencyFile): readonly Finding[] {
  const count = declarations.length;
  if (count <= MOST_REQUIREMENTS) return [];
  return [finding('unknown-verdict', say('requirementsTooMany', { count, most: MOST_REQUIREMENTS }), startOf(path))];
}
