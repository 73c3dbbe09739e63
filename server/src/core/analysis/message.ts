/** What a failed dependency's finding says: what happens, on what, why, and what helps. */
import type { NormalizedName } from '../packaging/name.ts';
import { formatVersion, type Version } from '../packaging/version.ts';
import type { Target } from '../target/target.ts';
import { code, listOf, shorten } from '../text/words.ts';
import type { Failure } from '../diagnosis/diagnose.ts';
import type { FindingCode } from './rules.ts';
import type { Lack, WheelSituation } from './wheelSituation.ts';

/** A blocker with what there is of it. */
export interface JudgedBlocker {
  readonly name: NormalizedName;
  readonly situation: WheelSituation;
  /** What is wrong with the METADATA of a release, where that is what keeps it out. */
  readonly unreadable?: string;
}

/** Everything a message is made of. */
export interface FailureFacts {
  readonly failure: Failure;
  /** The requirement as written. */
  readonly written: string;
  readonly target: Target;
  readonly blockers: readonly JudgedBlocker[];
  /** The first of the releases asked for from which on the project itself has no wheel here, where older ones have. */
  readonly ownGap?: Version;
  /** The part at the end: what helps, or that nothing does. */
  readonly advice: string;
}

const LONGEST_REQUIREMENT = 60;

/** The rule that a failure falls under. */
export function codeOf({ failure, blockers }: FailureFacts): FindingCode {
  const [blocker] = blockers;
  if (failure.against.length > 0 || !blocker) return 'version-conflict';
  if (blocker.name !== failure.name) return 'blocked-dependency';
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
  return codes[blocker.situation.lack.kind];
}

/** The message of a failure, about 240 characters where the facts allow it. */
export function failureMessage(facts: FailureFacts): string {
  const { failure, written, target, advice } = facts;
  const subject = code(shorten(written, LONGEST_REQUIREMENT));
  const together = failure.against.length > 0 ? ` together with ${listOf(failure.against.map(code))}` : '';
  const own = facts.ownGap ? ` (and from ${formatVersion(facts.ownGap)} ${code(failure.name)} itself)` : '';
  const sentence = `${subject} cannot be installed on ${target.label}${together}: ${reasonOf(facts)}${own}`;
  return advice === '' ? sentence : `${sentence}. ${advice}`;
}

function reasonOf({ failure, blockers, target }: FailureFacts): string {
  const own = blockers.find(({ name }) => name === failure.name);
  const others = blockers.filter((blocker) => blocker !== own);
  if (others.length === 0) return own ? ownReason(own, target) : conflictReason(failure);
  const parts = [
    ...groupByLack(others, target).map(([names, lack]) => `${listOf(names.map(code))}, which it needs, ${lack}`),
    ...(own && own.situation.lack.kind !== 'nothing'
      ? [`the other releases of ${code(own.name)} ${lackText(own, target, true)}`]
      : []),
  ];
  const [only] = others;
  if (others.length === 1 && !own && only) return neededReason(only, target);
  return parts.join('; ');
}

function conflictReason({ against }: Failure): string {
  return against.length > 0 ? 'they ask for versions that exclude each other' : 'what it needs excludes itself';
}

function neededReason(blocker: JudgedBlocker, target: Target): string {
  const { name, situation } = blocker;
  const { endsAt, lowestNeeded, exact, lack } = situation;
  if (lack.kind === 'nothing' || lack.kind === 'no-versions' || !lowestNeeded) {
    return `it needs ${code(name)}, which ${lackText(blocker, target, false)}`;
  }
  const range = exact ? formatVersion(lowestNeeded) : `${formatVersion(lowestNeeded)} or newer`;
  if (endsAt) return `it needs ${code(name)} ${range}, whose wheels for this runtime end at ${formatVersion(endsAt)}`;
  return `it needs ${code(name)}${situation.usableElsewhere ? ` ${range}` : ''}, which ${lackText(blocker, target, false)}`;
}

/** Blockers that lack the same are named together. */
function groupByLack(
  blockers: readonly JudgedBlocker[],
  target: Target,
): readonly (readonly [readonly NormalizedName[], string])[] {
  const groups = new Map<string, JudgedBlocker[]>();
  for (const blocker of blockers) {
    const key = lackText(blocker, target, false);
    groups.set(key, [...(groups.get(key) ?? []), blocker]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group;
    const text = first ? lackText(first, target, group.length > 1) : '';
    return [group.map(({ name }) => name), text] as const;
  });
}

function ownReason(blocker: JudgedBlocker, target: Target): string {
  const { lack, endsAt, newest } = blocker.situation;
  if (lack.kind === 'unknown-project') return 'no index knows a project of this name; check its spelling';
  if (lack.kind === 'no-versions') {
    return newest
      ? `no release matches the specifier, the newest release is ${formatVersion(newest.version)}`
      : 'its index lists no release with a file that can be read';
  }
  if (endsAt && lack.kind !== 'requires-python' && lack.kind !== 'yanked') {
    const newer = lack.kind === 'other-abi' ? `, newer ones are for ${listOf(lack.abis.map(abiText))}` : '';
    return `its wheels for this runtime (ABI ${target.abi}) end at ${formatVersion(endsAt)}${newer}`;
  }
  return `${blocker.situation.exact && lack.kind === 'native-only' ? 'this release' : 'it'} ${lackText(blocker, target, false)}`;
}

/** What is missing, as the rest of a sentence about one project or several. */
function lackText({ situation, unreadable }: JudgedBlocker, target: Target, plural: boolean): string {
  const { lack, endsAt, startsAt } = situation;
  const have = plural ? 'have' : 'has';
  switch (lack.kind) {
    case 'unknown-project':
      return plural ? 'are known to no index' : 'is known to no index';
    case 'no-versions':
      return `${have} no release that matches`;
    case 'native-only': {
      const systems = lack.systems.length > 0 ? listOf(lack.systems) : 'other platforms';
      if (startsAt) return `${have} wheels for this runtime from ${formatVersion(startsAt)} on only`;
      return endsAt
        ? `${have} no wheel for this runtime after ${formatVersion(endsAt)}`
        : `${have} wheels for ${systems} only`;
    }
    case 'source-only':
      return `${plural ? 'publish' : 'publishes'} sources only, and the installer takes wheels only`;
    case 'no-binary':
      return `may not be taken as ${plural ? 'wheels' : 'a wheel'} (\`no-binary\`), and nothing is built (\`--no-build\`)`;
    case 'other-abi':
      return `${have} Pyodide wheels for ${listOf(lack.abis.map(abiText))} only, not for ${target.abi}`;
    case 'other-python':
      return `${have} wheels for ${listOf(lack.pythons.slice(0, 4))} only, not for Python ${target.pythonSeries}`;
    case 'requires-python':
      return `${plural ? 'ask' : 'asks'} for Python ${code(shorten(lack.requiresPython, 40))}`;
    case 'yanked':
      return `${have} only yanked releases in the range`;
    case 'nothing':
      if (unreadable !== undefined) return `${have} a wheel whose METADATA cannot be read: ${shorten(unreadable, 80)}`;
      return `cannot be had in the versions that are asked for`;
  }
}

function abiText(platform: string): string {
  const match = /(\d{4}_\d+|\d+_\d+_\d+)/.exec(platform);
  return match?.[1] === undefined ? platform : `ABI ${match[1]}`;
}
