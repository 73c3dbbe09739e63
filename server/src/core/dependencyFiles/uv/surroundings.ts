/**
 * A dependency file as uv sees it in its surroundings: with the settings that count for its folder, the sources of its
 * workspace, and what the user and the system have set.
 */
import { say } from '../../messages/message.ts';
import { plainValue, valueAt, type TomlTable } from '../../config/tomlNode.ts';
import { fileName, parentPath, relativePath } from '../../text/path.ts';
import {
  type Declaration,
  type DependencyFile,
  type IndexOptions,
  type ReadingProblem,
  type SettingsElsewhere,
  type UvTable,
} from '../dependencyFile.ts';
import { withAskedTables } from './askedTables.ts';
import { discoverSettings, type BrokenProject, type Discovery, type Texts } from './discovery.ts';
import { indexOptionsOf } from './_indexOptions.ts';
import { warningTakenForVersion } from './_warnedLine.ts';
import { readUvSettings } from './_uvSettingsReader.ts';
import { readUvToml, type UvLayer } from './uvTable.ts';
import { NO_UV_SETTINGS, type UvEnvironment } from './uvSettings.ts';
import { readUvVariables, type NamedFile, type Variables } from './variables/uvVariables.ts';
import { refusalsByWorkspace } from './workspace/workspaceRefusals.ts';

/** What lies around a dependency file. */
export interface UvSurroundings {
  /** Texts of every pyproject.toml and `uv.toml` in its folder and those above, and of the members of its workspace. */
  readonly texts: Texts;
  /** The `uv.toml` of the user and that of the system, in this order, as far as they exist. */
  readonly shared: readonly string[];
  /** The only file with settings, if the environment of uv names one; null for none: then no other is looked for. */
  readonly only?: string | null;
  /** The environment of uv; absent if none of its variables counts. */
  readonly variables?: Variables;
  /** What that names, and what is not there. */
  readonly missing?: readonly NamedFile[];
  /** The pyproject.toml of every folder that the workspace's patterns name, also missing ones; absent if that is not known. */
  readonly members?: readonly string[];
  /** Set in an untrusted workspace: nothing above the folder was read. */
  readonly aboveUnread?: true;
}

/** Nothing around. */
export const ALONE: UvSurroundings = { texts: new Map(), shared: [] };

/** Only uv looks around, and only these kinds of files are handed to it in their folder. */
export function looksAround({ kind }: DependencyFile): boolean {
  return kind === 'pyproject' || kind === 'requirements';
}

/** The file with the settings that count for it in place of its own. */
export function inSurroundings(
  given: DependencyFile,
  { texts, shared, only, variables = {}, missing = [], members, aboveUnread }: UvSurroundings,
): DependencyFile {
  if (!looksAround(given)) return given;
  const file = aboveUnread ? withoutView(given) : given;
  const around: Texts = new Map([...texts, [file.path, file.text]]);
  const found = discoverSettings(file.path, around, only);
  const common = shared.flatMap((path) => {
    const text = texts.get(path);
    return text === undefined ? [] : [readUvToml(path, text)];
  });
  const { layers: first, wrong, environment } = readUvVariables(variables);
  const isAlone = found.settings?.path === file.path && !found.workspace;
  const isUsual = only === undefined && common.length === 0 && first.length === 0;
  const looked = { texts: around, only };
  const seen = isAlone && isUsual ? file : withSettings(file, found, { first, common }, looked);
  const settled = withEnvironment(seen, environment);
  const said = [
    ...problemsAround(file, found, common, looked),
    ...problemsOfEnvironment(file, looked, wrong, missing),
    ...refusalsByWorkspace(settled, found, around, members),
  ];
  const refused = said.some(({ severity }) => severity === 'error');
  return withAskedTables(withTaken(withProblems(settled, said, refused), found, around));
}

/** Warnings that end a sync take the place of these. */
function withTaken(file: DependencyFile, { passedOver, broken }: Discovery, texts: Texts): DependencyFile {
  // A table that uv refuses stops it sooner.
  const warned = passedOver.filter(
    ({ path, verdict }) => path !== broken?.path && !(path === file.path && verdict.refused),
  );
  const taken = warned.flatMap((layer) => takenForVersion(file, layer, texts) ?? []);
  if (taken.length === 0) return file;
  const isTaken = (one: ReadingProblem): boolean =>
    taken.some(({ path, span }) => one.path === path && one.span.start === span.start && one.severity === 'warning');
  const others = file.problems.filter((one) => !isTaken(one));
  return { ...file, problems: [...others, ...taken.map((problem) => placedFor(file, problem))] };
}

