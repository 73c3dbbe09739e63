/** What an editor shows around findings. In English. */
import type { EditorMessages } from '../groups/editor.ts';
import { code, listOfLabels, someOf } from '../words.ts';

export const editorMessages: EditorMessages = {
  linkToFile: () => 'Open the file',
  linkToIndex: ({ name }) => `Open the page of ${name} at its index`,
  completionStanding: ({ kind, targets, prerelease }) =>
    `${prerelease ? 'pre-release: ' : ''}${STANDING[kind]} ${listOfLabels(targets)}`,
  completionFails: ({ target, why }) => `not on ${target}: ${why}`,
  completionBlocked: ({ name, reason }) => `needs ${name}, which ${reason}`,
  completionMark: ({ kind }) => MARKS[kind],
  completionBrings: ({ names }) => (names.length === 0 ? 'brings nothing here' : `brings ${someOf(names, 'packages')}`),
  completionVariable: ({ values }) => values.map(({ value, target }) => `${value} on ${target}`).join(', '),
  completionValue: ({ targets }) => `the value on ${listOfLabels(targets)}`,
  completionShipped: ({ version, target }) => `${version} comes with ${target}`,
  completionSeen: () => 'used in an open file',
  completionRuntime: ({ runtime }) => `the Worker gets ${runtime}`,
  completionTarget: ({ label, python }) => `${label} (Python ${python})`,
  relatedThrough: ({ chain }) => `via ${chain.map(code).join(' → ')}`,
  explainTitle: ({ name }) => `Show the full explanation${name === undefined ? '' : ` of ${name}`}`,
  proveTitle: () => 'Read wheels to see whether leaving something out is a fix or a trap',
  readingWheels: () => 'Reading what wheels import',
  ignoreHereTitle: ({ selector }) => `Ignore ${selector} on this line`,
  ignoreInTableTitle: ({ selector, file }) => `Ignore ${selector} in ${file} (in pyproject.toml)`,
  fixKindTitle: ({ code: kind, count }) => `Apply the preferred fix of all ${count} findings of ${kind}`,
  fixAllTitle: () => 'Apply the preferred fix for every finding',
  hintGets: ({ target, name, version, asOf }) =>
    `${target} gets ${name} ${version}${asOf === undefined ? '' : ` (as of ${asOf})`}`,
  statusTrouble: ({ kind, index, why }) => TROUBLE[kind](index, why),
  hintFails: ({ culprits }) => (culprits.length === 0 ? '✗' : `✗ ${someOf(culprits, 'packages')}`),
  lensCompare: () => 'compare Python versions',
  lensTitle: ({ target, outcome, of = 0, installs = 0, culprits = [] }) => {
    switch (outcome) {
      case 'all':
        return `${target}: ${of === 1 ? 'installs' : `all ${of} install`}`;
      case 'some':
        return `${target}: ${installs} of ${of} ${installs === 1 ? 'installs' : 'install'}; ${someOf(culprits, 'packages')} ${culprits.length === 1 ? 'stands' : 'stand'} in the way`;
      case 'nothing':
        return `${target}: does not install`;
      case 'unknown':
        return `${target}: not known whether it installs`;
      case 'resolving':
        return `${target}: being resolved`;
    }
  },
  hintAsOf: ({ versions, day }) => `${versions} (as of ${day})`,
  checkingWorkspace: () => 'Checking the workspace',
  filesBeyondMost: ({ most, left }) =>
    `the first ${most} files for Pyodide are checked, ${left} ${left === 1 ? 'file is' : 'files are'} left out`,
  findingTracker: ({ name }) => `Looking for the tracker of ${name}`,
  workingOutPaper: () => 'Working it out for all runtimes',
  paperNeedsFile: () => 'Open a file that declares dependencies first',
  resolvingDependencies: ({ target }) => `Resolving dependencies${target === undefined ? '' : ` for ${target}`}`,
  statusTargets: ({ targets }) => listOfLabels(targets),
  statusReasons: ({ reasons }) => reasons.join('; '),
};

/** What an index does instead of answering, in a clause that begins with what to look at. */
const TROUBLE = {
  offline: (index: string) => `offline: ${index} is not asked`,
  proxy: (index: string, why: string) => `proxy: no answer from ${index}: ${why}`,
  network: (index: string, why: string) => `network: no answer from ${index}: ${why}`,
  server: (index: string, why: string) => `no answer from ${index}: ${why}`,
  credentials: (index: string, why: string) => `credentials: no answer from ${index}: ${why}`,
  address: (index: string, why: string) => `no index at ${index}: ${why}`,
} as const;

const STANDING = {
  installs: 'installs on',
  loads: 'has a wheel for',
  open: 'not known for',
} as const;

const MARKS = {
  installs: 'installs',
  loads: 'has a wheel',
  open: 'not known',
  fails: 'does not install',
} as const;
