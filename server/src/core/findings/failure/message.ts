/** What a failed dependency's finding says: what happens, on what, why, and what helps. */
import { formatVersion, type Version } from '../../packaging/versions/version.ts';
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import type { Catalog } from '../../solver/catalog.ts';
import type { Problem } from '../../solver/problem.ts';
import type { Target } from '../../runtimes/target.ts';
import { code, listOf, requirementCode } from '../../messages/words.ts';
import type { Ask } from '../../diagnosis/asks.ts';
import type { Failure } from '../../diagnosis/diagnose.ts';
import { meetingText, meetingsOf } from './conflict.ts';
import { abiText, lackText, sameAbi, systemsText, type JudgedCulprit } from './lackText.ts';
import { demandWords } from './rangeWords.ts';
import type { FindingCode } from '../rules.ts';
import type { Lack } from '../../diagnosis/wheelSituation.ts';

/** Everything a message is made of. */
export interface FailureFacts {
  readonly failure: Failure;
  /** The requirement as written. */
  readonly written: string;
  /** What else takes part: other requirements as written, constraints and overrides with their files. */
  readonly together: readonly string[];
  readonly target: Target;
  readonly catalog: Catalog;
  /** What was resolved: that failed. */
  readonly problem: Problem;
  readonly file: DependencyFile;
  /** Who asks for what, as the proof has it. */
  readonly asks: readonly Ask[];
  readonly culprits: readonly JudgedCulprit[];
  /** The first of the releases asked for from which on the project itself has no wheel here, where older ones have. */
  readonly ownGap?: Version;
  /** The part at the end: what helps, or that nothing does. */
  readonly advice: string;
}

/** The rule that a failure falls under. */
export function codeOf({ failure, culprits }: FailureFacts): FindingCode {
  const [culprit] = culprits;
  if (failure.against.length > 0 || !culprit) return 'version-conflict';
  if (culprit.name !== failure.name) return 'blocked-dependency';
  if (culprit.situation.lack.kind === 'nothing' && culprit.fault) return culprit.fault.code;
  const codes: Readonly<Record<Lack['kind'], FindingCode>> = {
    'unknown-project': 'unknown-project',
    'no-versions': 'no-matching-version',
    'native-only': 'no-compatible-wheel',
    'source-only': 'source-only',
    'no-binary': 'no-compatible-wheel',
    'other-abi': 'wrong-abi',
    'other-python': 'no-compatible-wheel',
    'requires-python': 'requires-python',
    yanked: 'no-matching-version',
    nothing: 'version-conflict',
  };
  return codes[culprit.situation.lack.kind];
}

/** The message of a failure, about 240 characters where the facts allow it. */
export function failureMessage(facts: FailureFacts): string {
  const sentence = statement(facts);
  return facts.advice === '' ? sentence : `${sentence}. ${facts.advice}`;
}

function statement(facts: FailureFacts): string {
  const { failure, written, target, together } = facts;
  const subject = requirementCode(written);
  const systems = together.length === 0 ? systemsOfOwn(facts) : undefined;
  if (systems) return `${subject} has no wheel for ${target.label}, only for ${systems}`;
  const others = together.length > 0 ? ` together with ${listOf(together)}` : '';
  const own = facts.ownGap ? ` (and from ${formatVersion(facts.ownGap)} ${code(failure.name)} itself)` : '';
  return `${subject} cannot be installed on ${target.label}${others}: ${reasonOf(facts)}${own}`;
}

/** The systems that the project itself has wheels for, where that there are no others is all there is to say. */
function systemsOfOwn({ failure, culprits: [own, ...others] }: FailureFacts): string | undefined {
  if (own?.name !== failure.name || others.length > 0) return undefined;
  const { lack, endsAt, startsAt } = own.situation;
  return lack.kind === 'native-only' && !endsAt && !startsAt ? systemsText(lack.systems) : undefined;
}

/** Whether nothing is missing but a choice that suits everybody. */
export function isConflict({ culprits }: FailureFacts): boolean {
  const [own] = culprits;
  return !own || (culprits.length === 1 && own.situation.lack.kind === 'nothing' && own.fault === undefined);
}

function reasonOf(facts: FailureFacts): string {
  const { failure, culprits, target } = facts;
  if (isConflict(facts)) return conflictReason(facts);
  const own = culprits.find(({ name }) => name === failure.name);
  const others = culprits.filter((culprit) => culprit !== own);
  const tells = own && (own.situation.lack.kind !== 'nothing' || own.fault !== undefined);
  if (own && others.length === 0) return ownReason(own, target);
  const [only] = others;
  if (others.length === 1 && !own && only) return neededReason(only, facts);
  const parts = [
    ...groupByLack(others, facts).map(([names, lack]) => `${listOf(names)}, which it needs, ${lack}`),
    ...(tells ? [`in its other releases ${code(own.name)} ${lackText(own, target)}`] : []),
  ];
  return parts.join('; ');
}

