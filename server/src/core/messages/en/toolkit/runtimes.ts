/** The support matrix. In English. */
import type { RuntimesMessages } from '../../groups/toolkit/runtimes.ts';
import { code, listOf } from '../../words.ts';

const HEADINGS = {
  workers: 'Cloudflare Python Workers',
  pyodide: 'Pyodide by itself',
  platforms: 'Platforms that run Pyodide in a page',
};

const COLUMNS = {
  runtime: 'runtime',
  target: 'target',
  python: 'Python',
  pyodide: 'Pyodide',
  abi: 'ABI',
  tag: 'platform tag',
  index: 'index',
  dates: 'compatibility dates',
  flag: 'flag (its opt-out)',
  built: 'built',
  note: 'note',
  confirmed: 'confirmed',
};

const ACTORS = {
  project: 'you',
  pyodide: 'Pyodide',
  python: 'Python',
  cloudflare: 'Cloudflare',
};

export const runtimesMessages: RuntimesMessages = {
  matrixTitle: ({ today }) => `Runtimes on ${today}`,
  matrixOfProject: ({ file, target, python, reason }) => `${code(file)} is for ${target}, Python ${python}: ${reason}.`,
  matrixToday: ({ label, python, pyodide, abi }) =>
    `A Worker with today's date runs on ${label}: Python ${python}${pyodide === undefined ? '' : `, Pyodide ${pyodide}`}, ABI ${abi}.`,
  matrixHeading: ({ family }) => HEADINGS[family],
  matrixColumn: ({ column }) => COLUMNS[column],
  matrixDates: ({ since, until }) => {
    if (since !== undefined) return until === undefined ? `from ${since}` : `${since} to ${until}`;
    return until === undefined ? 'by flag only' : `up to ${until}`;
  },
  matrixNote: ({ isDefaultToday, isOfProject, isExperimental, isWorker }) =>
    [
      ...(isOfProject ? ['your project'] : []),
      ...(isDefaultToday ? ['default today'] : []),
      ...(isExperimental ? [isWorker ? 'experimental: cannot be deployed' : 'pre-release'] : []),
    ].join(', '),
  matrixSource: ({ packages }) =>
    listOf(
      packages.map(
        ({ registry, name, version }) => `${name}${version === undefined ? '' : ` ${version}`} on ${registry}`,
      ),
    ),
  matrixConfirmed: ({ source, day }) => `Source: ${source}; confirmed on ${day}.`,

  nextHeading: () => 'What comes next for the project',
  nextChangeSaid: ({ date, days, isPast, label, python, abi, optOut }) => {
    const when = isPast ? `${date} has passed already` : `${date} is still to come`;
    const stay = optOut === undefined ? '' : ` The flag ${code(optOut)} keeps the present one.`;
    return (
      `From \`compatibility_date\` ${date} on, ${days} ${days === 1 ? 'day' : 'days'} after the project's own, the Worker runs on ${label}: ` +
      `Python ${python}, ABI ${abi}. ${when}: moving the date beyond it changes which wheels load.${stay}`
    );
  },
  noNextChange: () => 'No later compatibility date that is known changes the ABI of this project.',
  nextUnknown: () => 'What comes next is counted from the compatibility date of a Worker; this project has none.',

  calendarHeading: () => 'Calendar',
  calendarColumn: ({ column }) => ({ when: 'when', what: 'what', look: 'look at again then', who: 'who acts' })[column],
  calendarWhen: ({ date, isPast }) => (isPast ? `${date} (passed)` : date),
  calendarUndated: () => 'not announced',
  calendarChange: ({ label, python, abi }) => `the date that leads to ${label} (Python ${python}, ABI ${abi})`,
  calendarChangeLook: () => 'whether all dependencies install there: `compare`',
  calendarAlpha: ({ pyodide, python, abi }) => `Pyodide ${pyodide} is being tried out: Python ${python}, ABI ${abi}`,
  calendarAlphaLook: ({ python }) => `which dependencies have wheels for Python ${python}: \`wheels\``,
  calendarPython: ({ python }) => `Python ${python} (a new version each October)`,
  calendarPythonLook: ({ python }) => `whether a Pyodide with Python ${python} is being tried out`,
  calendarHabit: ({ waits }) =>
    `Cloudflare makes a new Python the default ${listOf(waits.map(({ days }) => String(days)))} days after the first stable Pyodide with it ` +
    `(${listOf(waits.map(({ python }) => python))})`,
  calendarHabitLook: () => 'whether there is a new flag or date: `runtimes --verify`',
  actor: ({ who }) => ACTORS[who],

  verifyInShort: ({ current, outdated, unknown }) =>
    `The data: ${listOf([
      `${current} up to date`,
      ...(outdated > 0 ? [`${outdated} out of date`] : []),
      ...(unknown > 0 ? [`${unknown} not known`] : []),
    ])}.`,
  verifyHeading: () => 'What the registries have now',
  verifyColumn: ({ column }) =>
    ({ what: 'what', known: 'newest known here', there: 'newest there', verdict: 'verdict' })[column],
  verifyVerdict: ({ verdict, why }) => {
    if (verdict === 'unknown') return why === undefined ? 'not known' : `not known: ${why}`;
    return verdict === 'current' ? 'up to date' : 'out of date';
  },
  notAsked: ({ why }) =>
    ({
      offline: 'offline, nothing is asked',
      recorded: 'a recorded index stands in for the registries',
      'no-npm': 'npm is not installed',
      failed: 'the registry does not answer',
      'no-release': 'the registry has no such release',
    })[why],
  verifyRenew: ({ script }) =>
    `Who has the source renews the data with ${code(script)}; everybody else with a newer release of this tool.`,
};
