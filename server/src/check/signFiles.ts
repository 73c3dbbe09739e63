/** Reads the files around a dependency file that may say which platform, and so which Pyodide, runs it. */
import type { DependencyFileKind } from '../core/dependencyFiles/dependencyFile.ts';
import { usesConfiguration } from '../core/dependencyFiles/web/configurationUsers.ts';
import { maySayRuntime } from '../core/dependencyFiles/signs/projectSigns.ts';
import { ENVIRONMENT_MARK, isForeignFolder } from '../core/text/foreignFolders.ts';
import { fileName, foldersAbove, joinPath, parentPath } from '../core/text/path.ts';
import type { Documents, ListedFolder } from './checkRequest.ts';
import { readTexts } from './readTexts.ts';

/** How far up a project may reach: to the folder of its repository, or, if it is in none, a little. */
const MOST_FOLDERS = { repository: 8, other: 3 };
const REPOSITORY = '.git';

/** At most this many files of a folder are read. */
const MOST_FILES = 30;

/** In at most this many folders beside a configuration pages are looked for. */
const MOST_FOLDERS_BELOW = 20;

/** Which kinds of files do not depend on what lies around them. */
const ON_THEIR_OWN: ReadonlySet<DependencyFileKind> = new Set(['script', 'lock', 'constraints', 'page']);

/**
 * The texts of such files in the folder of a file and those above it, by path, the nearest first; of what is installed, none around
 * its folder. Of a PyScript configuration only the pages count that name it, if any do: also those in the folders beside it.
 * @param above whether the folders above may be looked at
 */
export async function readSignFiles(
  { path, kind }: { readonly path: string; readonly kind: DependencyFileKind },
  documents: Documents,
  above: boolean,
): Promise<ReadonlyMap<string, string>> {
  if (ON_THEIR_OWN.has(kind)) return new Map();
  const folders = await foldersAround(path, documents, above);
  const texts = await Promise.all(
    folders.map((paths) =>
      readTexts(
        paths.filter((one) => one !== path),
        documents,
      ),
    ),
  );
  const all = new Map(texts.flatMap((one) => [...one]));
  if (kind !== 'pyscript') return all;
  const naming = [...all].filter(([, text]) => text.includes(fileName(path)));
  if (naming.length > 0) return new Map(naming);
  const below = await pagesBelow(path, documents);
  return below.size > 0 ? below : all;
}

/** The pages in the folders beside a configuration that name it, as `../pyscript.json`. */
async function pagesBelow(path: string, documents: Documents): Promise<ReadonlyMap<string, string>> {
  const own = parentPath(path);
  const listed = await documents.list(own);
  if (listed.kind !== 'folder') return new Map();
  const folders = listed.entries
    .filter(({ name, kind }) => kind === 'folder' && !isForeignFolder(name))
    .slice(0, MOST_FOLDERS_BELOW);
  const pages = await Promise.all(folders.map(({ name }) => pagesIn(joinPath(own, name), documents)));
  const texts = await readTexts(pages.flat(), documents);
  return new Map([...texts].filter(([page, text]) => usesConfiguration(path, page, text)));
}

async function pagesIn(folder: string, documents: Documents): Promise<readonly string[]> {
  const listed = await documents.list(folder);
  if (listed.kind !== 'folder' || listed.entries.some(({ name }) => name === ENVIRONMENT_MARK)) return [];
  const pages = listed.entries.filter(({ name, kind }) => kind === 'file' && /\.html?$/i.test(name));
  return pages.slice(0, MOST_FILES).map(({ name }) => joinPath(folder, name));
}

/** The folder of the repository that a file is in, or, if it is in none, the farthest one that its project may reach up to. */
export async function outermostFolder(path: string, documents: Documents): Promise<string> {
  const folders = await projectFolders(path, documents, true);
  return folders.at(-1)?.folder ?? parentPath(path);
}

/** The paths that may say something in each folder. */
async function foldersAround(
  path: string,
  documents: Documents,
  above: boolean,
): Promise<readonly (readonly string[])[]> {
  const folders = await projectFolders(path, documents, above);
  const foreign = folders.findIndex(isForeign);
  return folders.slice(0, foreign < 0 ? folders.length : foreign + 1).map(({ folder, entries }) => {
    const names = entries.flatMap(({ name, kind }) => (kind === 'file' && maySayRuntime(name) ? name : []));
    return names.slice(0, MOST_FILES).map((name) => joinPath(folder, name));
  });
}

/** Whether a folder holds what is installed: that belongs to nobody around it. */
function isForeign({ folder, entries }: ProjectFolder): boolean {
  return isForeignFolder(fileName(folder)) || entries.some(({ name }) => name === ENVIRONMENT_MARK);
}

/** A folder that a project may reach up to, with what lies in it; nothing of one that cannot be read. */
interface ProjectFolder {
  readonly folder: string;
  readonly entries: Extract<ListedFolder, { readonly kind: 'folder' }>['entries'];
}

/**
 * The folder of a file and those above it that its project may reach up to, the nearest first: up to that of its repository, or,
 * if it is in none, a few.
 * @param above whether the folders above may be looked at
 */
async function projectFolders(path: string, documents: Documents, above: boolean): Promise<readonly ProjectFolder[]> {
  const own = parentPath(path);
  const found: ProjectFolder[] = [];
  for (const folder of above ? [own, ...foldersAbove(own)].slice(0, MOST_FOLDERS.repository) : [own]) {
    const listed = await documents.list(folder);
    const entries = listed.kind === 'folder' ? listed.entries : [];
    found.push({ folder, entries });
    if (entries.some(({ name }) => name === REPOSITORY)) return found;
  }
  return found.slice(0, MOST_FOLDERS.other);
}
