/** Adds a key to a table of a TOML file, and the table if it is missing. */
import type { TextEdit } from '../text/textEdit.ts';
import { endOfLine, indentationOf, lineBreakOf } from './textLayout.ts';
import type { TomlDocument, TomlSection } from './toml.ts';
import { valueAt, type TomlTable, type TomlValue } from './tomlNode.ts';
import { quoteTomlKey } from './_tomlQuote.ts';

/**
 * Adds `key = value` to a table that does not have the key yet.
 * @param value TOML text
 * @returns no edits if the path leads through something that is not a table
 */
export function insertKey(
  text: string,
  document: TomlDocument,
  tablePath: readonly string[],
  key: string,
  value: string,
): TextEdit[] {
  const { table, rest, isInline } = deepestTable(document.root, tablePath);
  if (!table) return [];
  const pair = `${[...rest, key].map(quoteTomlKey).join('.')} = ${value}`;
  if (table.origin === 'inline') return insertInline(table, pair);
  if (rest.length > 0 && !isInline) return [appendTable(text, tablePath, key, value)];
  const section = document.sections.find((other) => other.table === table);
  if (section?.header) return [insertAfter(text, section.end, pair)];
  if (section) return [insertAtTop(text, section, pair)];
  if (!table.dotted) return [appendTable(text, tablePath, key, value)];
  const { key: written, end } = table.dotted;
  const dotted = `${text.slice(written.start, written.end)}.${pair}`;
  return [isInline ? { span: { start: end, end }, newText: `, ${dotted}` } : insertAfter(text, end, dotted)];
}

/** How far a path leads through tables, and whether an inline table is on the way. */
interface DeepestTable {
  /** Absent if the path leads into something that is not a table. */
  readonly table?: TomlTable;
  /** The keys for which there are no tables. */
  readonly rest: readonly string[];
  readonly isInline: boolean;
}

function deepestTable(root: TomlTable, path: readonly string[]): DeepestTable {
  let table = root;
  let isInline = false;
  for (const [depth, key] of path.entries()) {
    const next = valueAt(table, [key]);
    if (next === undefined || next.kind === 'invalid') return { table, rest: path.slice(depth), isInline };
    const inner = next.kind === 'array' && next.ofTables ? next.elements.at(-1) : next;
    if (inner?.kind !== 'table') return { rest: [], isInline };
    table = inner;
    isInline ||= inner.origin === 'inline';
  }
  return { table, rest: [], isInline };
}

function insertInline({ span, entries, closed }: TomlTable, pair: string): TextEdit[] {
  if (!closed) return [];
  const ends = [...entries.values()].map(({ value }) => endOfValue(value));
  if (ends.length === 0) return [{ span: { start: span.start + 1, end: span.end - 1 }, newText: ` ${pair} ` }];
  const end = Math.max(...ends);
  return [{ span: { start: end, end }, newText: `, ${pair}` }];
}

/** Where the text of a value ends; for a table made by dotted keys, where the last of these ends. */
function endOfValue(value: TomlValue): number {
  return value.kind === 'table' && value.dotted ? value.dotted.end : value.span.end;
}

/** A line of its own after the line of an offset, with the same indentation. */
function insertAfter(text: string, offset: number, line: string): TextEdit {
  const end = endOfLine(text, offset);
  return { span: { start: end, end }, newText: lineBreakOf(text) + indentationOf(text, offset) + line };
}

/** After the last key of the top level, or at the beginning of the file. */
function insertAtTop(text: string, { table, end }: TomlSection, line: string): TextEdit {
  const { start } = table.span;
  if (end > start) return insertAfter(text, end, line);
  const lineBreak = lineBreakOf(text);
  const needsBlankLine = /^\s*\[/.test(text.slice(start));
  return { span: { start, end: start }, newText: line + lineBreak + (needsBlankLine ? lineBreak : '') };
}

/** A new table at the end of the file, preceded by an empty line. */
function appendTable(text: string, path: readonly string[], key: string, value: string): TextEdit {
  const lineBreak = lineBreakOf(text);
  const header = `[${path.map(quoteTomlKey).join('.')}]`;
  const isEmpty = text.replace('\uFEFF', '') === '';
  const endsLine = isEmpty || text.endsWith('\n');
  const endsParagraph = isEmpty || /\n\r?\n$/.test(text);
  const before = (endsLine ? '' : lineBreak) + (endsParagraph ? '' : lineBreak);
  const newText = `${before}${header}${lineBreak}${quoteTomlKey(key)} = ${value}${lineBreak}`;
  return { span: { start: text.length, end: text.length }, newText };
}
