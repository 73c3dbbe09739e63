/** `check`: whether the dependencies of files install, why not, and what helps. */
import { SEVERITIES } from '../../core/findings/rules.ts';
import { messagesFor } from '../../core/messages/languages.ts';
import { tell } from '../../core/messages/message.ts';
import { listOf } from '../../core/messages/words.ts';
import { LEVELS, NOTE } from '../../core/tuning/tuning.ts';
import { targetNames } from '../../settings.ts';
import { changedSince } from '../changedFiles.ts';
import { watchFiles } from '../watching.ts';
import { checkFiles, type CheckOptions } from '../checkFiles.ts';
import { usesColors } from '../colors.ts';
import { DEFAULT_EXIT_POLICY, type ExitCode, type ExitPolicy } from '../exitCode.ts';
import type { FixOptions } from '../fixing.ts';
import { valueOf, type Call, type Command, type Invocation, type Option } from '../grammar/command.ts';
import { readSettings } from '../grammar/givenSettings.ts';
import { COLOR_OPTION, COMMON_OPTIONS, INDEX_OPTIONS, TARGET_OPTIONS } from '../grammar/options.ts';
import { wheelReports } from '../ownWheels/wheelReports.ts';
import { reportFilesIn } from '../reportFiles.ts';
import { DEFAULT_FORMAT, FORMATS, isFormat, type Format } from '../render/formats.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usageError.ts';
import { listTargets } from './targets.ts';

