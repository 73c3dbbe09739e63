/**
 * The four kinds of strings in TOML.
 * @see https://toml.io/en/v1.0.0#string
 */

const BASIC = /"(?:[^"\\\r\n]|\\.)*"/y;
const LITERAL = /'[^'\r\n]*'/y;
// One or two quotes may stand directly before the closing three.
const MULTILINE_BASIC = /"""(?:[^"\\]|\\[^]|"(?!""))*"""(?:"{1,2}(?!"))?/y;
const MULTILINE_LITERAL = /'''(?:[^']|'(?!''))*'''(?:'{1,2}(?!'))?/y;

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  e: '\u001B',
  '"': '"',
  '\\': '\\',
};

/**
 * Reads the string at an offset, where its first quote stands.
 * @returns where it ends and its value, which is absent where an escape sequence is none of TOML's; undefined for a
 *   string that is not closed
 */
export function readTomlString(
  text: string,
  offset: number,
): { readonly end: number; readonly value: string | undefined } | undefined {
  const literal = text[offset] === "'";
  const multiline = text.startsWith(literal ? "'''" : '"""', offset);
  const pattern = multiline ? (literal ? MULTILINE_LITERAL : MULTILINE_BASIC) : literal ? LITERAL : BASIC;
  pattern.lastIndex = offset;
  const found = pattern.exec(text)?.[0];
  if (found === undefined) return undefined;
  // A line break directly after the opening three quotes does not count.
  const content = multiline ? found.slice(3, -3).replace(/^\r?\n/, '') : found.slice(1, -1);
  return { end: offset + found.length, value: literal ? content : unescape(content) };
}

/** The value of a basic string; undefined where an escape sequence is none of TOML's. */
function unescape(content: string): string | undefined {
  const unknown: string[] = [];
  const value = content.replace(
    /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|x([\da-fA-F]{2})|([ \t]*\r?\n[ \t\r\n]*)|([^]?))/g,
    (_, short?: string, long?: string, byte?: string, lineBreak?: string, letter?: string) => {
      if (lineBreak !== undefined) return '';
      const code = short ?? long ?? byte;
      const character = code === undefined ? ESCAPES[letter ?? ''] : characterOf(Number.parseInt(code, 16));
      if (character === undefined) unknown.push(letter ?? '');
      return character ?? '';
    },
  );
  return unknown.length === 0 ? value : undefined;
}

/** The character of a Unicode scalar value: no surrogates, nothing above U+10FFFF. */
function characterOf(code: number): string | undefined {
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? undefined : String.fromCodePoint(code);
}
