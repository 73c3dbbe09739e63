/** What `watch` says. In English. */
import { grouped } from '../../grouped.ts';
import type { WatchMessages } from '../../groups/toolkit/watch.ts';
import { code, listOf, listOfLabels, someOf } from '../../words.ts';

const IN_SHORT = { possible: 'become possible', broken: 'broken', known: 'changed' };

const HEADINGS = { possible: 'What has become possible', broken: 'What has broken', known: 'What has changed' };

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The targets of which the same is said, said once: `said` says it of their labels. */
function together<One extends { readonly target: string }>(
  ones: readonly One[],
  keyOf: (one: One) => string,
  said: (labels: string, one: One) => string,
): readonly string[] {
  return grouped(ones, keyOf).map((same) => said(listOfLabels(same.map(({ target }) => target)), same[0]));
}

function inTheWay(culprits: readonly string[]): string {
  return `${listOf(culprits.map(code))} ${culprits.length > 1 ? 'stand' : 'stands'} in the way now`;
}

/** Empty if nothing is needed any more that could have a version. */
function by(version: string): string {
  return version === '' ? '' : `, by ${version}`;
}

export const watchMessages: WatchMessages = {
  watchBegins: ({ projects, packages, conditions, file }) =>
    `Watched from now on: ${
      listOf([
        ...(projects > 0 ? [count(projects, 'project')] : []),
        ...(packages > 0 ? [count(packages, 'package')] : []),
        ...(conditions > 0 ? [count(conditions, 'condition')] : []),
      ]) || 'only the runtimes, since no project here declares dependencies'
    }. ${code(file)} holds what this look has found; commit it.`,
  watchedProject: ({ file, installs, fails }) => {
    const blocked = together(
      fails,
      ({ culprits }) => culprits.join(' '),
      (labels, { culprits }) =>
        culprits.length > 0 ? `${labels} (${someOf(culprits.map(code), 'packages')})` : labels,
    );
    const parts = [
      ...(installs.length > 0 ? [`installs on ${listOfLabels(installs)}`] : []),
      ...(blocked.length > 0 ? [`cannot be installed on ${listOf(blocked)}`] : []),
    ];
    return `${code(file)} ${parts.join('; ')}`;
  },
  watchedPackage: ({ name, releases }) =>
    `${code(name)}: ${together(
      releases,
      ({ version }) => version ?? '',
      (labels, { version }) => (version === undefined ? `nothing that loads on ${labels}` : `${version} for ${labels}`),
    ).join(', ')}`,
  watchedCondition: ({ condition, version }) =>
    `${code(condition)}: ${version === undefined ? 'not met' : `met already${by(version)}`}`,
  watchedWaits: ({ target, conditions }) => `${target} becomes possible with ${listOf(conditions)}`,
  newsInShort: ({ counts }) =>
    `News: ${listOf(counts.flatMap(({ kind, count: many }) => (many > 0 ? [`${many} ${IN_SHORT[kind]}`] : [])))}.`,
  newsHeading: ({ kind }) => HEADINGS[kind],

  newsRuntime: ({ runtime, name }) => `There is a new runtime: ${runtime} (${code(name)})`,
  newsRuntimeGone: ({ name }) => `The runtime ${code(name)} is not known any more`,
  newsProject: ({ file }) => `${code(file)} is watched from now on`,
  newsProjectGone: ({ file }) => `${code(file)} is no longer watched: it is gone, or was not named`,
  newsTarget: ({ file, target, installs }) =>
    `${code(file)} is looked at for ${target} from now on, where it ${installs ? 'installs' : 'cannot be installed'}`,
  newsInstalls: ({ file, target, culprits }) =>
    `${code(file)} installs on ${target} now${culprits.length > 0 ? `; ${someOf(culprits.map(code), 'packages')} stood in the way` : ''}`,
  newsFails: ({ file, target }) => `${code(file)} cannot be installed on ${target} any more`,
  newsBlocked: ({ file, target, name, culprits }) =>
    `${code(name)} in ${code(file)} cannot be installed on ${target}: ${culprits.every((one) => one === name) ? 'no release of it fits now' : inTheWay(culprits)}`,
  newsUnblocked: ({ file, target, name, culprits, left }) =>
    `${listOf(culprits.map(code))} no longer ${culprits.length > 1 ? 'stand' : 'stands'} in the way of ${code(name)} in ${code(file)} on ${target}` +
    (left.length > 0 ? `; ${listOf(left.map(code))} still ${left.length > 1 ? 'do' : 'does'}` : ''),
  newsWheel: ({ name, target, version }) =>
    `${code(name)} ${version} can be had for ${target}, the first release that can`,
  newsWheelGone: ({ name, target, last }) =>
    `No release of ${code(name)} can be had for ${target} any more; it was ${last}`,
  newsRelease: ({ name, target, version, last }) => `${code(name)} ${version} can be had for ${target}; it was ${last}`,
  newsReleaseGone: ({ name, target, version, last, yanked }) => {
    const why = yanked === undefined ? 'is gone' : `was yanked${yanked === '' ? '' : ` (${yanked})`}`;
    return `${code(name)} ${last} ${why}: the newest for ${target} is ${version} now`;
  },
  newsPackage: ({ name, target, version }) =>
    `${code(name)} is watched for ${target} from now on, where ${version === undefined ? 'there is no release that loads' : `${version} is the newest that loads`}`,
  newsHeldBack: ({ file, target, name, culprits }) =>
    `A newer ${code(name)} in ${code(file)} cannot be installed on ${target}` +
    (culprits.some((one) => one !== name) ? `: ${inTheWay(culprits)}` : ', so it is held back now'),
  newsFreed: ({ file, target, name }) => `${code(name)} in ${code(file)} is no longer held back on ${target}`,
  newsYanked: ({ file, target, release }) =>
    `${code(release)}, which ${code(file)} gets on ${target}, was yanked (withdrawn by its authors)`,
  newsHostStep: ({ file, target, culprits }) =>
    `${listOf(culprits.map(code))} ${culprits.length > 1 ? 'stop' : 'stops'} ${code('pywrangler sync')} for ${code(file)} in its step on your machine now (${target})`,
  newsHostStepFreed: ({ file, target, culprits }) =>
    `${listOf(culprits.map(code))} no longer ${culprits.length > 1 ? 'stop' : 'stops'} ${code('pywrangler sync')} for ${code(file)} in its step on your machine (${target})`,
  newsShippedGone: ({ file, target, name, last }) =>
    `${target} no longer ships ${code(name)}, of which ${code(file)} got ${last} there`,
  newsShipped: ({ file, target, name, last, version }) =>
    `${target} ships ${code(name)} ${version} now; ${code(file)} got ${last} there`,
  newsCondition: ({ condition }) => `${code(condition)} is waited for from now on`,
  newsConditionMet: ({ condition, version }) => `${code(condition)}: this condition is met now${by(version)}`,
  newsConditionGone: ({ condition }) => `${code(condition)} is not waited for any more: the file is gone`,
  newsConditionUnmet: ({ condition, last }) =>
    `${code(condition)}: this condition is not met any more${last === '' ? '' : `; ${last} met it`}`,

  watchUnknown: ({ what }) =>
    `not known, so nothing is compared and nothing was written: ${listOf(what.map(code))}; look again when the indexes answer`,
  stateOfLaterVersion: ({ file }) => `${file} was written by a later version of this program`,
  stateBroken: ({ file }) => `${file} is no state of a watch; it was left as it is`,
  stateInConflict: ({ file }) =>
    `${file} has the marks of a merge in it: take one side of each conflict, or look anew with another file; it was left as it is`,
  conditionUnreadable: ({ written }) =>
    `--condition needs words of \`compare\`, or NAME for TARGET such as 'fastuuid>=0.12 for workers-3.14', not '${written}'`,
  conditionNowhere: ({ written, where }) => `--condition '${written}': no runtime is known for ${where}`,
  conditionOfNoProject: ({ written, target }) =>
    `--condition '${written}': no project here waits for that on ${target}; name the project's file or folder as well`,
};
