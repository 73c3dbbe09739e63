/**
 * Text of foreign origin as Markdown that shows it literally.
 * @see https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
import { shorten } from '../messages/words.ts';

/** Longest piece of foreign text that is shown. */
const MAX_LENGTH = 120;

/** Shows a text literally, on one line: also in a table's cell, and where the reader knows HTML. */
export function escapeMarkdown(text: string, maxLength: number = MAX_LENGTH): string {
  return shorten(text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim(), maxLength).replace(
    /[\\`*_{}[\]()#+\-.!|<>~&:@$]/g,
    (mark) => (mark === '<' ? '&lt;' : mark === '>' ? '&gt;' : mark === '&' ? '&amp;' : `\\${mark}`),
  );
}

/** A table whose cells are Markdown already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
