/**
 * What variables of uv's environment say in place of settings: they count before every table. Measured with uv 0.13.9 and
 * pywrangler 1.17.9.
 * @see https://docs.astral.sh/uv/reference/environment/
 */
import { misunderstood, READ_VARIABLES } from './_variableValues.ts';
import type { UvEnvironment } from '../uvSettings.ts';
import { readUvToml, type UvLayer } from '../uvTable.ts';

/** The variables of an environment; undefined ones are not set. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** A folder that holds no file: what a variable says is written nowhere. */
const NOWHERE = 'environment:';

const WORDS: Readonly<Record<string, string>> = {
  UV_RESOLUTION: 'resolution',
  UV_PRERELEASE: 'prerelease',
  UV_EXCLUDE_NEWER: 'exclude-newer',
  UV_INDEX_STRATEGY: 'index-strategy',
  UV_FORK_STRATEGY: 'fork-strategy',
  UV_TORCH_BACKEND: 'torch-backend',
  UV_KEYRING_PROVIDER: 'keyring-provider',
  UV_LINK_MODE: 'link-mode',
};

const SWITCHES: Readonly<Record<string, string>> = {
  UV_NO_SOURCES: 'no-sources',
  UV_REQUIRE_HASHES: 'require-hashes',
  UV_SYSTEM_PYTHON: 'system',
  UV_OFFLINE: 'offline',
};

const NAMES: Readonly<Record<string, string>> = { UV_NO_SOURCES_PACKAGE: 'no-sources-package' };

/** What each value of `UV_PYTHON_DOWNLOADS` is in a table. */
const DOWNLOADS: readonly (readonly [written: RegExp, setting: string])[] = [
  [/^(?:auto|automatic|true|1)$/i, 'automatic'],
  [/^manual$/i, 'manual'],
  [/^(?:never|false|0)$/i, 'never'],
];

/** Lists of files that uv refuses beside a pylock.toml, from which pywrangler installs. */
const REFUSED = ['UV_CONSTRAINT', 'UV_OVERRIDE'];

/** They lead to another file, or to settings of another folder, which nobody reads here. */
const UNREAD = ['UV_EXCLUDE', 'UV_PROJECT', 'UV_WORKING_DIR'];

/** Lists of files, of which uv wants to read each. */
const FILE_LISTS = ['UV_BUILD_CONSTRAINT', 'UV_EXCLUDE'];

/** Every variable whose value changes what is found here. */
export const UV_SETTING_VARIABLES: readonly string[] = [
  ...[WORDS, SWITCHES, NAMES].flatMap((variables) => Object.keys(variables)),
  ...REFUSED,
  ...UNREAD,
  ...FILE_LISTS.filter((name) => !UNREAD.includes(name)),
  ...READ_VARIABLES.filter((name) => !UNREAD.includes(name)),
];

/** What an environment says. */
export interface UvVariables {
  /** A table for each variable that stands for a setting. */
  readonly layers: readonly UvLayer[];
  /** The names of those that have a value which uv does not understand: it ends its run. */
  readonly wrong: readonly string[];
  readonly environment: UvEnvironment;
}

export function readUvVariables(variables: Variables): UvVariables {
  const written = Object.keys({ ...WORDS, ...SWITCHES, ...NAMES }).flatMap((name) => {
    const text = settingOf(name, variables[name]);
    return text === undefined ? [] : [layerOf(name, text)];
  });
  const unreadable = misunderstood(variables);
  const isWrong = ({ verdict }: UvLayer): boolean => verdict.refused || verdict.ignored;
  const set = (names: readonly string[]): readonly string[] =>
    names.filter((name) => !/^(?:\.?|\s*)$/.test(variables[name] ?? ''));
  return {
    layers: [...written.filter((layer) => !isWrong(layer)), ...interpreterLayers(variables, unreadable)],
    wrong: [...written.filter(isWrong).map(({ path }) => path.slice(NOWHERE.length + 1)), ...unreadable],
    environment: { refused: set(REFUSED), unread: set(UNREAD) },
  };
}

function layerOf(variable: string, text: string): UvLayer {
  return readUvToml(`${NOWHERE}/${variable}`, text);
}

/** What is said of the Pythons that uv takes, where it understands that. */
function interpreterLayers(variables: Variables, unreadable: readonly string[]): readonly UvLayer[] {
  const { UV_PYTHON_PREFERENCE: preference, UV_PYTHON_DOWNLOADS: written } = variables;
  const downloads = written !== undefined && DOWNLOADS.find(([forms]) => forms.test(written))?.[1];
  const isRead = preference !== undefined && !unreadable.includes('UV_PYTHON_PREFERENCE');
  return [
    ...(isRead ? [layerOf('UV_PYTHON_PREFERENCE', `python-preference = ${JSON.stringify(preference)}`)] : []),
    ...(downloads ? [layerOf('UV_PYTHON_DOWNLOADS', `python-downloads = ${JSON.stringify(downloads)}`)] : []),
  ];
}

/** Files that uv has to read because a variable names them. */
export interface NamedFile {
  readonly variable: string;
  /** As written. */
  readonly file: string;
}

/** What an environment names, without addresses. */
export function filesNamed(variables: Variables): readonly NamedFile[] {
  return FILE_LISTS.flatMap((variable) =>
    (variables[variable] ?? '')
      .split(/\s+/)
      .filter((file) => file !== '' && !/^[a-z][a-z\d+.-]+:/i.test(file))
      .map((file) => ({ variable, file })),
  );
}

/** The setting that a variable stands for, as TOML; undefined if it says nothing. */
function settingOf(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const [word, key, list] = [WORDS[name], SWITCHES[name], NAMES[name]];
  if (word !== undefined) return ofPip(word, value === 'false' ? value : JSON.stringify(value));
  if (key !== undefined) return switchOf(key, value);
  return list && ofPip(list, JSON.stringify(value.split(/\s+/).filter((one) => one !== '')));
}

/** Only `offline` is switched off by its variable; others stay as the tables have them. */
function switchOf(key: string, value: string): string | undefined {
  const isOn = /^(?:1|t|true|y|yes|on)$/i.test(value);
  const isOff = /^(?:0|f|false|n|no|off)$/i.test(value);
  if (key === 'offline') return `offline = ${isOn || isOff ? String(isOn) : JSON.stringify(value)}`;
  if (isOff) return undefined;
  return ofPip(key, isOn ? 'true' : JSON.stringify(value));
}

/** In the table that counts before `[tool.uv]`. */
function ofPip(key: string, value: string): string {
  return `[pip]\n${key} = ${value}`;
}