function conflictReason({ failure, asks, catalog, together }: FailureFacts): string {
  const declared = [failure.name, ...failure.against];
  const [meeting] = meetingsOf(asks, catalog);
  const text = meeting && meetingText(meeting, declared, failure.facts, catalog);
  if (text) return text;
  if (meeting) return `no version of ${code(meeting.name)} satisfies ${together.length > 1 ? 'all of them' : 'both'}`;
  return 'no choice of versions satisfies everything that is needed';
}

function neededReason(culprit: JudgedCulprit, { target, catalog }: FailureFacts): string {
  const { name, needed, situation } = culprit;
  const { endsAt, lowestNeeded, exact, lack, newest } = situation;
  if (lack.kind === 'no-versions') {
    const end = newest ? `; the newest is ${formatVersion(newest.version)}` : '';
    return `it needs ${demandWords(name, needed, catalog)}, of which there is no release${end}`;
  }
  if (lack.kind === 'nothing' || !lowestNeeded) return `it needs ${code(name)}, which ${lackText(culprit, target)}`;
  const range = exact ? formatVersion(lowestNeeded) : `${formatVersion(lowestNeeded)} or newer`;
  if (endsAt) return `it needs ${code(name)} ${range}, whose wheels for this runtime end at ${formatVersion(endsAt)}`;
  return `it needs ${code(name)}${situation.usableElsewhere ? ` ${range}` : ''}, which ${lackText(culprit, target)}`;
}

/** Blockers that lack the same are named together, whichever systems they have wheels for instead. */
function groupByLack(
  culprits: readonly JudgedCulprit[],
  { target, catalog }: FailureFacts,
): readonly (readonly [readonly string[], string])[] {
  const groups = new Map<string, JudgedCulprit[]>();
  for (const culprit of culprits) {
    const { lack, endsAt, startsAt } = culprit.situation;
    const isPlain = lack.kind === 'no-versions' || (lack.kind === 'native-only' && !endsAt && !startsAt);
    const key = isPlain ? lack.kind : lackText(culprit, target);
    groups.set(key, [...(groups.get(key) ?? []), culprit]);
  }
  return [...groups].map(([key, group]) =>
    key === 'no-versions'
      ? [
          group.map(({ name, needed }) => demandWords(name, needed, catalog)),
          group.length > 1 ? 'do not exist' : 'does not exist',
        ]
      : [group.map(({ name }) => code(name)), groupText(group, target)],
  );
}

function groupText(group: readonly JudgedCulprit[], target: Target): string {
  const texts = new Set(group.map((culprit) => lackText(culprit, target, group.length > 1)));
  if (texts.size === 1) return [...texts].join('');
  const systems = group.flatMap(({ situation: { lack } }) => (lack.kind === 'native-only' ? lack.systems : []));
  return `have wheels for ${systemsText([...new Set(systems)], 'or')} only`;
}

function ownReason(culprit: JudgedCulprit, target: Target): string {
  const { lack, endsAt, newest } = culprit.situation;
  if (lack.kind === 'nothing' && culprit.fault) return `it ${culprit.fault.text}`;
  if (culprit.needed.isEmpty) return 'its specifier admits no version at all';
  if (lack.kind === 'unknown-project') return 'no index knows a project of this name; check its spelling';
  if (lack.kind === 'no-versions') {
    return newest
      ? `no release matches the specifier, the newest release is ${formatVersion(newest.version)}`
      : 'its index lists no release with a file that can be read';
  }
  if (endsAt && lack.kind !== 'requires-python' && lack.kind !== 'yanked') {
    const newer = lack.kind === 'other-abi' ? `, newer ones are ${newerWheels(lack.abis, target)}` : '';
    return `its wheels for this runtime (ABI ${target.abi}) end at ${formatVersion(endsAt)}${newer}`;
  }
  return `${culprit.situation.exact && lack.kind === 'native-only' ? 'this release' : 'it'} ${lackText(culprit, target)}`;
}

/** What the newer wheels are built for; the target's own ABI may be among them under a tag that its installer does not know. */
function newerWheels(platforms: readonly string[], target: Target): string {
  const unknownTag = sameAbi(platforms, target);
  if (unknownTag !== undefined) return `tagged ${unknownTag}, which the installer of ${target.label} does not take`;
  return `for ${listOf([...new Set(platforms.map(abiText))])}`;
}
