/** Adds elements to an array in a TOML file or removes one, following the array's layout. */
import type { TextEdit } from '../text/textEdit.ts';
import { endOfLine, indentationOf, isFirstInLine, lineBreakOf } from './textLayout.ts';
import type { TomlArray } from './tomlNode.ts';

/** Indentation of elements when no other element shows it. */
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

/** Puts elements after the last one: on lines of their own if the last one has one, else on the same line. */
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
    // The bracket may directly follow the element, on its line.
    if (lineEnd >= array.span.end) return [insert(last.span.end, `,${lines}`)];
    return [insert(last.span.end, ','), insert(lineEnd, lines)];
  }
  const lineEnd = endOfLine(text, comma);
  if (lineEnd >= array.span.end) return [insert(comma + 1, `${lines},`)];
  return [insert(lineEnd, `${lines},`)];
}

/**
 * Removes an element. Comments stay, including one on the element's own line; the line goes if nothing else is on it; a
 * comma is left after the last element only if there was one.
 * @returns no edits for layouts that this would spoil: a comma on another line than its element
 */
export function removeElement(text: string, array: TomlArray, position: number): TextEdit[] {
  const element = array.elements[position];
  if (!element) return [];
  const { start, end } = element.span;
  const comma = commaBehind(text, end, array.span.end - 1);
  if (comma !== undefined && !isBlank(text.slice(end, comma))) return [];
  const before = array.elements[position - 1];
  const commaBefore = before && commaBehind(text, before.span.end, start);
  const ownEnd = comma === undefined ? end : comma + 1;
  const remove = (from: number, to: number): TextEdit => ({ span: { start: from, end: to }, newText: '' });
  if (!isFirstInLine(text, start)) {
    // If another element precedes it on the line, the comma before it goes, else its own.
    const own = commaBefore === undefined || text.slice(commaBefore, start).includes('\n');
    return [own ? remove(start, blanksBehind(text, ownEnd)) : remove(commaBefore, end)];
  }
  // If the removed last element had no trailing comma, the one before it must not keep its comma.
  const orphan = comma === undefined && commaBefore !== undefined ? [remove(commaBefore, commaBefore + 1)] : [];
  const lineEnd = endOfLine(text, ownEnd);
  const isAlone = isBlank(text.slice(ownEnd, lineEnd)) && lineEnd < text.length;
  if (!isAlone) return [...orphan, remove(start, blanksBehind(text, ownEnd))];
  return [...orphan, remove(text.lastIndexOf('\n', start - 1) + 1, text.indexOf('\n', lineEnd) + 1)];
}

function isBlank(text: string): boolean {
  return /^[ \t]*$/.test(text);
}

/** Where the whitespace after an offset ends. */
function blanksBehind(text: string, offset: number): number {
  let end = offset;
  while (text.charAt(end) === ' ' || text.charAt(end) === '\t') end++;
  return end;
}

/** Offset of the comma between an offset and the closing bracket, skipping comments. */
function commaBehind(text: string, start: number, end: number): number | undefined {
  for (let at = start; at < end; at++) {
    const char = text.charAt(at);
    if (char === ',') return at;
    if (char === '#') at = endOfLine(text, at);
  }
  return undefined;
}
