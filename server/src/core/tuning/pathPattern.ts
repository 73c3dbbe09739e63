/**
 * Patterns of files: relative to a folder, `*` within a part of a path, `**` for any parts, `?`, sets in brackets, and alternatives
 * in braces. One without a slash is for files of that name in any folder, and one behind `!` for all others, as in ruff's
 * `per-file-ignores`; one that ends with a slash is for everything in a folder.
 */
import { matchesGlob, matchesGlobPart } from '../dependencyFiles/uv/workspace/memberGlob.ts';
import { fileName, isWithinFolder, relativePath } from '../text/path.ts';

export interface PathPattern {
  /** Absolute; what is not below it matches nothing. */
  readonly folder: string;
  readonly glob: string;
}

/** More alternatives than this nobody writes. */
const MOST_ALTERNATIVES = 200;

const BRACES = /\{([^{}]*)\}/;

/** Whether a file is meant. @param path absolute */
export function matchesPattern(path: string, { folder, glob }: PathPattern): boolean {
  if (path === folder || !isWithinFolder(path, folder)) return false;
  const isOthers = glob.startsWith('!');
  const isMatched = alternativesOf(isOthers ? glob.slice(1) : glob).some((one) => matchesOne(path, folder, one));
  return isMatched !== isOthers;
}

function matchesOne(path: string, folder: string, glob: string): boolean {
  if (!/[\\/]/.test(glob)) return matchesGlobPart(fileName(path), glob);
  return matchesGlob(relativePath(folder, path), '', /[\\/]$/.test(glob) ? `${glob}**` : glob);
}

/** A pattern for each alternative of `{a,b}`, the inner braces first. */
function alternativesOf(glob: string): readonly string[] {
  let patterns: readonly string[] = [glob];
  while (patterns.length < MOST_ALTERNATIVES && patterns.some((one) => BRACES.test(one))) {
    patterns = patterns.flatMap((one) => {
      const found = BRACES.exec(one);
      if (!found) return [one];
      const [before, after] = [one.slice(0, found.index), one.slice(found.index + found[0].length)];
      return (found[1] ?? '').split(',').map((alternative) => `${before}${alternative}${after}`);
    });
  }
  return patterns.slice(0, MOST_ALTERNATIVES);
}

/** The pattern for one file, as it is written; undefined if it is not below the folder, or its name reads as a pattern. */
export function patternOf(path: string, folder: string): string | undefined {
  if (!isWithinFolder(path, folder)) return undefined;
  const relative = relativePath(folder, path);
  if (/^!|[*?[\]{}]/.test(relative)) return undefined;
  return relative.includes('/') ? relative : `./${relative}`;
}
