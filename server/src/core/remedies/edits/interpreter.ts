/** The edit that gives a PyScript page another Pyodide. */
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import type { Target } from '../../runtimes/target.ts';
import type { FileEdit } from '../../text/textEdit.ts';

/** Replaces the release in `interpreter`, a version or a URL; undefined if it contains no known release. */
export function interpreterEdit({ interpreter, path }: DependencyFile, from: Target, to: Target): FileEdit | undefined {
  if (!interpreter || from.pyodide === undefined || to.pyodide === undefined) return undefined;
  const start = interpreter.text.indexOf(from.pyodide);
  if (start < 0) return undefined;
  const { text, span } = interpreter;
  // With an escape in the string, its offsets would not match those of the text.
  if (span.end - span.start !== text.length) return undefined;
  const release = { start: span.start + start, end: span.start + start + from.pyodide.length };
  return { path: interpreter.path ?? path, edit: { span: release, newText: to.pyodide } };
}
