/** A short name for a text's content, by which texts are told apart; no protection against somebody who wants two to be equal. */

/** 12 hexadecimal digits: two runs of FNV-1a over the UTF-16 units, with different starts. */
export function contentHash(text: string): string {
  let [first, second] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ (unit + at), 0x01000193);
  }
  return [first, second].map((part) => (part >>> 0).toString(16).padStart(8, '0').slice(0, 6)).join('');
}
