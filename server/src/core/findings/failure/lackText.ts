/** What a project lacks on a target, as the rest of a sentence about it. */
import type { Culprit } from '../../diagnosis/culprits.ts';
import type { Failure } from '../../diagnosis/diagnose.ts';
import type { ProofObstacle } from '../../diagnosis/proof.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import type { Catalog } from '../../solver/catalog.ts';
import type { Target } from '../../runtimes/target.ts';
import { code, listOf, maskCredentials, shorten } from '../../messages/words.ts';
import { micropipStop } from './micropipStop.ts';
import type { FindingCode } from '../rules.ts';
import { wheelSituation, type WheelSituation } from '../../diagnosis/wheelSituation.ts';

/** A culprit with what there is of it. */
export interface JudgedCulprit {
  readonly name: NormalizedName;
  /** The versions that the situation is about. */
  readonly needed: VersionRange;
  readonly situation: WheelSituation;
  /** What is wrong with a release by its metadata, where that is what keeps it out. */
  readonly fault?: Fault;
}

/** What keeps a release out although it has a wheel. */
export interface Fault {
  /** The rest of a sentence: `has …`, `asks for …`. */
  readonly text: string;
  /** The rule that a project falls under which has it. */
  readonly code: FindingCode;
}

/** The culprits of a failure with what there is of each. */
export function judgeCulprits({ culprits }: Failure, catalog: Catalog, target: Target): readonly JudgedCulprit[] {
  return culprits.flatMap((culprit) => {
    const known = catalog.releases(culprit.name);
    const asked = known?.kind === 'known' ? wheelSituation(known.value, culprit.needed) : undefined;
    const [fault] = culprit.obstacles.flatMap(
      ({ cause }) => micropipStop(cause, asked, target) ?? faultOf(cause) ?? [],
    );
    // micropip may stop before it asks for releases.
    if (known?.kind !== 'known' || !asked) {
      return fault ? [{ name: culprit.name, needed: culprit.needed, situation: NOTHING_LACKS, fault }] : [];
    }
    const refused = rangeOf(culprit);
    // Somebody asks for versions that could be had, but those are out for another reason: the others are the trouble.
    const isElsewhere = !refused.isEmpty && (asked.lack.kind === 'nothing' || culprit.needed.isEmpty);
    const needed = isElsewhere ? refused : culprit.needed;
    const situation = isElsewhere ? wheelSituation(known.value, refused) : asked;
    return [{ name: culprit.name, needed, situation, ...(fault !== undefined && { fault }) }];
  });
}

const NOTHING_LACKS: WheelSituation = { lack: { kind: 'nothing' }, usableElsewhere: true, exact: false };

function rangeOf({ obstacles }: Culprit): VersionRange {
  return obstacles
    .filter(({ cause }) => cause.kind !== 'no-versions')
    .reduce((all, { range }) => all.union(range), VersionRange.empty);
}

function faultOf(cause: ProofObstacle['cause']): Fault | undefined {
  const needs = (text: string): Fault => ({ text, code: 'blocked-dependency' });
  switch (cause.kind) {
    case 'invalid-metadata':
      return {
        text: `has a wheel whose METADATA cannot be read: ${shorten(cause.problem, 80)}`,
        code: 'no-matching-version',
      };
    case 'requires-python':
      return { text: `asks for Python ${code(shorten(cause.requiresPython, 40))}`, code: 'requires-python' };
    case 'contradictory-requirement':
      return needs(`asks for ${code(shorten(cause.requirement, 60))}, which no version can satisfy`);
    case 'url-dependency':
      return needs(`depends on ${code(shorten(maskCredentials(cause.requirement), 80))}, ${NO_URL}`);
    case 'asks-for-itself':
      return needs(OTHER_SELF);
    default:
      return undefined;
  }
}

/** What is wrong with a release that needs its own project in another version. */
export const OTHER_SELF = 'needs another version of itself';

/** What becomes of a requirement with a URL in the metadata of a release. */
export const NO_URL = 'and the installer takes no URL from a release';

/** What is missing, as the rest of a sentence about one project or several. */
export function lackText({ situation, fault }: JudgedCulprit, target: Target, plural = false): string {
  const { lack, endsAt, startsAt } = situation;
  const have = plural ? 'have' : 'has';
  switch (lack.kind) {
    case 'unknown-project':
      return plural ? 'are known to no index' : 'is known to no index';
    case 'no-versions':
      return `${have} no release that matches`;
    case 'native-only':
      if (startsAt) return `${have} wheels for this runtime from ${formatVersion(startsAt)} on only`;
      return endsAt
        ? `${have} no wheel for this runtime after ${formatVersion(endsAt)}`
        : `${have} wheels for ${systemsText(lack.systems)} only`;
    case 'source-only':
      return `${plural ? 'publish' : 'publishes'} sources only, and the installer takes wheels only`;
    case 'no-binary':
      return `may not be taken as ${plural ? 'wheels' : 'a wheel'} (\`no-binary\`), and nothing is built (\`--no-build\`)`;
    case 'other-abi': {
      const unknownTag = sameAbi(lack.abis, target);
      if (unknownTag !== undefined) {
        return `${have} wheels tagged ${unknownTag} only, which the installer of ${target.label} does not take`;
      }
      return `${have} Pyodide wheels for ${listOf([...new Set(lack.abis.map(abiText))])} only, not for ${target.abi}`;
    }
    case 'other-python':
      return `${have} wheels for ${listOf(lack.pythons.slice(0, 4))} only, not for Python ${target.pythonSeries}`;
    case 'requires-python':
      return `${plural ? 'ask' : 'asks'} for Python ${code(shorten(lack.requiresPython, 40))}`;
    case 'yanked':
      return `${have} only yanked (withdrawn) releases that match`;
    case 'nothing':
      return fault?.text ?? `cannot be had in the versions that are asked for`;
  }
}

/** `Linux, macOS and Windows`. */
export function systemsText(systems: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  return systems.length > 0 ? listOf(systems, conjunction) : 'other platforms';
}

/** `ABI 2026_0` for the platform tag of a Pyodide wheel. */
export function abiText(platform: string): string {
  const match = /(\d{4}_\d+|\d+_\d+_\d+)/.exec(platform);
  return match?.[1] === undefined ? platform : `ABI ${match[1]}`;
}

/** The tag of wheels for the target's own ABI under a name of it that its installer does not know. */
export function sameAbi(platforms: readonly string[], { abi }: Target): string | undefined {
  const platform = platforms.find((one) => one.includes(`_${abi}_`));
  return platform && code(platform);
}
