/** Reads everything a check is based on: the dependency file with its includes, and the files next to it that affect it. */
import { say, type Message } from '../core/messages/message.ts';
import { allowsBuild } from '../core/dependencyFiles/pywranglerSettings.ts';
import {
  parseDependencyFile,
  parseWithIncludes,
  type SourceText,
} from '../core/dependencyFiles/parseDependencyFile.ts';
import { lockedDependencyFile } from '../core/dependencyFiles/locks/lockDeclarations.ts';
import { parseLockFile } from '../core/dependencyFiles/locks/lockFiles.ts';
import type { LockFile } from '../core/dependencyFiles/locks/lockFile.ts';
import { NEIGHBOUR_NAMES, WRANGLER_NAMES } from '../core/dependencyFiles/neighbours.ts';
import type { EntryImports } from '../core/evidence/entryImports.ts';
import type { DependencyFile, DependencyFileKind } from '../core/dependencyFiles/dependencyFile.ts';
import { joinPath, parentPath } from '../core/text/path.ts';
import type { Documents, ReadText } from './checkRequest.ts';
import { readSignFiles } from './signFiles.ts';

/** The project that a lock file belongs to: its settings count for the lock too. */
const LOCKED_PROJECT = ['pyproject.toml'];

/** Maximum number of includes followed, so that files that generate each other terminate. */
const MOST_INCLUDES = 200;

/** The texts of a project, and their declarations. */
export interface Project {
  readonly file: DependencyFile;
  /** Every text that was read, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly wranglerTexts: ReadonlyMap<string, string>;
  /** Texts of the existing {@link NEIGHBOUR_NAMES}, by path; the file itself is not among them. */
  readonly neighbours: ReadonlyMap<string, string>;
  /** Texts of the files beside and above that may say which platform runs the project, by path, the nearest first. */
  readonly signTexts: ReadonlyMap<string, string>;
  /** Present if the file is a lock. */
  readonly locked?: LockedProject;
  /** What the Worker imports when it starts; absent if no wrangler file names its entry file. */
  readonly entryImports?: EntryImports;
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
}

/**
 * Reads a project; undefined if the file is of a kind that declares no dependencies.
 * @param kind what the file is read as; by default its name decides
 * @param trusted false if nothing above the file's folder may be looked at
 */
export async function readProjectFiles(
  path: string,
  text: string,
  documents: Documents,
  kind?: DependencyFileKind,
  trusted = true,
): Promise<Project | undefined> {
  const unreadable = new Map<string, Message>();
  const lock = parseLockFile(path, text);
  if (lock) return readLocked(lock, documents, unreadable);
  const includes = new Map<string, SourceText>();
  let parsed = parseWithIncludes(path, text, (included) => includes.get(included), kind);
  while (parsed.wanted.length > 0 && includes.size < MOST_INCLUDES) {
    await Promise.all(parsed.wanted.map(async (wanted) => includes.set(wanted, await readInclude(wanted, documents))));
    parsed = parseWithIncludes(path, text, (included) => includes.get(included), kind);
  }
  if (!parsed.file) return undefined;
  const hasProject = belongsToProject(parsed.file.kind);
  const beside = (names: readonly string[]): Promise<ReadonlyMap<string, string>> =>
    hasProject ? readBeside(path, names, documents, unreadable) : Promise.resolve(new Map());
  const [wranglerTexts, neighbours, signTexts] = await Promise.all([
    beside(WRANGLER_NAMES),
    beside(NEIGHBOUR_NAMES),
    readSignFiles(parsed.file, documents, trusted),
  ]);
  const included = [...includes].flatMap(([name, source]) => ('text' in source ? [[name, source.text] as const] : []));
  return {
    file: parsed.file,
    texts: new Map([...signTexts, ...neighbours, ...wranglerTexts, ...included, [path, text]]),
    wranglerTexts,
    neighbours,
    signTexts,
    unreadable,
  };
}

/** Whether the files beside a file of some kind have a say in what is installed from it. */
function belongsToProject(kind: DependencyFileKind): boolean {
  return kind === 'pyproject' || kind === 'requirements' || kind === 'constraints' || kind === 'lock';
}

/** A lock has the target of the pyproject.toml in its folder. */
async function readLocked(lock: LockFile, documents: Documents, unreadable: Map<string, Message>): Promise<Project> {
  const { path, text } = lock;
  const [wranglerTexts, projects] = await Promise.all([
    readBeside(path, WRANGLER_NAMES, documents, unreadable),
    readBeside(path, LOCKED_PROJECT, documents, unreadable),
  ]);
  const [project] = projects;
  const toolSettings = project && parseDependencyFile(...project)?.toolSettings;
  const builds = project !== undefined && allowsBuild(project[1]);
  return {
    file: { ...lockedDependencyFile(lock), ...(toolSettings !== undefined && { toolSettings }) },
    texts: new Map([...projects, ...wranglerTexts, [path, text]]),
    wranglerTexts,
    neighbours: new Map(),
    signTexts: new Map(),
    locked: { lock, builds, ...(project && { settingsPath: project[0] }) },
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

async function readInclude(path: string, documents: Documents): Promise<SourceText> {
  if (/^https?:/i.test(path)) return { unreadable: say('fileAtWebAddress') };
  const read: ReadText = await documents.read(path);
  if (read.kind === 'text') return { text: read.text };
  return { unreadable: read.kind === 'absent' ? say('fileAbsent') : read.reason };
}
