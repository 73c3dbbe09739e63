/**
 * Writes strings and keys of TOML.
 * @see https://toml.io/en/v1.0.0#string
 */
import type { TomlQuote } from './tomlNode.ts';

/** Characters that a basic string must escape. */
const ESCAPED = /["\\\u0000-\u001f\u007f]/g;

/** Quotes the string as its neighbours are quoted, unless the other kind avoids escapes. */
export function quoteToml(value: string, preferred: TomlQuote): string {
  const fitsLiteral = !/['\u0000-\u0008\u000a-\u001f\u007f]/.test(value);
  const prefersLiteral = preferred.startsWith("'") || value.includes('"') || value.includes('\\');
  return fitsLiteral && prefersLiteral ? `'${value}'` : `"${value.replace(ESCAPED, escape)}"`;
}

/** A key, quoted if it needs to be. */
export function quoteTomlKey(key: string): string {
  return /^[\w-]+$/.test(key) ? key : quoteToml(key, '"');
}

function escape(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
