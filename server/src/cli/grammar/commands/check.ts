/** `check`: whether the dependencies of files install, why not, and what helps. */
import { listOf } from '../../../core/messages/words.ts';
import { DEFAULT_FORMAT, FORMATS } from '../../render/formats.ts';
import type { Command, Option } from '../command.ts';
import { FAIL_ON_OPTION, TUNING_OPTIONS } from '../findingOptions.ts';
import {
  COLOR_OPTION,
  COMMON_OPTIONS,
  INDEX_OPTIONS,
  LANGUAGE_OPTION,
  mannerOptions,
  TARGET_OPTIONS,
} from '../options.ts';

const REPORT_OPTIONS: readonly Option[] = [
  {
    name: 'format',
    value: 'FORMAT',
    choices: FORMATS,
    help: `output format: ${listOf(FORMATS, 'or')} (default: ${DEFAULT_FORMAT})`,
  },
  {
    name: 'output',
    value: 'FORMAT=FILE',
    help: 'write a report in some format to a file as well, such as sarif=preflight.sarif; can be repeated',
  },
  {
    name: 'since',
    value: 'REVISION',
    help: 'check only what has changed since this revision of git, committed or not, or reads what has changed',
  },
  { name: 'watch', help: 'check again whenever a file changes that was looked at, until Ctrl-C' },
  { name: 'statistics', help: 'instead of the findings, print how often each occurs' },
  ...mannerOptions('the summary line'),
  {
    name: 'explain',
    help: 'show the full explanation of each finding: what is not installable, and what requires it',
  },
  {
    name: 'evidence',
    help: 'read wheels to show of each fix that leaves something out whether it is one, or a trap: what would be missing is imported',
  },
  { name: 'fix', help: 'apply the safe fixes, with which everything that you wrote still holds, then check again' },
  {
    name: 'unsafe-fixes',
    help: 'with --fix or --diff: for each finding apply the preferred fix, even if it changes what you wrote',
  },
  { name: 'diff', help: 'print what --fix would change as a unified diff, and write nothing' },
  FAIL_ON_OPTION,
  { name: 'exit-zero', help: 'exit with 0 where it would be 1' },
  { name: 'texts', help: 'print the texts that come with fixes: code to paste, a message to send' },
];

export const CHECK: Command = {
  name: 'check',
  parameters: '[PATH…]',
  summary: 'check whether the dependencies install on a Pyodide runtime; explain failures and suggest fixes',
  options: [
    ...TARGET_OPTIONS,
    ...REPORT_OPTIONS,
    ...INDEX_OPTIONS,
    ...TUNING_OPTIONS,
    {
      name: 'stdin-filename',
      value: 'NAME',
      help: 'file name for standard input (default: pyproject.toml or requirements.txt, depending on the content)',
    },
    COLOR_OPTION,
    LANGUAGE_OPTION,
    ...COMMON_OPTIONS,
  ],
  notes: `PATH is a dependency file, a folder to search for them, or - for standard input. The default is the current folder.
Of wheels, named or in a folder that has nothing else to check, it also says which runtimes each is for, and which to build.
Dependency files are: pyproject.toml, requirements and constraints files, lock files (uv.lock, pylock.toml), wheels,
Python files with inline metadata; and for the browser pyscript.toml, pyscript.json, pages, notebooks, JavaScript,
TypeScript, Quarto documents, package.json (@stlite/desktop) and the configuration of a JupyterLite site. A
file with another name is recognised by its content.
Exit code: 0 nothing found at or above --fail-on, 1 found, 2 the check could not be made or could not decide.
1 wins over 2, but a path that is not there is 2 in any case.`,
  examples: [
    { line: 'check', purpose: 'everything below the current folder, for the runtimes that its files name' },
    { line: 'check api/pyproject.toml -t workers-3.14', purpose: 'would this project install on another Python?' },
    {
      line: 'check --output sarif=preflight.sarif --output junit=report.xml',
      purpose: 'the text, and reports for other programs beside it',
    },
    { line: 'check dist -t workers-3.14', purpose: 'which runtimes are the wheels in dist for?' },
    { line: 'check --since origin/main', purpose: 'only what a branch changes, and what reads what it changes' },
    { line: 'check --evidence', purpose: 'which fixes that leave something out are traps?' },
    { line: 'check --fix --unsafe-fixes --diff', purpose: 'what all fixes would change, without changing it' },
  ],
  load: () => import('../../commands/check.ts'),
};
