/**
 * The value of a quoted Python string, since a marker's strings are read as Python literals.
 * https://docs.python.org/3/reference/lexical_analysis.html#string-and-bytes-literals
 */

const ESCAPE = /\\(?:(\r\n|[^])|$)/g;
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\n': '',
  '\r': '',
  '\r\n': '',
};
const HEX_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
const OCTAL = /[0-7]{1,3}/y;
const HEX = /^[0-9a-fA-F]+$/;

/**
 * Decodes the text between the quotes of a single-quoted or double-quoted string; undefined if it is a syntax error in
 * Python (a line end, an incomplete escape). Named characters (`\N{…}`) are not supported and count as such.
 */
export function decodePythonString(body: string): string | undefined {
  if (!body.includes('\\')) return /[\n\r\0]/.test(body) ? undefined : body;
  let value = '';
  let offset = 0;
  ESCAPE.lastIndex = 0;
  for (let match = ESCAPE.exec(body); match !== null; match = ESCAPE.exec(body)) {
    const escape = readEscape(body, match.index + 1, match[1]);
    if (escape === undefined) return undefined;
    const plain = body.slice(offset, match.index);
    if (/[\n\r\0]/.test(plain)) return undefined;
    value += plain + escape.value;
    offset = ESCAPE.lastIndex = escape.end;
  }
  const rest = body.slice(offset);
  return /[\n\r\0]/.test(rest) ? undefined : value + rest;
}

/** Reads the escape whose first unit after the backslash is at `start`. */
function readEscape(
  body: string,
  start: number,
  letter: string | undefined,
): { value: string; end: number } | undefined {
  if (letter === undefined || letter === 'N' || letter === '\0') return undefined;
  const simple = Object.hasOwn(SIMPLE_ESCAPES, letter) ? SIMPLE_ESCAPES[letter] : undefined;
  if (simple !== undefined) return { value: simple, end: start + letter.length };
  OCTAL.lastIndex = start;
  const octal = OCTAL.exec(body)?.[0];
  if (octal !== undefined) return { value: String.fromCharCode(parseInt(octal, 8)), end: start + octal.length };
  const length = Object.hasOwn(HEX_LENGTHS, letter) ? HEX_LENGTHS[letter] : undefined;
  // An unknown escape stays as written.
  if (length === undefined) return { value: `\\${letter}`, end: start + letter.length };
  const digits = body.slice(start + 1, start + 1 + length);
  if (digits.length < length || !HEX.test(digits)) return undefined;
  const code = parseInt(digits, 16);
  return code > 0x10ffff ? undefined : { value: String.fromCodePoint(code), end: start + 1 + length };
}
