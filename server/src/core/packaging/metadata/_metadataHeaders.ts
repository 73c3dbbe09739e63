/**
 * Reads the header fields of a METADATA file: e-mail format, folded lines joined, the body left alone.
 * https://packaging.python.org/en/latest/specifications/core-metadata/
 */
import type { Span } from '../../text/span.ts';
import { trimWhitespace } from '../_whitespace.ts';

/** One field of the header. */
export interface HeaderField {
  /** Lower-cased. */
  readonly name: string;
  /** Without surrounding whitespace; folded lines are joined by one space each. */
  readonly value: string;
  /** Where the value is, from its first line's colon to the end of its last line. */
  readonly span: Span;
}

const LINE_END = /\r\n|\r|\n/g;
/** A field may lack its name, as in `: text`; it is skipped. */
const FIELD = /^([!-9;-~]*):/;

/** The fields in the order of the text, up to the first line that is empty or not a field. */
export function* readHeaders(text: string): Generator<HeaderField> {
  let field: { name: string; lines: string[]; start: number; end: number } | undefined;
  for (const { line, start } of lines(text)) {
    if (line.startsWith(' ') || line.startsWith('\t')) {
      // A blank line inside a folded description still starts with its indentation.
      field?.lines.push(line);
      if (field !== undefined) field.end = start + line.length;
      continue;
    }
    if (field !== undefined) yield finished(field);
    field = undefined;
    const name = FIELD.exec(line)?.[1];
    if (name === undefined) return;
    if (name === '') continue;
    const valueStart = name.length + 1;
    field = { name, lines: [line.slice(valueStart)], start: start + valueStart, end: start + line.length };
  }
  if (field !== undefined) yield finished(field);
}

function finished(field: { name: string; lines: readonly string[]; start: number; end: number }): HeaderField {
  const value = trimWhitespace(field.lines.map(trimWhitespace).join(' '));
  return { name: field.name.toLowerCase(), value, span: { start: field.start, end: field.end } };
}

function* lines(text: string): Generator<{ line: string; start: number }> {
  let start = 0;
  while (start < text.length) {
    LINE_END.lastIndex = start;
    const match = LINE_END.exec(text);
    const end = match?.index ?? text.length;
    yield { line: text.slice(start, end), start };
    start = end + (match?.[0].length ?? 0);
  }
}
