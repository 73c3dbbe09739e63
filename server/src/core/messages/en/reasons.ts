/** Why a release or a project cannot be installed, as the rest of a sentence. In English. */
import { code, listOf, shorten } from '../words.ts';
import type { ReasonMessages } from '../groups/reasons.ts';

/** At most this much of what is wrong with metadata is told. */
const LONGEST_PROBLEM = 80;

/** `Linux, macOS and Windows`. */
export function systemsText(systems: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  return systems.length > 0 ? listOf(systems, conjunction) : 'other platforms';
}

function has(plural: boolean): string {
  return plural ? 'have' : 'has';
}

export const reasonMessages: ReasonMessages = {
  reasonUnknownProject: ({ plural }) => (plural ? 'are known to no index' : 'is known to no index'),
  reasonNoVersions: ({ plural }) => `${has(plural)} no release that matches`,
  reasonWheelsFrom: ({ plural, version }) => `${has(plural)} wheels for this runtime from ${version} on only`,
  reasonWheelsUntil: ({ plural, version }) => `${has(plural)} no wheel for this runtime after ${version}`,
  reasonNativeOnly: ({ plural, systems }) => `${has(plural)} wheels for ${systemsText(systems)} only`,
  reasonNativeOnlyMixed: ({ systems }) => `have wheels for ${systemsText(systems, 'or')} only`,
  reasonSourceOnly: ({ plural }) =>
    `${plural ? 'publish' : 'publishes'} sources only, and the installer takes wheels only`,
  reasonNoBinary: ({ plural }) =>
    `may not be taken as ${plural ? 'wheels' : 'a wheel'} (\`no-binary\`), and nothing is built (\`--no-build\`)`,
  reasonUnknownTag: ({ plural, tag, target }) =>
    `${has(plural)} wheels tagged ${code(tag)} only, which the installer of ${target} does not take`,
  reasonOtherAbi: ({ plural, abis, abi }) => `${has(plural)} Pyodide wheels for ${listOf(abis)} only, not for ${abi}`,
  reasonOtherPython: ({ plural, pythons, series }) =>
    `${has(plural)} wheels for ${listOf(pythons)} only, not for Python ${series}`,
  reasonRequiresPython: ({ plural, requiresPython }) => `${plural ? 'ask' : 'asks'} for Python ${code(requiresPython)}`,
  reasonYanked: ({ plural }) => `${has(plural)} only yanked (withdrawn) releases that match`,
  reasonInvalidMetadata: ({ problem }) =>
    `has a wheel whose METADATA cannot be read: ${shorten(problem, LONGEST_PROBLEM)}`,
  reasonContradiction: ({ requirement }) => `asks for ${code(requirement)}, which no version can satisfy`,
  reasonUrl: ({ requirement }) => `depends on ${code(requirement)}, and the installer takes no URL from a release`,
  reasonAsksForItself: () => 'needs another version of itself',
  reasonPrereleasesOnly: () => 'has only pre-releases that match, which micropip takes if the specifier names one',
  reasonUnknownExtra: ({ extra }) => `does not provide the extra ${code(extra)}, which ends micropip's run`,
  reasonThereBefore: ({ version }) => `is there already in version ${version}, since micropip needs it itself`,
  reasonTakenBefore: ({ version }) => `micropip has taken in version ${version} before, and it does not go back`,
  reasonVersionsUnavailable: () => 'cannot be had in the versions that are asked for',
  releasesSourceOnly: () => 'is published as sources only',
  releasesNoBinary: () => 'may not be taken as a wheel (`no-binary`), and nothing is built',
  releasesYanked: ({ because }) =>
    because === undefined ? 'was yanked (withdrawn by its authors)' : `was yanked (${because})`,
  releasesInvalidMetadata: ({ problem }) => `has metadata that are not valid (${shorten(problem, LONGEST_PROBLEM)})`,
  releasesThereBefore: ({ version }) => `${version} is there already, since micropip needs it itself`,
  releasesTakenBefore: ({ version }) => `micropip has taken ${version} before and does not go back`,
  releasesUnknown: ({ because }) => `could not be looked at: ${because}`,
};
