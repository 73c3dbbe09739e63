/** Adds an element to an array that is written in a TOML file, in the way the array is laid out. */
import type { TextEdit } from '../text/textEdit.ts';
import { endOfLine, indentationOf, isFirstInLine, lineBreakOf } from './_textLayout.ts';
import type { TomlArray } from './_tomlNode.ts';

/** Indentation of elements where no other element shows it. */
const INDENTATION = '  ';

/** Puts the first element into an array. */
export function fillArray(text: string, array: TomlArray, element: string): TextEdit {
  const closing = array.span.end - 1;
  const inside = text.slice(array.span.start + 1, closing);
  if (!inside.includes('\n')) {
    const isEmpty = inside.trim() === '';
    const end = isEmpty ? closing : array.span.start + 1;
    return { span: { start: array.span.start + 1, end }, newText: isEmpty ? element : `${element}, ` };
  }
  // There may be comments inside: the element goes before the closing bracket, which keeps its line.
  const lineBreak = lineBreakOf(text);
  const indentation = indentationOf(text, array.span.start) + INDENTATION;
  const lineStart = text.lastIndexOf('\n', closing - 1) + 1;
  return { span: { start: lineStart, end: lineStart }, newText: `${indentation}${element},${lineBreak}` };
}

/** Puts an element behind the last one: on a line of its own where the last one has one, else behind it. */
export function appendElement(text: string, array: TomlArray, element: string): TextEdit[] {
  const last = array.elements.at(-1);
  if (!last) return [fillArray(text, array, element)];
  const comma = commaBehind(text, last.span.end, array.span.end - 1);
  const insert = (offset: number, newText: string): TextEdit => ({ span: { start: offset, end: offset }, newText });
  if (!isFirstInLine(text, last.span.start)) return [insert(last.span.end, `, ${element}`)];
  const line = lineBreakOf(text) + indentationOf(text, last.span.start) + element;
  if (comma === undefined) {
    const lineEnd = endOfLine(text, last.span.end);
    // The bracket may stand directly behind the element, on its line.
    if (lineEnd >= array.span.end) return [insert(last.span.end, `,${line}`)];
    return [insert(last.span.end, ','), insert(lineEnd, line)];
  }
  const lineEnd = endOfLine(text, comma);
  if (lineEnd >= array.span.end) return [insert(comma + 1, `${line},`)];
  return [insert(lineEnd, `${line},`)];
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
