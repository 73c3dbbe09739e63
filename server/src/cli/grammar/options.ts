/** The options that several commands have. */
import { LANGUAGES } from '../../core/messages/languages.ts';
import type { Option } from './command.ts';

export const COMMON_OPTIONS: readonly Option[] = [
  { name: 'help', short: 'h', help: 'show this help' },
  { name: 'version', short: 'V', help: 'show the version' },
];

/** Which runtime it is about. */
export const TARGET_OPTIONS: readonly Option[] = [
  {
    name: 'target',
    short: 't',
    value: 'NAME',
    completes: 'target',
    repeatable: 'joined',
    setting: 'target',
    help: 'the runtime to check for, such as workers-3.13, workers@2026-09-08, pyodide-0.28, python-3.14 or host-3.13; pass `list` to see all; can be repeated (default: auto, which follows the project and falls back to the newest stable Pyodide)',
  },
  {
    name: 'config',
    value: 'FILE',
    completes: 'file',
    setting: 'config',
    help: 'the wrangler file of a Worker, as for `wrangler deploy --config`; pywrangler does not heed it (default: the one that wrangler finds)',
  },
  {
    name: 'env',
    value: 'NAME',
    setting: 'env',
    help: 'the environment of a Worker, as for `wrangler deploy --env` (default: $CLOUDFLARE_ENV, else the top level of the file)',
  },
];

/** Whom it asks. */
export const INDEX_OPTIONS: readonly Option[] = [
  { name: 'offline', setting: 'offline', help: 'use the cache only, never the network' },
  {
    name: 'allow-outside',
    setting: 'allowOutside',
    help: 'let files include, and fixes change, what lies outside of the repository (without one: of the current folder)',
  },
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
    completes: 'folder',
    setting: 'recordedIndex',
    help: 'use a recorded index instead of the network',
  },
];

/** How much is told. @param rest what is left where as little as possible is */
export function mannerOptions(rest: string): readonly Option[] {
  return [
    { name: 'quiet', short: 'q', help: `print only ${rest}` },
    {
      name: 'verbose',
      short: 'v',
      help: 'say on the error stream why a runtime was chosen, what was asked of whom, and how long it took',
    },
  ];
}

/** See `usesColors`. */
export const COLOR_OPTION: Option = {
  name: 'color',
  value: 'WHEN',
  choices: ['auto', 'always', 'never'],
  help: 'colours: auto, always or never (default: auto, on a terminal and without NO_COLOR; FORCE_COLOR asks for them elsewhere)',
};

/** What people read; see `localeIn`. */
export const LANGUAGE_OPTION: Option = {
  name: 'language',
  value: LANGUAGES.join('|'),
  choices: LANGUAGES,
  help: 'the language of text and Markdown; formats for programs, this help and the log are in English (default: what $LC_ALL, $LC_MESSAGES or $LANG say, else en)',
};

/** The dependency file that a command is about, see `projectFile`. */
export const PROJECT_OPTION: Option = {
  name: 'project',
  value: 'PATH',
  completes: 'file',
  help: 'the dependency file that it is about, or the folder that has it (default: the current folder; nothing is searched below it)',
};

/** The forms that every paper has. */
const PAPER_FORMATS = ['text', 'markdown', 'json'] as const;

/** The option for the format. @param more formats that only some commands have */
export function formatOption(...more: readonly 'csv'[]): Option {
  const choices = [...PAPER_FORMATS, ...more];
  return { name: 'format', value: choices.join('|'), choices, help: 'output format (default: text)' };
}
