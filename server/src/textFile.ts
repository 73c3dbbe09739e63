/** Text files as bytes: which encoding they have, so that an edited file is written back in the same one. */
import { say, type Message } from './core/messages/message.ts';
import type { TextEncoding } from './core/text/encoding.ts';

/** A decoded text without its byte order mark, or why the bytes are not text, as a clause. */
export type DecodedText =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: TextEncoding }
  | { readonly kind: 'unreadable'; readonly reason: Message };

const MARKS: readonly { readonly encoding: Exclude<TextEncoding, 'utf-8'>; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8-bom', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** As many bytes of a file tell its encoding. */
export const LONGEST_MARK = 3;

/** The encoding of a file that begins with these bytes, by its byte order mark. */
export function encodingOf(data: Uint8Array): TextEncoding {
  return MARKS.find(({ bytes }) => bytes.every((byte, index) => data[index] === byte))?.encoding ?? 'utf-8';
}

/** Reads UTF-8, or UTF-16 if the file begins with its byte order mark. */
export function decodeText(data: Uint8Array): DecodedText {
  const encoding = encodingOf(data);
  const label = encoding === 'utf-8-bom' ? 'utf-8' : encoding;
  try {
    return { kind: 'text', text: new TextDecoder(label, { fatal: true }).decode(data), encoding };
  } catch {
    return { kind: 'unreadable', reason: say('notEncodedAs', { encoding: label.toUpperCase() }) };
  }
}

/** The bytes of a text in an encoding, with its byte order mark. */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-8-bom') return new TextEncoder().encode(`\uFEFF${text}`);
  const data = new Uint8Array(2 * (text.length + 1));
  const view = new DataView(data.buffer);
  const marked = `\uFEFF${text}`;
  for (let unit = 0; unit < marked.length; unit++) {
    view.setUint16(2 * unit, marked.charCodeAt(unit), encoding === 'utf-16le');
  }
  return data;
}
