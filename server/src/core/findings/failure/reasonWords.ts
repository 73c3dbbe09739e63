/** The one table from a reason to its words: the rest of a sentence about one project, several of them, or releases. */
import type { Reason } from '../../diagnosis/reason.ts';
import type { WheelSituation } from '../../diagnosis/wheelSituation.ts';
import { say, type Message } from '../../messages/message.ts';
import { maskCredentials, shorten } from '../../messages/words.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import type { Target } from '../../runtimes/target.ts';

/** Whether the statement is about one project or several, and where its wheels begin or end. */
export interface ReasonForm extends Pick<WheelSituation, 'endsAt' | 'startsAt'> {
  readonly plural?: boolean;
}

/** At most this many Python tags are named. */
const MOST_PYTHONS = 4;

/** The words for a reason. */
export function reasonWords(reason: Reason, target: Target, form: ReasonForm = {}): Message {
  const { plural = false, startsAt, endsAt } = form;
  switch (reason.kind) {
    case 'unknown-project':
      return say('reasonUnknownProject', { plural });
    case 'no-versions':
      return say('reasonNoVersions', { plural });
    case 'native-only':
      if (startsAt) return say('reasonWheelsFrom', { plural, version: formatVersion(startsAt) });
      return endsAt
        ? say('reasonWheelsUntil', { plural, version: formatVersion(endsAt) })
        : say('reasonNativeOnly', { plural, systems: reason.systems });
    case 'source-only':
      return say('reasonSourceOnly', { plural });
    case 'no-binary':
      return say('reasonNoBinary', { plural });
    case 'other-abi':
      return otherAbi(reason.abis, target, plural);
    case 'other-python':
      return say('reasonOtherPython', {
        plural,
        pythons: reason.pythons.slice(0, MOST_PYTHONS),
        series: target.pythonSeries,
      });
    case 'requires-python':
      return say('reasonRequiresPython', { plural, requiresPython: shorten(reason.requiresPython, 40) });
    case 'yanked':
      return say('reasonYanked', { plural });
    case 'invalid-metadata':
      return say('reasonInvalidMetadata', { problem: reason.problem });
    case 'contradictory-requirement':
      return say('reasonContradiction', { requirement: shorten(reason.requirement, 60) });
    case 'url-dependency':
      return say('reasonUrl', { requirement: shorten(maskCredentials(reason.requirement), 80) });
    case 'asks-for-itself':
      return say('reasonAsksForItself');
    case 'prereleases-only':
      return say('reasonPrereleasesOnly');
    case 'unknown-extra':
      return say('reasonUnknownExtra', { extra: shorten(reason.extra, 40) });
    case 'first-choice':
      return say(reason.installed ? 'reasonThereBefore' : 'reasonTakenBefore', {
        version: formatVersion(reason.chosen),
      });
    case 'nothing':
      return say('reasonVersionsUnavailable');
  }
}

function otherAbi(platforms: readonly string[], target: Target, plural: boolean): Message {
  const tag = unknownTagOf(platforms, target);
  return tag === undefined
    ? say('reasonOtherAbi', { plural, abis: abisOf(platforms), abi: target.abi })
    : say('reasonUnknownTag', { plural, tag, target: target.label });
}

/** The ABIs of some platform tags, each once: `ABI 2026_0`, or the tag itself if it names none. */
export function abisOf(platforms: readonly string[]): readonly string[] {
  return [...new Set(platforms.map(abiOf))];
}

/** `ABI 2026_0` for the platform tag of a Pyodide wheel. */
export function abiOf(platform: string): string {
  const match = /(\d{4}_\d+|\d+_\d+_\d+)/.exec(platform);
  return match?.[1] === undefined ? platform : `ABI ${match[1]}`;
}

/** The tag of wheels for the target's own ABI under a name that its installer does not know. */
export function unknownTagOf(platforms: readonly string[], { abi }: Target): string | undefined {
  return platforms.find((one) => one.includes(`_${abi}_`));
}
