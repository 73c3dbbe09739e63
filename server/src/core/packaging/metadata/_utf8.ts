/** UTF-8 in plain JavaScript, since the core has no `TextDecoder`. */

/** A string with one character for each byte. */
export function byteString(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + CHUNK)));
  }
  return parts.join('');
}

/** The text whose UTF-8 bytes are the characters of `text`; undefined if they are not valid UTF-8. */
export function decodeUtf8(text: string): string | undefined {
  if (!/[^\0-\x7f]/.test(text)) return text;
  try {
    return decodeURIComponent(text.replace(/[%\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`));
  } catch {
    return undefined;
  }
}

/** Every engine accepts this many arguments. */
const CHUNK = 8192;
