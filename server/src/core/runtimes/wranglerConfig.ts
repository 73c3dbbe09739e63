/**
 * The settings of a Worker that decide its Python runtime, read from wrangler.toml or wrangler.jsonc.
 * @see https://developers.cloudflare.com/workers/wrangler/configuration/
 */
import { say } from '../messages/message.ts';
import { readJsonc, type JsonDocument } from '../config/json.ts';
import { readToml } from '../config/toml.ts';
import type { TomlTable, TomlValue } from '../config/tomlNode.ts';
import { type Message } from '../messages/message.ts';
import type { Parsed, ParseError } from '../text/parsed.ts';
import type { Span } from '../text/span.ts';
import type { CompatibilitySettings } from './cloudflare.ts';

/** A string of the file and its place, quotes included. */
export interface LocatedString {
  readonly value: string;
  readonly span: Span;
}

/** What an environment, such as `[env.production]`, says about the runtime; what it omits is as at the top level. */
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
  /** `base_dir`: the root of the Worker's modules, if it is not the folder of `main`. */
  readonly baseDir?: LocatedString;
  readonly compatibilityDate?: LocatedString;
  readonly flags: readonly LocatedString[];
  /** The array of flags with its brackets, or what is there instead; absent if the key is absent. */
  readonly flagsSpan?: Span;
  readonly environments: readonly WranglerEnvironment[];
}

/** Reads a wrangler file: TOML by its extension, else JSON with comments. The value holds what could be read. */
export function parseWrangler(path: string, text: string): Parsed<WranglerConfig> {
  return path.endsWith('.toml')
    ? readConfig(path, 'toml', text, readToml(text))
    : readConfig(path, 'jsonc', text, readJsonc(text));
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
  const baseDir = read('base_dir');
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
    ...(baseDir && { baseDir }),
    ...(compatibilityDate && { compatibilityDate }),
    flags,
    ...(array && { flagsSpan: array.span }),
    environments: readEnvironments(valueOf(root, 'env', text), text),
  };
  return { value, errors };
}

/** Values of the wrong type are left out: wrangler itself reports them. */
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

/** What could not be read already has an error, so it counts as absent; `null` in JSON is a value of another type. */
function isKnown(value: TomlValue, text: string): boolean {
  if (value.kind === 'invalid') return text.slice(value.span.start, value.span.end) === 'null';
  return value.kind !== 'string' || value.closed;
}

/** The string at a key. For a value that is not a string, such as a date without quotes, its text as written. */
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

/** The part of the configuration that decides the runtime. */
export function compatibilityOf({ compatibilityDate, flags }: WranglerConfig): CompatibilitySettings {
  return {
    flags: flags.map(({ value }) => value),
    ...(compatibilityDate && { compatibilityDate: compatibilityDate.value }),
  };
}

/** Which wrangler file of a folder pywrangler reads, if any, and what is worth saying about the others. */
export interface ReadWranglerFile {
  readonly file?: 'wrangler.toml' | 'wrangler.jsonc';
  /** One clause each. */
  readonly notes: readonly Message[];
}

/**
 * Chooses as pywrangler does: wrangler.toml, else wrangler.jsonc; it does not read wrangler.json.
 * @param present names of the files in the folder of pyproject.toml
 */
export function chooseWranglerFile(present: readonly string[]): ReadWranglerFile {
  const file = (['wrangler.toml', 'wrangler.jsonc'] as const).find((name) => present.includes(name));
  const notes: Message[] = [];
  if (file === 'wrangler.toml' && present.includes('wrangler.jsonc')) {
    notes.push(say('wranglerFileUnread', { read: file, unread: 'wrangler.jsonc' }));
  }
  if (present.includes('wrangler.json')) {
    notes.push(
      file
        ? say('wranglerFileUnread', { read: file, unread: 'wrangler.json' })
        : say('wranglerJsonUnread', { file: 'wrangler.json', rename: 'wrangler.jsonc' }),
    );
  }
  return { ...(file && { file }), notes };
}
