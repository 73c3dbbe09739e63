/**
 * Reads the strings of TOML, all four kinds, and decodes their escapes.
 * @see https://toml.io/en/v1.0.0#string
 */
import { say } from '../messages/message.ts';
import type { TomlCursor } from './_tomlCursor.ts';
import type { TomlQuote, TomlString } from './tomlNode.ts';

/** Reads the string that begins here; an unclosed one ends with its line, even a multi-line one. */
export function readString(cursor: TomlCursor): TomlString {
  const start = cursor.offset;
  const quote = quoteAt(cursor);
  cursor.offset += quote.length;
  if (quote.length === 3) cursor.take(/\r?\n/y);
  const contentStart = cursor.offset;
  const end = quote.length === 3 ? closingOfMultiline(cursor, quote) : closingOfLine(cursor, quote);
  const closed = end !== undefined;
  if (closed) cursor.offset = end + quote.length;
  else {
    cursor.offset = lineEnd(cursor.text, start + quote.length);
    const missing = say('tomlStringUnclosed', { quote });
    cursor.report(missing, start, quote.length === 3 ? start + 3 : trimmedEnd(cursor.text, start + 1, cursor.offset));
  }
  const content = { start: contentStart, end: end ?? Math.max(contentStart, cursor.offset) };
  if (!closed && contentStart > cursor.offset) content.start = content.end = cursor.offset;
  const raw = cursor.text.slice(content.start, content.end);
  const escaped = quote.startsWith('"') && raw.includes('\\');
  const value = escaped ? decode(raw, cursor, content.start) : raw;
  return { kind: 'string', span: { start, end: cursor.offset }, content, value, quote, escaped, closed };
}

function quoteAt(cursor: TomlCursor): TomlQuote {
  if (cursor.startsWith('"""')) return '"""';
  if (cursor.startsWith("'''")) return "'''";
  return cursor.char === '"' ? '"' : "'";
}

/** Offset of the closing quote on this line, if there is one. */
function closingOfLine({ text, offset }: TomlCursor, quote: TomlQuote): number | undefined {
  for (let at = offset; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === quote) return at;
    if (char === '\n' || char === '\r') return undefined;
    // A backslash at the end of the line escapes nothing on this line.
    if (char === '\\' && quote === '"' && !/[\r\n]/.test(text.charAt(at + 1))) at++;
  }
  return undefined;
}

/** Offset of the closing quotes, if there are any: one or two quotes right before them may belong to the content. */
function closingOfMultiline(cursor: TomlCursor, quote: TomlQuote): number | undefined {
  const { text } = cursor;
  const char = quote.charAt(0);
  // If one search reached the end of the text in vain, a later one will too.
  if (cursor.unclosed.has(quote)) return undefined;
  for (let at = cursor.offset; at < text.length; at++) {
    if (text.charAt(at) === '\\' && char === '"') at++;
    else if (text.startsWith(quote, at)) {
      if (text.charAt(at + 3) !== char) return at;
      return text.charAt(at + 4) === char ? at + 2 : at + 1;
    }
  }
  cursor.unclosed.add(quote);
  return undefined;
}

function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text.charAt(end) !== '\n' && text.charAt(end) !== '\r') end++;
  return end;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let trimmed = end;
  while (trimmed > start && /[ \t]/.test(text.charAt(trimmed - 1))) trimmed--;
  return trimmed;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\u001B'],
  ['"', '"'],
  ['\\', '\\'],
]);

/** A backslash with hexadecimal digits, before a line break with the whitespace around it, or before any character. */
const ESCAPE = /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|x([\da-fA-F]{2})|([ \t]*\r?\n[ \t\r\n]*)|([^]?))/g;

/** The value of a basic string's content; an escape that TOML does not know is kept as it is and reported. */
function decode(content: string, cursor: TomlCursor, start: number): string {
  return content.replace(ESCAPE, (whole, ...groups: unknown[]) => {
    const [short, long, byte, lineBreak, letter, offset] = groups;
    if (typeof lineBreak === 'string') return '';
    const digits = short ?? long ?? byte;
    const character =
      typeof digits === 'string' ? characterOf(Number.parseInt(digits, 16)) : ESCAPES.get(String(letter));
    const at = start + Number(offset);
    if (character !== undefined && (byte !== undefined || letter === 'e'))
      cursor.noteNewer('escape', at, at + whole.length);
    if (character !== undefined) return character;
    cursor.report(say('tomlEscapeUnknown', { escape: whole }), at, at + whole.length);
    return whole;
  });
}

/** The character of a Unicode scalar value: no surrogates, nothing above U+10FFFF. */
function characterOf(code: number): string | undefined {
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? undefined : String.fromCodePoint(code);
}
