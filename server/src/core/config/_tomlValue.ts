/**
 * Reads the values of TOML: strings, scalars, and arrays and inline tables, whatever is wrong inside them.
 * @see https://toml.io/en/v1.0.0#array
 */
import { shownKey } from './_shownKey.ts';
import { say } from '../messages/message.ts';
import type { TomlCursor } from './_tomlCursor.ts';
import { readKeyPath } from './_tomlKey.ts';
import type { TomlArray, TomlInvalid, TomlTable, TomlValue } from './tomlNode.ts';
import { readScalar } from './_tomlScalar.ts';
import { readString } from './_tomlString.ts';
import { defineEntry, newTable } from './_tomlTables.ts';

/** Maximum depth: deeper nesting is not a configuration but an attack on the stack. */
const DEEPEST = 64;

const KEY = String.raw`(?:[\w-]+|"[^"\r\n]*"|'[^'\r\n]*')`;
const KEYS = String.raw`${KEY}(?:[ \t]*\.[ \t]*${KEY})*`;
/** A line that is a table header. With only quoted or numeric names it could just as well be an array in an array. */
const HEADER_LINE = new RegExp(String.raw`\[{1,2}[ \t]*${KEYS}[ \t]*\]{1,2}[ \t]*(?:#.*)?(?=[\r\n]|$)`, 'y');
const ARRAY_LINE = /\[+[ \t]*(?:"[^"\r\n]*"|'[^'\r\n]*'|[\d_.]+|true|false)[ \t]*\]+[ \t]*(?:#.*)?(?=[\r\n]|$)/y;
/** The beginning of a line that gives a key its value; `==` is a half-typed requirement. */
const STATEMENT_LINE = new RegExp(String.raw`${KEYS}[ \t]*=(?!=)`, 'y');

/** Where a value is. */
export interface ValuePlace {
  /** How many arrays and inline tables it is in. */
  readonly depth: number;
  /** Indentation of the line with the key that the value belongs to. */
  readonly indentation: number;
  readonly inside: 'line' | 'array' | 'table';
  /** The key that the value belongs to, for messages. */
  readonly owner: string;
}

/** Reads the value that begins here. If there is none, the invalid text is reported and skipped. */
export function readValue(cursor: TomlCursor, place: ValuePlace): TomlValue {
  switch (cursor.char) {
    case '"':
    case "'":
      return readString(cursor);
    case '[':
      return place.depth < DEEPEST ? readArray(cursor, place) : skipTooDeep(cursor);
    case '{':
      return place.depth < DEEPEST ? readInlineTable(cursor, place) : skipTooDeep(cursor);
    default:
      return readScalar(cursor) ?? readWrongValue(cursor, place);
  }
}

function readWrongValue(cursor: TomlCursor, place: ValuePlace): TomlInvalid {
  const start = cursor.offset;
  skipWrongText(cursor, place.inside);
  const end = cursor.offset;
  if (start === end) return missingValue(cursor, place);
  cursor.report(say('tomlValueInvalid', { text: cursor.excerpt(start, end) }), start, end);
  return { kind: 'invalid', span: { start, end } };
}

/** If nothing follows at all, the value is missing right after the `=`. */
function missingValue(cursor: TomlCursor, place: ValuePlace): TomlInvalid {
  let at = cursor.offset;
  while (at > 1 && /[ \t]/.test(cursor.text.charAt(at - 1))) at--;
  cursor.report(say('tomlValueMissing', { key: shownKey(place.owner) }), at - 1, at);
  return { kind: 'invalid', span: { start: at, end: at } };
}

/**
 * Moves past invalid text to where reading can go on: the end of the line, a comment or, inside an array or table, the next
 * comma or the closing bracket.
 */
export function skipWrongText(cursor: TomlCursor, inside: ValuePlace['inside']): void {
  let open = 0;
  let end = cursor.offset;
  for (; !cursor.atLineEnd; cursor.offset++) {
    const { char } = cursor;
    if (char === '#' && /[ \t]/.test(cursor.text.charAt(cursor.offset - 1))) break;
    if (inside !== 'line') {
      // The commas of `[a,b]` and `>=1,<2` do not end an element.
      if (char === ',' && open === 0 && !cursor.matches(/,[ \t]*(?:[<>~!=]=|[<>])/y)) break;
      if (char === '[' || char === '{') open++;
      if ((char === ']' || char === '}') && open-- === 0) break;
    }
    if (char !== ' ' && char !== '\t') end = cursor.offset + 1;
  }
  cursor.offset = end;
}

/** Skips everything that is nested too deeply, without recursion. */
function skipTooDeep(cursor: TomlCursor): TomlInvalid {
  const start = cursor.offset;
  let open = 0;
  for (; !cursor.atEnd; cursor.offset++) {
    if (cursor.char === '[' || cursor.char === '{') open++;
    if ((cursor.char === ']' || cursor.char === '}') && --open <= 0) {
      cursor.offset++;
      break;
    }
  }
  cursor.report(say('tomlTooDeep'), start, start + 1);
  return { kind: 'invalid', span: { start, end: cursor.offset } };
}

function readArray(cursor: TomlCursor, place: ValuePlace): TomlArray {
  const start = cursor.offset++;
  const elements: TomlValue[] = [];
  let end = cursor.offset;
  const finish = (closed: boolean): TomlArray => {
    if (closed) end = ++cursor.offset;
    else cursor.report(say('tomlArrayUnclosed', { key: shownKey(place.owner) }), start, start + 1);
    cursor.offset = end;
    return { kind: 'array', span: { start, end }, elements, closed, ofTables: false };
  };
  // A value that is not followed by a comma yet.
  let last: TomlValue | undefined;
  for (;;) {
    const onNewLine = cursor.skipLines();
    if (cursor.char === ']') return finish(true);
    if (cursor.atEnd || (onNewLine && isBehindContainer(cursor, place, last !== undefined))) return finish(false);
    if (cursor.char === ',') {
      if (last === undefined) cursor.report(say('tomlCommaWithoutValue'), cursor.offset, cursor.offset + 1);
      last = undefined;
      cursor.offset++;
    } else if (cursor.char === '}' || (last !== undefined && !onNewLine && !/["'[{]/.test(cursor.char))) {
      reportWrongRest(cursor, 'array');
    } else {
      if (last !== undefined) reportMissingComma(cursor, last);
      last = readValue(cursor, { ...place, depth: place.depth + 1, inside: 'array' });
      if (last.kind !== 'invalid') elements.push(last);
    }
    end = cursor.offset;
  }
}

/** Text between an element and its comma. */
function reportWrongRest(cursor: TomlCursor, inside: ValuePlace['inside']): void {
  const start = cursor.offset;
  skipWrongText(cursor, inside);
  if (cursor.offset === start) cursor.offset++;
  cursor.report(say('tomlTextUnexpected', { text: cursor.excerpt(start, cursor.offset) }), start, cursor.offset);
}

/** Marks the end of the value after which the comma is missing; an error in the value itself may be the reason. */
function reportMissingComma(cursor: TomlCursor, value: TomlValue): void {
  if (value.kind === 'invalid' || ('closed' in value && !value.closed)) return;
  const { start, end } = value.span;
  cursor.report(say('tomlCommaMissing', { text: cursor.excerpt(start, end) }), Math.max(start, end - 1), end);
}

/** Whether the line that begins here cannot belong to an array or inline table, which means that it is unclosed. */
function isBehindContainer(cursor: TomlCursor, place: ValuePlace, commaIsMissing: boolean): boolean {
  if (cursor.matches(HEADER_LINE)) return commaIsMissing || !cursor.matches(ARRAY_LINE);
  return cursor.matches(STATEMENT_LINE) && cursor.indentationAt(cursor.offset) <= place.indentation;
}

function readInlineTable(cursor: TomlCursor, place: ValuePlace): TomlTable {
  const start = cursor.offset++;
  const read = newTable('inline', { start, end: start + 1 });
  let end = cursor.offset;
  const finish = (closed: boolean): TomlTable => {
    if (closed) end = ++cursor.offset;
    else cursor.report(say('tomlTableUnclosed', { key: shownKey(place.owner) }), start, start + 1);
    cursor.offset = end;
    return { ...read, span: { start, end }, closed };
  };
  let needsComma = false;
  let comma: number | undefined;
  // A table over several lines is told once.
  let isNewer = false;
  for (;;) {
    const onNewLine = cursor.skipLines();
    if (onNewLine && !isNewer) {
      cursor.noteNewer('lines', start, start + 1);
      isNewer = true;
    }
    if (cursor.char === '}') {
      if (comma !== undefined && !needsComma) cursor.noteNewer('comma', comma, comma + 1);
      return finish(true);
    }
    if (cursor.atEnd || (onNewLine && (needsComma || cursor.matches(HEADER_LINE)) && cursor.char !== ',')) {
      return finish(false);
    }
    if (cursor.char === ',') {
      if (!needsComma) cursor.report(say('tomlCommaWithoutKey'), cursor.offset, cursor.offset + 1);
      needsComma = false;
      comma = cursor.offset++;
    } else if (cursor.char === ']' && place.inside === 'array') return finish(false);
    else if (needsComma) reportWrongRest(cursor, 'table');
    else {
      readPair(cursor, place, read);
      needsComma = true;
    }
    end = cursor.offset;
  }
}

/** `key = value` in an inline table. */
function readPair(cursor: TomlCursor, place: ValuePlace, table: TomlTable): void {
  const start = cursor.offset;
  const path = readKeyPath(cursor);
  const key = path?.at(-1);
  if (path === undefined || key === undefined || cursor.char !== '=') {
    skipWrongText(cursor, 'table');
    if (cursor.offset === start) cursor.offset++;
    cursor.report(say('tomlPairInvalid', { text: cursor.excerpt(start, cursor.offset) }), start, cursor.offset);
    return;
  }
  cursor.offset++;
  cursor.skipBlanks();
  const value = readValue(cursor, { ...place, depth: place.depth + 1, inside: 'table', owner: key.name });
  defineEntry(cursor, table, path, value);
}
