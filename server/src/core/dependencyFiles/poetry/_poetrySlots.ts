/** Finds where a Poetry dependency can take a version, other extras, or a marker. */
import { endOfLine, lineBreakOf } from '../../config/textLayout.ts';
import type { TomlString, TomlTable } from '../../config/tomlNode.ts';
import type { Span } from '../../text/span.ts';
import type { DeclarationSlots } from '../dependencyFile.ts';

/**
 * The places in a dependency that is written as a string or table.
 * @param text the whole file
 * @param isElsewhere whether it comes from a repository, URL or path, so that it has no version
 */
export function slotsOf(value: TomlString | TomlTable, text: string, isElsewhere: boolean): DeclarationSlots {
  if (value.kind === 'string') return slotsOfString(value, text);
  if (!value.closed) return {};
  const extras = value.entries.get('extras')?.value;
  const version = isElsewhere ? undefined : versionSlot(value);
  const marker = markerSlot(value, text);
  const hasExtras = extras?.kind === 'array' && extras.closed && !extras.ofTables;
  const extrasEntry = hasExtras ? entrySpan(value, 'extras', text) : undefined;
  return {
    ...(version && { version }),
    ...(hasExtras && { extras: extras.span }),
    ...(extrasEntry && { extrasEntry }),
    ...(marker && { marker }),
  };
}

/** An entry with its comma, or with its line; undefined if it is the only one, or has no place of its own. */
function entrySpan({ entries, origin }: TomlTable, key: string, text: string): Span | undefined {
  const all = [...entries.values()].sort((a, b) => a.keySpan.start - b.keySpan.start);
  const at = all.findIndex((entry) => entry.key === key);
  const [before, own, after] = [all[at - 1], all[at], all[at + 1]];
  if (!own || all.length < 2) return undefined;
  if (origin === 'inline') {
    if (before) return { start: before.value.span.end, end: own.value.span.end };
    return after && { start: own.keySpan.start, end: after.keySpan.start };
  }
  const lineEnd = endOfLine(text, own.value.span.end);
  const isAlone = text.slice(own.value.span.end, lineEnd).trim() === '';
  if (origin !== 'header' || !isAlone) return undefined;
  const next = text.indexOf('\n', lineEnd);
  return { start: text.lastIndexOf('\n', own.keySpan.start) + 1, end: next < 0 ? text.length : next + 1 };
}

function slotsOfString({ span, content, closed }: TomlString, text: string): DeclarationSlots {
  if (!closed) return {};
  const written = text.slice(span.start, span.end);
  const marker = { span, before: `{ version = ${written}, markers = "`, after: '" }', quote: "'" } as const;
  return { version: { span: content, before: '', after: '' }, marker };
}

function versionSlot({ entries, origin, span }: TomlTable): DeclarationSlots['version'] {
  const version = entries.get('version')?.value;
  if (version) return version.kind === 'string' && version.closed ? inside(version) : undefined;
  if (origin !== 'inline') return undefined;
  const start = span.start + 1;
  return { span: { start, end: start }, before: ' version = "', after: entries.size > 0 ? '",' : '" ' };
}

function inside({ content }: TomlString): DeclarationSlots['version'] {
  return { span: content, before: '', after: '' };
}

function markerSlot({ entries, origin }: TomlTable, text: string): DeclarationSlots['marker'] {
  const written = entries.get('markers')?.value;
  if (written) return written.kind === 'string' ? addedTo(written) : undefined;
  if (entries.size === 0) return undefined;
  const end = [...entries.values()].reduce((last, { value }) => Math.max(last, value.span.end), 0);
  if (origin === 'inline') return { span: { start: end, end }, before: ', markers = "', after: '"', quote: "'" };
  if (origin !== 'header') return undefined;
  const line = endOfLine(text, end);
  return { span: { start: line, end: line }, before: `${lineBreakOf(text)}markers = "`, after: '"', quote: "'" };
}

/** A further condition after the existing ones. */
function addedTo({ value, content, quote, escaped, closed }: TomlString): DeclarationSlots['marker'] {
  if (escaped || !closed) return undefined;
  const before = /\bor\b/.test(value) ? `(${value}) and ` : `${value} and `;
  return { span: content, before, after: '', quote: quote.startsWith("'") ? '"' : "'" };
}
