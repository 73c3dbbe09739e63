/** `cache`, `doctor` and `record`. In English. */
import type { UpkeepMessages } from '../../groups/toolkit/upkeep.ts';
import { code, listOf } from '../../words.ts';

const COLUMNS = {
  setting: 'setting',
  value: 'value',
  from: 'from',
  index: 'index',
  answer: 'reached',
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
      ? `No dependency files directly in ${code(folder)}; name a file, or another folder, with --project.`
      : `Dependency files in ${code(folder)}: ${listOf(files.map(code))}.`,
  doctorProblem: ({ problem }) => `No project was read: ${problem}.`,
  doctorProject: ({ file, declarations, wrangler }) =>
    `${code(file)} declares ${declarations} ${declarations === 1 ? 'dependency' : 'dependencies'}${wrangler === undefined ? '' : `; its Worker is in ${code(wrangler)}`}`,
  doctorTarget: ({ label, reason }) => `${label}: ${reason}`,
  doctorReached: ({ reached, of }) => `${reached} of ${of} indexes answered`,
  settingFrom: ({ from }) =>
    ({
      'command-line': 'command line',
      project: 'the project',
      environment: 'environment variable',
      default: 'default',
    })[from],
  indexAnswer: ({ state, milliseconds, why }) => {
    if (state === 'answered') return `yes, in ${milliseconds ?? 0} ms`;
    const because = why === undefined ? '' : `: ${why}`;
    return state === 'failed' ? `no${because}` : `not asked${because}`;
  },

  recordOutOfDate: ({ project, index, day }) =>
    `what ${index} says of ${code(project)} is from ${day} and was not confirmed since`,
  recordTwoAnswers: ({ project, index }) => `${index} has two different pages of ${code(project)}`,
  recordTwoMetadata: ({ filename }) => `${filename} has different metadata at two addresses`,
  recordRefused: ({ folder, reasons, more }) =>
    `nothing is recorded in ${folder}, because a replay would lack what was not answered:\n${reasons.map((reason) => `  ${reason}\n`).join('')}${more > 0 ? `  and ${more} more\n` : ''}`.trimEnd(),
  recordNoCheck: ({ folder }) => `nothing is recorded in ${folder}, because the check could not be made`,
  recordNoFolder: () => 'name the folder for the recording: --output FOLDER',
  recordIsFile: ({ path }) => `--output: ${path} is a file, and a recording is a folder`,
  recordForeign: ({ folder, name }) =>
    `${folder} has something else in it than a recording (${name}); name another folder`,
  recordNotWritten: ({ folder, problem }) =>
    `the recording cannot be written to ${folder}, and no part of it is left there: ${problem}`,
  recordTitle: () => 'A recording of pyodide-preflight',
  recordDone: ({ folder, mebibytes, indexes }) =>
    indexes === 0
      ? `Recorded in ${code(folder)}: the check asked nothing.`
      : `Recorded in ${code(folder)}, ${mebibytes.toFixed(1)} MiB:`,
  recordColumn: ({ column }) => ({ index: 'index', projects: 'projects', metadata: 'wheels with metadata' })[column],
  recordFound: ({ files, findings }) =>
    `The check of ${files} ${files === 1 ? 'file' : 'files'} has ${findings} ${findings === 1 ? 'finding' : 'findings'}, and so has this replay, without a network:`,
  recordReplay: ({ version, day }) =>
    `Recorded on ${day} by pyodide-preflight ${version}. A replay has the same findings as the check that was recorded if it runs on the same files, by the same version of the program; what follows from today's date may change with it.`,
  recordContents: () =>
    'In it is what package indexes say of their projects: pages and metadata, as public as the indexes are. Addresses, and with them credentials, are left out.',
};
