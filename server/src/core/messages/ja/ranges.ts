/** Versions: what somebody asks for, and which releases a statement is about. In Japanese. */
import type { RangeMessages } from '../groups/ranges.ts';
import { code } from '../words.ts';
import { listOf } from './words/words.ts';

export const rangeMessages: RangeMessages = {
  demandAny: ({ name }) => code(name),
  demandExactly: ({ name, version }) => `${code(name)} ${version}`,
  demandFrom: ({ name, version }) => `${code(name)} ${version} 以降`,
  demandAbove: ({ name, version }) => `${version} より新しい ${code(name)}`,
  demandUpTo: ({ name, version }) => `${code(name)} ${version} 以前`,
  demandBelow: ({ name, version }) => `${version} より古い ${code(name)}`,
  demandBetween: ({ name, oldest, newest }) => `${code(name)} ${oldest} ～ ${newest}`,
  demandAsRequirement: ({ requirement }) => code(requirement),
  releaseOne: ({ version }) => version,
  releasesFrom: ({ version }) => `${version} 以降`,
  releasesUpTo: ({ version }) => `${version} 以前`,
  releasesBetween: ({ oldest, newest }) => `${oldest} ～ ${newest}`,
  releasesCounted: ({ oldest, newest, count }) => `${oldest} ～ ${newest} (${count} 個のリリース)`,
  releasesInStretches: ({ stretches }) => listOf(stretches),
  releasesInRange: ({ range }) => range,
  releasesOfProject: ({ project, releases }) =>
    releases === undefined ? code(project) : `${code(project)} ${releases}`,
};
