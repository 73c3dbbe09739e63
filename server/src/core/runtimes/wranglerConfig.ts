/**
 * The settings of a Worker that decide its Python runtime, read from wrangler.toml or wrangler.jsonc, and edits of them.
 * @see https://developers.cloudflare.com/workers/wrangler/configuration/
 */
import { say } from '../messages/message.ts';
import { readJsonc, type JsonDocument } from '../config/json.ts';
import { readToml } from '../config/toml.ts';
import type { TomlTable, TomlValue } from '../config/tomlNode.ts';
import type { Parsed, ParseError } from '../text/parsed.ts';
import type { Span } from '../text/span.ts';
import { applyEdits, type TextEdit } from '../text/textEdit.ts';
import { dateEdit, flagEdits, minimalEdit } from './_wranglerEdit.ts';
import type { CompatibilitySettings } from './cloudflare.ts';

/** A string of the file and its place, quotes included. */
export interface LocatedString {
  readonly value: string;
  readonly span: Span;
}

/** What an environment, such as `[env.production]`, says of the runtime; what it leaves out is as at the top level. */
export interface WranglerEnvironment {
  readonly name: string;
  readonly compatibilityDate?: LocatedString;
  readonly flags?: readonly LocatedString[];
  /** The array of flags with its brackets. */
  readonly flagsSpan?: Span;
}

/** What a wrangler file says at its top level, which is all that pywrangler reads, and in its environments. */
export interface WranglerConfig {
  readonly path: string;
  readonly format: 'toml' | 'jsonc';
  readonly text: string;
  readonly name?: LocatedString;
  readonly main?: LocatedString;
  readonly compatibilityDate?: LocatedString;
  readonly flags: readonly LocatedString[];
  /** The array of flags with its brackets, or what stands in its place; absent where the key is absent. */
  readonly flagsSpan?: Span;
  readonly environments: readonly WranglerEnvironment[];
}

/** What to change in a wrangler file. */
export interface WranglerChange {
  readonly compatibilityDate?: string;
  readonly addFlags?: readonly string[];
  readonly removeFlags?: readonly string[];
}

/** Reads a wrangler.toml. The value holds what could be read; errors have their places in the text. */
export function parseWranglerToml(path: string, text: string): Parsed<WranglerConfig> {
  return readConfig(path, 'toml', text, readToml(text));
}

/** Reads a wrangler.jsonc, JSON with comments. The value holds what could be read. */
export function parseWranglerJsonc(path: string, text: string): Parsed<WranglerConfig> {
  return readConfig(path, 'jsonc', text, readJsonc(text));
}

function readConfig(
  path: string,
  format: WranglerConfig['format'],
  text: string,
  { root, errors: syntaxErrors }: JsonDocument,
): Parsed<WranglerConfig> {
  const errors = [...syntaxErrors];
  const read = (key: string): LocatedString | undefined => readString(valueOf(root, key, text), key, text, errors);
  const [name, main, compatibilityDate] = [read('name'), read('main'), read('compatibility_date')];
  const array = valueOf(root, 'compatibility_flags', text);
  const items = array?.kind === 'array' ? array.elements.filter((element) => isKnown(element, text)) : [];
  const flags = items.flatMap(asString);
  if (array && (array.kind !== 'array' || flags.length < items.length)) {
    errors.push({ problem: say('mustBeArrayOfStrings', { key: 'compatibility_flags' }), span: array.span });
  }
  errors.sort((a, b) => a.span.start - b.span.start);
  const value = {
    path,
    format,
    text,
    ...(name && { name }),
    ...(main && { main }),
    ...(compatibilityDate && { compatibilityDate }),
    flags,
    ...(array && { flagsSpan: array.span }),
    environments: readEnvironments(valueOf(root, 'env', text), text),
  };
  return { value, errors };
}

