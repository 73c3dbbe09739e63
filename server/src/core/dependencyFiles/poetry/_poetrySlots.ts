/** Finds where a Poetry dependency can take a version, other extras, or a marker. */
import { endOfLine, lineBreakOf } from '../../config/textLayout.ts';
import type { TomlString, TomlTable } from '../../config/tomlNode.ts';
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
  return {
    ...(version && { version }),
    ...(extras?.kind === 'array' && extras.closed && !extras.ofTables && { extras: extras.span }),
    ...(marker && { marker }),
  };
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
