/** The edit that removes a requirement from its list, with its comma, and with its line if nothing else is on it. */
import type { Declaration, DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import type { Span } from '../../text/span.ts';
import type { FileEdit } from '../../text/textEdit.ts';

/**
 * Removes a declaration.
 * @param file the file that is checked; for files that it includes the text is not known
 * @returns undefined if it is in another file, stands in no list, or is written as key and value
 */
export function removalEdit(declaration: Declaration, { path, text }: DependencyFile): FileEdit | undefined {
  const { spans, quote, nested, slots, reader } = declaration;
  if (declaration.path !== path || nested || slots) return undefined;
  if (reader === 'pip') return { path, edit: { span: wholeLines(spans.element, text), newText: '' } };
  if (quote === undefined) return undefined;
  return { path, edit: { span: elementWithComma(spans.element, text), newText: '' } };
}

/** A logical line with its comment and line break. */
function wholeLines({ start, end }: Span, text: string): Span {
  const next = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: next < 0 ? text.length : next + 1 };
}

/** An element of an array of TOML or JSON. */
function elementWithComma({ start, end }: Span, text: string): Span {
  const comma = /^\s*,[ \t]*/.exec(text.slice(end));
  if (!comma) {
    // The last one takes the comma before it along, which JSON would not allow to stay.
    const before = /,\s*$/.exec(text.slice(0, start));
    return { start: start - (before?.[0].length ?? 0), end };
  }
  const after = end + comma[0].length;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  // In a script the lines are comments.
  const isAlone = /^#?[ \t]*$/.test(text.slice(line, start)) && /^\r?\n/.test(text.slice(after));
  return isAlone ? { start: line, end: text.indexOf('\n', after) + 1 } : { start, end: after };
}
