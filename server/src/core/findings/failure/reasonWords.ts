/** The one table from a reason to its words: the rest of a sentence about projects, releases, or what a lock file holds. */
import { isPyodideTag } from '../../candidates/compatibility.ts';
import type { Reason } from '../../diagnosis/reason.ts';
import type { WheelSituation } from '../../diagnosis/wheelSituation.ts';
import { say, type Message } from '../../messages/message.ts';
import type { ReasonSubject } from '../../messages/groups/reasons.ts';
import { refusalWords } from './refusalWords.ts';
import { shorten } from '../../messages/words.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import type { Target } from '../../runtimes/target.ts';

/** What the statement is about, one project unless it says so, and where the wheels of it begin or end. */
export interface ReasonForm extends Pick<WheelSituation, 'endsAt' | 'startsAt'> {
  readonly subject?: ReasonSubject;
}

/** Maximum number of ABIs or Pythons that a sentence names. */
const MOST_TAGS = 4;

/** Maximum length of one of them: file names in an index or a lock can say anything. */
const LONGEST_TAG = 30;

/** The words for a reason. */
export function reasonWords(reason: Reason, target: Target, form: ReasonForm = {}): Message {
  const { subject = 'project', startsAt, endsAt } = form;
  switch (reason.kind) {
    case 'unknown-project':
      return reason.lookedIn
        ? say('reasonUnasked', { subject, linked: reason.lookedIn === 'find-links' })
        : say('reasonUnknownProject', { subject });
    case 'no-versions':
      return say('reasonNoVersions', { subject });
    case 'native-only':
      if (startsAt) return say('reasonWheelsFrom', { subject, version: formatVersion(startsAt) });
      return endsAt
        ? say('reasonWheelsUntil', { subject, version: formatVersion(endsAt) })
        : say('reasonNativeOnly', { subject, systems: reason.systems });
    case 'source-only':
      return say('reasonSourceOnly', { subject });
    case 'no-binary':
      return say('reasonNoBinary', { subject });
    case 'other-abi':
      return otherAbi(reason.abis, target, subject);
    case 'other-python':
      return say('reasonOtherPython', { subject, pythons: shownTags(reason.pythons), series: target.pythonSeries });
    case 'requires-python':
      return say('reasonRequiresPython', { subject, requiresPython: shorten(reason.requiresPython, 40) });
    case 'yanked':
      return say('reasonYanked', { subject, ...(reason.because && { because: shorten(reason.because, 80) }) });
    case 'invalid-metadata':
      return say('reasonInvalidMetadata', { subject, problem: reason.problem });
    case 'contradictory-requirement':
      return say('reasonContradiction', { subject, requirement: shorten(reason.requirement, 60) });
    case 'url-dependency':
      return say('reasonUrl', { subject, requirement: shorten(reason.requirement, 80) });
    case 'refused-reference':
      return refusalWords(reason.refusal, target);
    case 'asks-for-itself':
      return say('reasonAsksForItself', { subject });
    case 'prereleases-only':
      return say('reasonPrereleasesOnly', { subject });
    case 'unknown-extra':
      return say('reasonUnknownExtra', { subject, extra: shorten(reason.extra, 40) });
    case 'first-choice': {
      const { chosen, installedFor } = reason;
      const [version, platform] = [formatVersion(chosen), target.runBy?.label];
      if (installedFor === undefined) return say('reasonFirstChoice', { subject, version });
      if (installedFor === 'earlier-call') return say('reasonEarlierCall', { subject, version });
      return platform === undefined || installedFor === 'installer'
        ? say('reasonInstallerFirst', { subject, version })
        : say('reasonPlatformFirst', { subject, version, platform, standIn: installedFor === 'stand-in' });
    }
    case 'nothing':
      return say('reasonVersionsUnavailable');
  }
}

function otherAbi(platforms: readonly string[], target: Target, subject: ReasonSubject): Message {
  if (!isPyodideTag(target.platform)) return say('reasonNativeOnly', { subject, systems: ['Pyodide'] });
  const tag = unknownTagOf(platforms, target);
  return tag === undefined
    ? say('reasonOtherAbi', { subject, abis: shownTags(abisOf(platforms)), abi: target.abi })
    : say('reasonUnknownTag', { subject, tag: shorten(tag, LONGEST_TAG), target: target.label });
}

function shownTags(tags: readonly string[]): readonly string[] {
  return tags.slice(0, MOST_TAGS).map((tag) => shorten(tag, LONGEST_TAG));
}

/** The ABIs of some platform tags, each once: `ABI 2026_0`, or the tag itself if it names none. */
export function abisOf(platforms: readonly string[]): readonly string[] {
  return [...new Set(platforms.map(abiOf))];
}

/** `ABI 2026_0` for the platform tag of a Pyodide wheel. */
export function abiOf(platform: string): string {
  const match = /(\d{4}_\d+|(?<!\d)\d+_\d+_\d+)/.exec(platform);
  return match?.[1] === undefined ? platform : `ABI ${match[1]}`;
}

/** The tag of wheels for the target's own ABI under a name that its installer does not know. */
export function unknownTagOf(platforms: readonly string[], { abi }: Target): string | undefined {
  return platforms.find((one) => one.includes(`_${abi}_`));
}
