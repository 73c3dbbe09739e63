/** What can be done about a dependency. In English. */
import type { StrategyMessages, StrategyOption } from '../../groups/toolkit/strategy.ts';
import { code, dated, listOf, listOfLabels, sentence, someOf } from '../../words.ts';

const HEADINGS = {
  short: 'In short',
  options: 'The options side by side',
  floor: 'Is the lower bound needed?',
  evidence: 'Does anything import what would be left out?',
  tests: 'What to test',
  texts: 'Text to send upstream',
  wait: 'What to wait for',
  unknown: 'What is not known',
};

const COLUMNS = {
  dependency: 'dependency',
  state: 'now',
  advice: 'recommended',
  option: 'option',
  works: 'works',
  changes: 'changes',
  cost: 'cost',
  security: 'security',
  reproducible: 'reproducible',
  who: 'who acts',
};

const OPTIONS: Record<StrategyOption, string> = {
  'older-release': 'older release',
  'newer-release': 'newer release',
  'other-runtime': 'other runtime',
  'drop-extra': 'drop the extra',
  constrain: 'constrain others',
  override: 'override a bound',
  'leave-out': 'leave out',
  build: 'build from sources',
  edit: 'another edit',
  'own-wheel': 'own wheel and index',
  'ask-upstream': 'ask upstream',
  wait: 'wait and watch',
};

const COSTS: Record<StrategyOption, string> = {
  'older-release': 'does without newer features',
  'newer-release': 'code may have to follow its changes',
  'other-runtime': 'all is reinstalled and tested anew',
  'drop-extra': 'what the extra is for',
  constrain: 'others stay behind, too',
  override: 'authors do not support it',
  'leave-out': 'what needs it fails at run time',
  build: 'slower syncs; pure Python only',
  edit: 'small',
  'own-wheel': 'a build for each release and ABI; may fail',
  'ask-upstream': 'weeks, or never',
  wait: 'nothing changes until then',
};

const SECURITY: Record<StrategyOption, string> = {
  'older-release': 'may lack security fixes',
  'newer-release': 'no new risk',
  'other-runtime': 'no new risk',
  'drop-extra': 'less code',
  constrain: 'may lack security fixes',
  override: 'no new risk',
  'leave-out': 'less code',
  build: 'runs foreign code in the deploy',
  edit: 'no new risk',
  'own-wheel': 'one more index to trust and keep',
  'ask-upstream': 'no new risk',
  wait: 'no new risk',
};

const REPRODUCIBLE: Record<StrategyOption, string> = {
  'older-release': 'yes: one version',
  'newer-release': 'as before',
  'other-runtime': 'as before',
  'drop-extra': 'as before',
  constrain: 'as before',
  override: 'as before; keep a reason beside it',
  'leave-out': 'as before; keep a reason beside it',
  build: 'only as far as its build is',
  edit: 'as before',
  'own-wheel': 'only while the index lives',
  'ask-upstream': 'as before',
  wait: 'as before',
};

const WHO = { you: 'you', upstream: 'upstream', nobody: 'nobody' };

const RUNS = {
  yes: '; not imported',
  no: '; but it is imported: a trap',
  partly: '; but a part imports it',
  unknown: '; whether it runs is open',
  fails: '; but then it does not run',
};

function needs({ parent, version, culprit }: { parent: string; version: string; culprit: string }): string {
  return `${code(parent)} ${version} imports ${code(culprit)}`;
}

const WHY_UNKNOWN = {
  unread: 'it has no wheel that could be read',
  'not-recorded':
    'the recorded index has no wheels, and nothing that was read in these; without `--recorded-index` they are read',
  'culprit-unread': 'which modules that has is not known',
  condition: 'it depends on a condition that is not known here',
  compiled: 'a compiled module may import it',
  computed: 'the name of an imported module is made at run time',
  size: 'there is too much to follow',
};

function at(place: string | undefined): string {
  return place === undefined ? '' : ` (${code(place)})`;
}

