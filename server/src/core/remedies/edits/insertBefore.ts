/** The edit that writes a requirement before an existing one, so that commas and comments stay where they are. */
import { indentationOf, lineBreakOf } from '../../config/textLayout.ts';
import type { Declaration, DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import type { FileEdit } from '../../text/textEdit.ts';

/**
 * Writes a requirement before a declaration, in the same list and quotes: on a line of its own if the declaration has one.
 * Undefined if the declaration's places are not those of its text, for example if it is written as key and value.
 * @param file the file that is checked; for files it includes, only the declarations are known
 */
export function insertBefore(
  declaration: Declaration,
  requirement: string,
  file: DependencyFile,
): FileEdit | undefined {
  const { spans, path, quote, escaped, nested } = declaration;
  if (escaped || nested === true) return undefined;
  const { start } = spans.element;
  const gap = path === file.path ? gapBefore(file.text, start) : lineBreakOf(file.text);
  const written = quote === undefined ? requirement : `${quoted(requirement, quote)},`;
  return { path, edit: { span: { start, end: start }, newText: written + gap } };
}

/** In single quotes if possible, as the declaration has them. */
function quoted(requirement: string, quote: NonNullable<Declaration['quote']>): string {
  const mark = quote.charAt(0);
  const marks = requirement.includes(mark) ? quote : mark;
  return `${marks}${requirement}${marks}`;
}

/** What goes between two elements that are laid out like the one at `start`: a line break with indentation, or a space. */
function gapBefore(text: string, start: number): string {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  // In a script the lines are comments.
  const beginning = /^#[ \t]*$/.exec(before)?.[0] ?? indentationOf(text, start);
  return before.replace(/^\uFEFF/, '') === beginning ? lineBreakOf(text) + beginning : ' ';
}
