/**
 * Patterns of files: relative to a folder, `*` within a part of a path, `**` for any parts, `?`, and sets in brackets. One
 * without a slash is for files of that name in any folder, as in ruff's `per-file-ignores`; one that ends with a slash is for
 * everything in a folder.
 */
import { matchesGlob, matchesGlobPart } from '../dependencyFiles/uv/memberGlob.ts';
import { fileName, isWithinFolder, relativePath } from '../text/path.ts';

export interface PathPattern {
  /** Absolute; what is not below it matches nothing. */
  readonly folder: string;
  readonly glob: string;
}

/** Whether a file is meant. @param path absolute */
export function matchesPattern(path: string, { folder, glob }: PathPattern): boolean {
  if (path === folder || !isWithinFolder(path, folder)) return false;
  if (!/[\\/]/.test(glob)) return matchesGlobPart(fileName(path), glob);
  return matchesGlob(relativePath(folder, path), '', /[\\/]$/.test(glob) ? `${glob}**` : glob);
}

/** The pattern for one file, as it is written; undefined if it is not below the folder, or its name reads as a pattern. */
export function patternOf(path: string, folder: string): string | undefined {
  if (!isWithinFolder(path, folder)) return undefined;
  const relative = relativePath(folder, path);
  if (/[*?[\]]/.test(relative)) return undefined;
  return relative.includes('/') ? relative : `./${relative}`;
}
