/** Edits of TOML files that keep everything else as it is: comments, quotes, indentation, trailing commas, line endings. */
import { changeBetween } from '../text/textChange.ts';
import { applyEdits, type TextEdit } from '../text/textEdit.ts';
import { readToml } from './toml.ts';
import { appendElements, removeElement } from './_tomlArrayEdit.ts';
import { insertKey } from './_tomlInsert.ts';
import { removeEntry, removeInlineEntry } from './_tomlRemove.ts';
import { valueAt } from './tomlNode.ts';
import { quoteToml, quoteTomlKey } from './_tomlQuote.ts';

/**
 * Sets a key of a table to a string. The key, and the table too, are added if missing.
 * @param tablePath keys from the root to the table; empty for the top level
 * @returns no edits if the key already has that value, or if something other than a table has the table's name
 */
export function setTomlString(text: string, tablePath: readonly string[], key: string, value: string): TextEdit[] {
  const document = readToml(text);
  const existing = valueAt(document.root, [...tablePath, key]);
  if (existing === undefined) return insertKey(text, document, tablePath, key, quoteToml(value, '"'));
  if (existing.kind === 'string' && existing.closed && existing.value === value) return [];
  if (existing.kind === 'table' || (existing.kind === 'array' && !existing.closed)) return [];
  const newText = quoteToml(value, existing.kind === 'string' ? existing.quote : '"');
  return [{ span: existing.span, newText: existing.kind === 'invalid' ? ` ${newText}` : newText }];
}

/**
 * Adds a key with a value that is written already, such as an inline table.
 * @returns no edits if the table has the key, or if something other than a table has the table's name
 */
export function insertTomlInline(text: string, tablePath: readonly string[], key: string, value: string): TextEdit[] {
  const document = readToml(text);
  return valueAt(document.root, [...tablePath, key]) === undefined
    ? insertKey(text, document, tablePath, key, value)
    : [];
}

/**
 * Sets a key of a table to true or false, as {@link setTomlString} does for strings.
 * @param replaces whether a text or a date gives way to it
 */
export function setTomlBoolean(
  text: string,
  tablePath: readonly string[],
  key: string,
  value: boolean,
  replaces = false,
): TextEdit[] {
  const document = readToml(text);
  const existing = valueAt(document.root, [...tablePath, key]);
  const newText = String(value);
  if (existing === undefined) return insertKey(text, document, tablePath, key, newText);
  if (existing.kind === 'boolean') return existing.value === value ? [] : [{ span: existing.span, newText }];
  if (replaces && existing.kind !== 'invalid' && existing.kind !== 'table' && existing.kind !== 'array')
    return [{ span: existing.span, newText }];
  return existing.kind === 'invalid' ? [{ span: existing.span, newText: ` ${newText}` }] : [];
}

/** Like {@link setTomlBoolean}, for several keys in one edit. A table that is missing is written as an inline table. */
export function setTomlBooleans(
  text: string,
  tablePath: readonly string[],
  keys: readonly string[],
  value: boolean,
  replaces = false,
): TextEdit[] {
  const document = readToml(text);
  const table = tablePath.at(-1);
  if (table !== undefined && valueAt(document.root, tablePath) === undefined) {
    const pairs = keys.map((key) => `${quoteTomlKey(key)} = ${value}`).join(', ');
    return insertKey(text, document, tablePath.slice(0, -1), table, `{ ${pairs} }`);
  }
  const after = keys.reduce(
    (before, key) => applyEdits(before, setTomlBoolean(before, tablePath, key, value, replaces)),
    text,
  );
  const { start, removed, added } = changeBetween(text, after);
  return after === text ? [] : [{ span: { start, end: start + removed.length }, newText: added }];
}

/**
 * Adds a string to an array of a table. The array, and the table too, are added if missing.
 * @returns no edits if the array already has that string, if it is not closed, or if something other than an array has its
 *   name
 */
export function insertArrayElement(
  text: string,
  tablePath: readonly string[],
  key: string,
  element: string,
): TextEdit[] {
  return insertArrayElements(text, tablePath, key, [element]);
}

/** Like {@link insertArrayElement}, for several strings in one edit; those that the array already has are left out. */
export function insertArrayElements(
  text: string,
  tablePath: readonly string[],
  key: string,
  elements: readonly string[],
): TextEdit[] {
  const document = readToml(text);
  const array = valueAt(document.root, [...tablePath, key]);
  const all = `[${elements.map((element) => quoteToml(element, '"')).join(', ')}]`;
  if (array === undefined) return insertKey(text, document, tablePath, key, all);
  if (array.kind === 'invalid') return [{ span: array.span, newText: ` ${all}` }];
  if (array.kind !== 'array' || array.ofTables || !array.closed) return [];
  const strings = array.elements.filter((other) => other.kind === 'string');
  const present = new Set(strings.map(({ value }) => value));
  const quote = strings.at(-1)?.quote ?? '"';
  const added = elements.filter((element) => !present.has(element)).map((element) => quoteToml(element, quote));
  return added.length === 0 ? [] : appendElements(text, array, added);
}

/**
 * Removes the first string with a given value from an array of a table; comments stay.
 * @returns no edits if there is no such string, if the array is not closed, or if its layout would be spoiled
 */
export function removeArrayElement(
  text: string,
  tablePath: readonly string[],
  key: string,
  element: string,
): TextEdit[] {
  const array = valueAt(readToml(text).root, [...tablePath, key]);
  if (array?.kind !== 'array' || array.ofTables || !array.closed) return [];
  const position = array.elements.findIndex((other) => other.kind === 'string' && other.value === element);
  return removeElement(text, array, position);
}

/**
 * Removes the entries of a table whose keys are meant, with their lines; the table as well if it is an inline one that has no others.
 * @returns no edits if there is none, or if something else stands on one of the lines
 */
export function removeTomlEntries(
  text: string,
  tablePath: readonly string[],
  isMeant: (key: string) => boolean,
): TextEdit[] {
  const { root } = readToml(text);
  const table = valueAt(root, tablePath);
  if (table?.kind !== 'table') return [];
  const entries = [...table.entries.values()];
  const meant = entries.filter(({ key }) => isMeant(key));
  const isInline = table.origin === 'inline';
  if (isInline && meant.length > 0 && meant.length === entries.length) {
    const around = valueAt(root, tablePath.slice(0, -1));
    const own = around?.kind === 'table' ? around.entries.get(tablePath.at(-1) ?? '') : undefined;
    return own ? removeEntry(text, own) : [];
  }
  // Two that stand side by side would share a comma.
  if (isInline && meant.length > 1) return [];
  const edits = meant.map((entry) => (isInline ? removeInlineEntry(text, entry) : removeEntry(text, entry)));
  return edits.every((own) => own.length > 0) ? edits.flat() : [];
}
