/** Code in a page that is written as a part of an address, as marimo does it. */
import { MappedTextBuilder, type MappedText } from '../../text/mappedText.ts';

/** The element with a cell of marimo's islands. */
export const MARIMO_CELL = 'marimo-cell-code';

/** A text without its percent-encoding; what cannot be decoded stays as it is written. */
export function percentDecoded(content: MappedText): MappedText {
  const { text } = content;
  const builder = new MappedTextBuilder(content);
  let done = 0;
  for (const { 0: written, index } of text.matchAll(/(?:%[\da-f]{2})+/gi)) {
    builder.keep(done, index);
    done = index + written.length;
    const decoded = decodeBytes(written);
    if (decoded === undefined) builder.keep(index, done);
    else builder.replace(index, done, decoded);
  }
  builder.keep(done, text.length);
  return builder.build();
}

function decodeBytes(written: string): string | undefined {
  try {
    return decodeURIComponent(written);
  } catch {
    return undefined;
  }
}
