/**
 * Renders foreign text as Markdown that shows it literally.
 * @see https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
import { shorten } from '../messages/words.ts';

/** Maximum length of foreign text that is shown. */
const MAX_LENGTH = 120;

/** Shows text literally, on one line: safe in a table cell, and in viewers that support HTML. */
export function escapeMarkdown(text: string, maxLength: number = MAX_LENGTH): string {
  return shorten(text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim(), maxLength).replace(
    /[\\`*_{}[\]()#+\-.!|<>~&:@$]/g,
    (mark) => (mark === '<' ? '&lt;' : mark === '>' ? '&gt;' : mark === '&' ? '&amp;' : `\\${mark}`),
  );
}

/** A table whose cells already are Markdown. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
