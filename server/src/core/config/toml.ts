/**
 * Reads TOML that may be half typed: every value with its exact position, and an error for every part that is wrong. A wrong
 * element, value or table header invalidates only itself. Never throws; linear in the length of the text.
 * @see https://toml.io/en/v1.0.0 (what TOML 1.1 adds is read as well)
 */
import { shownKey } from './_shownKey.ts';
import { say, type Message } from '../messages/message.ts';
import type { ParseError } from '../text/parsed.ts';
import type { Span } from '../text/span.ts';
import { TomlCursor } from './_tomlCursor.ts';
import { readKeyPath, type TomlKey } from './_tomlKey.ts';
import type { TomlTable } from './tomlNode.ts';
import { defineEntry, defineTable, newTable } from './_tomlTables.ts';
import { readValue, skipWrongText } from './_tomlValue.ts';

/** The lines from one table header to the next; the first section, which may be empty, has no header. */
export interface TomlSection {
  /** The header with its brackets; absent for the top level. */
  readonly header?: Span;
  /** The table that the section's keys go to. */
  readonly table: TomlTable;
  /** Just after the last value of the section, or after its header if there is none. */
  end: number;
}

/** A whole TOML text. */
export interface TomlDocument {
  readonly root: TomlTable;
  readonly sections: readonly TomlSection[];
  readonly errors: readonly ParseError[];
  /** What readers of TOML 1.0, as Python's `tomllib` is one, stop at, although it is right in TOML 1.1; in no certain order. */
  readonly newer: readonly ParseError[];
}

/** Reads a TOML text; offsets count from its beginning, including a byte order mark. */
export function readToml(text: string): TomlDocument {
  const cursor = new TomlCursor(text);
  if (text.startsWith('\uFEFF')) cursor.offset = 1;
  const root = newTable('root', { start: cursor.offset, end: text.length });
  let section: TomlSection = { table: root, end: cursor.offset };
  const sections = [section];
  for (;;) {
    cursor.skipLines();
    if (cursor.atEnd) break;
    if (cursor.char === '[') sections.push((section = readHeader(cursor, root)));
    else readStatement(cursor, section);
    expectLineEnd(cursor);
  }
  const { errors, newer } = cursor;
  return { root, sections, errors: [...errors, ...controlCharacter(text, errors)], newer };
}

/** The first character that TOML allows nowhere, unless something is reported there: control characters, and half a line break. */
function controlCharacter(text: string, errors: readonly ParseError[]): readonly ParseError[] {
  const at = text.search(FORBIDDEN);
  if (at < 0 || errors.some(({ span }) => span.start <= at && at < span.end)) return [];
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  return [{ problem: say('tomlControlCharacter', { code }), span: { start: at, end: at + 1 } }];
}

const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|\r(?!\n)/;

/** What stands first of what was found. */
export function earliest(found: readonly ParseError[]): ParseError | undefined {
  return found.reduce<ParseError | undefined>(
    (first, one) => (first && first.span.start <= one.span.start ? first : one),
    undefined,
  );
}

/** `[table]` or `[[array of tables]]`; a header that names no table gets a detached one. */
function readHeader(cursor: TomlCursor, root: TomlTable): TomlSection {
  const start = cursor.offset;
  const brackets = cursor.startsWith('[[') ? 2 : 1;
  cursor.offset += brackets;
  const path = readKeyPath(cursor);
  if (path === undefined) {
    const end = Math.max(cursor.offset, start + brackets);
    cursor.report(say('tomlHeaderWithoutName'), start, end);
    skipWrongText(cursor, 'line');
    return { header: { start, end }, table: newTable('header', { start, end }), end };
  }
  const closing = ']'.repeat(brackets);
  if (cursor.startsWith(closing)) cursor.offset += brackets;
  else {
    cursor.report(say('tomlHeaderUnclosed', { closing }), start, cursor.offset);
    while (cursor.char === ']') cursor.offset++;
  }
  const header = { start, end: cursor.offset };
  return { header, table: defineTable(cursor, root, path, header, brackets === 2), end: cursor.offset };
}

/** `key = value`; anything wrong is skipped up to the end of the line. */
function readStatement(cursor: TomlCursor, section: TomlSection): void {
  const start = cursor.offset;
  const indentation = cursor.indentationAt(start);
  const path = readKeyPath(cursor);
  if (path === undefined || cursor.char !== '=') {
    skipWrongText(cursor, 'line');
    cursor.report(describeNoStatement(cursor, path, start), start, cursor.offset);
    return;
  }
  cursor.offset++;
  cursor.skipBlanks();
  const value = readValue(cursor, { depth: 0, indentation, inside: 'line', owner: path.at(-1)?.name ?? '' });
  defineEntry(cursor, section.table, path, value);
  section.end = Math.max(section.end, value.span.end);
}

function describeNoStatement(cursor: TomlCursor, path: readonly TomlKey[] | undefined, start: number): Message {
  const [key] = path ?? [];
  const text = cursor.excerpt(start, cursor.offset);
  if (key === undefined || text.includes('"')) return say('tomlStatementInvalid', { text });
  return say('tomlEqualsMissing', { key: shownKey(key.name) });
}

function expectLineEnd(cursor: TomlCursor): void {
  cursor.skipBlanks();
  if (cursor.atLineEnd || cursor.char === '#') return;
  const start = cursor.offset;
  skipWrongText(cursor, 'line');
  cursor.report(say('tomlTextUnexpected', { text: cursor.excerpt(start, cursor.offset) }), start, cursor.offset);
}
