/**
 * Adds up what wrangler uploads with a Python Worker: everything in `python_modules` but for what is excluded, and from the
 * root of its modules the files of some kinds, in whichever folder they are.
 * @see https://developers.cloudflare.com/workers/wrangler/bundling/#files-which-will-not-be-bundled
 */
import type { UploadedEntry, UploadedFolder, Uploads } from '../../core/evidence/uploads.ts';
import { moduleRootOf, type WranglerConfig } from '../../core/runtimes/wranglerConfig.ts';
import { matchesGlob } from '../../core/text/glob.ts';
import { isWithinFolder, joinPath, parentPath } from '../../core/text/path.ts';
import type { FolderEntry } from '../../host/host.ts';
import type { Documents, ListedFolder } from '../checkRequest.ts';
import { ENVIRONMENT_MARK } from '../../core/text/foreignFolders.ts';
import { VENDORED } from './vendoredFolder.ts';

/** What wrangler leaves out if the file does not say. */
const USUAL_EXCLUDES = ['**/*.pyc'];
/** Kinds of files that wrangler takes for modules of a Worker, wherever they are. */
const MODULES = /\.(?:py|txt|html|sql|bin|wasm)$/;
/** Folders that are for developing the Worker; whatever begins with a dot is none of it, either. */
const STRAYS: ReadonlySet<string> = new Set([
  ...['venv', 'node_modules', '__pycache__', '__pypackages__', 'site-packages'],
  ...['test', 'tests', '__tests__'],
]);
/** Files that only those who run tests need. */
const TESTS = /^(?:conftest|test_.*|.*_test)\.py$/;
/** What lies in a virtual environment of any name, and in a front end. */
const MARKS: ReadonlySet<string> = new Set([ENVIRONMENT_MARK, 'package.json']);
/** Of wrangler itself, which leaves it out. */
const WRANGLERS_OWN = '.wrangler';

/** How many files and folders of one entry are looked at; packages of a Worker have a few thousand. */
const MOST_ENTRIES = 20_000;
/** How many files are asked for their size at a time. */
const AT_ONCE = 32;

/** What is uploaded with the Workers that are checked; added up anew where what one sees of it has changed. */
export class UploadedFiles {
  readonly #known = new Map<string, { readonly key: string; readonly uploads: Uploads }>();

  /**
   * What is uploaded with the Worker of a wrangler file.
   * @param folder nothing outside of it is looked at
   * @param lock the text of pylock.toml, which changes with what is in `python_modules`
   * @returns undefined if the file names no Python entry file there, or uploads nothing else
   */
  async read(
    wrangler: WranglerConfig,
    folder: string,
    lock: string | undefined,
    documents: Documents,
  ): Promise<Uploads | undefined> {
    const { path, findsModules, excludes = USUAL_EXCLUDES } = wrangler;
    const root = moduleRootOf(wrangler);
    const packages = joinPath(parentPath(path), VENDORED);
    const isInside = root !== undefined && isWithinFolder(root, folder) && isWithinFolder(packages, folder);
    if (!isInside || findsModules === false) return undefined;
    const lists = await Promise.all([documents.list(packages), documents.list(root)]);
    const key = JSON.stringify([root, excludes, lock, lists]);
    const known = this.#known.get(path);
    if (known?.key === key) return known.uploads;
    const [ofPackages, ofRoot] = lists;
    const isPackaged = (file: string): boolean => !excludes.some((pattern) => matchesGlob(file, pattern));
    const vendored = await uploaded(ofPackages, new Walk(packages, isPackaged, documents), () => true);
    const foreign = await straysIn(ofRoot, root, documents);
    const walk = new Walk(root, (file) => MODULES.test(file), documents);
    const strays = await uploaded(ofRoot, walk, ({ name }) => foreign.has(name));
    const isInRoot = ofRoot.kind === 'folder' && ofRoot.entries.some(({ name }) => name === VENDORED);
    const uploads = {
      ...(isInRoot && root !== parentPath(path) && { misplaced: true }),
      ...(vendored && { vendored }),
      strays: { isCut: strays?.isCut === true, entries: strays?.entries.filter(({ files }) => files > 0) ?? [] },
    };
    this.#known.set(path, { key, uploads });
    return uploads;
  }
}

/** The names in the root of the modules that hardly belong to the Worker. */
async function straysIn(listed: ListedFolder, root: string, documents: Documents): Promise<ReadonlySet<string>> {
  if (listed.kind !== 'folder') return new Set();
  const found = await Promise.all(
    listed.entries.map(async (entry) => ((await isStray(entry, root, documents)) ? [entry.name] : [])),
  );
  return new Set(found.flat());
}

async function isStray({ name, kind }: FolderEntry, root: string, documents: Documents): Promise<boolean> {
  if (kind === 'file') return TESTS.test(name);
  if (name === WRANGLERS_OWN || name === VENDORED) return false;
  if (name.startsWith('.') || STRAYS.has(name)) return true;
  const inside = await documents.list(joinPath(root, name));
  return inside.kind === 'folder' && inside.entries.some((entry) => entry.kind === 'file' && MARKS.has(entry.name));
}

/** The entries of a folder that count, with the files below them that do; undefined if there is no such folder. */
async function uploaded(
  listed: ListedFolder,
  walk: Walk,
  counts: (entry: FolderEntry) => boolean,
): Promise<UploadedFolder | undefined> {
  if (listed.kind !== 'folder') return undefined;
  const entries: UploadedEntry[] = [];
  for (const { name, kind } of listed.entries.filter(counts)) entries.push(await walk.sizeOf(name, kind));
  return { entries, isCut: listed.cut || walk.isCut };
}

/** A walk through a folder that ends, however much there is. */
class Walk {
  readonly #folder: string;
  readonly #isTaken: (path: string) => boolean;
  readonly #documents: Documents;
  #left = MOST_ENTRIES;
  isCut = false;

  constructor(folder: string, isTaken: (path: string) => boolean, documents: Documents) {
    this.#folder = folder;
    this.#isTaken = isTaken;
    this.#documents = documents;
  }

  /** An entry of the folder with everything below it that is taken. */
  async sizeOf(name: string, kind: 'file' | 'folder'): Promise<UploadedEntry> {
    const files = kind === 'file' ? [name] : await this.#filesBelow(name);
    const taken = files.filter(this.#isTaken);
    let bytes = 0;
    for (let at = 0; at < taken.length; at += AT_ONCE) {
      const sizes = await Promise.all(taken.slice(at, at + AT_ONCE).map((path) => this.#sizeOf(path)));
      bytes += sizes.reduce((sum, size) => sum + size, 0);
    }
    return { name, files: taken.length, bytes };
  }

  /** Paths from the folder, with `/` between their parts. */
  async #filesBelow(start: string): Promise<readonly string[]> {
    const files: string[] = [];
    const folders = [start];
    for (const folder of folders) {
      const listed = await this.#documents.list(joinPath(this.#folder, folder));
      if (listed.kind !== 'folder') continue;
      this.isCut ||= listed.cut;
      for (const { name, kind } of listed.entries) {
        if (this.#left-- <= 0) {
          this.isCut = true;
          return files;
        }
        (kind === 'folder' ? folders : files).push(`${folder}/${name}`);
      }
    }
    return files;
  }

  async #sizeOf(path: string): Promise<number> {
    const read = await this.#documents.bytes(joinPath(this.#folder, path), 0);
    return read.kind === 'bytes' ? read.size : 0;
  }
}
