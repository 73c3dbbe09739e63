/**
 * Which wheels for Pyodide a project has cibuildwheel build, as far as its pyproject.toml says. What its pipeline sets besides, in
 * variables, nobody knows here.
 * @see https://cibuildwheel.pypa.io/en/stable/options/
 */
import { readToml } from '../../config/toml.ts';
import { plainValue, textOf, textsOf, valueAt, type TomlTable, type TomlValue } from '../../config/tomlNode.ts';
import { parseLenientSpecifierSet } from '../../packaging/requirements/lenientSpecifierSet.ts';
import { parseVersion } from '../../packaging/versions/version.ts';
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import { expandBraces, fnmatch } from './globs.ts';

export interface BuildSettings {
  /** `[project].name`, as written; absent if it is not there. */
  readonly project?: string;
  /** Patterns of the builds that are wanted, and of those that are not. */
  readonly build: readonly string[];
  readonly skip: readonly string[];
  /** What is not built without being named here: `pyodide-eol`. */
  readonly enable: readonly string[];
  readonly requiresPython?: string;
  /** The Pyodide to build with, by the pattern of builds that it is for; the last that fits counts. */
  readonly pyodideVersions: readonly { readonly select: string; readonly version: string }[];
  /** Whether wheels are tagged as older releases of Pyodide want them. */
  readonly hasLegacyTag: boolean;
}

/** What becomes of one build. */
export type BuildState =
  /** `pyodide`: the release that is named for it. */
  | { readonly kind: 'built'; readonly pyodide?: string }
  | { readonly kind: 'left-out'; readonly by: 'build' | 'skip' | 'requires-python' }
  | { readonly kind: 'not-enabled'; readonly group: string }
  /** The release of Pyodide that is named has another Python. */
  | { readonly kind: 'other-pyodide'; readonly pyodide: string };

/** The settings in a pyproject.toml; undefined if it has none. */
export function readBuildSettings(text: string): BuildSettings | undefined {
  const { root } = readToml(text);
  const table = valueAt(root, ['tool', 'cibuildwheel']);
  if (table?.kind !== 'table') return undefined;
  const project = valueAt(root, ['project']);
  const [name, requiresPython] =
    project?.kind === 'table' ? [textOf(project, 'name'), textOf(project, 'requires-python')] : [];
  const pyodide = valueAt(table, ['pyodide']);
  const tables = pyodide?.kind === 'table' ? [table, pyodide] : [table];
  const everywhere = tables.map((one) => textOf(one, 'pyodide-version')).findLast((version) => version !== undefined);
  return {
    ...(name !== undefined && { project: name }),
    build: wordsOf(table, 'build'),
    skip: wordsOf(table, 'skip'),
    enable: wordsOf(table, 'enable'),
    ...(requiresPython !== undefined && { requiresPython }),
    pyodideVersions: [
      ...(everywhere === undefined ? [] : [{ select: '*', version: everywhere }]),
      ...overriddenVersions(table),
    ],
    hasLegacyTag: tables.some(setsLegacyTag),
  };
}

/** Nobody writes a longer pattern. */
const LONGEST_PATTERN = 200;

/** Words of a text, or of the texts of a list. */
function wordsOf(table: TomlTable, key: string): readonly string[] {
  return wordsIn([...textsOf(table, key), textOf(table, key) ?? '']);
}

function wordsIn(texts: readonly string[]): readonly string[] {
  const words = texts.flatMap((text) => text.split(/\s+/));
  return [...new Set(words.filter((word) => word !== '' && word.length <= LONGEST_PATTERN))];
}

function overriddenVersions(table: TomlTable): BuildSettings['pyodideVersions'] {
  const overrides = valueAt(table, ['overrides']);
  const listed: unknown = overrides && plainValue(overrides);
  return (Array.isArray(listed) ? listed : []).flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return [];
    const { select, 'pyodide-version': version } = one as Readonly<Record<string, unknown>>;
    if (typeof version !== 'string') return [];
    const patterns = Array.isArray(select) ? select : [select];
    return patterns.flatMap((pattern) => (typeof pattern === 'string' ? [{ select: pattern, version }] : []));
  });
}

/** `USE_LEGACY_PLATFORM`, which pyodide-build reads, in a table or a text of variables. */
function setsLegacyTag(table: TomlTable): boolean {
  const environment = valueAt(table, ['environment']);
  return environment !== undefined && mentions(environment, 'USE_LEGACY_PLATFORM');
}

/** Whether a word is in any key or text of a value. */
function mentions(value: TomlValue, word: string): boolean {
  switch (value.kind) {
    case 'string':
      return value.value.includes(word);
    case 'array':
      return value.elements.some((element) => mentions(element, word));
    case 'table':
      return [...value.entries.values()].some((entry) => entry.key.includes(word) || mentions(entry.value, word));
    default:
      return false;
  }
}

/** Builds that are not made without being asked for. */
const GROUPS: Readonly<Record<string, string>> = { '3.12': 'pyodide-eol' };

/** The group that has to be enabled for the builds of a Python; undefined if none has to. */
export function groupOf(python: string): string | undefined {
  return GROUPS[python];
}

/** Python versions that cibuildwheel has builds for Pyodide for. */
const OLDEST_MINOR = 12;

/** The build for a Python, `cp313-pyodide_wasm32`; undefined if there is none. @param python `3.13` */
export function buildIdentifier(python: string): string | undefined {
  const minor = Number(python.split('.')[1]);
  return minor >= OLDEST_MINOR ? `cp3${minor}-pyodide_wasm32` : undefined;
}

/**
 * What becomes of the build for a Python on the platform `pyodide`.
 * @param python `3.13`
 * @param pythonOf the Python of a release of Pyodide; undefined if that is not known
 */
export function stateOfBuild(
  settings: BuildSettings,
  python: string,
  pythonOf: (pyodide: string) => string | undefined,
): BuildState {
  const identifier = buildIdentifier(python) ?? '';
  const group = groupOf(python);
  if (!allowsPython(settings, python)) return { kind: 'left-out', by: 'requires-python' };
  if (group !== undefined && !settings.enable.includes(group) && !settings.enable.includes('all'))
    return { kind: 'not-enabled', group };
  if (settings.build.length > 0 && !selects(settings.build, identifier)) return { kind: 'left-out', by: 'build' };
  if (selects(settings.skip, identifier)) return { kind: 'left-out', by: 'skip' };
  const pyodide = settings.pyodideVersions.findLast(({ select }) => selects(wordsIn([select]), identifier))?.version;
  if (pyodide === undefined) return { kind: 'built' };
  const named = pythonOf(pyodide);
  return named === undefined || named === python ? { kind: 'built', pyodide } : { kind: 'other-pyodide', pyodide };
}

/** A build is made for a whole series: its last release counts. */
function allowsPython({ requiresPython }: BuildSettings, python: string): boolean {
  const version = parseVersion(`${python}.99`);
  if (requiresPython === undefined || !version) return true;
  const { value, errors } = parseLenientSpecifierSet(requiresPython);
  return errors.length > 0 || VersionRange.fromSpecifierSet(value).contains(version);
}

function selects(patterns: readonly string[], identifier: string): boolean {
  return patterns.flatMap(expandBraces).some((pattern) => fnmatch(pattern, identifier));
}
