/** Reads everything a check is based on: the dependency file with its includes, and the files next to it that affect it. */
import { say, type Message } from '../core/messages/message.ts';
import { allowsBuild, usesPywrangler } from '../core/dependencyFiles/pywranglerSettings.ts';
import {
  parseDependencyFile,
  parseWithIncludes,
  type SourceText,
} from '../core/dependencyFiles/parseDependencyFile.ts';
import { asForMicroPython } from '../core/dependencyFiles/pyscript.ts';
import { signsInPage } from '../core/dependencyFiles/signs/addresses.ts';
import { asItsPyscriptReads } from '../core/dependencyFiles/web/formerInterpreter.ts';
import { isForMicroPythonOnly, isOfMainThread } from '../core/dependencyFiles/web/configurationUsers.ts';
import { lockedDependencyFile } from '../core/dependencyFiles/locks/lockDeclarations.ts';
import { parseLockFile } from '../core/dependencyFiles/locks/lockFiles.ts';
import type { LockFile } from '../core/dependencyFiles/locks/lockFile.ts';
import { NEIGHBOUR_NAMES } from '../core/dependencyFiles/neighbours.ts';
import type { EntryImports } from '../core/evidence/entryImports.ts';
import type { LackingEntry } from '../core/findings/worker/deployRefused.ts';
import type { Uploads } from '../core/evidence/uploads.ts';
import {
  NO_INDEX_OPTIONS,
  type DependencyFile,
  type DependencyFileKind,
} from '../core/dependencyFiles/dependencyFile.ts';
import { dependencyFileKind } from '../core/dependencyFiles/dependencyFileKind.ts';
import type { Variables } from '../core/dependencyFiles/uv/variables/uvVariables.ts';
import { ALONE, inSurroundings, looksAround, type UvSurroundings } from '../core/dependencyFiles/uv/surroundings.ts';
import type { OwnLock } from '../core/runtimes/ownLock/ownLock.ts';
import type { TextEncoding } from '../core/text/encoding.ts';
import type { TuningSources } from '../core/analysis/tuneFindings.ts';
import { fileName, joinPath, parentPath } from '../core/text/path.ts';
import { reachIn, type BorderedRequest } from './border/reach.ts';
import { IncludedFiles } from './border/includedFiles.ts';
import type { Documents } from './checkRequest.ts';
import { deploymentOf } from './workers/deployment.ts';
import { readDependents, type Dependents } from './dependents.ts';
import { readSignFiles } from './signFiles.ts';
import { readWranglerFiles, type FoundWranglerFiles } from './workers/wranglerFiles.ts';
import { readTuning } from './tuningAround.ts';
import { readUvSurroundings } from './uvSurroundings.ts';

/** The project that a lock file belongs to: its settings count for the lock too. */
const LOCKED_PROJECT = ['pyproject.toml'];

/** Maximum number of includes followed, so that files that generate each other terminate. */
const MOST_INCLUDES = 200;
const TOO_MANY = { unreadable: say('includesTooMany', { most: MOST_INCLUDES }), isLeft: true, isOfAll: true } as const;

/** The texts of a project, and their declarations. */
export interface Project {
  readonly file: DependencyFile;
  /** Every text that was read, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Where the paths of the file and of its includes lead when links are followed; absent if there are no includes. */
  readonly reals?: ReadonlyMap<string, string>;
  readonly wrangler: FoundWranglerFiles;
  /** Texts of the existing {@link NEIGHBOUR_NAMES}, by path; the file itself is not among them. */
  readonly neighbours: ReadonlyMap<string, string>;
  /** Texts of the files beside and above that may say which platform runs the project, by path, the nearest first. */
  readonly signTexts: ReadonlyMap<string, string>;
  /** The lock file that the project has its Pyodide take. */
  readonly ownLock?: OwnLock;
  /** What uv reads around the file. */
  readonly uv: UvSurroundings;
  /** The projects around that take it. */
  readonly dependents?: Dependents;
  /** Present if the file is a lock. */
  readonly locked?: LockedProject;
  /** What the Worker imports when it starts; absent if no wrangler file names its entry file. */
  readonly entryImports?: EntryImports;
  /** Present if the Worker's entry file is not in its place. */
  readonly lackingEntry?: LackingEntry;
  /** What is uploaded with the Worker, once that was added up. */
  readonly uploads?: Uploads;
  /** How files are encoded that are read strictly, by path; absent before that is found out. */
  readonly encodings?: ReadonlyMap<string, TextEncoding>;
  /** What is said about what is reported of the file. */
  readonly tuning: TuningSources;
  /** The files that are read as a part of the file. */
  readonly included?: ReadonlySet<string>;
  /** What could not be read: path and reason. */
  readonly unreadable: ReadonlyMap<string, Message>;
}

