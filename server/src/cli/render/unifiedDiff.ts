/**
 * The difference between two texts of a file in the unified format, as `patch -p0` and `git apply -p0` take it.
 * @see https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html
 */
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { visible } from '../../core/messages/visible.ts';

/**
 * Empty if the texts are equal.
 * @param file how the file is named in it
 * @param before with the byte order mark that the file has, if it has one
 */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return '';
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  const difference = createTwoFilesPatch(file, file, before, after, undefined, undefined, options);
  const [from = '', to = '', ...lines] = difference.split('\n');
  return [withEnd(from), withEnd(to), ...lines].join('\n');
}

/** To a program, a name ends at its first blank, unless it stands in quotes or a tab follows. */
function withEnd(header: string): string {
  return /^\S+ [^"].* /.test(header) ? `${header}\t` : header;
}

/** A difference for a terminal, which no character of a file may control. */
export function printableDiff(difference: string): string {
  return difference.replaceAll('\r\n', '\n').replace(/[^\t\n]+/g, visible);
}
