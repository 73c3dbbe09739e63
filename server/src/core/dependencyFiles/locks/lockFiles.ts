/** Reads lock files of every known format. */
import { fileName } from '../../text/path.ts';
import { parsePoetryLock } from './_poetryLock.ts';
import { parsePylock } from './_pylock.ts';
import { parseUvLock } from './_uvLock.ts';
import type { LockFile, LockKind } from './lockFile.ts';

/** The format of a lock file, by its name; undefined for any other file. Names count without regard to case. */
export function lockKind(path: string): LockKind | undefined {
  const name = fileName(path).toLowerCase();
  if (name === 'uv.lock' || name === 'poetry.lock') return name;
  return /^pylock\.(?:[^.]+\.)?toml$/.test(name) ? 'pylock.toml' : undefined;
}

/**
 * Reads a lock file of any quality in linear time: what is wrong with it is among its problems, everything else is read.
 * @returns undefined where the file has no name that lock files have
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
