/**
 * Renders foreign text as Markdown that shows it literally.
 * @see https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
import { shorten } from '../messages/words.ts';
import { visible } from '../messages/visible.ts';

/** Maximum length of foreign text that is shown. */
const MAX_LENGTH = 120;

/** What means something wherever it stands; an underscore does not between letters or digits. */
const ANYWHERE = /[\\`*[\]|<>~&$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?<=\])\(/gu;

/** What begins a heading, a quotation or a list at the start of a line: `#`, `1. `. */
const AT_START = /^(?:[#+=-]|\d+(?=[.)](?: |$)))/;

/** What is taken for an address, although it is no link: in `https://a`, `www.a` and `a@b`. */
const IN_ADDRESSES = /:(?=\/\/)|(?<=www)\.|(?<=\S)@(?=\S)/giu;

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/**
 * Shows text literally, on one line: safe in a table cell, and in viewers that support HTML. Only what would mean something
 * where it stands is escaped, since some editors show Markdown as it is.
 */
export function escapeMarkdown(text: string, maxLength: number = MAX_LENGTH): string {
  const line = shorten(visible(text.replace(/[\t\r\n ]+/g, ' ').trim()), maxLength);
  return line
    .replace(ANYWHERE, (mark) => ENTITIES[mark] ?? `\\${mark}`)
    .replace(IN_ADDRESSES, '\\$&')
    .replace(AT_START, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** A table whose cells already are Markdown, left-aligned: some viewers centre heads without being told. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => ':---')), ...rows.map(line)].join('\n');
}

/**
 * The Markdown of this product as plain text, for editors that show no Markdown: without marks of emphasis and escapes, links
 * as their label and address.
 * Tables stay as they are, since they can be read so.
 */
export function plainText(markdown: string): string {
  return markdown
    .replace(/^\|(?: :--- \|)+\n/gm, '')
    .replace(/  $/gm, '')
    .replace(/\[([^\]\\]*)\]\(<([^<>]*)>\)/g, '$1: $2')
    .replace(/\\([^\p{L}\p{N}\s])|\*\*|&(lt|gt|amp);/gu, (found, escaped?: string, entity?: string) => {
      if (escaped !== undefined) return escaped;
      return entity === undefined ? '' : (PLAIN[entity] ?? found);
    });
}

const PLAIN: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };
