/** What the finding about a failed dependency says: what happens, to what, why, and what helps. */
import { groupedBy } from '../../text/groupedBy.ts';
import type { Reason } from '../../diagnosis/reason.ts';
import type { JudgedCulprit } from '../../diagnosis/judgedCulprits.ts';
import type { WheelSituation } from '../../diagnosis/wheelSituation.ts';
import { meetingsOf } from '../../diagnosis/meetings.ts';
import { say, saysTheSame, type Message } from '../../messages/message.ts';
import type { ReasonSubject } from '../../messages/groups/reasons.ts';
import { shorten, shortRequirement } from '../../messages/words.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { compareVersions, formatVersion, parseVersion } from '../../packaging/versions/version.ts';
import type { VersionRange } from '../../packaging/versions/versionRange.ts';
import { shipperOf } from '../../runtimes/ownLock/lockedTarget.ts';
import type { Target } from '../../runtimes/target.ts';
import { knownReleases } from '../../solver/catalog.ts';
import { catalogUnder, underlyingCatalog } from '../../solver/policyCatalog.ts';
import { settingThatHides } from '../_undated.ts';
import { isConflict, type FailureFacts } from './failureFacts.ts';
import { meetingWords } from './meetingWords.ts';
import { demandWords } from './rangeWords.ts';
import { abisOf, reasonWords, unknownTagOf } from './reasonWords.ts';

/** The message of a failure, about 240 characters if the facts allow. */
export function failureMessage(facts: FailureFacts): Message {
  const statement = statementOf(facts);
  return facts.advice ? say('statementWithAdvice', { statement, advice: facts.advice }) : statement;
}

function statementOf(facts: FailureFacts): Message {
  const { failure, written, target, together, ownGap } = facts;
  const requirement = shortRequirement(written);
  const systems = together.length === 0 && facts.onlyFrom === undefined ? systemsOfOwn(facts) : undefined;
  if (systems) return say('noWheel', { requirement, target: target.label, systems });
  return say(namesOthersFirst(facts) ? 'blocked' : 'notInstallable', {
    requirement,
    target: target.label,
    together,
    reason: reasonOf(facts),
    ...(ownGap && { own: { name: failure.name, from: formatVersion(ownGap) } }),
  });
}

/** Whether the reason is about culprits other than the declared project, so that the message can begin with them. */
function namesOthersFirst(facts: FailureFacts): boolean {
  return !isConflict(facts) && facts.culprits.some(({ name }) => name !== facts.failure.name);
}

/** The systems that the project itself has wheels for, where that there are no others is all there is to say. */
function systemsOfOwn({ failure, culprits: [own, ...others], target }: FailureFacts): readonly string[] | undefined {
  if (own?.name !== failure.name || others.length > 0) return undefined;
  if (shippedBelow(own.name, own.situation, target) !== undefined) return undefined;
  const { reason, endsAt, startsAt } = own.situation;
  return reason.kind === 'native-only' && !endsAt && !startsAt ? reason.systems : undefined;
}

function reasonOf(facts: FailureFacts): Message {
  const { failure, culprits, target } = facts;
  if (isConflict(facts)) return conflictReason(facts);
  const own = culprits.find(({ name }) => name === failure.name);
  const others = culprits.filter((culprit) => culprit !== own);
  if (own && others.length === 0) {
    return facts.onlyFrom === undefined
      ? ownReason(own, facts)
      : say('fromOneIndex', { index: shorten(facts.onlyFrom, 60), reason: wordsOf(own, target) });
  }
  const [only] = others;
  if (others.length === 1 && !own && only) return neededReason(only, facts);
  const tellsOwn = own && own.reason.kind !== 'nothing';
  return say('reasonsOfSeveral', {
    needed: groupedReasons(others, facts),
    ...(tellsOwn && { own: { name: own.name, reason: wordsOf(own, target) } }),
  });
}

function conflictReason({ failure, asks, catalog, together }: FailureFacts): Message {
  const declared = [failure.name, ...failure.against];
  const [meeting] = meetingsOf(asks, catalog);
  if (!meeting) return say('noChoiceSuits');
  return (
    meetingWords(meeting, declared, failure.facts, catalog) ??
    say('noVersionSuits', { name: meeting.name, all: together.length > 1 })
  );
}

