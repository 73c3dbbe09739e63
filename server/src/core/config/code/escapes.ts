/** Escapes with a backslash, as strings of Python and JavaScript have them, those of JSON included. */
import type { MappedTextBuilder } from '../../text/mappedText.ts';
import type { Span } from '../../text/span.ts';

const ESCAPE = /\\(?:x([\dA-Fa-f]{2})|u\{([\dA-Fa-f]{1,6})\}|u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|(\r\n|[^]))/y;

const MEANINGS: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['0', '\0'],
  // A line that is continued.
  ['\n', ''],
  ['\r\n', ''],
]);

/** Decodes a part of a text to the end of a builder; what is no escape after all stays as it is. */
export function decodeEscapes(text: string, { start, end }: Span, builder: MappedTextBuilder): void {
  let at = start;
  for (let backslash = text.indexOf('\\', at); backslash >= 0 && backslash < end; backslash = text.indexOf('\\', at)) {
    builder.keep(at, backslash);
    ESCAPE.lastIndex = backslash;
    const found = ESCAPE.exec(text);
    const [whole = '\\', x, braced, u, long, plain] = found ?? [];
    at = Math.min(backslash + whole.length, end);
    const digits = x ?? braced ?? u ?? long;
    const meaning = digits === undefined ? (MEANINGS.get(plain ?? '') ?? plain) : characterOf(digits);
    builder.replace(backslash, at, meaning ?? '\\');
  }
  builder.keep(at, end);
}

function characterOf(digits: string): string {
  const code = Number.parseInt(digits, 16);
  return code > 0x10_ff_ff ? '\uFFFD' : String.fromCodePoint(code);
}