export const strategyMessages: StrategyMessages = {
  strategyTitle: ({ file, label }) => `What to do about the dependencies of ${code(file)} on ${label}`,
  strategyOfProject: ({ label, reason }) => `Judged for ${label}: ${reason}.`,
  strategyHeading: ({ about }) => HEADINGS[about],
  strategyNothingToDecide: ({ names, label, installs }) => {
    if (names.length > 0)
      return `There is nothing to decide about ${listOf(names.map(code))}: on ${label} nothing of it is blocked or held back.`;
    return installs
      ? `There is nothing to decide: everything installs on ${label}, and nothing is held back.`
      : `There is nothing to weigh up: the project does not install on ${label}, but no dependency is blocked or held back. \`pyodide-preflight check\` says what is wrong.`;
  },
  strategyOneTarget: () => '`strategy` is about one target at a time; `compare` puts several side by side',
  strategyNotNeeded: ({ name, file, suggestions }) =>
    `nothing in ${file} needs ${code(name)}${suggestions.length === 0 ? '' : `; did you mean ${listOf(suggestions.map(code), 'or')}?`}`,

  strategyColumn: ({ column }) => COLUMNS[column],
  strategyInShort: ({ name, state, advice, title }) =>
    `${code(name)} is ${state}: ${advice}${title === undefined ? '' : ` (${title})`}`,
  strategyState: ({ blocked }) => (blocked ? 'blocked' : 'held back'),
  strategyProblem: ({ requirement, blocked }) => `${code(requirement)} is ${blocked ? 'blocked' : 'held back'}`,
  strategyStatement: ({ statement }) => sentence(statement),
  strategyOption: ({ option }) => OPTIONS[option],
  strategyWorks: ({ standing, option, runs, imported }) => {
    if (standing === 'proven' && imported !== undefined) return `yes: it resolves; but ${code(imported)} imports it`;
    if (standing === 'proven')
      return `yes: it resolves${runs !== undefined && (option === 'leave-out' || runs === 'fails') ? RUNS[runs] : ''}`;
    if (standing === 'untried')
      return option === 'wait' ? 'when the conditions below are met' : 'not known before it is done';
    return standing === 'fails' ? 'no' : 'does not apply';
  },
  strategyChanges: ({ count, added, majors }) => {
    const parts = [
      ...(count > 0 ? [`${count} ${count === 1 ? 'version' : 'versions'}`] : []),
      ...(majors.length > 0 ? [`major: ${someOf(majors.map(code), 'packages')}`] : []),
      ...(added > 0 ? [`${added} new`] : []),
    ];
    return parts.length === 0 ? 'nothing else' : parts.join('; ');
  },
  strategyCost: ({ option }) => COSTS[option],
  strategySecurity: ({ option }) => SECURITY[option],
  strategyReproducible: ({ option }) => REPRODUCIBLE[option],
  strategyWho: ({ who }) => WHO[who],
  strategyWay: ({ option, title }) => `${OPTIONS[option]}: ${title}`,
  strategyTriedInVain: ({ options }) => `Tried without success: ${listOf(options.map((one) => OPTIONS[one]))}.`,
  strategyIdle: ({ options }) => `Does not apply here: ${listOf(options.map((one) => OPTIONS[one]))}.`,

  strategyAdvice: ({ title, held, open, hopes }) => {
    if (title !== undefined && open) return `Not decided yet. The one way that resolves: ${title}.`;
    if (title !== undefined) return `Recommended: ${title}.`;
    if (held) return 'Recommended: leave it as it is, and watch for the conditions below.';
    return !hopes
      ? 'Nothing helps now: what the project asks for has to change.'
      : 'Nothing helps now. Ask upstream, watch for the conditions below, and deploy without it or elsewhere until then.';
  },
  strategyAdviceShort: ({ option, held, open, hopes }) => {
    if (option === undefined)
      return held ? 'leave as it is, and watch' : `nothing helps now${hopes ? ': ask and watch' : ''}`;
    return open ? `${OPTIONS[option]}, if it then runs: not known yet` : OPTIONS[option];
  },
  strategyBecauseWhole: ({ names, extra, without }) => {
    const rest =
      without.length === 0
        ? ''
        : ` apart from ${listOf(without.map(code))}, which ${without.length === 1 ? 'fails for a reason' : 'fail for reasons'} of ${without.length === 1 ? 'its' : 'their'} own`;
    return names
      ? `the changed project was resolved and installs${rest}; it gives up the lower bound, but has every name that the project's code uses`
      : `the changed project was resolved and installs${rest}, and keeps everything that it asks for${extra ? ' but the extra' : ''}`;
  },
  strategyBoundOpen: ({ name, bound }) =>
    `the changed project was resolved and installs; it gives up the ${bound === 'pin' ? 'pin' : `${bound} bound`} of ${code(name)}, so find out first what that is for`,
  strategyElsewhere: ({ labels }) =>
    `Choose another runtime: as it is, the project installs on ${listOfLabels(labels)}`,
  strategyBecauseOnly: ({ kind }) =>
    kind === 'build'
      ? 'it is the only way that installs all of it; the build runs foreign code in the deploy, so pin the release that is built'
      : 'it is the only way that installs all of it; test what the bound is about',
  strategyStay: () =>
    'it installs, only in an older release; nothing that resolves brings the newer one without a loss',
  strategyNothing: () => 'no edit that was tried makes the whole of it install and run',
  strategyLeaveUnread: () =>
    'whether it then runs is not known before the imports of the wheels are read: add `--evidence`',
  strategyLeaveSafe: ({ names }) =>
    `it resolves, and nothing that asks for ${listOf(names.map(code))} imports ${names.length === 1 ? 'it' : 'them'} when it is imported itself`,
  strategyLeavePartly: (parts) =>
    `it resolves, but ${needs(parts)} in ${code(parts.part)}${at(parts.place)}: keep to the rest, and test that`,
  strategyLeaveUnknown: (parts) =>
    `it resolves; whether ${needs(parts)} could not be read: test the start before you rely on it`,
  strategyTrap: (parts) =>
    `leaving out what stands in the way is a trap: ${needs(parts)} when it is imported itself${at(parts.place)}`,
  strategyWithoutIt: ({ name, place }) =>
    place === undefined
      ? `${code(name)} itself can be left out on Pyodide; no import of it was found in the project's code`
      : `${code(name)} itself can be left out on Pyodide only once ${code(place)} no longer imports it there`,

  strategyFloor: ({ requirement, place }) => `${code(requirement)} in ${code(place)}`,
  strategyFloorSince: ({ date, commit, subject }) => `it stands there since ${date} (${commit}: ${subject})`,
  strategyFloorBelow: ({ name, release, outcome }) => {
    const which = `${code(name)} ${dated(release)}`;
    if (outcome === 'installs') return `it decides: ${which}, which it forbids, installs`;
    const instead = `${which} is the newest release without what stands in the way`;
    return outcome === 'fails'
      ? `${instead}, but the project does not install with it either, so the bound does not decide`
      : `${instead}; whether the project installs with it is not known`;
  },
  strategyFloorIdle: ({ name }) =>
    `lowering the bound does not help: no older release of ${code(name)} is known that does without what stands in the way`,
  strategyNames: ({ name, version, has, lacks, open }) => {
    const parts = [
      ...(has.length > 0 ? [`has ${listOf(has.map(code))}`] : []),
      ...(lacks.length > 0 ? [`lacks ${listOf(lacks.map(code))}`] : []),
      ...(open.length > 0
        ? [`may have ${listOf(open.map(code))}, which is made at run time or could not be read`]
        : []),
    ];
    return `of the names that the project uses, ${code(name)} ${version} ${parts.join('; it ')}`;
  },
  strategyNamesUnread: ({ name, version, names, isRecorded }) =>
    `the project uses ${listOf(names.map(code))}; whether ${code(name)} ${version} has ${names.length === 1 ? 'it' : 'them'} is not known: ${
      isRecorded
        ? 'a recorded index has no wheels; without `--recorded-index` it is read'
        : 'its wheel could not be read'
    }`,
  strategyOnlyImported: ({ name, places }) =>
    `the project imports ${code(name)} in ${listOf(places.map(code))}; no name that it takes from it was found`,
  strategyNoUses: ({ name }) => `no import of ${code(name)} was found in the project's code`,

  strategyEvidence: ({ answer, part, through = [], why, ...parts }) => {
    const who = `${code(parts.parent)} ${parts.version}`;
    const what = code(parts.culprit);
    const by = through.length === 0 ? '' : `, through ${through.map(code).join(' and ')}`;
    switch (answer) {
      case 'needed':
        if (part !== undefined)
          return `${code(part)} of ${who}, which the project uses, imports ${what}${by}${at(parts.place)}, so that it fails without`;
        return `${who} imports ${what} when it is imported itself${by}${at(parts.place)}, so that it fails without`;
      case 'partly':
        return `${part === undefined ? `a part of ${who}` : `${code(part)} of ${who}`} imports ${what}${by}${at(parts.place)}; ${code(parts.parent)} itself can be imported without`;
      case 'not-needed':
        return parts.place === undefined
          ? `${who} can be imported without ${what}`
          : `${who} can be imported without ${what}: where it is imported${by}${at(parts.place)}, its absence is dealt with`;
      case 'unknown':
        return `whether ${who} imports ${what} could not be found out${why === undefined ? '' : `: ${WHY_UNKNOWN[why]}${by}${at(parts.place)}`}`;
    }
  },
  explainEvidenceOfName: () => '`--evidence` reads wheels for the name of a package, and this is none',
  strategyEvidenceOff: () => 'Not looked at: `--evidence` reads it from the wheels.',

  strategyTestMajor: ({ name, from, to }) => `${code(name)} jumps a major version, from ${from} to ${to}`,
  strategyTestVersion: ({ name, from, to }) =>
    from === undefined ? `${code(name)} ${to} is new` : `${code(name)} goes from ${from} to ${to}`,
  strategyTestFiles: ({ places }) => `used in ${listOf(places.map(code))}: run that code`,
  strategyTestNoFiles: ({ name }) => `no import of ${code(name)} was found in the project's code`,
  strategyTestLink: ({ url }) => `what has changed: ${url}`,
  strategyTestRun: ({ worker }) =>
    worker
      ? 'start the Worker as it is deployed (`pywrangler dev`), and send a request to each route'
      : 'start it as its users do, from an empty cache, and use what needs these packages',
  strategyWatch: ({ count }) =>
    `${count > 1 ? 'All of these together. ' : ''}\`pyodide-preflight watch\` checks ${count === 1 ? 'this' : 'these'} on a schedule.`,
};
