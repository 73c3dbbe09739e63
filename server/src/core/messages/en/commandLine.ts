/** What the command line says while it works. In English. */
import type { CommandLineMessages } from '../groups/commandLine.ts';
import { listOf } from '../words.ts';

const TARGET_COLUMNS = {
  name: 'name',
  runtime: 'runtime',
  python: 'Python',
  abi: 'ABI',
  dates: 'compatibility dates',
} as const;

export const commandLineMessages: CommandLineMessages = {
  callProblems: ({ problems }) => problems.join('; '),
  optionProblem: ({ option, problem }) => `--${option}: ${problem}`,
  inputUnreadable: ({ reason }) => `standard input cannot be read: ${reason}`,
  targetColumn: ({ column }) => TARGET_COLUMNS[column],
  nothingAtPath: ({ path }) => `no such file or folder: ${path}`,
  noDependencyFileIn: ({ folder = 'this folder' }) =>
    `no dependency files found in ${folder}; scripts, code and Markdown are checked only where they are named`,
  severalProjects: ({ files }) => `there are several dependency files: ${listOf(files)}; name one with --project`,
  cannotRead: ({ file, reason }) => `${file} cannot be read: ${reason}`,
  cannotReadAt: ({ file, line, column, reason }) => `${file}:${line}:${column} cannot be read: ${reason}`,
  notAWheel: ({ file, isPointer }) =>
    isPointer
      ? `${file} is a pointer of Git LFS, not the wheel itself: run \`git lfs pull\``
      : `${file} is not a wheel: it is not a zip file`,
  fileIsGone: ({ file }) => `${file} cannot be read: it no longer exists`,
  scriptWithoutMetadata: ({ file }) =>
    `${file} declares no dependencies: it has no inline metadata, and installs nothing in Pyodide`,
  declaresNothing: ({ file }) => `${file} is not a file that declares dependencies`,
  holdsNoDependencies: ({ file }) => `${file} declares no dependencies`,
  installsNothing: ({ file, because }) => `${file}: ${because}`,
  noProjectIn: ({ folder = 'this folder' }) =>
    `no dependency file found in ${folder}, and nothing is searched below it; name a file, or another folder, with --project`,
  cannotChange: ({ file, problem }) => `${file} was not changed: ${problem}`,
  nothingToChange: () => 'no fix applies by itself: without --diff the findings say what helps',
  notForPatch: ({ file }) => `${file} is in UTF-16: the difference shows its text, and patch cannot apply it`,
  changedMeanwhile: ({ file }) => `${file} was not changed: it changed during the check`,
  takenBack: ({ file, others }) => `undone in ${file}: the fix needs ${listOf(others)} changed, too`,
  notTakenBack: ({ file, problem }) => `${file} has half of a fix, which could not be undone: ${problem}`,
  datesOfTarget: ({ from, until, isDefault }) => {
    const dates = [from === undefined ? '' : `from ${from}`, until === undefined ? '' : `to ${until}`].filter(Boolean);
    return [dates.join(' '), isDefault ? 'the default today' : ''].filter(Boolean).join(', ');
  },
  moreTargets: ({ count }) => `${count} more, older ones and pre-releases: targets --all`,
  fixedFile: ({ file, remedy }) => `fixed ${file}: ${remedy}`,
  wouldFixFile: ({ file, remedy }) => `would fix ${file}: ${remedy}`,
  untouchedFiles: ({ revision, left, checked }) => {
    const files = left === 1 ? 'one dependency file' : `${left} dependency files`;
    const others = checked === 0 ? 'nothing to check' : `${checked} checked`;
    return `${others}: nothing has changed since ${revision} for ${files}`;
  },
  waitingFor: ({ file, position, count, name }) => {
    const where = [position ? `${position.at}/${position.of}` : '', file ?? ''].filter(Boolean).join(' ');
    return `${where === '' ? '' : `${where}: `}${count === 1 ? 'one package' : `${count} packages`} looked up, ${name}`;
  },
  watching: ({ files }) => `watching ${files === 1 ? 'one file' : `${files} files`}; Ctrl-C ends it`,
  reportNotWritten: ({ file, problem }) => `${file} was not written: ${problem}`,
  baselineWritten: ({ file, findings }) => `wrote ${file}: ${findings} ${findings === 1 ? 'finding' : 'findings'}`,
  baselineNotWritten: ({ file }) => `${file} was not written: not everything could be checked`,
};
