/** The command line's grammar as tables, the parser that reads them, and the help text generated from them. */
import type { GivenTuning } from '../core/tuning/givenTuning.ts';
import { LEVELS, NOTE } from '../core/tuning/tuning.ts';
import { SEVERITIES } from '../core/findings/rules.ts';
import { listOf } from '../core/messages/words.ts';
import type { Settings } from '../settings.ts';
import { DEFAULT_EXIT_POLICY } from './exitCode.ts';
import { DEFAULT_FORMAT, FORMATS } from './render/formats.ts';

/** A usage error: shown without a stack trace, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

interface Option {
  /** Without the two hyphens. */
  readonly name: string;
  /** Its one-letter form. */
  readonly short?: string;
  /** Name of its value in the help; absent for a switch. */
  readonly value?: string;
  /** Several values become a list, or one text joined with commas. */
  readonly repeatable?: 'list' | 'joined';
  /** The value is a whole number. */
  readonly numeric?: boolean;
  /** The setting that it sets. */
  readonly setting?: keyof Settings;
  /** The part of what is said about findings that it sets; `severity` takes `CODE=LEVEL`. */
  readonly tuning?: 'select' | 'ignore' | 'severity';
  readonly help: string;
}

interface Command {
  readonly name: string;
  readonly parameters?: string;
  readonly summary: string;
  readonly options: readonly Option[];
  /** Text below the options in the help. */
  readonly notes?: string;
}

const COMMON_OPTIONS: readonly Option[] = [
  { name: 'help', short: 'h', help: 'show this help' },
  { name: 'version', short: 'V', help: 'show the version' },
];

export const COMMANDS: readonly Command[] = [
  {
    name: 'check',
    parameters: '[PATH…]',
    summary: 'check whether the dependencies install on a Pyodide runtime; explain failures and suggest fixes',
    options: [
      {
        name: 'target',
        value: 'NAME',
        repeatable: 'joined',
        setting: 'target',
        help: 'the runtime to check for, such as workers-3.13, workers@2026-09-08, pyodide-0.28, python-3.14 or host-3.13; pass `list` to see all; can be repeated (default: auto, which follows the project and falls back to the newest stable Pyodide)',
      },
      {
        name: 'config',
        value: 'FILE',
        setting: 'config',
        help: 'the wrangler file of a Worker, as for `wrangler deploy --config`; pywrangler does not heed it (default: the one that wrangler finds)',
      },
      {
        name: 'env',
        value: 'NAME',
        setting: 'env',
        help: 'the environment of a Worker, as for `wrangler deploy --env` (default: $CLOUDFLARE_ENV, else the top level of the file)',
      },
      { name: 'format', value: FORMATS.join('|'), help: `output format (default: ${DEFAULT_FORMAT})` },
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
      {
        name: 'fail-on',
        value: 'SEVERITY',
        help: `exit with 1 if there is a finding of this severity or a worse one: ${listOf(SEVERITIES, 'or')} (default: ${DEFAULT_EXIT_POLICY.failOn}); ${NOTE} is information`,
      },
      { name: 'exit-zero', help: 'exit with 0 where it would be 1' },
      { name: 'texts', help: 'print the texts that come with fixes: code to paste, a message to send' },
      { name: 'offline', setting: 'offline', help: 'use the cache only, never the network' },
      { name: 'index-url', value: 'URL', setting: 'indexUrl', help: 'package index to use (default: PyPI)' },
      {
        name: 'extra-index-url',
        value: 'URL',
        repeatable: 'list',
        setting: 'extraIndexUrls',
        help: 'additional package index; can be repeated',
      },
      {
        name: 'pyodide-index-url',
        value: 'URL',
        setting: 'pyodideIndexUrl',
        help: 'base URL of the Pyodide package indexes; {version} is replaced by the Pyodide version',
      },
      {
        name: 'recorded-index',
        value: 'FOLDER',
        setting: 'recordedIndex',
        help: 'use a recorded index instead of the network',
      },
      {
        name: 'held-back-days',
        value: 'DAYS',
        setting: 'heldBackDays',
        numeric: true,
        help: 'report a release as held back if it is at least this many days behind what a Linux host gets (default: 180); negative to disable',
      },
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
        help: 'report only what is not in this file',
      },
      { name: 'write-baseline', help: 'write all that is found to the file given with --baseline' },
      {
        name: 'stdin-filename',
        value: 'NAME',
        help: 'file name for standard input (default: pyproject.toml or requirements.txt, depending on the content)',
      },
      ...COMMON_OPTIONS,
    ],
    notes: `PATH is a dependency file, a folder to search for them, or - for standard input. The default is the current folder.
Dependency files are: pyproject.toml, requirements and constraints files, lock files (uv.lock, pylock.toml), wheels,
Python files with inline metadata; and for the browser pyscript.toml, pyscript.json, pages, notebooks, JavaScript,
TypeScript, Quarto documents, package.json (@stlite/desktop) and the configuration of a JupyterLite site. A
file with another name is recognised by its content.
Exit code: 0 nothing found at or above --fail-on, 1 found, 2 the check could not be made or could not decide.
1 wins over 2, but a path that is not there is 2 in any case.`,
  },
  {
    name: 'targets',
    summary:
      'list the runtimes that can be checked for, with their Python, the ABI of their wheels and, for Workers, the dates',
    options: [{ name: 'all', help: 'also older ones and pre-releases' }, ...COMMON_OPTIONS],
  },
  {
    name: 'server',
    summary: 'start the language server for an editor, on standard input and output',
    options: COMMON_OPTIONS,
  },
];