/** Values of another type than they should have are left out: wrangler itself tells of those. */
function readEnvironments(environments: TomlValue | undefined, text: string): readonly WranglerEnvironment[] {
  if (environments?.kind !== 'table') return [];
  return [...environments.entries.values()].flatMap(({ key, value }) => {
    if (value.kind !== 'table') return [];
    const [date, flags] = [valueOf(value, 'compatibility_date', text), valueOf(value, 'compatibility_flags', text)];
    return {
      name: key,
      ...(date?.kind === 'string' && { compatibilityDate: { value: date.value, span: date.span } }),
      ...(flags?.kind === 'array' && { flags: flags.elements.flatMap(asString), flagsSpan: flags.span }),
    };
  });
}

function valueOf({ entries }: TomlTable, key: string, text: string): TomlValue | undefined {
  const value = entries.get(key)?.value;
  return value && isKnown(value, text) ? value : undefined;
}

/** Of what could not be read there is an error already, so that it counts as absent; `null` in JSON is a value of another type. */
function isKnown(value: TomlValue, text: string): boolean {
  if (value.kind === 'invalid') return text.slice(value.span.start, value.span.end) === 'null';
  return value.kind !== 'string' || value.closed;
}

/** The string of a key. Of a value that is no string, such as a date without quotes, it is the text as it stands there. */
function readString(
  value: TomlValue | undefined,
  key: string,
  text: string,
  errors: ParseError[],
): LocatedString | undefined {
  if (!value) return undefined;
  const [found] = asString(value);
  if (found) return found;
  errors.push({ problem: say('mustBeString', { key }), span: value.span });
  return { value: text.slice(value.span.start, value.span.end), span: value.span };
}

function asString(value: TomlValue): LocatedString[] {
  return value.kind === 'string' ? [{ value: value.value, span: value.span }] : [];
}

/** What of the configuration decides the runtime. */
export function compatibilityOf({ compatibilityDate, flags }: WranglerConfig): CompatibilitySettings {
  return {
    flags: flags.map(({ value }) => value),
    ...(compatibilityDate && { compatibilityDate: compatibilityDate.value }),
  };
}

/** Which wrangler file of a folder pywrangler reads, if any, and what is worth saying about the others. */
export interface WranglerFileChoice {
  readonly file?: 'wrangler.toml' | 'wrangler.jsonc';
  /** For people, one clause each. */
  readonly notes: readonly string[];
}

/**
 * Chooses as pywrangler does: wrangler.toml, else wrangler.jsonc; it does not read wrangler.json.
 * @param present names of the files in the folder of pyproject.toml
 */
export function chooseWranglerFile(present: readonly string[]): WranglerFileChoice {
  const file = (['wrangler.toml', 'wrangler.jsonc'] as const).find((name) => present.includes(name));
  const notes: string[] = [];
  if (file === 'wrangler.toml' && present.includes('wrangler.jsonc')) {
    notes.push('pywrangler reads `wrangler.toml` and leaves `wrangler.jsonc` beside it unread');
  }
  if (present.includes('wrangler.json')) {
    notes.push(
      file
        ? `pywrangler reads \`${file}\` and leaves \`wrangler.json\` beside it unread`
        : 'pywrangler does not read `wrangler.json`: rename it to `wrangler.jsonc`',
    );
  }
  return { ...(file && { file }), notes };
}

/**
 * The edits that change the compatibility date and flags; comments, quotes, indentation and line endings stay.
 * Settings that are absent are added. Flags that are there already, or are not there to be removed, cost no edit.
 */
export function editWrangler(config: WranglerConfig, change: WranglerChange): TextEdit[] {
  const reread = (text: string): WranglerConfig =>
    (config.format === 'toml' ? parseWranglerToml : parseWranglerJsonc)(config.path, text).value;
  const { compatibilityDate: date, addFlags = [], removeFlags = [] } = change;
  const dated = date === undefined ? [] : dateEdit(config, date);
  const flagged = (from: WranglerConfig): TextEdit[] => flagEdits(from, addFlags, removeFlags, reread);
  const edits = [...dated, ...flagged(config)];
  const [first, second] = edits;
  const apart = !first || !second || first.span.end < second.span.start || second.span.end < first.span.start;
  if (apart) return edits;
  // Two new settings at one place must become one edit.
  const withDate = applyEdits(config.text, dated);
  return minimalEdit(config.text, applyEdits(withDate, flagged(reread(withDate))));
}
