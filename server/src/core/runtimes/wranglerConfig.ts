/**
 * The settings of a Worker that decide its Python runtime, read from wrangler.toml or wrangler.jsonc.
 * @see https://developers.cloudflare.com/workers/wrangler/configuration/
 */
import { say } from '../messages/message.ts';
import { readJsonc, type JsonDocument } from '../config/json.ts';
import { readJson5 } from '../config/json5.ts';
import { earliest, readToml } from '../config/toml.ts';
import type { TomlTable, TomlValue } from '../config/tomlNode.ts';
import type { Parsed, ParseError } from '../text/parsed.ts';
import { joinPath, parentPath } from '../text/path.ts';
import type { Span } from '../text/span.ts';
import { mainIn, misplacedIn, type MisplacedMain, type MisplacedSettings } from './_misplacedSettings.ts';
import type { CompatibilitySettings } from './cloudflare.ts';

/** A string of the file and its place, quotes included. */
export interface LocatedString {
  readonly value: string;
  readonly span: Span;
}

/** What an environment, such as `[env.production]`, says about the runtime; what it omits is as at the top level. */
export interface WranglerEnvironment {
  readonly name: string;
  readonly main?: LocatedString;
  readonly hasAssets?: boolean;
  /** See {@link WranglerConfig.hasBuild}; absent if it says nothing about a build. */
  readonly hasBuild?: boolean;
  readonly compatibilityDate?: LocatedString;
  readonly flags?: readonly LocatedString[];
  /** The array of flags with its brackets. */
  readonly flagsSpan?: Span;
  /** What is wrong with it: wrangler stops when it deploys this environment. */
  readonly error?: ParseError;
}

/** What a wrangler file says of the static files that go with a Worker, or that are all of it. */
interface Assets {
  readonly span: Span;
  readonly hasDirectory: boolean;
  readonly hasBinding: boolean;
}

/** What a wrangler file says at its top level, which is all that pywrangler reads, and in its environments. */
export interface WranglerConfig {
  readonly path: string;
  readonly format: 'toml' | 'jsonc';
  readonly text: string;
  /** Set if the file holds nothing: no text at all, comments only, or an object or array without anything in it. */
  readonly isEmpty?: boolean;
  /** The first form in it that only TOML 1.1 has, which wrangler reads and pywrangler does not. */
  readonly newer?: ParseError;
  /** Set if it is JSON5, which pywrangler reads and wrangler does not. */
  readonly isJson5?: boolean;
  /** Set if a build tool writes the file, so that editing it is no use. */
  readonly isGenerated?: boolean;
  /** The environment that a build tool generated it for. */
  readonly targetEnvironment?: string;
  /** Whether it says what is deployed: an entry file, assets, a site, pages. */
  readonly saysWhat: boolean;
  readonly name?: LocatedString;
  readonly main?: LocatedString;
  /** Set if it is the deployment that names the entry file. */
  readonly isEntryByCommand?: boolean;
  /** Where `main` stands instead, if it has slipped into a table. */
  readonly mainElsewhere?: MisplacedMain;
  /** The table of assets. */
  readonly assets?: Assets;
  /** Whether a command builds the Worker before it is deployed (`build.command`), which may write the entry file. */
  readonly hasBuild: boolean;
  /** Whether it is one of the older Workers Sites, which have an entry file of their own. */
  readonly hasSite: boolean;
  /** `base_dir`: the root of the Worker's modules, if it is not the folder of `main`. */
  readonly baseDir?: LocatedString;
  /** `python_modules.exclude`: patterns of files that are not uploaded; absent if there is no such list. */
  readonly excludes?: readonly string[];
  /** `find_additional_modules`; wrangler looks for them if it is absent. */
  readonly findsModules?: boolean;
  readonly compatibilityDate?: LocatedString;
  readonly flags: readonly LocatedString[];
  /** The array of flags with its brackets, or what is there instead; absent if the key is absent. */
  readonly flagsSpan?: Span;
  readonly environments: readonly WranglerEnvironment[];
  /** Whether there is a table of environments, be it empty: wrangler then deploys none that is not in it. */
  readonly hasEnvironments: boolean;
  /** A table that has the flags or the date, which are keys of the top level: what follows a header belongs to its table. */
  readonly misplaced?: MisplacedSettings;
}