/** Only pywrangler, which wants a pyproject.toml, reads what uv prints. */
function takenForVersion({ kind }: DependencyFile, layer: UvLayer, texts: Texts): ReadingProblem | undefined {
  return kind === 'pyproject' ? warningTakenForVersion(layer, texts.get(layer.path) ?? '') : undefined;
}

/** Of a project that is no root of a workspace: it may be a member of one. */
function withoutView(file: DependencyFile): DependencyFile {
  const { uv } = file;
  return uv && !uv.table.entries.has('workspace') ? { ...file, uv: { ...uv, aboveUnread: true } } : file;
}

/** The texts that settings are looked for in, and the only file that has them if the environment names one. */
interface Looked {
  readonly texts: Texts;
  readonly only: string | null | undefined;
}

/** With the settings of the tables that count, the sources of the workspace, and its own where these do. */
function withSettings(
  file: DependencyFile,
  found: Discovery,
  { first, common }: { readonly first: readonly UvLayer[]; readonly common: readonly UvLayer[] },
  { texts, only }: Looked,
): DependencyFile {
  const { settings, workspace } = found;
  const layers = [...first, ...(settings ? [settings] : []), ...common];
  if (layers.length === 0 && !workspace && only === undefined) return file;
  const isOwn = settings?.path === file.path;
  const root = workspace && valueAt(workspace.root, ['tool', 'uv']);
  const own = file.uv ? [{ path: file.path, table: file.uv.table }] : [];
  const projects = [...own, ...(workspace && root?.kind === 'table' ? [{ path: workspace.path, table: root }] : [])];
  const verdict = { ignored: layers.length === 0, refused: file.uv?.verdict.refused === true, outdated: false };
  const isListed = ({ reader, role }: Declaration): boolean => isOwn || !(reader === 'uv' && role !== 'requirement');
  const isPassedOver = found.passedOver.some(({ path }) => path === file.path);
  return {
    ...file,
    declarations: [
      ...file.declarations.filter(isListed),
      ...layers.flatMap(({ path, declarations }) => (path === file.path ? [] : declarations)),
    ],
    problems: isOwn || isPassedOver ? file.problems : file.problems.filter((problem) => !isOfSettings(problem)),
    indexOptions: withOwnIndexes(file, indexOptionsOf(layers, file.path)),
    uv: {
      values: file.uv?.values ?? {},
      table: file.uv?.table ?? NO_TABLE,
      ...(settings && !isOwn && { elsewhere: elsewhereOf(file, settings, found, texts) }),
      counting: [...layers, ...(root?.kind === 'table' ? [{ table: root }] : [])].map(({ table }) => plainValue(table)),
      verdict,
      settings: readUvSettings({ layers, projects, verdict }),
    },
  };
}

function elsewhereOf(
  file: DependencyFile,
  { path }: UvLayer,
  { workspace }: Discovery,
  texts: Texts,
): SettingsElsewhere {
  const folders = [parentPath(file.path), ...(workspace ? [parentPath(workspace.path)] : [])];
  return { path, text: texts.get(path) ?? '', ofProject: folders.includes(parentPath(path)) };
}

const NO_TABLE: TomlTable = {
  kind: 'table',
  span: { start: 0, end: 0 },
  entries: new Map(),
  origin: 'implicit',
  closed: true,
};

const NO_UV_TABLE: UvTable = {
  values: {},
  table: NO_TABLE,
  verdict: { ignored: false, refused: false, outdated: false },
  settings: NO_UV_SETTINGS,
};

/** A problem that is none where uv does not read the table for its settings. */
function isOfSettings({ objector, about, severity, problem }: ReadingProblem): boolean {
  return objector !== undefined && about === 'file' && (severity === 'warning' || problem.id === 'uvVersionRequired');
}

/** What a requirements file says itself comes first. */
function withOwnIndexes(file: DependencyFile, settings: IndexOptions): IndexOptions {
  const { indexOptions: own, kind } = file;
  if (kind === 'requirements') {
    return {
      ...settings,
      ...own,
      extraIndexUrls: [...own.extraIndexUrls, ...settings.extraIndexUrls],
      noIndex: own.noIndex || settings.noIndex,
      findLinks: [...own.findLinks, ...settings.findLinks],
    };
  }
  return settings;
}