/** A parsed command line. */
export interface Invocation {
  readonly command: Command;
  /** By the option's name: the values in the order given; none for a switch. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly positionals: readonly string[];
}

/** Reads the arguments after the program's name. Throws {@link UsageError}. */
export function parseArguments(words: readonly string[]): Invocation | 'help' | 'version' {
  const [name, ...rest] = words;
  if (name === undefined) throw new UsageError('a command is missing; see --help');
  if (name === '--help' || name === '-h' || name === 'help') return 'help';
  if (name === '--version' || name === '-V') return 'version';
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command)
    throw new UsageError(
      unknown(
        `unknown command \`${name}\``,
        name,
        COMMANDS.map((known) => known.name),
      ),
    );
  return parseOptions(command, rest);
}

function parseOptions(command: Command, words: readonly string[]): Invocation | 'help' | 'version' {
  const options = new Map<string, string[]>();
  const positionals: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') {
      positionals.push(...words.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      positionals.push(word);
      continue;
    }
    const { option, inline } = findOption(command, word);
    if (option.name === 'help' || option.name === 'version') return option.name;
    const values = options.get(option.name) ?? [];
    if (option.value !== undefined) values.push(inline ?? followingValue(option, words[++at]));
    else if (inline !== undefined) throw new UsageError(`--${option.name} takes no value`);
    options.set(option.name, values);
  }
  return { command, options, positionals };
}

function findOption(command: Command, word: string): { option: Option; inline?: string } {
  const [, written = word, inline] = /^([^=]*)=(.*)$/s.exec(word) ?? [];
  const option = command.options.find(({ name, short }) => written === `--${name}` || written === `-${short ?? ''}`);
  if (option) return { option, ...(inline !== undefined && { inline }) };
  const names = command.options.map(({ name }) => `--${name}`);
  throw new UsageError(unknown(`unknown option \`${written}\``, written, names));
}

function followingValue(option: Option, word: string | undefined): string {
  const isNumber = option.numeric && /^-\d+$/.test(word ?? '');
  if (word !== undefined && (word === '-' || isNumber || !word.startsWith('-'))) return word;
  throw new UsageError(`--${option.name} needs a value: --${option.name} ${option.value ?? ''}`);
}

/** Adds the name that was probably meant to an error message: the one with the longest common prefix. */
function unknown(complaint: string, written: string, names: readonly string[]): string {
  const shared = (name: string): number => {
    let length = 0;
    while (length < name.length && name[length] === written[length]) length++;
    return length;
  };
  const nearest = names.reduce((best, name) => (shared(name) > shared(best) ? name : best), '');
  const letters = nearest.slice(0, shared(nearest)).replace(/^--?/, '').length;
  return letters < 2 ? `${complaint}; see --help` : `${complaint}; did you mean \`${nearest}\`?`;
}

/** What an invocation's options say about findings. */
export function tuningOf({ command, options }: Invocation): GivenTuning {
  const tuning: { select?: readonly string[]; ignore?: readonly string[]; severity?: Record<string, string> } = {};
  for (const option of command.options) {
    const values = options.get(option.name);
    if (option.tuning === undefined || values === undefined) continue;
    const parts = partsOf(values);
    if (option.tuning !== 'severity') tuning[option.tuning] = parts;
    else tuning.severity = Object.fromEntries(parts.map(levelIn));
  }
  return tuning;
}

/** All that commas separate in some values. */
function partsOf(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => value.split(',').map((part) => part.trim())).filter((part) => part !== '');
}

function levelIn(text: string): readonly [code: string, level: string] {
  const [, code, level] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  if (code === undefined || level === undefined)
    throw new UsageError('--severity needs CODE=LEVEL, as in held-back=off');
  return [code.trim(), level.trim()];
}

/** The settings that an invocation's options set. */
export function settingsOf({ command, options }: Invocation): Partial<Settings> {
  const settings: Record<string, unknown> = {};
  for (const option of command.options) {
    const values = options.get(option.name);
    if (option.setting === undefined || values === undefined) continue;
    settings[option.setting] = settingValue(option, values);
  }
  return settings;
}

function settingValue({ name, value, repeatable, numeric }: Option, values: readonly string[]): unknown {
  if (value === undefined) return true;
  if (repeatable !== undefined) return repeatable === 'joined' ? values.join(',') : values;
  const last = values.at(-1) ?? '';
  if (!numeric) return last;
  if (!/^-?\d+$/.test(last)) throw new UsageError(`--${name} needs a whole number`);
  return Number(last);
}

const WIDTH = 110;

/** The whole help. */
export function helpText(program: string): string {
  const commands = COMMANDS.map((command) => {
    const title = [program, command.name, command.parameters, '[OPTION…]'].filter(Boolean).join(' ');
    const labels = command.options.map(labelOf);
    const column = Math.max(...labels.map((label) => label.length)) + 4;
    const options = command.options.map((option, index) => {
      const lines = wrap(option.help, WIDTH - column);
      return `  ${(labels[index] ?? '').padEnd(column - 2)}${lines.join(`\n${' '.repeat(column)}`)}`;
    });
    return [`${title}\n  ${command.summary}`, options.join('\n'), command.notes].filter(Boolean).join('\n\n');
  });
  return `${commands.join('\n\n')}\n`;
}

function labelOf({ name, short, value }: Option): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
