/** Reads the wrangler files around a project: those in its folder, those above, which wrangler finds, and a named one. */
import { WRANGLER_NAMES } from '../../core/dependencyFiles/neighbours.ts';
import type { WranglerFault } from '../../core/runtimes/targetChoice.ts';
import { isBeside, parseRedirect, redirectPaths, type Redirect } from '../../core/runtimes/workers/redirect.ts';
import { isWranglerFile, pathsAbove } from '../../core/runtimes/workers/wranglerFiles.ts';
import { isAbsolutePath, joinPath, parentPath } from '../../core/text/path.ts';
import type { Reach } from '../border/reach.ts';
import type { Documents } from '../checkRequest.ts';
import { importsWorkers } from './workersImports.ts';

/** Where to look. */
export interface WranglerPlaces {
  /** The project's file. */
  readonly path: string;
  /** The file that is named for wrangler: a path, relative to the project's folder if it is not absolute. */
  readonly config?: string;
  /** Set if the project itself names it, so that it has to lie inside of the border. */
  readonly isConfigOfProject?: true;
  /** Whether pywrangler installs the project beyond doubt, so that a file above belongs to it. */
  readonly usesPywrangler: boolean;
  /** Whether files outside of the project's folder may be read. */
  readonly trusted: boolean;
}

/** What was found. */
export interface FoundWranglerFiles {
  readonly texts: ReadonlyMap<string, string>;
  /** What is wrong with those that are no text files; what is no file at all is not among the texts. */
  readonly faults?: ReadonlyMap<string, WranglerFault>;
  /** Those that lie outside of the border and were not read. */
  readonly left?: ReadonlySet<string>;
  /** The named file as an absolute path; absent if none is named, or if it may not be read. */
  readonly config?: string;
  /** What a build tool generated for wrangler, unless a file is named. */
  readonly redirect?: Redirect;
  /** Whether Python code next to a wrangler file that does not say what it is for imports `workers`. */
  readonly importsWorkers?: boolean;
}

/** At most this many of the files in a folder are read. */
const MOST_FILES = 20;

/** At most this much of a file that is no text is looked at, in bytes. */
const MOST_BYTES = 1_000_000;

/** As wrangler reads its files: what is not UTF-8 is replaced. */
const LENIENT = new TextDecoder('utf-8', { ignoreBOM: true });

/** Folders that hold no Worker of the project's own. */
const FOREIGN = /^(?:\.|(?:node_modules|python_modules)$)/;

/**
 * Reads all of them. Above the folder it looks only where that matters: if there is a file in the folder, or if the project
 * is one for pywrangler; below it, where such a project has none.
 */
export async function readWranglerFiles(places: WranglerPlaces, reach: Reach): Promise<FoundWranglerFiles> {
  const { path, config: named, isConfigOfProject, usesPywrangler, trusted } = places;
  const folder = parentPath(path);
  const { inside, above, anywhere } = reach;
  const reading = new Reading(inside, above);
  const meant = named === undefined ? undefined : allowed(folder, named, trusted);
  await reading.read(await pathsBeside(folder, inside));
  if (meant !== undefined) await reading.readNamed(meant, isConfigOfProject ? inside : anywhere);
  const matters = usesPywrangler || reading.texts.size + reading.left.size > 0;
  if (trusted && matters) await reading.read(pathsAbove(folder), 'above');
  const redirect = matters && named === undefined ? await reading.redirect(folder, trusted) : undefined;
  const isNoneFound = reading.texts.size + reading.left.size === 0;
  if (usesPywrangler && isNoneFound) await reading.read(await pathsBelow(folder, inside), 'below');
  const isImported = !usesPywrangler && (await importsWorkers(path, reading.texts, inside));
  const { texts, faults, left } = reading;
  const config = meant === undefined || left.has(meant) ? undefined : meant;
  return {
    ...{ texts, faults },
    ...(left.size > 0 && { left }),
    ...(config !== undefined && { config }),
    ...(redirect && { redirect }),
    ...(isImported && { importsWorkers: true }),
  };
}

/** One reading of them. */
class Reading {
  readonly texts = new Map<string, string>();
  readonly faults = new Map<string, WranglerFault>();
  readonly left = new Set<string>();
  readonly #documents: Documents;
  readonly #above: Documents;

