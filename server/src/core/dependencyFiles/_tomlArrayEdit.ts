/** Adds elements to an array that is written in a TOML file, in the way the array is laid out. */
import type { TextEdit } from '../text/textEdit.ts';
import { endOfLine, indentationOf, isFirstInLine, lineBreakOf } from './_textLayout.ts';
import type { TomlArray } from './_tomlNode.ts';

/** Indentation of elements where no other element shows it. */
const INDENTATION = '  ';

/** Puts the first elements into an array. */
function fillArray(text: string, array: TomlArray, elements: readonly string[]): TextEdit {
  const closing = array.span.end - 1;
  const inside = text.slice(array.span.start + 1, closing);
  if (!inside.includes('\n')) {
    const isEmpty = inside.trim() === '';
    const end = isEmpty ? closing : array.span.start + 1;
    const line = elements.join(', ');
    return { span: { start: array.span.start + 1, end }, newText: isEmpty ? line : `${line}, ` };
  }
  // There may be comments inside: the element goes before the closing bracket, which keeps its line.
  const lineBreak = lineBreakOf(text);
  const indentation = indentationOf(text, array.span.start) + INDENTATION;
  const lineStart = text.lastIndexOf('\n', closing - 1) + 1;
  return {
    span: { start: lineStart, end: lineStart },
    newText: elements.map((element) => `${indentation}${element},${lineBreak}`).join(''),
  };
}

/** Puts elements behind the last one: on lines of their own where the last one has one, else behind it. */
export function appendElements(text: string, array: TomlArray, elements: readonly string[]): TextEdit[] {
  const last = array.elements.at(-1);
  if (!last) return [fillArray(text, array, elements)];
  const comma = commaBehind(text, last.span.end, array.span.end - 1);
  const insert = (offset: number, newText: string): TextEdit => ({ span: { start: offset, end: offset }, newText });
  if (!isFirstInLine(text, last.span.start)) return [insert(last.span.end, `, ${elements.join(', ')}`)];
  const start = lineBreakOf(text) + indentationOf(text, last.span.start);
  const lines = elements.map((element) => start + element).join(',');
  if (comma === undefined) {
    const lineEnd = endOfLine(text, last.span.end);
    // The bracket may stand directly behind the element, on its line.
    if (lineEnd >= array.span.end) return [insert(last.span.end, `,${lines}`)];
    return [insert(last.span.end, ','), insert(lineEnd, lines)];
  }
  const lineEnd = endOfLine(text, comma);
  if (lineEnd >= array.span.end) return [insert(comma + 1, `${lines},`)];
  return [insert(lineEnd, `${lines},`)];
}

/** Offset of the comma between an offset and the closing bracket, comments passed over. */
function commaBehind(text: string, start: number, end: number): number | undefined {
  for (let at = start; at < end; at++) {
    const char = text.charAt(at);
    if (char === ',') return at;
    if (char === '#') at = endOfLine(text, at);
  }
  return undefined;
}
