/** Changes the text of a wrangler file one setting at a time, leaving everything around it as its author wrote it. */
import { readJsonc } from '../config/json.ts';
import { endOfLine, lineBreakOf } from '../config/textLayout.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { WranglerConfig } from './wranglerConfig.ts';
import { withoutTrailing } from '../text/cut.ts';

/** Sets the compatibility date. */
export function dateEdit(config: WranglerConfig, date: string): TextEdit[] {
  const { compatibilityDate } = config;
  if (!compatibilityDate)
    return minimalEdit(config.text, withNewKey(config, 'compatibility_date', quoted(date, config)));
  return compatibilityDate.value === date ? [] : [{ span: compatibilityDate.span, newText: quoted(date, config) }];
}

/** Adds flags at the end of the array and removes others, one after the other; the result is at most one edit. */
export function flagEdits(
  config: WranglerConfig,
  add: readonly string[],
  remove: readonly string[],
  reread: (text: string) => WranglerConfig,
): TextEdit[] {
  let current = config;
  const has = (flag: string): boolean => current.flags.some(({ value }) => value === flag);
  for (const flag of remove) while (has(flag)) current = reread(withoutFlag(current, flag));
  for (const flag of add) if (!has(flag)) current = reread(withFlag(current, flag));
  return minimalEdit(config.text, current.text);
}

/** The one edit that turns one text into another, without what they have in common at either end. */
export function minimalEdit(from: string, to: string): TextEdit[] {
  if (from === to) return [];
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let tail = 0;
  while (tail < Math.min(from.length, to.length) - start && from.at(-1 - tail) === to.at(-1 - tail)) tail++;
  return [{ span: { start, end: from.length - tail }, newText: to.slice(start, to.length - tail) }];
}

function withFlag(config: WranglerConfig, flag: string): string {
  const { text, flags, flagsSpan } = config;
  const element = quoted(flag, config);
  if (!flagsSpan) return withNewKey(config, 'compatibility_flags', `[${element}]`);
  const { start, end } = flagsSpan;
  if (text[start] !== '[') return replaced(text, start, end, `[${element}]`);
  return appended(config, flagsSpan, flags.at(-1)?.span, element);
}

/** The text with one more element at the end of a bracketed list, laid out like the last one. */
function appended(config: WranglerConfig, list: Span, last: Span | undefined, element: string): string {
  const { text } = config;
  if (!last) return replaced(text, list.start + 1, list.start + 1, element);
  const comma = commaAfter(config, last.end);
  const end = comma === undefined ? last.end : comma + 1;
  const lineEnd = endOfLine(text, end);
  const indent = text.slice(startOfLine(text, last.start), last.start);
  if (indent.trim() !== '' || lineEnd >= list.end) {
    return replaced(text, end, end, comma === undefined ? `, ${element}` : ` ${element},`);
  }
  // A comment after the last element stays on its line.
  const newLine = `${lineBreakOf(text)}${indent}${element}${comma === undefined ? '' : ','}`;
  const withLine = replaced(text, lineEnd, lineEnd, newLine);
  return comma === undefined ? replaced(withLine, end, end, ',') : withLine;
}

function withoutFlag(config: WranglerConfig, flag: string): string {
  const { text, flags } = config;
  const position = flags.findIndex(({ value }) => value === flag);
  const element = flags[position];
  if (!element) return text;
  const { start, end } = element.span;
  const comma = commaAfter(config, end);
  const before = position > 0 ? flags[position - 1] : undefined;
  const [from, to] = removedStretch(text, start, comma === undefined ? end : comma + 1);
  const shortened = replaced(text, from, to, '');
  // The comma before a removed last element would be left dangling.
  const dangling = comma === undefined && before ? commaAfter(config, before.span.end) : undefined;
  if (dangling === undefined) return shortened;
  const blank = /^[ \t]*$/.test(text.slice(dangling + 1, from));
  return replaced(shortened, dangling, blank ? from : dangling + 1, '');
}

/**
 * An element on a line of its own is removed with its line and the comment on it; any other with the whitespace after it.
 */
function removedStretch(text: string, start: number, end: number): [from: number, to: number] {
  const lineStart = startOfLine(text, start);
  const lineEnd = endOfLine(text, end);
  const alone =
    text.slice(lineStart, start).trim() === '' && /^[ \t]*(?:(?:#|\/\/).*)?$/.test(text.slice(end, lineEnd));
  if (alone && lineEnd < text.length) return [lineStart, lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : 1)];
  const after = end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0);
  const blanksBefore = start - lineStart - withoutTrailing(text.slice(lineStart, start), ' \t').length;
  return text[after] === ']' ? [start - blanksBefore, after] : [start, after];
}

/** Adds a key that the file lacks: next to the settings it belongs with, never inside a table. */
function withNewKey(config: WranglerConfig, key: string, value: string): string {
  const { text, format, compatibilityDate, flagsSpan, main, name } = config;
  if (format === 'jsonc') return withProperty(config, `"${key}": ${value}`);
  const statement = `${key} = ${value}`;
  const neighbour = compatibilityDate?.span ?? flagsSpan ?? main?.span ?? name?.span;
  if (!neighbour) {
    const start = text.startsWith('\uFEFF') ? 1 : 0;
    return replaced(text, start, start, `${statement}${lineBreakOf(text)}`);
  }
  const end = endOfLine(text, neighbour.end);
  return replaced(text, end, end, `${lineBreakOf(text)}${statement}`);
}

/** A file that does not hold a complete object is left as it is. */
function withProperty(config: WranglerConfig, property: string): string {
  const { span, entries, closed } = readJsonc(config.text).root;
  if (!closed) return config.text;
  const spans = [...entries.values()].map(({ keySpan, value }) => ({ start: keySpan.start, end: value.span.end }));
  const last = spans.sort((a, b) => b.end - a.end)[0];
  return appended(config, span, last, property);
}

/** Offset of the comma that follows, skipping whitespace and comments; undefined if something else follows. */
function commaAfter({ text, format }: WranglerConfig, offset: number): number | undefined {
  const trivia = format === 'toml' ? /(?:\s|#.*)*/y : /(?:\s|\/\/.*|\/\*[^]*?\*\/)*/y;
  trivia.lastIndex = offset;
  const next = offset + (trivia.exec(text)?.[0].length ?? 0);
  return text[next] === ',' ? next : undefined;
}

/** The text in the quotes the file already uses. */
function quoted(value: string, { text, format, compatibilityDate, flags }: WranglerConfig): string {
  const model = compatibilityDate ?? flags[0];
  const quote = format === 'toml' && model && text[model.span.start] === "'" ? "'" : '"';
  return `${quote}${value}${quote}`;
}

function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function replaced(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}
