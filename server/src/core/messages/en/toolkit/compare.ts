/** The comparison of targets. In English. */
import type { CompareMessages, WantedProject } from '../../groups/toolkit/compare.ts';
import { code, dated, listOf, listOfLabels, sentence, someOf } from '../../words.ts';

const HEADINGS = {
  recommendation: 'Recommendation',
  verdicts: 'What installs where',
  versions: 'In which version',
  blocked: 'What blocks the move, and when it becomes possible',
  together: 'All that has to come about',
  heldBack: 'What is held back',
  unknown: 'What is not known',
  changes: 'What changes',
  tests: 'What to test',
};

const COLUMNS = {
  target: 'target',
  python: 'Python',
  abi: 'ABI',
  installs: 'installs',
  packages: 'packages',
  heldBack: 'held back',
  changes: 'changed versions',
  dependency: 'dependency',
  package: 'package',
  got: 'gets',
  ideal: 'instead of',
  chain: 'because of',
  condition: 'newer with',
  from: 'from',
  to: 'to',
};

export const compareMessages: CompareMessages = {
  compareNeedsTargets: () => '`compare` needs the targets to compare, such as `compare workers-3.13 workers-3.14`',
  compareNeedsOthers: ({ target }) =>
    `there is nothing to compare: only ${target} is named; name another target, such as \`compare workers-3.13 workers-3.14\``,

  compareTitle: ({ file, labels }) => `${code(file)} on ${listOfLabels(labels)}`,
  compareOfProject: ({ file, label, reason }) => `${code(file)} is for ${label}: ${reason}.`,
  compareHeading: ({ about }) => HEADINGS[about],

  compareTake: ({ label, isOpen = false }) => {
    if (label !== undefined) return `Take ${label}.`;
    return isOpen
      ? 'None of these can be recommended as long as not everything is known.'
      : 'None of these can be recommended: on none of them everything installs.';
  },
  compareReasonsHead: () => 'Because:',
  compareAgainstHead: () => 'What speaks against it:',
  compareOpenHead: () => 'To be considered:',
  compareInstallsAll: ({ isOnly }) =>
    isOnly ? 'it is the only one on which all dependencies install' : 'all dependencies install there',
  compareNothingHeldBack: () => 'nothing is held back',
  compareLeastHeldBack: ({ count }) =>
    `the least is held back there: ${count} ${count === 1 ? 'dependency' : 'dependencies'}`,
  compareNewest: () => 'it is the newest of those on which everything installs',
  compareMove: ({ from }) =>
    `it is a move: the project is on ${from} now, and all dependencies are reinstalled for another runtime`,
  compareMajors: ({ names }) =>
    `${someOf(names.map(code), 'packages')} ${names.length === 1 ? 'changes its' : 'change their'} major version`,
  compareStillHeldBack: ({ names }) =>
    `${someOf(names.map(code), 'packages')} ${names.length === 1 ? 'is' : 'are'} held back there`,
  compareWarnings: ({ count }) => `\`check\` has ${count === 1 ? 'another warning' : `${count} other warnings`} there`,
  compareNewerBlocked: ({ labels }) =>
    `it is not the newest: ${listOfLabels(labels)} ${labels.length === 1 ? 'is' : 'are'} blocked`,
  compareUnknown: ({ labels }) => `whether everything installs on ${listOfLabels(labels)} is not known`,
  compareBlockedOn: ({ labels, names, culprits }) => {
    const where = listOfLabels(labels);
    const others = culprits.filter((one) => !names.includes(one));
    const because = others.length === 0 ? '' : `, because of ${listOf(others.map(code))}`;
    if (names.length === 0) return `the project does not install on ${where}`;
    return `${listOf(names.map(code))} ${names.length === 1 ? 'does' : 'do'} not install on ${where}${because}`;
  },
  compareNearest: ({ label }) => `the least is missing on ${label}`,
  compareExperimental: ({ label }) => `everything installs on ${label}, which is not for production yet`,

  compareColumn: ({ column }) => COLUMNS[column],
  compareVerdict: ({ installs, blocked }) => {
    if (installs === 'unknown') return 'not known';
    if (installs === 'yes') return 'yes';
    return blocked.length === 0 ? 'no' : `no: ${someOf(blocked.map(code), 'dependencies')}`;
  },
  compareTargetName: ({ label, isOfProject, isExperimental }) =>
    `${label}${isOfProject ? ' (now)' : ''}${isExperimental ? ' (experimental)' : ''}`,
  compareChanges: ({ count, majors }) => {
    if (count === 0) return 'none';
    return majors === 0 ? String(count) : `${count}, ${majors} of them major`;
  },
  compareBase: () => 'compared with this',
  compareInstalled: ({ version, ideal }) => (ideal === undefined ? version : `${version} (instead of ${ideal})`),
  compareBlocked: ({ culprits }) =>
    culprits.length === 0 ? 'blocked' : `blocked by ${someOf(culprits.map(code), 'packages')}`,
  compareNotKnown: () => 'not known',
  compareAbsent: () => '–',
  comparePackages: ({ count, without }) =>
    without === 0 ? String(count) : `${count} without ${without === 1 ? 'it' : 'them'}`,
  compareStatement: ({ statement }) => sentence(statement),
  compareRelease: ({ release }) => dated(release),
  compareChain: ({ chain }) => `through ${chain.map(code).join(' → ')}`,
  comparePossible: ({ label, conditions, isAlone, help }) =>
    [
      ...(conditions.length > 0
        ? [`${isAlone ? `${label} becomes possible` : `on ${label} it installs`} with ${listOf(conditions)}`]
        : []),
      ...(help === undefined ? [] : [conditions.length > 0 ? `until then: ${help}` : `on ${label}: ${help}`]),
    ].join('; '),
  compareAllTogether: ({ label }) => `${label} becomes possible only with all of these:`,
  compareCondition: ({ condition }) => condition,
  compareNoCondition: ({ names }) => `a change of what the project asks for: ${listOf(names.map(code))}`,
  compareMoved: ({ from, to, others, majors, added, gone }) => {
    const parts = [
      ...(majors.length > 0 ? [`${majors.length} major ${majors.length === 1 ? 'version' : 'versions'}`] : []),
      ...(others > 0 ? [`${others} ${others === 1 ? 'other version' : 'other versions'}`] : []),
    ];
    return [
      `From ${from} to ${to}: ${parts.length === 0 ? 'no version changes' : `${listOf(parts)} ${majors.length + others === 1 ? 'changes' : 'change'}`}`,
      ...(added.length > 0 ? [`new: ${someOf(added.map(code), 'packages')}`] : []),
      ...(gone.length > 0 ? [`no longer installed: ${someOf(gone.map(code), 'packages')}`] : []),
    ].join('; ');
  },
  compareSame: ({ from, to }) => `From ${from} to ${to}: the same versions`,
  compareMajor: ({ name, from, to }) => `${code(name)}: from ${from} to ${to}`,
  compareTestsOn: ({ label }) => `On ${label}, what uses a package that jumps a major version:`,
  namesListed: ({ names }) => names.map(code).join(', '),
  conditionsListed: ({ conditions }) => listOf(conditions),
  compareNoMajors: () => 'No package jumps a major version.',

  conditionWheel: (wanted) => `a wheel of ${wantedProject(wanted)} for ${wanted.platform} or pure${onTarget(wanted)}`,
  conditionPython: (wanted) =>
    `a release of ${wantedProject(wanted)} that allows Python ${wanted.python}${onTarget(wanted)}`,
  conditionRelease: (wanted) => `a release of ${wantedProject(wanted)} that can be taken${onTarget(wanted)}`,
  conditionTogether: (wanted) =>
    `a release of ${wantedProject(wanted)} that goes with the other dependencies${onTarget(wanted)}`,
};

function onTarget({ target }: { readonly target?: string }): string {
  return target === undefined ? '' : ` on ${target}`;
}

function wantedProject({ name, needed = '', oneOf }: WantedProject): string {
  if (!oneOf) return code(`${name}${needed}`);
  return `${code(`${name}${oneOf.within}`)} (one of the versions needed on ${oneOf.target})`;
}
