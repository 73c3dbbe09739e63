/** Removing what a TOML text says under a key, with the lines that it stands on. */
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { TomlEntry } from './tomlNode.ts';

/** What may stand on the line before the last part of a key: the parts before it. */
const KEY_BEFORE = /^[ \t]*(?:[\w-]+[ \t]*\.[ \t]*)*$/;
/** What may stand behind a value or a header. */
const NOTHING_BEHIND = /^[ \t]*(?:#.*)?\r?$/;

/**
 * The edits that remove an entry of a table, whether its value is written behind the key, under a header of its own or key by key.
 * @returns no edits if something else stands on one of its lines, as in an inline table
 */
export function removeEntry(text: string, entry: TomlEntry): TextEdit[] {
  const lines = statementsOf(entry).map((span) => linesOf(text, span));
  return lines.every((span) => span !== undefined) ? lines.map((span) => ({ span, newText: '' })) : [];
}

/** The edit that removes one of several entries of an inline table, with the comma behind it, or before the last one. */
export function removeInlineEntry(text: string, entry: TomlEntry): TextEdit[] {
  const [statement, ...others] = statementsOf(entry);
  if (!statement || others.length > 0) return [];
  const { start, end } = statement;
  const behind = /^\s*,[ \t]*/.exec(text.slice(end));
  if (behind) return [{ span: { start, end: end + behind[0].length }, newText: '' }];
  const before = text.slice(0, start).trimEnd();
  return before.endsWith(',') ? [{ span: { start: before.length - 1, end }, newText: '' }] : [];
}

/** From the last part of the key, or from the header, to the end of each statement. */
function statementsOf({ keySpan, value }: TomlEntry): readonly Span[] {
  const isWhole = value.kind !== 'table' || value.origin === 'inline';
  if (isWhole) return [{ start: keySpan.start, end: value.span.end }];
  const inner = [...value.entries.values()].flatMap(statementsOf);
  return value.origin === 'header' ? [value.span, ...inner] : inner;
}

function linesOf(text: string, { start, end }: Span): Span | undefined {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lineBreak = text.indexOf('\n', end);
  const to = lineBreak === -1 ? text.length : lineBreak;
  const isAlone = KEY_BEFORE.test(text.slice(from, start)) && NOTHING_BEHIND.test(text.slice(end, to));
  return isAlone ? { start: from, end: Math.min(to + 1, text.length) } : undefined;
}
