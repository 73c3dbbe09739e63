/** What does not install, and why. In English. */
import type { FailureMessages } from '../groups/failures.ts';
import { code, listOf } from '../words.ts';
import { systemsText } from './reasons.ts';

function rangeText({ lowest, exact }: { readonly lowest: string; readonly exact: boolean }): string {
  return exact ? lowest : `${lowest} or newer`;
}

export const failureMessages: FailureMessages = {
  statementWithAdvice: ({ statement, advice }) => `${statement}. ${advice}`,
  noWheel: ({ requirement, target, systems }) =>
    `${code(requirement)} has no wheel for ${target}, only for ${systemsText(systems)}`,
  notInstallable: ({ requirement, target, together, reason, own }) => {
    const others = together.length > 0 ? ` together with ${listOf(together)}` : '';
    const itself = own ? ` (and from ${own.from} ${code(own.name)} itself)` : '';
    return `${code(requirement)} cannot be installed on ${target}${others}: ${reason}${itself}`;
  },
  requirementBeside: ({ requirement }) => code(requirement),
  boundBeside: ({ role, requirement, file }) => `the ${role} ${code(requirement)} in ${code(file)}`,
  addedByPywrangler: ({ name }) => `${code(name)}, which pywrangler adds`,
  requiredHere: ({ name }) => `${code(name)} is required here`,
  boundHere: ({ role, requirement }) =>
    `${code(requirement)} is ${role === 'override' ? 'an override' : 'a constraint'} here`,
  noChoiceSuits: () => 'no choice of versions satisfies everything that is needed',
  noVersionSuits: ({ name, all }) => `no version of ${code(name)} satisfies ${all ? 'all of them' : 'both'}`,
  needsThatClash: ({ needs, more }) => listOf(more > 0 ? [...needs, `${more} more have their say`] : needs),
  dependentNeeds: ({ dependent, through, demand }) => {
    const way = through.length === 0 ? '' : ` (through ${through.map(code).join(' → ')})`;
    return `${dependent}${way} needs ${demand}`;
  },
  needsNoSuchRelease: ({ demand, newest }) =>
    `it needs ${demand}, of which there is no release${newest === undefined ? '' : `; the newest is ${newest}`}`,
  needsCulprit: ({ name, range, reason }) =>
    `it needs ${code(name)}${range ? ` ${rangeText(range)}` : ''}, which ${reason}`,
  needsBeyondWheels: ({ name, range, end }) =>
    `it needs ${code(name)} ${rangeText(range)}, whose wheels for this runtime end at ${end}`,
  reasonsOfSeveral: ({ needed, own }) =>
    [...needed, ...(own ? [`in its other releases ${code(own.name)} ${own.reason}`] : [])].join('; '),
  needsCulprits: ({ names, reason }) => `${listOf(names.map(code))}, which it needs, ${reason}`,
  needsMissingReleases: ({ demands }) =>
    `${listOf(demands)}, which it needs, ${demands.length > 1 ? 'do not exist' : 'does not exist'}`,
  itself: ({ reason }) => `it ${reason}`,
  thisRelease: ({ reason }) => `this release ${reason}`,
  specifierAdmitsNothing: () => 'its specifier admits no version at all',
  nameUnknown: () => 'no index knows a project of this name; check its spelling',
  noReleaseMatches: ({ newest }) => `no release matches the specifier, the newest release is ${newest}`,
  noReleaseReadable: () => 'its index lists no release with a file that can be read',
  ownWheelsEnd: ({ abi, end, newer }) =>
    `its wheels for this runtime (ABI ${abi}) end at ${end}${newer === undefined ? '' : `, newer ones are ${newer}`}`,
  wheelsForAbis: ({ abis }) => `for ${listOf(abis)}`,
  wheelsOfUnknownTag: ({ tag, target }) => `tagged ${code(tag)}, which the installer of ${target} does not take`,
};
