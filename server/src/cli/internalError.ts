/** What is said about a bug of the checker itself, and where there is no way to say anything. */
import { visibleLines } from '../core/messages/visible.ts';
import { traceOf } from '../host/traceOf.ts';

export const PROGRAM = 'pyodide-preflight';

/**
 * A report for standard error, with the trace.
 * @param file the file whose check it ended, as shown to the user, if it was one
 */
export function internalError(error: unknown, file?: string): string {
  const where = file === undefined ? '' : ` in ${file}`;
  return `${PROGRAM}: internal error${where}, please report it\n${visibleLines(traceOf(error))}\n`;
}

/** What is said where standard output takes nothing any more. */
export function unwritable(error: Error): string {
  return `${PROGRAM}: the output cannot be written: ${error.message}\n`;
}
