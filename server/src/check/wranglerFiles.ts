/** Reads the wrangler files around a project: those in its folder, those above, which wrangler finds, and a named one. */
import type { Message } from '../core/messages/message.ts';
import { WRANGLER_NAMES } from '../core/dependencyFiles/neighbours.ts';
import { isWranglerFile, pathsAbove } from '../core/runtimes/workers/wranglerFiles.ts';
import { isAbsolutePath, joinPath, parentPath } from '../core/text/path.ts';
import type { Documents, ReadText } from './checkRequest.ts';

/** Where to look. */
export interface WranglerPlaces {
  /** The project's file. */
  readonly path: string;
  /** The file that is named for wrangler: a path, relative to the project's folder if it is not absolute. */
  readonly config?: string;
  /** Whether pywrangler installs the project beyond doubt, so that a file above belongs to it. */
  readonly usesPywrangler: boolean;
  /** Whether files outside of the project's folder may be read. */
  readonly trusted: boolean;
}

/** What was found. */
export interface FoundWranglerFiles {
  readonly texts: ReadonlyMap<string, string>;
  /** The named file as an absolute path; absent if none is named, or if it may not or cannot be read. */
  readonly config?: string;
}

/** At most this many of the files in a folder are read. */
const MOST_FILES = 20;

/**
 * Reads all of them. Above the folder it looks only where that matters: if there is a file in the folder, or if the project
 * is one for pywrangler.
 * @param unreadable gets what could not be read: path and reason
 */
export async function readWranglerFiles(
  { path, config: named, usesPywrangler, trusted }: WranglerPlaces,
  documents: Documents,
  unreadable: Map<string, Message>,
): Promise<FoundWranglerFiles> {
  const folder = parentPath(path);
  const texts = new Map<string, string>();
  const read = async (paths: readonly string[]): Promise<void> => {
    const reads = await Promise.all(paths.map(async (one) => [one, await readRegular(one, documents)] as const));
    for (const [one, answer] of reads) {
      if (answer.kind === 'text') texts.set(one, answer.text);
      else if (answer.kind === 'unreadable') unreadable.set(one, answer.reason);
    }
  };
  const config = named === undefined ? undefined : allowed(folder, named, trusted);
  await read(await pathsBeside(folder, documents));
  if (config !== undefined && !texts.has(config)) await read([config]);
  if (trusted && (usesPywrangler || texts.size > 0)) await read(pathsAbove(folder));
  return { texts, ...(config !== undefined && !unreadable.has(config) && { config }) };
}

/** The text of a file. A device or a pipe, to which a path in a project may lead, is not opened: it might never end. */
async function readRegular(path: string, documents: Documents): Promise<ReadText> {
  const first = await documents.bytes(path, 1);
  return first.kind === 'bytes' ? documents.read(path) : first;
}

/** The files in the folder that can be a Worker's: a document that was never saved is in no list. */
async function pathsBeside(folder: string, documents: Documents): Promise<readonly string[]> {
  const listed = await documents.list(folder);
  const entries = listed.kind === 'folder' ? listed.entries : [];
  const further = entries.filter(({ name, kind }) => kind !== 'folder' && isWranglerFile(name)).map(({ name }) => name);
  const names = new Set([...WRANGLER_NAMES, ...further.slice(0, MOST_FILES)]);
  return [...names].map((name) => joinPath(folder, name));
}

/** A path that may be read: in an untrusted workspace only in the project's folder and below. */
function allowed(folder: string, named: string, trusted: boolean): string | undefined {
  const path = isAbsolutePath(named) ? named : joinPath(folder, named);
  const isBelow = joinPath(folder, path).startsWith(joinPath(folder, 'x').slice(0, -1));
  return trusted || isBelow ? path : undefined;
}
