/** The values of a TOML text with their positions. */
import type { Span } from '../text/span.ts';

/** How a string is quoted. */
export type TomlQuote = '"' | "'" | '"""' | "'''";

export interface TomlString {
  readonly kind: 'string';
  /** With the quotes. */
  readonly span: Span;
  /** Between the quotes, without the line break that may follow the opening quotes of a multi-line string. */
  readonly content: Span;
  /** Decoded. */
  readonly value: string;
  readonly quote: TomlQuote;
  /** Whether the value differs from the text at `content`, so that offsets in it do not map to the text. */
  readonly escaped: boolean;
  /** False if the closing quote is missing; the string then ends with its line. */
  readonly closed: boolean;
}

/** Numbers, booleans, dates and times; the last two keep their text as their value. */
export interface TomlScalar {
  readonly kind: 'integer' | 'float' | 'boolean' | 'datetime';
  readonly span: Span;
  readonly value: number | bigint | boolean | string;
}

export interface TomlArray {
  readonly kind: 'array';
  /** With the brackets; for an array of tables, its first header. */
  readonly span: Span;
  /** Those that could be read. */
  readonly elements: TomlValue[];
  readonly closed: boolean;
  /** Whether it was made by `[[…]]` headers. */
  readonly ofTables: boolean;
}

/** How a table came about, which decides what may be added to it. */
export type TomlTableOrigin = 'root' | 'header' | 'implicit' | 'dotted' | 'inline';

export interface TomlTable {
  readonly kind: 'table';
  /** The header, the braces with everything between them, or the key that made it. */
  readonly span: Span;
  readonly entries: Map<string, TomlEntry>;
  /** Headers of subtables make a table `implicit` until its own header follows. */
  origin: TomlTableOrigin;
  /** For `dotted` tables: the key up to this table as it was last written, and the end of that statement. */
  dotted?: { readonly key: Span; readonly end: number };
  /** For `inline` tables, false if the closing brace is missing. */
  readonly closed: boolean;
}

/** Text in place of a value. The span is empty if there is none. */
export interface TomlInvalid {
  readonly kind: 'invalid';
  readonly span: Span;
}

export type TomlValue = TomlString | TomlScalar | TomlArray | TomlTable | TomlInvalid;

/** A key with its value. */
export interface TomlEntry {
  readonly key: string;
  /** The key's own part of a dotted key, with its quotes. */
  readonly keySpan: Span;
  readonly value: TomlValue;
}

/** The value at a path of keys; undefined if there is none. */
export function valueAt(table: TomlTable, path: readonly string[]): TomlValue | undefined {
  let value: TomlValue = table;
  for (const key of path) {
    const inner: TomlValue = value.kind === 'array' && value.ofTables ? (value.elements.at(-1) ?? value) : value;
    const entry: TomlEntry | undefined = inner.kind === 'table' ? inner.entries.get(key) : undefined;
    if (!entry) return undefined;
    value = entry.value;
  }
  return value;
}

/** The string under a key; undefined if there is none, or something else. */
export function textOf(table: TomlTable, key: string): string | undefined {
  const value = table.entries.get(key)?.value;
  return value?.kind === 'string' ? value.value : undefined;
}

/** Whether the value under a key is `true`. */
export function isTrueAt(table: TomlTable, key: string): boolean {
  const value = table.entries.get(key)?.value;
  return value?.kind === 'boolean' && value.value === true;
}

/** The strings in the array under a key; its other elements are passed over. */
export function textsOf(table: TomlTable, key: string): readonly string[] {
  const value = table.entries.get(key)?.value;
  return value?.kind === 'array' ? value.elements.flatMap((one) => (one.kind === 'string' ? [one.value] : [])) : [];
}

/** The value as plain data: tables as objects, dates as their text; unreadable parts are left out. */
export function plainValue(value: TomlValue): unknown {
  switch (value.kind) {
    case 'table': {
      const readable = [...value.entries.values()].filter((entry) => entry.value.kind !== 'invalid');
      // fromEntries makes own properties even of a key such as `__proto__`.
      return Object.fromEntries(readable.map((entry) => [entry.key, plainValue(entry.value)]));
    }
    case 'array':
      return value.elements.map(plainValue);
    case 'invalid':
      return undefined;
    default:
      return value.value;
  }
}
