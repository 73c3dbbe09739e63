/**
 * Reads `[tool.uv.sources]` and the names of `[[tool.uv.index]]`.
 * @see https://docs.astral.sh/uv/concepts/projects/dependencies/#dependency-sources
 */
import { parseMarker } from '../../packaging/requirements/marker.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { say } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import type { DeclarationReader } from '../declarationReader.ts';
import type { TomlTable, TomlValue } from '../../config/tomlNode.ts';
import type { NamedIndex, UvSource } from './uvSettings.ts';

const KINDS = ['git', 'url', 'path', 'index', 'workspace'] as const;

/** The sources of each project; entries only for an extra or a group are left out, because those are not requested here. */
export function readSources(
  value: TomlValue | undefined,
  reader: DeclarationReader,
): ReadonlyMap<NormalizedName, readonly UvSource[]> {
  const sources = new Map<NormalizedName, readonly UvSource[]>();
  if (value === undefined || value.kind === 'invalid') return sources;
  if (value.kind !== 'table') {
    reader.report(say('mustBeTable', { key: 'tool.uv.sources' }), value.span);
    return sources;
  }
  for (const { key, value: entry } of value.entries.values()) {
    const elements = entry.kind === 'array' ? entry.elements : [entry];
    sources.set(
      normalizeName(key),
      elements.flatMap((element) => (element.kind === 'invalid' ? [] : (readSource(key, element, reader) ?? []))),
    );
  }
  return sources;
}

function readSource(name: string, value: TomlValue, reader: DeclarationReader): UvSource | undefined {
  const kind = value.kind === 'table' ? KINDS.find((one) => value.entries.has(one)) : undefined;
  if (value.kind !== 'table' || !kind) {
    reader.report(say('uvSourceInvalid', { name: shorten(name, 60), kinds: KINDS }), value.span);
    return undefined;
  }
  if (value.entries.has('extra') || value.entries.has('group')) return undefined;
  const index = textOf(value, 'index');
  const marker = parseMarker(textOf(value, 'marker') ?? '');
  return {
    ...(kind === 'index' && index !== undefined && { index }),
    local: kind === 'path' || kind === 'workspace',
    ...(marker.value && marker.errors.length === 0 && { marker: marker.value }),
  };
}

/** The indexes that have a name, including explicit ones. */
export function readNamedIndexes(value: TomlValue | undefined): readonly NamedIndex[] {
  const tables = value?.kind === 'array' ? value.elements.filter((element) => element.kind === 'table') : [];
  return tables.flatMap((table) => {
    const [name, url] = [textOf(table, 'name'), textOf(table, 'url')];
    return name !== undefined && url !== undefined ? [{ name, url }] : [];
  });
}

function textOf(table: TomlTable, key: string): string | undefined {
  const value = table.entries.get(key)?.value;
  return value?.kind === 'string' ? value.value : undefined;
}