function wordsOf({ reason, situation }: JudgedCulprit, target: Target, subject?: ReasonSubject): Message {
  return reasonWords(reason, target, { ...situation, ...(subject && { subject }) });
}

function neededReason(culprit: JudgedCulprit, { target, catalog }: FailureFacts): Message {
  const { name, needed, situation } = culprit;
  const { endsAt, lowestNeeded, exact, reason, newest, newerPrerelease: stable = false } = situation;
  if (reason.kind === 'no-versions') {
    const known = onlyShipped(culprit, target);
    if (known) return say('needsOtherThanShipped', { name, ...known, demand: demandWords(name, needed, catalog) });
    return say('needsNoSuchRelease', {
      ...{ demand: demandWords(name, needed, catalog), stable },
      ...(newest && { newest: formatVersion(newest.version) }),
    });
  }
  const why = wordsOf(culprit, target);
  if (reason.kind === 'nothing' || !lowestNeeded) return say('needsCulprit', { name, reason: why });
  const range = { lowest: formatVersion(lowestNeeded), exact };
  const shipped = beyondShipped(culprit, target);
  if (shipped) return shipped;
  if (endsAt) return say('needsBeyondWheels', { name, range, end: formatVersion(endsAt) });
  return say('needsCulprit', { name, reason: why, ...(situation.usableElsewhere && { range }) });
}

/** What is said where the Pyodide release has the project, in a version below all that are needed. */
function beyondShipped({ name, needed, situation }: JudgedCulprit, target: Target): Message | undefined {
  const { lowestNeeded, exact } = situation;
  const shipped = shippedBelow(name, situation, target);
  const pyodide = shipperOf(target);
  if (shipped === undefined || pyodide === undefined || !lowestNeeded) return undefined;
  const range = floorOf(needed) ?? { lowest: formatVersion(lowestNeeded), exact };
  return say('needsBeyondShipped', { name, range, shipped, pyodide });
}

/** A range without gaps as the floor that somebody has written, whichever releases there are. */
function floorOf(needed: VersionRange): { readonly lowest: string; readonly exact: boolean } | undefined {
  const [{ lower, upper } = {}, ...others] = needed.intervals();
  if (!lower?.inclusive || others.length > 0) return undefined;
  const exact = upper?.inclusive === true && upper.version.key === lower.version.key;
  return { lowest: formatVersion(lower.version), exact };
}

/** The version that the Pyodide release ships, if it is the newest that is known at all: the index may lack others. */
function onlyShipped(
  { name, situation: { newest } }: JudgedCulprit,
  target: Target,
): { readonly shipped: string; readonly pyodide: string } | undefined {
  const pyodide = shipperOf(target);
  const entry = target.shipped.packages.get(name);
  if (!entry?.installable || pyodide === undefined || !newest || formatVersion(newest.version) !== entry.version) {
    return undefined;
  }
  return { shipped: entry.version, pyodide };
}

/** Reasons that what Pyodide ships says nothing about: what a URL or path leads to is wanted from there. */
const OTHER_MATTERS: ReadonlySet<Reason['kind']> = new Set(['nothing', 'no-versions', 'refused-reference']);

/** The version that the Pyodide release ships, if nothing newer loads and all that is needed is newer. */
function shippedBelow(
  name: NormalizedName,
  { endsAt, lowestNeeded, reason }: WheelSituation,
  { shipped }: Target,
): string | undefined {
  const entry = shipped.packages.get(name);
  const version = entry?.installable ? parseVersion(entry.version) : undefined;
  if (!entry || !version || !lowestNeeded || OTHER_MATTERS.has(reason.kind)) return undefined;
  const isNewest = !endsAt || compareVersions(endsAt, version) <= 0;
  return isNewest && compareVersions(version, lowestNeeded) < 0 ? entry.version : undefined;
}