/** Reads a wrangler file: TOML by its extension, else JSON with comments. The value holds what could be read. */
export function parseWrangler(path: string, text: string): Parsed<WranglerConfig> {
  if (path.endsWith('.toml')) {
    const document = readToml(text);
    const newer = earliest(document.newer);
    const { value, errors } = readConfig(path, 'toml', text, document);
    return { value: newer ? { ...value, newer } : value, errors };
  }
  const document = readJsonc(text);
  const json5 = document.errors.length > 0 ? readJson5(text) : undefined;
  if (!json5) return readConfig(path, 'jsonc', text, document);
  const { value, errors } = readConfig(path, 'jsonc', text, { root: json5, errors: document.errors });
  return { value: { ...value, isJson5: true }, errors };
}

function readConfig(
  path: string,
  format: WranglerConfig['format'],
  text: string,
  { root, errors: syntaxErrors }: JsonDocument,
): Parsed<WranglerConfig> {
  const errors = [...syntaxErrors];
  const isEmpty = holdsNothing(root, format, text, errors.length);
  const read = (key: string): LocatedString | undefined => readString(valueOf(root, key, text), key, text, errors);
  const [name, main, compatibilityDate] = [read('name'), read('main'), read('compatibility_date')];
  const baseDir = read('base_dir');
  const excludes = readExcludes(root, text);
  const built = valueOf(root, 'targetEnvironment', text);
  const finds = valueOf(root, 'find_additional_modules', text);
  const array = valueOf(root, 'compatibility_flags', text);
  const items = array?.kind === 'array' ? array.elements.filter((element) => isKnown(element, text)) : [];
  // A lone string is refused by wrangler, but pywrangler finds the flag in it.
  const flags = (array?.kind === 'string' ? [array] : items).flatMap(asString);
  if (array && (array.kind !== 'array' || flags.length < items.length)) {
    errors.push({ problem: say('mustBeArrayOfStrings', { key: 'compatibility_flags' }), span: array.span });
  }
  errors.sort((a, b) => a.span.start - b.span.start);
  const value = {
    path,
    format,
    text,
    ...(isEmpty && { isEmpty }),
    ...(built?.kind === 'string' && { targetEnvironment: built.value }),
    saysWhat: DEPLOYED_KEYS.some((key) => root.entries.has(key)),
    ...(name && { name }),
    ...(main ? { main } : mainIn(root)),
    ...assetsIn(root),
    hasBuild: hasBuildCommand(valueOf(root, 'build', text)),
    hasSite: root.entries.has('site'),
    ...(baseDir && { baseDir }),
    ...(excludes && { excludes }),
    ...(finds?.kind === 'boolean' && typeof finds.value === 'boolean' && { findsModules: finds.value }),
    ...(compatibilityDate && { compatibilityDate }),
    flags,
    ...(array && { flagsSpan: array.span }),
    hasEnvironments: root.entries.has('env'),
    environments: readEnvironments(valueOf(root, 'env', text), text),
    ...misplacedIn(root),
  };
  return { value, errors };
}

/** Any of these keys says what is deployed; without all of them wrangler misses an entry point. */
const DEPLOYED_KEYS = ['main', 'assets', 'site', 'pages_build_output_dir'];

function assetsIn({ entries }: TomlTable): Pick<WranglerConfig, 'assets'> {
  const assets = entries.get('assets');
  if (assets?.value.kind !== 'table') return {};
  const { entries: inside } = assets.value;
  const span = assets.keySpan;
  return { assets: { span, hasDirectory: inside.has('directory'), hasBinding: inside.has('binding') } };
}

function hasBuildCommand(build: TomlValue | undefined): boolean {
  const command = build?.kind === 'table' ? build.entries.get('command')?.value : undefined;
  return command?.kind === 'string' && command.value !== '';
}

/** What Python takes for nothing; `null` and the like are no configuration for wrangler either. */
const NOTHING = /^(?:|\{\}|\[\]|null|false|0|"")$/;