/** A lock file, and what the project next to it says about it. */
export interface LockedProject {
  readonly lock: LockFile;
  /** Whether the project lets its installer build source archives. */
  readonly builds: boolean;
  /** The file that contains the settings of the lock, if there is one. */
  readonly settingsPath?: string;
  /** Whether the project is one for pywrangler. */
  readonly usesPywrangler: boolean;
}

/**
 * Reads a project; undefined if the file is of a kind that declares no dependencies.
 * @param sharedUvFiles places of the `uv.toml` of the user and of the system, see `sharedUvFilesOf`
 * @param onlyUvFile see `onlyUvFileOf`
 * @param variables those of the environment that uv runs in
 */
export async function readProjectFiles(
  request: BorderedRequest,
  sharedUvFiles: readonly (readonly string[])[] = [],
  onlyUvFile?: string | null,
  variables: Variables = {},
): Promise<Project | undefined> {
  const { path, text, documents, kind } = request;
  const unreadable = new Map<string, Message>();
  if (request.border && !(await request.border.holds(path))) return leftOut(request);
  const lock = parseLockFile(path, text);
  if (lock) return readLocked(lock, request, unreadable);
  const includes = new Map<string, SourceText>();
  let parsed = parseWithIncludes(path, text, (included) => includes.get(included), kind);
  const border = request.border;
  const files = new IncludedFiles(documents, border);
  const real = parsed.wanted.length > 0 ? await border?.real(path) : undefined;
  while (parsed.wanted.length > 0) {
    const wanted = parsed.wanted.slice(0, Math.max(0, MOST_INCLUDES - includes.size));
    for (const other of parsed.wanted.slice(wanted.length)) includes.set(other, TOO_MANY);
    await Promise.all(wanted.map(async (one) => includes.set(one, await files.read(one))));
    parsed = parseWithIncludes(path, text, (included) => includes.get(included), kind, real);
  }
  if (!parsed.file) return undefined;
  const hasProject = belongsToProject(parsed.file.kind);
  const { file } = parsed;
  const trusted = request.trusted !== false;
  const { above, around: nearby } = reachIn(request);
  const [wrangler, neighbours, signTexts, uv, around] = await Promise.all([
    hasProject ? readWrangler(file, request, unreadable) : { texts: new Map<string, string>() },
    hasProject ? readBeside(path, NEIGHBOUR_NAMES, documents, unreadable) : new Map<string, string>(),
    readSignFiles(file, above, trusted),
    looksAround(file)
      ? readUvSurroundings(file, reachIn(request), { trusted, shared: sharedUvFiles, only: onlyUvFile, variables })
      : ALONE,
    readTuning(file, request),
  ]);
  const dependents = await readDependents(file, uv, nearby, trusted);
  const reals = [...includes].flatMap(([name, source]) => ('real' in source ? [[name, source.real] as const] : []));
  const included = [...includes].flatMap(([name, source]) => ('text' in source ? [[name, source.text] as const] : []));
  const isMicroPython = file.kind === 'pyscript' && isForMicroPythonOnly(path, pagesIn(signTexts));
  return {
    file: isMicroPython ? asForMicroPython(file) : inSurroundings(onItsPage(file, signTexts), uv),
    uv,
    dependents,
    tuning: around.tuning,
    texts: new Map([
      ...around.texts,
      ...dependents.projects,
      ...dependents.wranglerTexts,
      ...uv.texts,
      ...signTexts,
      ...neighbours,
      ...wrangler.texts,
      ...included,
      [path, text],
    ]),
    included: new Set(included.map(([name]) => name)),
    ...(includes.size > 0 && { reals: new Map([...reals, ...(real === undefined ? [] : [[path, real] as const])]) }),
    wrangler,
    neighbours,
    signTexts,
    unreadable,
  };
}

