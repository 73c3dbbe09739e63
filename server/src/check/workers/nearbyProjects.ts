/** Reads the projects around a local project that may take it by its path. */
import { WRANGLER_NAMES } from '../../core/dependencyFiles/neighbours.ts';
import { ENVIRONMENT_MARK, isForeignFolder } from '../../core/text/foreignFolders.ts';
import { fileName, foldersAbove, joinPath, parentPath } from '../../core/text/path.ts';
import type { Documents } from '../checkRequest.ts';
import { readTexts } from '../readTexts.ts';

/** How far up the folder of a repository is looked for. */
const MOST_ABOVE = 4;
const REPOSITORY = '.git';

/** How many folders below one of these are gone down. */
const MOST_BELOW = 2;

/** At most so many folders are looked into. */
const MOST_FOLDERS = 200;

/**
 * Texts of each pyproject.toml, and of each requirements.txt that stands beside a wrangler file in its place, by path: of the project's own folder and of those above up to that of the repository, and at most two folders below these.
 * Outside of a repository only what lies beside the project counts.
 * @param path of the project's pyproject.toml
 */
export async function readNearbyProjects(path: string, documents: Documents): Promise<ReadonlyMap<string, string>> {
  const own = parentPath(path);
  const { folders, below } = await startsOf(own, documents);
  const seen = new Set<string>();
  const found: string[] = [];
  let waiting = folders;
  for (let depth = 0; depth <= below && waiting.length > 0; depth++) {
    const level = [...new Set(waiting)].filter((folder) => !seen.has(folder)).slice(0, MOST_FOLDERS - seen.size);
    for (const folder of level) seen.add(folder);
    const listed = await Promise.all(
      level.map(async (folder) => ({ folder, names: await namesIn(folder, documents) })),
    );
    found.push(...listed.flatMap(({ folder, names }) => projectIn(folder, names.files)));
    waiting = listed.flatMap(({ folder, names }) =>
      names.folders.flatMap((name) => (isForeignFolder(name) ? [] : [joinPath(folder, name)])),
    );
  }
  return readTexts(
    found.filter((one) => one !== path),
    documents,
  );
}

/** Where to look, and how far below. */
async function startsOf(
  own: string,
  documents: Documents,
): Promise<{ readonly folders: readonly string[]; readonly below: number }> {
  const folders = [own, ...foldersAbove(own)].slice(0, MOST_ABOVE + 1);
  for (const [at, folder] of folders.entries()) {
    const listed = await documents.list(folder);
    const isRepository = listed.kind === 'folder' && listed.entries.some(({ name }) => name === REPOSITORY);
    if (isRepository) return { folders: folders.slice(0, at + 1), below: MOST_BELOW };
    // What is installed belongs to nobody around it.
    if (isForeignFolder(fileName(folder))) return { folders: [own], below: 1 };
  }
  return { folders: folders.slice(0, 2), below: 1 };
}

/** What a Worker in a folder takes its dependencies from: pywrangler reads a requirements.txt where there is no project. */
function projectIn(folder: string, names: readonly string[]): readonly string[] {
  if (names.includes('pyproject.toml')) return [joinPath(folder, 'pyproject.toml')];
  const isWorker = WRANGLER_NAMES.some((name) => names.includes(name));
  return isWorker && names.includes('requirements.txt') ? [joinPath(folder, 'requirements.txt')] : [];
}

interface Names {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

async function namesIn(folder: string, documents: Documents): Promise<Names> {
  const listed = await documents.list(folder);
  const all = listed.kind === 'folder' ? listed.entries : [];
  const entries = all.some(({ name }) => name === ENVIRONMENT_MARK) ? [] : all;
  const named = (kind: 'file' | 'folder'): string[] =>
    entries.flatMap((entry) => (entry.kind === kind ? [entry.name] : []));
  return { files: named('file'), folders: named('folder') };
}
