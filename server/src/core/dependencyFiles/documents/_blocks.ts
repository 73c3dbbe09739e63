/**
 * What a document in Markdown consists of, as far as it matters here: blocks of code, of which only the outermost run, and further
 * settings between `---`, which pandoc joins with those at the head.
 * @see https://pandoc.org/MANUAL.html#extension-yaml_metadata_block
 */
import type { Span } from '../../text/span.ts';

export type Block =
  | {
      readonly kind: 'code';
      /** What stands behind the marks: language and options. */
      readonly info: Span;
      readonly code: Span;
    }
  | { readonly kind: 'settings'; readonly yaml: Span };

/** The opening of a block of code, also in a quotation; of a comment; or of settings, behind an empty line. */
const OPENING =
  /^[ \t>]*(?<marks>`{3,}|~{3,})(?<info>.*)$|(?<comment><!--)|(?<=\n[ \t]*\r?\n)---[ \t]*\r?\n(?=[^\s-])/gm;

const CLOSING = /^[ \t>]*(`{3,}|~{3,})[ \t]*\r?$/gm;
const END_OF_SETTINGS = /^(?:---|\.\.\.)[ \t]*\r?$/gm;

/**
 * Reads the blocks of a text from an offset on. A block without an end goes on to that of the text.
 * @param pandoc whether pandoc reads it, for which what stands in a comment is no code, and settings may be anywhere
 */
export function* blocksFrom(text: string, start: number, pandoc: boolean): Generator<Block> {
  OPENING.lastIndex = start;
  for (let found = OPENING.exec(text); found; found = OPENING.exec(text)) {
    const end = found.index + found[0].length;
    const { marks, info = '', comment } = found.groups ?? {};
    let behind = end;
    // Behind marks like these there may be code in a line of text: `` ```a``` ``.
    if (marks !== undefined && !(marks.startsWith('`') && info.includes('`'))) {
      const close = closingFrom(text, end, marks);
      const code = { start: end, end: close?.index ?? text.length };
      yield { kind: 'code', info: { start: end - info.length, end }, code };
      behind = close?.end ?? text.length;
    } else if (comment !== undefined) {
      if (pandoc) behind = endOfComment(text, end);
    } else if (pandoc && marks === undefined) {
      END_OF_SETTINGS.lastIndex = end;
      const close = END_OF_SETTINGS.exec(text);
      yield { kind: 'settings', yaml: { start: end, end: close?.index ?? text.length } };
      behind = close ? close.index + close[0].length : text.length;
    }
    // Where it ends, the next one may begin.
    OPENING.lastIndex = behind;
  }
}

/** The line that closes a block: at least as many of the same marks. */
function closingFrom(text: string, start: number, marks: string): { index: number; end: number } | undefined {
  CLOSING.lastIndex = start;
  for (let line = CLOSING.exec(text); line; line = CLOSING.exec(text)) {
    const [whole, own = ''] = line;
    if (own.startsWith(marks)) return { index: line.index, end: line.index + whole.length };
  }
  return undefined;
}

/** A comment that is never closed goes on to the end. */
function endOfComment(text: string, start: number): number {
  const end = text.indexOf('-->', start);
  return end < 0 ? text.length : end + 3;
}