  /** @param above also gives what wrangler looks for in the folders above the border */
  constructor(documents: Documents, above: Documents) {
    this.#documents = documents;
    this.#above = above;
  }

  /** What is not there, or is no file, is passed over; the latter is only worth telling where pywrangler looks. */
  async read(paths: readonly string[], where: 'beside' | 'above' | 'below' = 'beside'): Promise<void> {
    const documents = where === 'above' ? this.#above : this.#documents;
    const reads = await Promise.all(paths.map(async (one) => [one, await this.#read(one, documents)] as const));
    for (const [path, read] of reads) {
      if (read?.text !== undefined) this.texts.set(path, read.text);
      if (read?.fault && (where === 'beside' || !read.fault.isNoFile)) this.faults.set(path, read.fault);
    }
  }

  /** A file that somebody named is meant, whatever it is. */
  async readNamed(path: string, documents: Documents): Promise<void> {
    if (this.texts.has(path)) return;
    const read = await this.#read(path, documents);
    if (!read) return;
    this.texts.set(path, read.text ?? '');
    if (read.fault) this.faults.set(path, { reason: read.fault.reason });
  }

  /** The nearest redirect, and the file that it leads to. Outside of the folder only what is trusted is followed. */
  async redirect(folder: string, trusted: boolean): Promise<Redirect | undefined> {
    const paths = redirectPaths(folder, trusted);
    const reads = await Promise.all(paths.map((one) => this.#read(one, this.#above)));
    const at = reads.findIndex((read) => read?.text !== undefined);
    const [path, text] = [paths[at], reads[at]?.text];
    if (path === undefined || text === undefined) return undefined;
    const redirect = parseRedirect(path, text);
    if (redirect.to === undefined) return redirect;
    // wrangler stops at this, wherever it leads.
    if (!isBeside(redirect, folder, [...this.texts.keys()])) return redirect;
    const to = allowed(folder, redirect.to, trusted);
    if (to !== undefined) await this.readNamed(to, this.#documents);
    return to === undefined || this.left.has(to) ? undefined : redirect;
  }

  async #read(
    path: string,
    documents: Documents,
  ): Promise<{ readonly text?: string; readonly fault?: WranglerFault } | undefined> {
    const read = await documents.read(path);
    if (read.kind === 'text') return { text: read.text };
    if (read.kind === 'absent') return undefined;
    if (read.isOutside) {
      this.left.add(path);
      return undefined;
    }
    const { reason, isNoFile = false } = read;
    if (isNoFile) return { fault: { reason, isNoFile } };
    const part = await documents.bytes(path, MOST_BYTES);
    return { text: part.kind === 'bytes' ? LENIENT.decode(part.bytes) : '', fault: { reason } };
  }
}

/** The files in the folder that can be a Worker's: a document that was never saved is in no list. */
async function pathsBeside(folder: string, documents: Documents): Promise<readonly string[]> {
  const listed = await documents.list(folder);
  const entries = listed.kind === 'folder' ? listed.entries : [];
  const further = entries.filter(({ name, kind }) => kind !== 'folder' && isWranglerFile(name)).map(({ name }) => name);
  const names = new Set([...WRANGLER_NAMES, ...further.slice(0, MOST_FILES)]);
  return [...names].map((name) => joinPath(folder, name));
}

/** Where somebody may have put the file instead: in a folder of the project. */
async function pathsBelow(folder: string, documents: Documents): Promise<readonly string[]> {
  const listed = await documents.list(folder);
  const entries = listed.kind === 'folder' ? listed.entries : [];
  const folders = entries.filter(({ name, kind }) => kind === 'folder' && !FOREIGN.test(name)).slice(0, MOST_FILES);
  return folders.flatMap(({ name }) => WRANGLER_NAMES.map((file) => joinPath(joinPath(folder, name), file)));
}

/** A path that may be read: in an untrusted workspace only in the project's folder and below. */
function allowed(folder: string, named: string, trusted: boolean): string | undefined {
  const path = isAbsolutePath(named) ? named : joinPath(folder, named);
  const isBelow = joinPath(folder, path).startsWith(joinPath(folder, 'x').slice(0, -1));
  return trusted || isBelow ? path : undefined;
}