/** What is wrong with the settings around: a wrong `uv.toml` ends uv's run, a wrong `[tool.uv]` does not count. */
function problemsAround(
  file: DependencyFile,
  found: Discovery,
  common: readonly UvLayer[],
  { texts, only }: Looked,
): readonly ReadingProblem[] {
  const { settings, passedOver, broken } = found;
  const elsewhere = [...(settings ? [settings] : []), ...common].filter(({ path }) => path !== file.path);
  const wrong = elsewhere.flatMap(({ path, problems }) =>
    problems.filter(
      (problem) => fileName(path) === 'uv.toml' || path === only || problem.problem.id === 'uvVersionRequired',
    ),
  );
  const dropped = passedOver.flatMap((layer) => {
    const { path, problems } = layer;
    if (path === file.path || path === broken?.path) return [];
    const isTold = takenForVersion(file, layer, texts) !== undefined;
    const [first] = isTold ? [] : problems.filter(({ severity }) => severity === 'warning');
    // This one setting counts nevertheless.
    return [...(first ? [first] : []), ...problems.filter(({ problem }) => problem.id === 'uvVersionRequired')];
  });
  const unread = broken !== undefined && file.kind === 'pyproject' ? [unreadProject(file, broken)] : [];
  return [...wrong, ...dropped, ...unread].map((problem) => placedFor(file, problem));
}

/**
 * A file that the environment names and that is not there ends uv's run, and so does a wrong value of a variable; that settings are
 * written in vain is a warning.
 */
function problemsOfEnvironment(
  { path, uv }: DependencyFile,
  { texts, only }: Looked,
  wrong: readonly string[],
  missing: readonly NamedFile[],
): readonly ReadingProblem[] {
  const at = { path, span: uv?.table.span ?? { start: 0, end: 0 }, about: 'file', objector: 'uv' } as const;
  const values = wrong.map((variable): ReadingProblem => {
    return { ...at, problem: say('uvVariableWrong', { variable }), severity: 'error' };
  });
  const lost = missing.map(({ variable, file }): ReadingProblem => {
    return { ...at, problem: say('uvFileMissing', { file: fileName(file), variable }), severity: 'error' };
  });
  const said = [...values, ...lost];
  if (only === null)
    return discoverSettings(path, texts).settings
      ? [...said, { ...at, problem: say('uvSettingsSwitchedOff'), severity: 'warning' }]
      : said;
  if (only === undefined || texts.has(only)) return said;
  const problem = say('uvFileMissing', { file: fileName(only), variable: 'UV_CONFIG_FILE' });
  return [...said, { ...at, problem, severity: 'error' }];
}

function withEnvironment(file: DependencyFile, environment: UvEnvironment): DependencyFile {
  if (environment.refused.length === 0 && environment.unread.length === 0) return file;
  const uv = file.uv ?? NO_UV_TABLE;
  return { ...file, uv: { ...uv, settings: { ...uv.settings, environment } } };
}

function unreadProject({ path }: DependencyFile, { path: above, misfit }: BrokenProject): ReadingProblem {
  const value = misfit && { key: misfit.keys.join('.'), takes: misfit.takes };
  const problem = say('uvProjectAboveRefused', {
    file: relativePath(parentPath(path), above),
    ...(value && { value }),
  });
  return { problem, path, span: { start: 0, end: 0 }, severity: 'error', about: 'file', objector: 'uv' };
}

/** Of a file in another folder no text is shown: the place is that of the file that is checked. */
function placedFor({ path }: DependencyFile, problem: ReadingProblem): ReadingProblem {
  if (problem.path === path || parentPath(problem.path) === parentPath(path)) return { ...problem, objector: 'uv' };
  const file = relativePath(parentPath(path), problem.path);
  const said = say('uvProblemElsewhere', { file, problem: problem.problem });
  return { ...problem, problem: said, path, span: { start: 0, end: 0 }, about: 'file', objector: 'uv' };
}

function withProblems(file: DependencyFile, said: readonly ReadingProblem[], refused: boolean): DependencyFile {
  if (said.length === 0) return file;
  const problems = [...file.problems, ...said];
  if (!refused) return { ...file, problems };
  const { values, table, verdict, settings } = file.uv ?? NO_UV_TABLE;
  return { ...file, problems, uv: { values, table, verdict, settings: { ...settings, refused: true } } };
}
