/** `cache`, `doctor` and `record`. In English. */
import type { UpkeepMessages } from '../../groups/toolkit/upkeep.ts';
import { code, listOf } from '../../words.ts';

const COLUMNS = {
  setting: 'setting',
  value: 'value',
  from: 'from',
  index: 'index',
  answer: 'answer',
  variable: 'variable',
};

export const upkeepMessages: UpkeepMessages = {
  cacheCount: ({ action, folder, entries, mebibytes }) => {
    const what = `${entries} ${entries === 1 ? 'answer' : 'answers'} of indexes, ${mebibytes.toFixed(1)} MiB`;
    if (action === 'size' || action === 'dir') return `The cache in ${code(folder)} has ${what}.`;
    return entries === 0
      ? `There was nothing to remove from ${code(folder)}.`
      : `Removed from ${code(folder)}: ${what}.`;
  },
  cacheRefuses: ({ folder, problem }) => `the cache in ${folder} cannot be read or changed: ${problem}`,

  doctorTitle: ({ today }) => `What was found on ${today}`,
  doctorVersions: ({ program, runtime, system }) => `pyodide-preflight ${program}, ${runtime}, ${system}`,
  doctorNoCache: () => 'There is no cache: this system has no folder for one.',
  doctorHeading: ({ part }) => ({ project: 'Project and target', settings: 'Settings', indexes: 'Indexes' })[part],
  doctorColumn: ({ column }) => COLUMNS[column],
  doctorFiles: ({ folder, files }) =>
    files.length === 0
      ? `${code(folder)} has no dependency files.`
      : `Dependency files in ${code(folder)}: ${listOf(files.map(code))}.`,
  doctorProblem: ({ problem }) => `No project was read: ${problem}.`,
  doctorProject: ({ file, declarations, wrangler }) =>
    `${code(file)} declares ${declarations} ${declarations === 1 ? 'dependency' : 'dependencies'}${wrangler === undefined ? '' : `; its Worker is in ${code(wrangler)}`}`,
  doctorTarget: ({ label, reason }) => `${label}: ${reason}`,
  settingFrom: ({ from }) =>
    ({
      'command-line': 'command line',
      project: 'the project',
      environment: 'environment variable',
      default: 'default',
    })[from],
  indexAnswer: ({ state, milliseconds, why }) => {
    if (state === 'answered') return `answered in ${milliseconds ?? 0} ms`;
    const because = why === undefined ? '' : `: ${why}`;
    return state === 'failed' ? `no answer${because}` : `not asked${because}`;
  },
};
