/** Why a release is not taken. In English. */
import type { WhyNotMessages } from '../../groups/toolkit/whyNot.ts';
import { systemsText } from '../reasons.ts';
import { code, dated, listOf, listOfLabels } from '../../words.ts';

const HEADINGS = {
  excluded: 'What excludes it',
  files: 'Its files',
  tried: 'Tried',
  changes: 'What would change with it',
  elsewhere: 'Where it can be had',
};

const FILES: Readonly<Record<'loads' | 'system' | 'abi' | 'python', (tags: readonly string[]) => string>> = {
  loads: () => 'loads here',
  system: (systems) => `for ${systemsText(systems)}`,
  abi: (abis) => `for Pyodide, but ${listOf(abis)}`,
  python: (pythons) => `for another Python: ${listOf(pythons)}`,
};

export const whyNotMessages: WhyNotMessages = {
  whyNotTitle: ({ requirement, file, label }) =>
    `${code(requirement)}${file === undefined ? '' : ` in ${code(file)}`} on ${label}`,
  whyNotHeading: ({ about, label = '' }) => (about === 'runtime' ? `On ${label}` : HEADINGS[about]),
  whyNotTaken: ({ name, release }) => `It is taken: ${code(name)} ${dated(release)} is what gets installed.`,
  whyNotRefused: ({ name, now, isRest, best }) => {
    const instead =
      now === undefined
        ? best === undefined
          ? ''
          : ` The newest that installs is ${code(name)} ${dated(best)}.`
        : isRest
          ? ` Of the project as far as it installs, ${code(name)} ${dated(now)} would be taken.`
          : ` ${code(name)} ${dated(now)} is, instead.`;
    return `It is not taken: it cannot be installed here.${instead}`;
  },
  whyNotRefusedAlone: ({ name, label, best }) =>
    `It cannot be installed on ${label}.${best === undefined ? '' : ` The newest that installs there is ${code(name)} ${dated(best)}.`}`,
  whyNotInstallsAlone: ({ name, version, label }) =>
    `It installs on ${label}, by itself: ${code(name)} ${version} with all that it needs.`,
  whyNotNeeded: ({ name, version, isRest }) =>
    isRest
      ? `It is not taken: the project does not install as it is, and what installs of it has no ${code(name)}. If the requirement is added, ${code(name)} ${version} and the rest install.`
      : `It is not taken, because nothing here needs ${code(name)}. If it is added, ${code(name)} ${version} and all else install.`,
  whyNotChosen: ({ name, version, now, choice, label }) => {
    const instead = `${code(name)} ${dated(now)}`;
    const why = {
      newer: `It is not taken only because a newer release is: ${instead}. Nothing excludes it.`,
      others: `It is not taken because other packages that are installed now exclude it; ${instead} is. With other releases of them it could be.`,
      lock: `It is not taken because a lock file pins ${instead}, which is preferred as long as it fits.`,
      lowest: `It is not taken because the settings ask for the lowest versions: ${instead}.`,
      shipped: `It is not taken because micropip takes what ${label} ships wherever that is allowed: ${instead}.`,
      prerelease: `It is not taken because it is a pre-release, and ${instead} is a stable one that fits.`,
      yanked: `It is not taken because its authors have withdrawn it, and ${instead} fits as well.`,
      trade: `It is not taken, although it could be: ${instead} is what the order of the installer's choices leads to.`,
    }[choice];
    return choice === 'prerelease' || choice === 'yanked' || choice === 'lowest'
      ? why
      : `${why} With the requirement added ${version} installs.`;
  },
  whyNotOpen: ({ requirement, because }) => `It is not known whether ${code(requirement)} can be installed: ${because}`,
  whyNotUnknownName: ({ name, suggestions }) => {
    const meant = suggestions.length === 0 ? '' : ` Did you mean ${listOf(suggestions.map(code), 'or')}?`;
    return `No index has a project ${code(name)}.${meant}`;
  },
  whyNotNoRelease: ({ requirement, newest, below, above }) => {
    const near = [
      ...(below ? [`the one before is ${dated(below)}`] : []),
      ...(above ? [`the one after${below ? '' : ' is'} ${dated(above)}`] : []),
    ];
    const neighbours = above ? `; ${listOf(near)}` : '';
    const latest = newest ? `; the newest is ${dated(newest)}` : '';
    return `There is no such release: nothing on the indexes matches ${code(requirement)}${neighbours}${latest}.`;
  },
  whyNotContradicts: ({ requirement }) => `No version can satisfy ${code(requirement)}: its parts exclude each other.`,

  whyNotItself: ({ name, version, reason }) => `${code(name)} ${version} ${reason}`,
  whyNotHidden: ({ name, release }) =>
    `${code('exclude-newer')} hides it: ${code(name)} ${dated(release)} is too new for that date, or its index says no date`,
  whyNotWithdrawn: ({ name, version, because }) =>
    `${code(name)} ${version} was withdrawn (yanked) by its authors${because === '' ? '' : `: ${because}`}`,
  whyNotPrerelease: ({ name, version }) => `${code(name)} ${version} is a pre-release`,
  whyNotExcludedByFile: ({ file, line, requirement, role }) => {
    const place = code(line === undefined ? file : `${file}:${line}`);
    if (role === 'constraint') return `${place} constrains it to ${code(requirement)}`;
    return role === 'override'
      ? `${place} overrides all that ask for it with ${code(requirement)}`
      : `${place} asks for ${code(requirement)}`;
  },
  whyNotExcludedByPackage: ({ parent, version, needs, extra }) =>
    `${code(extra === undefined ? parent : `${parent}[${extra}]`)} ${version}, which is installed now, needs ${listOf(needs.map(code))}`,
  whyNotTried: ({ requirement }) => `The project was resolved again with ${code(requirement)} added:`,
  whyNotTriedInstalls: ({ requirement, name, version }) =>
    `The project was resolved again with ${code(requirement)} added: it installs, with ${code(name)} ${version}.`,
  whyNotOverruled: ({ requirement, name, got }) =>
    `The project was resolved again with ${code(requirement)} added, which changes nothing: ${
      got === undefined
        ? `${code(name)} is left out, whoever asks for it`
        : `${code(name)} stays at ${dated(got)}, since an override replaces whatever asks for it`
    }.`,
  whyNotHostStep: ({ names }) =>
    `But \`pywrangler sync\` would stop afterwards, where it installs for this machine: ${listOf(names.map(code))} cannot be had there in the version of the Worker.`,
  whyNotFromAddress: ({ name }) =>
    `${code(name)} comes from an address or a path here: there are no releases to choose among`,
  whyNotChange: ({ name, before, after }) =>
    before === undefined ? `${code(name)} ${after} comes in` : `${code(name)} ${after} instead of ${before}`,
  whyNotMore: ({ count }) => `${count} more`,
  whyNotFile: ({ filename, verdict, tags, yanked }) =>
    `${code(filename)}: ${FILES[verdict](tags)}${yanked ? '; withdrawn' : ''}`,
  whyNotSource: ({ filename }) => `${code(filename)}: sources, which are not built here`,
  whyNotElsewhere: ({ labels }) =>
    `Tried on the other runtimes: the project installs with it on ${listOfLabels(labels)}.`,
  whyNotWithout: ({ label, without }) =>
    `Tried on ${label}: it installs there without ${listOf(without.map(code))}, which ${without.length === 1 ? 'does' : 'do'} not install there anyway.`,
  whyNotNowhere: () => 'Tried on the other runtimes: it installs on none of them.',
};
