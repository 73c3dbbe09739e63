/** Versions: what somebody asks for, and which releases a statement is about. In English. */
import type { RangeMessages } from '../groups/ranges.ts';
import { code, listOf } from '../words.ts';

export const rangeMessages: RangeMessages = {
  demandAny: ({ name }) => code(name),
  demandExactly: ({ name, version }) => `${code(name)} ${version}`,
  demandFrom: ({ name, version }) => `${code(name)} ${version} or newer`,
  demandAbove: ({ name, version }) => `${code(name)} newer than ${version}`,
  demandUpTo: ({ name, version }) => `${code(name)} ${version} or older`,
  demandBelow: ({ name, version }) => `${code(name)} below ${version}`,
  demandBetween: ({ name, oldest, newest }) => `${code(name)} ${oldest} to ${newest}`,
  demandAsRequirement: ({ requirement }) => code(requirement),
  releaseOne: ({ version }) => version,
  releasesFrom: ({ version }) => `${version} and newer`,
  releasesUpTo: ({ version }) => `${version} and older`,
  releasesBetween: ({ oldest, newest }) => `${oldest} to ${newest}`,
  releasesCounted: ({ oldest, newest, count }) => `${oldest} to ${newest} (${count} releases)`,
  releasesInStretches: ({ stretches }) => listOf(stretches),
  releasesInRange: ({ range }) => range,
  releasesOfProject: ({ project, releases }) =>
    releases === undefined ? code(project) : `${code(project)} ${releases}`,
};
