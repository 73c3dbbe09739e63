/** The edit that removes a requirement from its list, with its comma, and with its line if nothing else is on it. */
import type { Declaration, DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import type { Span } from '../../text/span.ts';
import { applyEdits, type FileEdit } from '../../text/textEdit.ts';

/** How far from an element its comma or bracket is looked for, in UTF-16 units. */
const FARTHEST = 200;

/**
 * Removes declarations of one file. Each is removed from what the removal of those behind it leaves, so that neighbours do not
 * both take the comma between them, and the last one leaves an empty list.
 * @returns one edit for each stretch of text that goes; undefined if one of them cannot be removed, or if there are none
 */
export function removalEdits(declarations: readonly Declaration[], file: DependencyFile): FileEdit[] | undefined {
  const { path } = file;
  let { text } = file;
  let gone: readonly Span[] = [];
  for (const declaration of declarations.toSorted((a, b) => b.spans.element.start - a.spans.element.start)) {
    const removal = removalEdit(declaration, { path, text });
    if (!removal) return undefined;
    text = applyEdits(text, [removal.edit]);
    gone = joined(removal.edit.span, gone);
  }
  return gone.length > 0 ? gone.map((span) => ({ path, edit: { span, newText: '' } })) : undefined;
}

/**
 * Adds a span to those that are gone.
 * @param span where it is in the text without them, of which it begins before all
 * @param gone where they are in the whole text, in order
 */
function joined({ start, end }: Span, gone: readonly Span[]): readonly Span[] {
  let last = end;
  const reached = gone.filter((span) => {
    const isReached = last >= span.start;
    if (isReached) last += span.end - span.start;
    return isReached;
  });
  return [{ start, end: last }, ...gone.slice(reached.length)];
}

/**
 * Removes a declaration.
 * @param file the file that is checked; for files that it includes the text is not known
 * @returns undefined if it is in another file, stands in no list, or is written as key and value
 */
export function removalEdit(
  declaration: Declaration,
  { path, text }: Pick<DependencyFile, 'path' | 'text'>,
): FileEdit | undefined {
  const { spans, quote, nested, slots, reader } = declaration;
  if (declaration.path !== path || slots) return undefined;
  if (reader === 'pip') return { path, edit: { span: wholeLines(spans.element, text), newText: '' } };
  if (nested ? !standsInArray(spans.element, text) : quote === undefined) return undefined;
  return { path, edit: { span: elementWithComma(spans.element, text), newText: '' } };
}

/** Whether a string in code, or in a text inside another one, is seen to be an element of an array, not an argument. */
function standsInArray({ start, end }: Span, text: string): boolean {
  const line = Math.max(0, start - FARTHEST);
  return /[[,]\s*$/.test(text.slice(line, start)) && /^\s*[,\]]/.test(text.slice(end, end + FARTHEST));
}

/** A logical line with its comment and line break, and with a blank line beside it where two would follow each other. */
function wholeLines({ start, end }: Span, text: string): Span {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next < 0 ? text.length : next + 1;
  const blankBefore = /(?:^|\n)(\r?\n)$/.exec(text.slice(0, from))?.[1]?.length ?? 0;
  const blankAfter = /^[ \t]*\r?\n/.exec(text.slice(to))?.[0].length ?? 0;
  if (blankAfter > 0 && (from === 0 || blankBefore > 0)) return { start: from, end: to + blankAfter };
  return { start: to === text.length ? from - blankBefore : from, end: to };
}

/** An element of an array of TOML or JSON; of the only one everything between the brackets. */
function elementWithComma({ start, end }: Span, text: string): Span {
  const opened = /\[\s*$/.exec(text.slice(0, start));
  const closed = /^\s*(?:,\s*)?(?=\])/.exec(text.slice(end));
  if (opened && closed) return { start: opened.index + 1, end: end + closed[0].length };
  const comma = /^\s*,[ \t]*/.exec(text.slice(end));
  // A comment behind the last one would otherwise come to stand behind the one before: it keeps its line, and that its comma.
  if (!comma && startsLine(start, text) && /^[ \t]*(?:#|\/\/)/.test(text.slice(end, end + FARTHEST)))
    return { start, end: end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0) };
  if (!comma) {
    // The last one takes the comma before it along, which JSON would not allow to stay.
    const before = /,\s*$/.exec(text.slice(0, start));
    if (before) return { start: start - before[0].length, end };
    // A comment stands behind that comma, which TOML allows to stay.
    const line = lineOfOne({ start, end }, text);
    return line ?? { start, end };
  }
  const after = end + comma[0].length;
  return lineOfOne({ start, end: after }, text) ?? { start, end: after };
}

/** The line of something that stands alone on it; undefined if something else does as well. In a script lines are comments. */
function lineOfOne({ start, end }: Span, text: string): Span | undefined {
  const isAlone = startsLine(start, text) && /^[ \t]*\r?\n/.test(text.slice(end));
  return isAlone ? { start: text.lastIndexOf('\n', start - 1) + 1, end: text.indexOf('\n', end) + 1 } : undefined;
}

function startsLine(offset: number, text: string): boolean {
  return /^#?[ \t]*$/.test(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset));
}