function holdsNothing({ entries }: TomlTable, format: WranglerConfig['format'], text: string, errors: number): boolean {
  if (entries.size > 0) return false;
  if (format === 'toml') return errors === 0;
  return NOTHING.test(text.replace(/\/\*[^]*?(?:\*\/|$)|\/\/[^\n]*|[\s\uFEFF]+/g, ''));
}

function readExcludes(root: TomlTable, text: string): readonly string[] | undefined {
  const table = valueOf(root, 'python_modules', text);
  const array = table?.kind === 'table' ? valueOf(table, 'exclude', text) : undefined;
  return array?.kind === 'array' ? array.elements.flatMap(asString).map(({ value }) => value) : undefined;
}

/** Of the values that decide the runtime: the others wrangler itself reports. */
function environmentError(date: TomlValue | undefined, flags: TomlValue | undefined): ParseError | undefined {
  if (flags && (flags.kind !== 'array' || flags.elements.some(({ kind }) => kind !== 'string'))) {
    return { problem: say('mustBeArrayOfStrings', { key: 'compatibility_flags' }), span: flags.span };
  }
  if (date && date.kind !== 'string') {
    return { problem: say('mustBeString', { key: 'compatibility_date' }), span: date.span };
  }
  return undefined;
}

/** Values of the wrong type are left out. */
function readEnvironments(environments: TomlValue | undefined, text: string): readonly WranglerEnvironment[] {
  if (environments?.kind !== 'table') return [];
  return [...environments.entries.values()].flatMap(({ key, value }) => {
    if (value.kind !== 'table') return [];
    const [date, flags] = [valueOf(value, 'compatibility_date', text), valueOf(value, 'compatibility_flags', text)];
    const [main, build] = [valueOf(value, 'main', text), valueOf(value, 'build', text)];
    const error = environmentError(date, flags);
    return {
      name: key,
      ...(error && { error }),
      ...(main?.kind === 'string' && { main: { value: main.value, span: main.span } }),
      ...(value.entries.has('assets') && { hasAssets: true }),
      ...(build && { hasBuild: hasBuildCommand(build) }),
      ...(date?.kind === 'string' && { compatibilityDate: { value: date.value, span: date.span } }),
      ...(flags?.kind === 'array' && { flags: flags.elements.flatMap(asString), flagsSpan: flags.span }),
    };
  });
}

/** What may be deployed: the configuration without an environment, and with each. */
export function withEnvironments(config: WranglerConfig): readonly WranglerConfig[] {
  return [config, ...config.environments.flatMap(({ name }) => inEnvironment(config, name) ?? [])];
}

/**
 * The configuration with which an environment is deployed: what it does not set is inherited, what it sets replaces the
 * whole value of the top level. Undefined if there is no such environment.
 */
export function inEnvironment(config: WranglerConfig, name: string): WranglerConfig | undefined {
  const environment = config.environments.find((one) => one.name === name);
  if (!environment) return undefined;
  const { main, hasBuild, compatibilityDate, flags, flagsSpan } = environment;
  return {
    ...config,
    ...(main && { main }),
    ...(hasBuild !== undefined && { hasBuild }),
    ...(compatibilityDate && { compatibilityDate }),
    ...(flags && flagsSpan && { flags, flagsSpan }),
  };
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

/** The entry file of a Python Worker by its whole path; undefined if `main` names none. */
export function entryFileOf({ path, main }: WranglerConfig): string | undefined {
  return main?.value.endsWith('.py') === true ? joinPath(parentPath(path), main.value) : undefined;
}

/** The root of a Python Worker's modules: `base_dir`, else the folder of its entry file. */
export function moduleRootOf(config: WranglerConfig): string | undefined {
  const entry = entryFileOf(config);
  if (entry === undefined) return undefined;
  return config.baseDir ? joinPath(parentPath(config.path), config.baseDir.value) : parentPath(entry);
}

/** The part of the configuration that decides the runtime. */
export function compatibilityOf({ compatibilityDate, flags }: WranglerConfig): CompatibilitySettings {
  return {
    flags: flags.map(({ value }) => value),
    ...(compatibilityDate && { compatibilityDate: compatibilityDate.value }),
  };
}
