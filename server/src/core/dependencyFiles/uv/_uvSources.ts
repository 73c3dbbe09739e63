/**
 * Reads `[tool.uv.sources]` and the names of `[[tool.uv.index]]`.
 * @see https://docs.astral.sh/uv/concepts/projects/dependencies/#dependency-sources
 */
import { parseMarker } from '../../packaging/requirements/marker.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { textOf, type TomlTable, type TomlValue } from '../../config/tomlNode.ts';
import { mannersOf } from './_indexOptions.ts';
import { tablesIn } from './_settingType.ts';
import type { NamedIndex, NamedSource, SourcePlace, UvSource } from './uvSettings.ts';

const KINDS = ['git', 'url', 'path', 'index', 'workspace'] as const;

/**
 * The sources of each project.
 * @param folder of the file that they are written in
 */
export function readSources(
  value: TomlValue | undefined,
  folder: string,
): ReadonlyMap<NormalizedName, readonly UvSource[]> {
  const sources = new Map<NormalizedName, readonly UvSource[]>();
  if (value?.kind !== 'table') return sources;
  for (const { key, value: entry } of value.entries.values()) {
    const elements = entry.kind === 'array' ? entry.elements : [entry];
    sources.set(
      normalizeName(key),
      elements.flatMap((element) => (element.kind === 'invalid' ? [] : (readSource(element, folder) ?? []))),
    );
  }
  return sources;
}

function readSource(value: TomlValue, folder: string): UvSource | undefined {
  const kind = value.kind === 'table' ? KINDS.find((one) => value.entries.has(one)) : undefined;
  if (value.kind !== 'table' || !kind) return undefined;
  const [extra, group] = [textOf(value, 'extra'), textOf(value, 'group')];
  const index = textOf(value, 'index');
  const place = placeIn(value, kind);
  const marker = parseMarker(textOf(value, 'marker') ?? '');
  return {
    ...(kind === 'index' && index !== undefined && { index }),
    local: kind === 'path' || kind === 'workspace',
    ...(place && { place, folder }),
    ...(extra !== undefined && { extra: normalizeName(extra) }),
    ...(group !== undefined && { group: normalizeName(group) }),
    ...(marker.value && marker.errors.length === 0 && { marker: marker.value }),
  };
}

function placeIn(table: TomlTable, kind: (typeof KINDS)[number]): SourcePlace | undefined {
  const editable = table.entries.get('editable')?.value;
  const edited = editable?.kind === 'boolean' && { editable: editable.value === true };
  if (kind === 'workspace') return { kind, ...edited };
  const text = textOf(table, kind);
  if (text === undefined || kind === 'index') return undefined;
  if (kind === 'path') return { kind, path: text, ...edited };
  const path = textOf(table, 'path');
  return kind === 'git' ? { kind, url: text, ...(path !== undefined && { path }) } : { kind, url: text };
}

/** The indexes that the sources of a table name, whatever they are for. @param path of the file that they are written in */
export function readNamedSources(value: TomlValue | undefined, path: string): readonly NamedSource[] {
  if (value?.kind !== 'table') return [];
  return [...value.entries.values()].flatMap(({ key, value: entry }) => {
    const tables = entry.kind === 'table' ? [entry] : tablesIn(entry);
    return tables.flatMap((table): NamedSource[] => {
      const index = table.entries.get('index')?.value;
      if (index?.kind !== 'string') return [];
      return [{ project: normalizeName(key), index: index.value, path, span: index.span }];
    });
  });
}

/** The indexes that have a name, including explicit ones. */
export function readNamedIndexes(value: TomlValue | undefined): readonly NamedIndex[] {
  const tables = value?.kind === 'array' ? value.elements.filter((element) => element.kind === 'table') : [];
  return tables.flatMap((table) => {
    const [name, url] = [textOf(table, 'name'), textOf(table, 'url')];
    const flat = textOf(table, 'format') === 'flat' && { flat: true };
    return name !== undefined && url !== undefined ? [{ ...mannersOf(table), name, url, ...flat }] : [];
  });
}
