/** Files through Node. */
import { randomUUID } from 'node:crypto';
import { closeSync, constants, openSync, readFileSync, statSync } from 'node:fs';
import { mkdir, open, opendir, realpath, rename, rm, stat, utimes, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FileStat, FolderEntry, HostFiles } from './host.ts';

export const nodeFiles: HostFiles = {
  async read(path) {
    const file = await openRegular(path);
    if (file === undefined) return undefined;
    try {
      return await file.readFile();
    } finally {
      await file.close();
    }
  },

  readKept(path, most) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    if (!found.isFile()) throw notRegular();
    if (found.size > most) return 'large';
    // What has taken its place meanwhile is not waited for.
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return readFileSync(file);
    } finally {
      closeSync(file);
    }
  },

  async readPart(path, start, length) {
    const file = await openRegular(path);
    if (file === undefined) return undefined;
    try {
      const part = new Uint8Array(Math.min(length, Math.max(0, (await file.stat()).size - start)));
      let filled = 0;
      while (filled < part.length) {
        const { bytesRead } = await file.read(part, filled, part.length - filled, start + filled);
        if (bytesRead === 0) break; // It has become shorter.
        filled += bytesRead;
      }
      return part.subarray(0, filled);
    } finally {
      await file.close();
    }
  },

  async write(path, data, options) {
    // A link stays a link: its destination is replaced.
    const target = (await orAbsent(realpath(path))) ?? path;
    const previous = await orAbsent(stat(target));
    // Renaming would put a file in the place of the device.
    if (previous?.isFile() === false) throw notRegular();
    const mode = previous === undefined ? (options?.private === true ? 0o600 : 0o666) : previous.mode & 0o777;
    await makeFolder(dirname(target), options?.private === true ? 0o700 : 0o777);
    // In the same folder, because renaming is atomic only within a file system.
    const unfinished = `${target}.${randomUUID()}.tmp`;
    try {
      await writeFile(unfinished, data, { mode, flag: 'wx' });
      await rename(unfinished, target);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  },

  remove: (path) => rm(path, { force: true }),

  async touch(path) {
    const now = new Date();
    await orAbsent(utimes(path, now, now));
  },

  realPath: (path) => orAbsent(realpath(path)),

  async stat(path) {
    const found = await orAbsent(stat(path));
    if (found === undefined) return undefined;
    const kind: FileStat['kind'] = found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other';
    return { kind, size: found.size, modified: found.mtimeMs };
  },

  async list(path, most = Infinity) {
    const folder = await orAbsent(opendir(path));
    if (folder === undefined) return [];
    const entries: FolderEntry[] = [];
    // Leaving the loop closes the folder.
    for await (const entry of folder) {
      if (entries.length >= most) break;
      entries.push({ name: entry.name, kind: entry.isDirectory() ? 'folder' : 'file' });
    }
    return entries;
  },
};

/** What is longer is no text, page or entry of a cache; Node itself reads no more than twice as much at once. */
const MOST_BYTES = 1024 ** 3;

/**
 * Opens a regular file for reading; undefined if there is none. A device, a pipe or a socket is neither waited for nor opened,
 * whoever asks for it: between the look and the opening it may have taken the place of a file.
 */
async function openRegular(path: string): Promise<FileHandle | undefined> {
  const found = await orAbsent(stat(path));
  if (found === undefined) return undefined;
  // Of a folder the system says itself what is wrong.
  if (!found.isFile() && !found.isDirectory()) throw notRegular();
  // Windows has no such flag, and no pipes among files: there it counts for nothing.
  const file = await orAbsent(open(path, constants.O_RDONLY | constants.O_NONBLOCK));
  if (file === undefined) return undefined;
  const opened = await file.stat();
  if ((opened.isFile() && opened.size <= MOST_BYTES) || opened.isDirectory()) return file;
  await file.close();
  throw opened.isFile() ? new Error('the file is too large') : notRegular();
}

function notRegular(): Error {
  return new Error('it is not a regular file');
}

async function orAbsent<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    const code = errorCode(error);
    // Names come from files and indexes: a name that no file can have does not exist.
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return undefined;
    throw error;
  }
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Creates a folder and its parents. Node's own `recursive` never returns if an existing folder refuses, as in `/proc`. */
async function makeFolder(path: string, mode: number): Promise<void> {
  if (await isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) await makeFolder(parent, mode);
  try {
    await mkdir(path, { mode });
  } catch (error) {
    // Another process may have created it in the meantime.
    if (errorCode(error) !== 'EEXIST' || !(await isFolder(path))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await orAbsent(stat(path)))?.isDirectory() === true;
}
