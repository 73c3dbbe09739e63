/** What does not install, and why. In English. */
import type { FailureMessages } from '../groups/failures.ts';
import { code, listOf, theNewest } from '../words.ts';
import { systemsText } from './reasons.ts';

function rangeText({ lowest, exact }: { readonly lowest: string; readonly exact: boolean }): string {
  return exact ? lowest : `${lowest} or newer`;
}

type NotInstallable = Parameters<FailureMessages['notInstallable']>[0];

function cannotInstall({ requirement, target, together }: NotInstallable): string {
  const others = together.length > 0 ? ` together with ${listOf(together)}` : '';
  return `${code(requirement)} cannot be installed on ${target}${others}`;
}

function ownGap({ own }: NotInstallable): string {
  return own ? ` (from ${own.from} on, ${code(own.name)} itself has no wheel)` : '';
}

/** What modules of the standard library lack in a browser. */
const LIMITS = {
  ssl: ' (there it is a stub, without connections)',
  hashlib: " (there it is without OpenSSL's algorithms)",
};

export const failureMessages: FailureMessages = {
  statementWithAdvice: ({ statement, advice }) => `${statement}. ${advice}`,
  noWheel: ({ requirement, target, systems }) =>
    `${code(requirement)} has no wheel for ${target}, only for ${systemsText(systems)}`,
  notInstallable: (parts) => `${cannotInstall(parts)}: ${parts.reason}${ownGap(parts)}`,
  blocked: (parts) => `${parts.reason}, so ${cannotInstall(parts)}${ownGap(parts)}`,
  requirementBeside: ({ requirement }) => code(requirement),
  boundBeside: ({ role, requirement, file }) => `the ${role} ${code(requirement)} in ${code(file)}`,
  addedByPywrangler: ({ name }) => `${code(name)}, which pywrangler adds`,
  requiredHere: ({ name }) => `${code(name)} is required here`,
  boundHere: ({ role, requirement }) =>
    `${code(requirement)} is ${role === 'override' ? 'an override' : 'a constraint'} here`,
  noChoiceSuits: () => 'no combination of versions satisfies all requirements',
  noVersionSuits: ({ name, all }) => `no version of ${code(name)} satisfies ${all ? 'all of them' : 'both'}`,
  needsThatClash: ({ needs, more }) => listOf(more > 0 ? [...needs, `${more} more are involved`] : needs),
  dependentNeeds: ({ dependent, through, demand }) => {
    const way = through.length === 0 ? '' : ` (via ${through.map(code).join(' → ')})`;
    return `${dependent}${way} needs ${demand}`;
  },
  needsNoSuchRelease: ({ demand, newest, stable }) =>
    `${demand} does not exist${newest === undefined ? '' : ` (${theNewest(stable)} is ${newest})`}`,
  needsCulprit: ({ name, range, reason }) => `${code(name)}${range ? ` ${rangeText(range)}` : ''} ${reason}`,
  needsBeyondWheels: ({ name, range, end }) =>
    `${code(name)} ${rangeText(range)} has no wheel for this runtime (the newest with one is ${end})`,
  needsBeyondShipped: ({ name, range, shipped, pyodide }) =>
    `${code(name)} is ${shipped} in Pyodide ${pyodide}, and ${rangeText(range)} is needed`,
  reasonsOfSeveral: ({ needed, own }) =>
    [...needed, ...(own ? [`${code(own.name)} itself ${own.reason} in its other releases`] : [])].join('; '),
  needsCulprits: ({ names, reason }) => `${listOf(names.map(code))} ${reason}`,
  needsMissingReleases: ({ demands }) => `${listOf(demands)} ${demands.length > 1 ? 'do not exist' : 'does not exist'}`,
  itself: ({ reason }) => `it ${reason}`,
  fromOneIndex: ({ index, reason }) =>
    `\`[tool.uv.sources]\` takes it from the index ${code(index)} only, where it ${reason}`,
  thisRelease: ({ reason }) => `this release ${reason}`,
  specifierAdmitsNothing: () => 'its specifier allows no version at all',
  nameUnknown: () => 'no index has a project of this name; check the spelling',
  nameMeant: ({ names }) => `Is ${listOf(names.map(code), 'or')} meant?`,
  noReleaseMatches: ({ newest, stable, setting }) =>
    `no release matches the specifier; the newest${stable ? ' stable one' : ''}${setting === undefined ? '' : ` that ${code(setting)} lets in`} is ${newest}`,
  allReleasesHidden: ({ setting }) => `${code(setting)} hides every release of it`,
  noReleaseReadable: () => 'its index lists no release with a readable file',
  ownWheelsEnd: ({ abi, end, newer }) =>
    `its newest wheel for this runtime (ABI ${abi}) is ${end}${newer === undefined ? '' : `; later ones are ${newer}`}`,
  needsOtherThanShipped: ({ name, shipped, pyodide, demand }) =>
    `${code(name)} is ${shipped} in Pyodide ${pyodide}, and ${demand} is needed`,
  ownShippedBelow: ({ pyodide, shipped, abi, newer }) =>
    `it is ${shipped} in Pyodide ${pyodide}, its newest wheel for ABI ${abi}${newer === undefined ? '' : `; later ones are ${newer}`}`,
  partOfPython: ({ requirement, target, limits }) =>
    `${code(requirement)} is part of Python since Pyodide 314, so there is nothing to install on ${target}: delete this requirement and import it as usual${limits === undefined ? '' : LIMITS[limits]}`,
  goneFromPython: ({ requirement, target }) =>
    `${code(requirement)} is a module of the standard library that ${target} does not have, and nothing can install it`,
  moduleIsThere: ({ requirement, target, python, taken }) => {
    const owner = python === undefined ? `is a module that ${target} has itself` : `is part of Python ${python}`;
    const place = python === undefined ? 'there' : `on ${target}`;
    const consequence = taken
      ? `and the project of that name on the index cannot be installed ${place}`
      : `so there is nothing to install ${place}`;
    return `${code(requirement)} ${owner}, ${consequence}: delete this requirement and import it as usual`;
  },
  wheelsForAbis: ({ abis }) => `for ${listOf(abis)}`,
  wheelsOfUnknownTag: ({ tag, target }) => `tagged ${code(tag)}, which the installer of ${target} does not accept`,
};
