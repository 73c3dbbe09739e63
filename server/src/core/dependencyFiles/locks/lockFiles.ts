/** Reads lock files of every known format. */
import { fileName } from '../../text/path.ts';
import { parsePoetryLock } from './_poetryLock.ts';
import { parsePylock } from './_pylock.ts';
import { parseUvLock } from './_uvLock.ts';
import type { LockFile, LockKind } from './lockFile.ts';

/** The format of a lock file, by its name; undefined for any other file. Names are compared ignoring case. */
export function lockKind(path: string): LockKind | undefined {
  const name = fileName(path).toLowerCase();
  if (name === 'uv.lock' || name === 'poetry.lock') return name;
  return /^pylock\.(?:[^.]+\.)?toml$/.test(name) ? 'pylock.toml' : undefined;
}

/**
 * Reads a lock file, valid or not, in linear time: errors are among its problems, everything else is read.
 * @returns undefined if the file does not have a lock file's name
 */
export function parseLockFile(path: string, text: string): LockFile | undefined {
  switch (lockKind(path)) {
    case 'uv.lock':
      return parseUvLock(path, text);
    case 'pylock.toml':
      return parsePylock(path, text);
    case 'poetry.lock':
      return parsePoetryLock(path, text);
    case undefined:
      return undefined;
  }
}
