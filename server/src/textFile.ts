/** Text files as bytes: which encoding they have, so that an edited file is written back in the same one. */
import { say, type Message } from './core/messages/message.ts';
import type { TextEncoding } from './core/text/encoding.ts';

/** A decoded text without its byte order mark, or why the bytes are not text, as a clause. */
export type DecodedText =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: TextEncoding }
  | { readonly kind: 'unreadable'; readonly reason: Message };

type Marked = 'utf-8-bom' | 'utf-16le' | 'utf-16be';

const MARKS: readonly { readonly encoding: Marked; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8-bom', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** The encoding of a file by its byte order mark, or as UTF-16 by the first two characters; else UTF-8 is meant. */
function encodingOf(data: Uint8Array): Exclude<TextEncoding, 'single-byte'> {
  const marked = MARKS.find(({ bytes }) => bytes.every((byte, index) => data[index] === byte));
  if (marked) return marked.encoding;
  const [first, second, third, fourth] = data;
  if (first && third && second === 0 && fourth === 0) return 'utf-16le-unmarked';
  if (second && fourth && first === 0 && third === 0) return 'utf-16be-unmarked';
  return 'utf-8';
}

const LABELS: Readonly<Record<Exclude<TextEncoding, 'single-byte'>, 'utf-8' | 'utf-16le' | 'utf-16be'>> = {
  'utf-8': 'utf-8',
  'utf-8-bom': 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'utf-16le-unmarked': 'utf-16le',
  'utf-16be-unmarked': 'utf-16be',
};

/** Reads UTF-8, or UTF-16 if the file begins like that. A text in some older encoding is read as far as it is ASCII. */
export function decodeText(data: Uint8Array): DecodedText {
  const encoding = encodingOf(data);
  const label = LABELS[encoding];
  try {
    return { kind: 'text', text: new TextDecoder(label, { fatal: true }).decode(data), encoding };
  } catch {
    if (encoding === 'utf-8' && !data.includes(0))
      return { kind: 'text', text: characters(data), encoding: 'single-byte' };
    return { kind: 'unreadable', reason: say('notEncodedAs', { encoding: label.toUpperCase() }) };
  }
}

/** A character for each byte. */
function characters(data: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < data.length; start += 4096)
    pieces.push(String.fromCharCode(...data.subarray(start, start + 4096)));
  return pieces.join('');
}

/** The bytes of a text in an encoding, with its byte order mark if it has one. */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'single-byte') return Uint8Array.from(text, (character) => character.charCodeAt(0));
  if (encoding === 'utf-8-bom') return new TextEncoder().encode(`\uFEFF${text}`);
  const marked = encoding === 'utf-16le' || encoding === 'utf-16be' ? `\uFEFF${text}` : text;
  const data = new Uint8Array(2 * marked.length);
  const view = new DataView(data.buffer);
  for (let unit = 0; unit < marked.length; unit++) {
    view.setUint16(2 * unit, marked.charCodeAt(unit), LABELS[encoding] === 'utf-16le');
  }
  return data;
}
