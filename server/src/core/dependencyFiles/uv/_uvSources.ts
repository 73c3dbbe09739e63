/**
 * Reads `[tool.uv.sources]` and the names of `[[tool.uv.index]]`.
 * @see https://docs.astral.sh/uv/concepts/projects/dependencies/#dependency-sources
 */
import { parseMarker } from '../../packaging/requirements/marker.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { textOf, type TomlValue } from '../../config/tomlNode.ts';
import type { NamedIndex, UvSource } from './uvSettings.ts';

const KINDS = ['git', 'url', 'path', 'index', 'workspace'] as const;

/** The sources of each project; entries only for an extra or a group are left out, because those are not requested here. */
export function readSources(value: TomlValue | undefined): ReadonlyMap<NormalizedName, readonly UvSource[]> {
  const sources = new Map<NormalizedName, readonly UvSource[]>();
  if (value?.kind !== 'table') return sources;
  for (const { key, value: entry } of value.entries.values()) {
    const elements = entry.kind === 'array' ? entry.elements : [entry];
    sources.set(
      normalizeName(key),
      elements.flatMap((element) => (element.kind === 'invalid' ? [] : (readSource(element) ?? []))),
    );
  }
  return sources;
}

function readSource(value: TomlValue): UvSource | undefined {
  const kind = value.kind === 'table' ? KINDS.find((one) => value.entries.has(one)) : undefined;
  if (value.kind !== 'table' || !kind) return undefined;
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