/** Culprits that lack the same are named together, whichever other systems they have wheels for. */
function groupedReasons(culprits: readonly JudgedCulprit[], facts: FailureFacts): readonly Message[] {
  const { target, catalog } = facts;
  const groups = groupedBy(culprits, (culprit): string => {
    const { reason, endsAt, startsAt } = culprit.situation;
    const isPlain = reason.kind === 'no-versions' || (reason.kind === 'native-only' && !endsAt && !startsAt);
    const words = beyondShipped(culprit, target) ?? (isPlain ? undefined : wordsOf(culprit, target));
    return words ? JSON.stringify(words) : reason.kind;
  });
  return [...groups].map(([key, group]) => {
    const [first] = group;
    const shipped = first && beyondShipped(first, target);
    if (shipped) return shipped;
    return key === 'no-versions'
      ? say('needsMissingReleases', { demands: group.map(({ name, needed }) => demandWords(name, needed, catalog)) })
      : say('needsCulprits', { names: group.map(({ name }) => name), reason: groupReason(group, target) });
  });
}

function groupReason(group: readonly JudgedCulprit[], target: Target): Message {
  const [first, ...others] = group.map((culprit) =>
    wordsOf(culprit, target, group.length > 1 ? 'projects' : 'project'),
  );
  if (first && others.every((other) => saysTheSame(first, other))) return first;
  const systems = group.flatMap(({ situation: { reason } }) => (reason.kind === 'native-only' ? reason.systems : []));
  return say('reasonNativeOnlyMixed', { systems: [...new Set(systems)] });
}

function ownReason(culprit: JudgedCulprit, facts: FailureFacts): Message {
  const { target } = facts;
  const { reason, endsAt, newest, newerPrerelease: stable = false, exact } = culprit.situation;
  const words = wordsOf(culprit, target);
  if (reason.kind === 'nothing' && culprit.reason.kind !== 'nothing') return say('itself', { reason: words });
  if (culprit.needed.isEmpty) return say('specifierAdmitsNothing');
  if (reason.kind === 'unknown-project') return reason.lookedIn ? say('itself', { reason: words }) : say('nameUnknown');
  if (reason.kind === 'no-versions') {
    const known = onlyShipped(culprit, target);
    if (known) return say('ownShippedBelow', { ...known, abi: target.abi });
    const setting = hidingSetting(culprit.name, facts);
    if (newest)
      return say('noReleaseMatches', { newest: formatVersion(newest.version), stable, ...(setting && { setting }) });
    return setting ? say('allReleasesHidden', { setting }) : say('noReleaseReadable');
  }
  if (reason.kind === 'requires-python' || reason.kind === 'yanked') return say('itself', { reason: words });
  const newer = reason.kind === 'other-abi' && { newer: newerWheels(reason.abis, target) };
  const { abi } = target;
  const pyodide = shipperOf(target);
  const shipped = shippedBelow(culprit.name, culprit.situation, target);
  if (shipped !== undefined && pyodide !== undefined)
    return say('ownShippedBelow', { pyodide, shipped, abi, ...newer });
  if (endsAt) return say('ownWheelsEnd', { abi, end: formatVersion(endsAt), ...newer });
  return exact && reason.kind === 'native-only'
    ? say('thisRelease', { reason: words })
    : say('itself', { reason: words });
}

/** The setting that hides releases of a project, if one does. */
function hidingSetting(
  name: NormalizedName,
  { catalog, problem: { policy } }: FailureFacts,
): ReturnType<typeof settingThatHides> | undefined {
  const shown = policy && knownReleases(catalogUnder(catalog, policy), name);
  const all = policy && knownReleases(underlyingCatalog(catalog), name);
  return shown && all && shown.count < all.count ? settingThatHides([name], policy) : undefined;
}

/** What the newer wheels are built for; the target's own ABI may be among them under a tag that its installer does not know. */
function newerWheels(platforms: readonly string[], target: Target): Message {
  const tag = unknownTagOf(platforms, target);
  return tag === undefined
    ? say('wheelsForAbis', { abis: abisOf(platforms) })
    : say('wheelsOfUnknownTag', { tag, target: target.label });
}
