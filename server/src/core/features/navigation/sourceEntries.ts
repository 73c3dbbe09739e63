/** Where `[tool.uv.sources]` and `[[tool.uv.index]]` are written in a file, and where the places that they name are. */
import type { TomlEntry, TomlTable, TomlValue } from '../../config/tomlNode.ts';
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import type { SourcePlace, UvSource } from '../../dependencyFiles/uv/uvSettings.ts';
import { uvSettingsOf } from '../../installers/uv/uvPolicy.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { joinPath, parentPath } from '../../text/path.ts';
import type { Span } from '../../text/span.ts';

/** An entry of `[tool.uv.sources]`. */
export interface SourceEntry {
  readonly name: NormalizedName;
  readonly keySpan: Span;
  /** Its tables: several where each is for another platform. */
  readonly tables: readonly TomlTable[];
}

/** The entries that the file itself has; those of the root of its workspace stand in another one. */
export function sourceEntries({ uv }: DependencyFile): readonly SourceEntry[] {
  const sources = uv?.table.entries.get('sources')?.value;
  if (sources?.kind !== 'table') return [];
  return [...sources.entries.values()].map(({ key, keySpan, value }: TomlEntry) => ({
    ...{ name: normalizeName(key), keySpan },
    tables: tablesIn(value),
  }));
}

/** Where an index that the file declares gets its name. */
export function indexNamed(name: string, { uv }: DependencyFile): Span | undefined {
  const indexes = uv?.table.entries.get('index')?.value;
  const named = indexes ? tablesIn(indexes).flatMap((table) => table.entries.get('name')?.value ?? []) : [];
  return named.find((one) => one.kind === 'string' && one.value === name)?.span;
}

/** The file that a source on this machine leads to: of a folder its pyproject.toml. Undefined for any other place. */
export function fileOfSource(
  name: NormalizedName,
  place: SourcePlace | undefined,
  file: DependencyFile,
): string | undefined {
  if (place?.kind === 'workspace') return projectIn(file.workspace?.members.get(name));
  if (place?.kind !== 'path') return undefined;
  const folder = sourcesOf(name, file).find((one) => one.place === place)?.folder ?? parentPath(file.path);
  return fileAt(joinPath(folder, place.path));
}

/** The file at the path of a reference, which is a distribution or the folder of a project. */
export function fileAt(path: string): string | undefined {
  return /\.(?:whl|zip|tar\.[a-z0-9]+|tgz)$/i.test(path) ? undefined : projectIn(path);
}

/** Where the settings that count take a project from. */
export function sourcesOf(name: NormalizedName, file: DependencyFile): readonly UvSource[] {
  return uvSettingsOf(file).sources.get(name) ?? [];
}

function projectIn(folder: string | undefined): string | undefined {
  return folder === undefined ? undefined : joinPath(folder, 'pyproject.toml');
}

function tablesIn(value: TomlValue): readonly TomlTable[] {
  if (value.kind === 'table') return [value];
  return value.kind === 'array' ? value.elements.flatMap((one) => (one.kind === 'table' ? [one] : [])) : [];
}
