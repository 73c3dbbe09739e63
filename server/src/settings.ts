/** Every setting of the product with its default, and the one reader of untrusted setting values. */
import type { GivenTuning } from './core/tuning/givenTuning.ts';

/** PyPI's Simple API: the default index, as for every installer. */
export const PYPI_SIMPLE_URL = 'https://pypi.org/simple/';

/** Base URL of the Pyodide package indexes; the release is appended. */
const PYODIDE_INDEX_URL = 'https://index.pyodide.org/';

export interface Settings {
  /**
   * Name of the target, or `auto`: what the project's own files say, else the newest stable Pyodide. Several are separated
   * by commas.
   */
  readonly target: string;
  /** The wrangler file of a Worker, as for wrangler's `--config`; empty for the one that wrangler finds. */
  readonly config: string;
  /** The environment of a Worker, as for wrangler's `--env`; empty for the top level. */
  readonly env: string;
  readonly indexUrl: string;
  readonly extraIndexUrls: readonly string[];
  /** Base URL of the Pyodide indexes; `{version}` is replaced by the release. */
  readonly pyodideIndexUrl: string;
  /** Minimum number of days behind a host's release for a release to be reported as held back; negative to turn it off. */
  readonly heldBackDays: number;
  /** Use only the cache and the bundled data. */
  readonly offline: boolean;
  /** Whether files may pull in, and fixes may change, what lies outside of the repository or the opened folders. */
  readonly allowOutside: boolean;
  /** Folder of a recorded index to use instead of the network; empty for none. */
  readonly recordedIndex: string;
  /** What is reported, and how bad it is, as given; in the editor each of its parts is a setting of its own. */
  readonly tuning: GivenTuning;
}

export const DEFAULT_SETTINGS: Settings = {
  target: 'auto',
  config: '',
  env: '',
  indexUrl: PYPI_SIMPLE_URL,
  extraIndexUrls: [],
  pyodideIndexUrl: PYODIDE_INDEX_URL,
  heldBackDays: 180,
  offline: false,
  allowOutside: false,
  recordedIndex: '',
  tuning: {},
};

/**
 * The settings among `values`, an untrusted object keyed like {@link Settings}. Anything of the wrong type is left out, and
 * so is an empty text, which means the default.
 */
export function readSettings(values: unknown): Partial<Settings> {
  if (typeof values !== 'object' || values === null) return {};
  const entries = Object.entries(values).filter(
    ([key, value]) => key !== 'tuning' && key in DEFAULT_SETTINGS && value !== '' && sameShape(key, value),
  );
  return { ...Object.fromEntries(entries), tuning: readTuning(values) };
}

/** The parts of {@link Settings.tuning} among untrusted values, each a setting of its own. */
function readTuning(values: object): GivenTuning {
  const { select, ignore, severity, perFileIgnores } = values as Record<string, unknown>;
  return {
    ...(isTexts(select) && { select }),
    ...(isTexts(ignore) && { ignore }),
    ...(isTable(severity, (level): level is string => typeof level === 'string') && { severity }),
    ...(isTable(perFileIgnores, isTexts) && { perFileIgnores }),
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function isTable<Value>(
  value: unknown,
  isValue: (one: unknown) => one is Value,
): value is Readonly<Record<string, Value>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isValue);
}

function sameShape(key: string, value: unknown): boolean {
  const model = DEFAULT_SETTINGS[key as keyof Settings];
  if (Array.isArray(model)) return isTexts(value);
  return typeof value === typeof model;
}

/** The individual names in the setting `target`. */
export function targetNames(target: string): readonly string[] {
  return target.split(',').map((name) => name.trim());
}
