/** What is said about a bug of the checker itself. */
import { visible } from '../core/messages/visible.ts';

export const PROGRAM = 'pyodide-preflight';

/**
 * A report for standard error, with the trace.
 * @param file the file whose check it ended, as shown to the user, if it was one
 */
export function internalError(error: unknown, file?: string): string {
  const trace = (error instanceof Error ? (error.stack ?? error.message) : String(error))
    .split('\n')
    .map(visible)
    .join('\n');
  const where = file === undefined ? '' : ` in ${file}`;
  return `${PROGRAM}: internal error${where}, please report it\n${trace}\n`;
}
