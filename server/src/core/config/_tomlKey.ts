/**
 * Reads the keys of TOML: bare, quoted and dotted.
 * @see https://toml.io/en/v1.0.0#keys
 */
import type { Span } from '../text/span.ts';
import type { TomlCursor } from './_tomlCursor.ts';
import { readString } from './_tomlString.ts';

/** One part of a dotted key. */
export interface TomlKey {
  readonly name: string;
  /** With its quotes. */
  readonly span: Span;
}

/** Maximum number of parts, more than any real file has; limits the depth of the tables. */
const MOST_PARTS = 64;
const BARE = /[\w-]+/y;

/**
 * Reads a key with all its parts and the whitespace after it. If there is none, returns undefined, with the cursor after
 * what could be read; the caller reports it.
 */
export function readKeyPath(cursor: TomlCursor): TomlKey[] | undefined {
  const path: TomlKey[] = [];
  for (;;) {
    cursor.skipBlanks();
    const key = readKey(cursor);
    if (key === undefined || path.length >= MOST_PARTS) return undefined;
    path.push(key);
    cursor.skipBlanks();
    if (cursor.char !== '.') return path;
    cursor.offset++;
  }
}

function readKey(cursor: TomlCursor): TomlKey | undefined {
  const start = cursor.offset;
  if (cursor.char === '"' || cursor.char === "'") {
    const known = cursor.errors.length;
    const string = readString(cursor);
    if (string.closed && string.quote.length === 1) return { name: string.value, span: string.span };
    // The caller reports that this is not a key; that its quote is missing too would be one message too many.
    cursor.errors.length = known;
    return undefined;
  }
  const name = cursor.take(BARE);
  return name === undefined ? undefined : { name, span: { start, end: cursor.offset } };
}
