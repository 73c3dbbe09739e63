/**
 * Puts keys and tables into the tree of a TOML text, and reports duplicate definitions.
 * @see https://toml.io/en/v1.0.0#table
 */
import { shownKey } from './_shownKey.ts';
import { say } from '../messages/message.ts';
import type { Span } from '../text/span.ts';
import type { TomlCursor } from './_tomlCursor.ts';
import type { TomlKey } from './_tomlKey.ts';
import type { TomlTable, TomlTableOrigin, TomlValue } from './tomlNode.ts';

export function newTable(origin: TomlTableOrigin, span: Span, closed = true): TomlTable {
  return { kind: 'table', span, entries: new Map(), origin, closed };
}

/**
 * The table of a header. A table that must not be opened again is reported, and its keys are still read into it; if
 * something other than a table has the name, the keys go to a detached table.
 */
export function defineTable(
  cursor: TomlCursor,
  root: TomlTable,
  path: readonly TomlKey[],
  header: Span,
  ofTables: boolean,
): TomlTable {
  let table = root;
  for (const key of path.slice(0, -1)) {
    const inner = openSubtable(table, key);
    if (inner === undefined) return lostTable(cursor, path, header);
    table = inner;
  }
  const last = path.at(-1);
  if (last === undefined) return table;
  return ofTables ? appendTable(cursor, table, last, header) : openTable(cursor, table, last, path, header);
}

/** Goes one key down along a header; undefined if there is no table that may be added to. */
function openSubtable(table: TomlTable, key: TomlKey): TomlTable | undefined {
  const existing = table.entries.get(key.name)?.value;
  if (existing === undefined || existing.kind === 'invalid') {
    return addTable(table, key, newTable('implicit', key.span));
  }
  const inner = existing.kind === 'array' && existing.ofTables ? existing.elements.at(-1) : existing;
  return inner?.kind === 'table' && inner.origin !== 'inline' ? inner : undefined;
}

function openTable(
  cursor: TomlCursor,
  parent: TomlTable,
  key: TomlKey,
  path: readonly TomlKey[],
  header: Span,
): TomlTable {
  const existing = parent.entries.get(key.name)?.value;
  if (existing === undefined || existing.kind === 'invalid') return addTable(parent, key, newTable('header', header));
  if (existing.kind !== 'table' || existing.origin === 'inline') return lostTable(cursor, path, header);
  if (existing.origin !== 'implicit') {
    cursor.report(say('tomlTableTwice', { name: shownKey(dotted(path)) }), header.start, header.end);
    return existing;
  }
  const opened: TomlTable = { ...existing, span: header, origin: 'header' };
  return addTable(parent, key, opened);
}

function appendTable(cursor: TomlCursor, parent: TomlTable, key: TomlKey, header: Span): TomlTable {
  const table = newTable('header', header);
  const existing = parent.entries.get(key.name)?.value;
  if (existing?.kind === 'array' && existing.ofTables) existing.elements.push(table);
  else if (existing === undefined || existing.kind === 'invalid') {
    const array: TomlValue = { kind: 'array', span: header, elements: [table], closed: true, ofTables: true };
    parent.entries.set(key.name, { key: key.name, keySpan: key.span, value: array });
  } else cursor.report(say('tomlNotArrayOfTables', { key: shownKey(key.name) }), header.start, header.end);
  return table;
}

function lostTable(cursor: TomlCursor, path: readonly TomlKey[], header: Span): TomlTable {
  cursor.report(say('tomlNameTaken', { name: shownKey(dotted(path)) }), header.start, header.end);
  return newTable('header', header);
}

/** Sets the value of a key, dotted or not. If a key has two values, the first stays, and the second key is reported. */
export function defineEntry(cursor: TomlCursor, table: TomlTable, path: readonly TomlKey[], value: TomlValue): void {
  let parent = table;
  const first = path[0];
  const last = path.at(-1);
  if (first === undefined || last === undefined) return;
  for (const key of path.slice(0, -1)) {
    const existing = parent.entries.get(key.name)?.value;
    const inner =
      existing === undefined || existing.kind === 'invalid'
        ? addTable(parent, key, newTable('dotted', key.span))
        : existing;
    if (inner.kind !== 'table' || inner.origin === 'inline' || inner.origin === 'header') {
      cursor.report(say('tomlTableFixed', { key: shownKey(key.name) }), key.span.start, key.span.end);
      return;
    }
    inner.dotted = { key: { start: first.span.start, end: key.span.end }, end: value.span.end };
    parent = inner;
  }
  const existing = parent.entries.get(last.name);
  if (existing === undefined || existing.value.kind === 'invalid') {
    parent.entries.set(last.name, { key: last.name, keySpan: last.span, value });
  } else cursor.report(say('tomlKeyTwice', { key: shownKey(dotted(path)) }), last.span.start, last.span.end);
}

function addTable(parent: TomlTable, key: TomlKey, table: TomlTable): TomlTable {
  parent.entries.set(key.name, { key: key.name, keySpan: key.span, value: table });
  return table;
}

function dotted(path: readonly TomlKey[]): string {
  return path.map((key) => key.name).join('.');
}
