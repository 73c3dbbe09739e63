/** Converts the bodies in a file of a recorded index to indented lines and back; recordedProjects.ts describes the format. */

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const BLANK = 32;
const BACKSLASH = 92;
const LETTER_R = 114;
const LETTER_X = 120;

/**
 * A JSON text: one line for each member of the page, and for each element of members that are lists, such as its files.
 * Throws a `TypeError` if the text is not JSON.
 */
export function formatJsonBody(body: Uint8Array): readonly string[] {
  const page = readJson(body);
  if (typeof page !== 'object' || page === null || Array.isArray(page)) return [`  ${JSON.stringify(page)}`];
  const members = Object.entries(page).map(([key, value]: [string, unknown]) => {
    const start = `    ${JSON.stringify(key)}:`;
    if (!Array.isArray(value) || value.length === 0) return [`${start}${JSON.stringify(value)}`];
    return [`${start}[`, ...separated(value.map((entry) => [`      ${JSON.stringify(entry)}`])), '    ]'];
  });
  return ['  {', ...separated(members), '  }'];
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new TypeError('the page is called JSON and is none', { cause });
  }
}

/** The groups of lines one after the other, with a comma at the end of each but the last. */
function separated(groups: readonly (readonly string[])[]): readonly string[] {
  return groups.flatMap((lines, index) =>
    index === groups.length - 1 ? lines : [...lines.slice(0, -1), `${lines.at(-1) ?? ''},`],
  );
}

/** Any bytes, ideally those of a text. */
export function formatTextBody(body: Uint8Array): readonly string[] {
  const lines: string[] = [];
  let start = 0;
  for (let end = body.indexOf(LINE_FEED); end >= 0; end = body.indexOf(LINE_FEED, start)) {
    const line = escapedLine(body.subarray(start, end));
    lines.push(line === '' ? '' : `  ${line}`);
    start = end + 1;
  }
  if (start < body.length) lines.push(`  ${escapedLine(body.subarray(start))}\\`);
  return lines;
}

/** The backslash, control characters except the tab, characters that only format or order others, Unicode line breaks. */
const UNSEEN = /[^\P{Cc}\t]|[\p{Cf}\p{Zl}\p{Zp}\\]/gu;

/** One line of a text, with escapes for anything that is invisible or would not survive an editor. */
function escapedLine(line: Uint8Array): string {
  const text = decodeUtf8(line);
  const escaped = text === undefined ? [...line].map(escapedAscii).join('') : text.replace(UNSEEN, escapedCharacter);
  const visible = escaped.trimEnd();
  return visible + escapedBytes(escaped.slice(visible.length));
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function escapedAscii(byte: number): string {
  return byte < 128 ? String.fromCharCode(byte).replace(UNSEEN, escapedCharacter) : escapedByte(byte);
}

function escapedCharacter(character: string): string {
  if (character === '\\') return '\\\\';
  return character === '\r' ? '\\r' : escapedBytes(character);
}

function escapedBytes(text: string): string {
  return [...new TextEncoder().encode(text)].map(escapedByte).join('');
}

function escapedByte(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, '0')}`;
}

/** The JSON text of indented lines: everything except the line breaks and the spaces before each line. */
export function parseJsonBody(lines: Uint8Array): Uint8Array {
  const body = lines.slice();
  let length = 0;
  for (const { start, end } of linesOf(lines)) {
    let from = start;
    while (from < end && (lines[from] === BLANK || lines[from] === TAB)) from++;
    body.copyWithin(length, from, end);
    length += end - from;
  }
  return body.subarray(0, length);
}

/** The bytes of indented lines; or the number, from 0, of the line with an invalid escape. */
export function parseTextBody(lines: Uint8Array): Uint8Array | number {
  const body = lines.slice();
  let length = 0;
  for (const { start, end } of linesOf(lines)) {
    const from = Math.min(start + 2, end);
    body.copyWithin(length, from, end);
    length += end - from;
    body[length++] = LINE_FEED;
  }
  const text = body.subarray(0, length);
  return text.includes(BACKSLASH) ? unescaped(text) : text;
}

/** The lines with a line feed at their end, without it and without a carriage return before it. */
function* linesOf(bytes: Uint8Array): Generator<{ readonly start: number; readonly end: number }, void> {
  let start = 0;
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
    yield { start, end: end > start && bytes[end - 1] === RETURN ? end - 1 : end };
    start = end + 1;
  }
}

function unescaped(text: Uint8Array): Uint8Array | number {
  const body = new Uint8Array(text.length);
  let length = 0;
  let line = 0;
  for (let at = 0; at < text.length; at++) {
    const byte = text[at] ?? 0;
    if (byte === LINE_FEED) line++;
    if (byte !== BACKSLASH) {
      body[length++] = byte;
      continue;
    }
    const escape = text[++at];
    if (escape === LINE_FEED) {
      line++;
    } else if (escape === BACKSLASH) {
      body[length++] = BACKSLASH;
    } else if (escape === LETTER_R) {
      body[length++] = RETURN;
    } else {
      const value = escape === LETTER_X ? hexadecimal(text.subarray(at + 1, at + 3)) : undefined;
      if (value === undefined) return line;
      body[length++] = value;
      at += 2;
    }
  }
  return body.subarray(0, length);
}

function hexadecimal(digits: Uint8Array): number | undefined {
  const text = String.fromCharCode(...digits);
  return /^[0-9a-f]{2}$/i.test(text) ? Number.parseInt(text, 16) : undefined;
}