/** From which severity on a finding counts. */
export const FAIL_ON_OPTION: Option = {
  name: 'fail-on',
  value: 'SEVERITY',
  choices: [...SEVERITIES, NOTE],
  help: `exit with 1 if there is a finding of this severity or a worse one: ${listOf(SEVERITIES, 'or')} (default: ${DEFAULT_EXIT_POLICY.failOn}); ${NOTE} is information`,
};

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
  { name: 'quiet', short: 'q', help: 'print only the summary line' },
  { name: 'verbose', short: 'v', help: 'say on the error stream why a runtime was chosen, and what was asked of whom' },
  {
    name: 'explain',
    help: 'show the full explanation of each finding: what is not installable, and what requires it',
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

export const HELD_BACK_OPTION: Option = {
  name: 'held-back-days',
  value: 'DAYS',
  setting: 'heldBackDays',
  numeric: true,
  help: 'report a release as held back if it is at least this many days behind what a Linux host gets (default: 180); negative to disable',
};

/** What is found, and what of it is reported. */
export const TUNING_OPTIONS: readonly Option[] = [
  HELD_BACK_OPTION,
  {
    name: 'select',
    value: 'CODE',
    tuning: 'select',
    help: 'report only findings with this code; separate several with commas (default: all, or `select` in pyproject.toml)',
  },
  {
    name: 'ignore',
    value: 'CODE',
    tuning: 'ignore',
    help: 'do not report findings with this code, or with CODE:PACKAGE those about a package; separate several with commas (default: `ignore` in pyproject.toml)',
  },
  {
    name: 'severity',
    value: 'CODE=LEVEL',
    tuning: 'severity',
    help: `report findings with a code as ${listOf(LEVELS, 'or')}, ${NOTE} being information; separate several with commas`,
  },
  {
    name: 'baseline',
    value: 'FILE',
    completes: 'file',
    help: 'report only what is not in this file',
  },
  { name: 'write-baseline', help: 'write all that is found to the file given with --baseline' },
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
    { line: 'check --fix --unsafe-fixes --diff', purpose: 'what all fixes would change, without changing it' },
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const { invocation, terminal, parts } = call;
  const settings = await readSettings(call);
  if (targetNames(settings.target).includes('list')) return listTargets(call, false);
  if (invocation.options.has('verbose')) {
    parts.listen?.((message) => {
      terminal.showProgress?.();
      terminal.writeError(`${message}\n`);
    });
  }
  const colors = usesColors(invocation, terminal, parts);
  const since = valueOf(invocation, 'since');
  const options = { ...optionsOf(invocation, terminal), settings, colors, version: parts.version };
  const engine = parts.openEngine();
  const check = async (more: Pick<CheckOptions, 'signal' | 'onLooked'> = {}): Promise<ExitCode> => {
    const change = since === undefined ? undefined : await changedSince(since, terminal, parts.programs);
    const describeWheels = (sources: Parameters<typeof wheelReports>[0]): ReturnType<typeof wheelReports> =>
      wheelReports(sources, settings, call, engine);
    const all = { ...options, ...more, ...(change && { change }), describeWheels };
    return checkFiles(all, terminal, parts.host, engine);
  };
  try {
    return await (invocation.options.has('watch') ? watch(call, options, check) : check());
  } finally {
    await engine.close();
  }
}

/** Checks again and again with one engine, which keeps what it has learnt. */
function watch(
  { terminal, parts }: Call,
  { messages, quiet }: Pick<CheckOptions, 'messages' | 'quiet'>,
  check: (more: Pick<CheckOptions, 'signal' | 'onLooked'>) => Promise<ExitCode>,
): Promise<ExitCode> {
  const signal = terminal.untilInterrupted?.();
  if (!signal) throw new UsageError('--watch needs a terminal that can end it');
  const clears = terminal.interactive && parts.host.environment.variables['TERM'] !== 'dumb';
  return watchFiles({
    ...{ host: parts.host, folder: terminal.folder, signal },
    check: (onLooked) => check({ signal, onLooked }),
    clear: () => {
      if (clears) terminal.write('\u001B[2J\u001B[3J\u001B[H');
    },
    say: (message) => {
      if (!quiet) terminal.writeError(`${tell(message, messages)}\n`);
    },
    complain: (complaint) => {
      terminal.writeError(`${complaint}\n`);
    },
  });
}

function optionsOf(
  invocation: Invocation,
  terminal: Terminal,
): Omit<CheckOptions, 'settings' | 'colors' | 'version' | 'change' | 'signal' | 'onLooked'> {
  const { options, positionals } = invocation;
  const paths = positionals.length === 0 ? ['.'] : positionals;
  const format = formatOf(invocation);
  const inputName = valueOf(invocation, 'stdin-filename');
  if (inputName !== undefined && !paths.includes('-')) throw new UsageError('--stdin-filename requires the path -');
  requireWhole(invocation, paths);
  requireReading(invocation, paths);
  const fix = fixOptionsOf(invocation, format);
  if (fix && !fix.dry && paths.includes('-'))
    throw new UsageError('--fix cannot be used with standard input: it changes files');
  return {
    // There is no option for the language.
    messages: messagesFor(undefined),
    ...{ paths, format, explain: options.has('explain'), texts: options.has('texts'), exit: exitPolicyOf(invocation) },
    ...{ detail: detailOf(invocation, format), quiet: options.has('quiet') },
    reportFiles: reportFilesIn(options.get('output') ?? [], terminal),
    ...(fix && { fix }),
    ...(inputName !== undefined && { inputName }),
    ...baselineOf(invocation, terminal),
  };
}

function formatOf(invocation: Invocation): Format {
  const format = valueOf(invocation, 'format') ?? DEFAULT_FORMAT;
  return isFormat(format) ? format : DEFAULT_FORMAT;
}

/** A part of the files cannot stand for all of them. */
function requireWhole({ options }: Invocation, paths: readonly string[]): void {
  if (!options.has('since')) return;
  if (paths.includes('-')) throw new UsageError('--since cannot be used with standard input');
  if (options.has('write-baseline'))
    throw new UsageError('--since cannot be used with --write-baseline: that writes all');
}

/** What is watched is not changed as well, or it would never come to rest. */
function requireReading({ options }: Invocation, paths: readonly string[]): void {
  if (!options.has('watch')) return;
  if (paths.includes('-')) throw new UsageError('--watch cannot be used with standard input');
  const writing = ['fix', 'diff', 'write-baseline'].find((name) => options.has(name));
  if (writing !== undefined) throw new UsageError(`--watch cannot be used with --${writing}`);
}

/** How much of the text is printed. */
function detailOf({ options }: Invocation, format: Format): CheckOptions['detail'] {
  if (!options.has('statistics')) return options.has('quiet') ? 'summary' : 'findings';
  if (format !== DEFAULT_FORMAT) throw new UsageError(`--statistics cannot be used with --format ${format}`);
  if (options.has('diff')) throw new UsageError('--statistics cannot be used with --diff');
  return 'statistics';
}

/** The baseline that is compared with, or written. */
export function baselineOf(invocation: Invocation, { paths, folder }: Terminal): Pick<CheckOptions, 'baseline'> {
  const file = valueOf(invocation, 'baseline');
  const write = invocation.options.has('write-baseline');
  if (file === undefined && write) throw new UsageError('--write-baseline requires --baseline FILE');
  return file === undefined ? {} : { baseline: { path: paths.resolve(folder, file), shownPath: file, write } };
}

/** How fixes are applied; undefined if none are. */
function fixOptionsOf({ options }: Invocation, format: Format): FixOptions | undefined {
  const dry = options.has('diff');
  const boldness = options.has('unsafe-fixes') ? 'preferred' : 'safe';
  if (dry && format !== DEFAULT_FORMAT) throw new UsageError(`--diff cannot be used with --format ${format}`);
  if (dry || options.has('fix')) return { dry, boldness };
  if (boldness !== 'safe') throw new UsageError('--unsafe-fixes needs --fix or --diff');
  return undefined;
}

/** From which severity on a finding counts, and whether any does. */
export function exitPolicyOf(invocation: Invocation): ExitPolicy {
  const named = valueOf(invocation, 'fail-on');
  const failOn = named === NOTE ? 'information' : SEVERITIES.find((severity) => severity === named);
  return { failOn: failOn ?? DEFAULT_EXIT_POLICY.failOn, exitZero: invocation.options.has('exit-zero') };
}