/** A project of which nothing is read, since its file is a link that leads outside: that is told in its place. */
async function leftOut(request: BorderedRequest): Promise<Project | undefined> {
  const { path, text, kind = dependencyFileKind(path, text) } = request;
  if (!kind) return undefined;
  const problem = say('includeUnreadable', { path: fileName(path), because: say('fileOutside') });
  const file: DependencyFile = {
    ...{ path, kind, text: '', declarations: [], includes: [], indexOptions: NO_INDEX_OPTIONS },
    ...{ optionalDependencies: [], dependencyGroups: [], dynamic: [] },
    problems: [{ problem, path, span: { start: 0, end: 0 }, severity: 'information', about: 'unchecked' }],
  };
  const { tuning } = await readTuning(file, request);
  return {
    ...{ file, texts: new Map([[path, '']]), wrangler: { texts: new Map() }, neighbours: new Map() },
    ...{ signTexts: new Map(), uv: ALONE, unreadable: new Map() },
    tuning,
  };
}

/** A PyScript configuration as its pages read it, and a page as its PyScript does. */
function onItsPage(file: DependencyFile, signTexts: ReadonlyMap<string, string>): DependencyFile {
  const { kind, path } = file;
  if (kind === 'page') return asItsPyscriptReads(file, file.runtimeSigns ?? []);
  if (kind !== 'pyscript' || !file.interpreter) return file;
  const pages = pagesIn(signTexts);
  const read = asItsPyscriptReads(
    file,
    [...pages].flatMap(([page, text]) => signsInPage(page, text)),
  );
  const { interpreter } = read;
  if (!interpreter || !isOfMainThread(path, pages)) return read;
  return { ...read, interpreter: { ...interpreter, relative: true } };
}

function pagesIn(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...texts].filter(([path]) => /\.html?$/i.test(path)));
}

/** Whether the files beside a file of some kind have a say in what is installed from it. */
function belongsToProject(kind: DependencyFileKind): boolean {
  return kind === 'pyproject' || kind === 'requirements' || kind === 'constraints' || kind === 'lock';
}

/** The wrangler files around the project of a file. */
async function readWrangler(
  file: DependencyFile,
  request: BorderedRequest,
  unreadable: Map<string, Message>,
): Promise<FoundWranglerFiles> {
  const { config, isConfigOfProject } = deploymentOf(request, file.toolSettings);
  const places = {
    path: request.path,
    usesPywrangler: usesPywrangler(file),
    trusted: request.trusted !== false,
    ...(config !== undefined && { config }),
    ...(isConfigOfProject && { isConfigOfProject }),
  };
  const found = await readWranglerFiles(places, reachIn(request));
  for (const path of found.left ?? []) unreadable.set(path, say('fileOutside'));
  return found;
}

/** A lock has the target of the pyproject.toml in its folder. */
async function readLocked(
  lock: LockFile,
  request: BorderedRequest,
  unreadable: Map<string, Message>,
): Promise<Project> {
  const { path, text } = lock;
  const projects = await readBeside(path, LOCKED_PROJECT, request.documents, unreadable);
  const [project] = projects;
  const projectFile = project && parseDependencyFile(...project);
  const wrangler = await readWrangler(projectFile ?? lockedDependencyFile(lock), request, unreadable);
  const toolSettings = projectFile?.toolSettings;
  const builds = project !== undefined && allowsBuild(project[1]);
  const file = { ...lockedDependencyFile(lock), ...(toolSettings !== undefined && { toolSettings }) };
  const around = await readTuning(file, request);
  return {
    file,
    tuning: around.tuning,
    texts: new Map([...around.texts, ...projects, ...wrangler.texts, [path, text]]),
    wrangler,
    neighbours: new Map(),
    signTexts: new Map(),
    uv: ALONE,
    locked: {
      lock,
      builds,
      ...(project && { settingsPath: project[0] }),
      usesPywrangler: projectFile !== undefined && usesPywrangler(projectFile),
    },
    unreadable,
  };
}

/** Texts of the files with the given names in the folder of `path`, by path. */
async function readBeside(
  path: string,
  names: readonly string[],
  documents: Documents,
  unreadable: Map<string, Message>,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const paths = names.map((name) => joinPath(parentPath(path), name)).filter((candidate) => candidate !== path);
  const reads = await Promise.all(
    paths.map(async (candidate) => [candidate, await documents.read(candidate)] as const),
  );
  for (const [candidate, read] of reads) {
    if (read.kind === 'text') texts.set(candidate, read.text);
    else if (read.kind === 'unreadable') unreadable.set(candidate, read.reason);
  }
  return texts;
}
