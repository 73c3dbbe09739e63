/**
 * Reads the `[tool.uv]` table of a pyproject.toml or script.
 * @see https://docs.astral.sh/uv/reference/settings/
 */
import { say } from '../../messages/message.ts';
import type { DeclarationReader } from '../declarationReader.ts';
import { plainValue, valueAt, type TomlTable, type TomlValue } from '../../config/tomlNode.ts';
import { readUvSettings } from './_uvSettingsReader.ts';
import { NO_INDEX_OPTIONS, type IndexOptions, type UvTable } from '../dependencyFile.ts';

const LISTS = [
  ['constraint-dependencies', 'constraint'],
  ['override-dependencies', 'override'],
  ['exclude-dependencies', 'exclude'],
] as const;

/** The plain settings and what they say about indexes; the lists of dependencies are added to the reader. */
export function readUvTable(
  root: TomlTable,
  reader: DeclarationReader,
  kind: 'project' | 'script' = 'project',
): { readonly uv?: UvTable; readonly indexOptions: IndexOptions } {
  const table = valueAt(root, ['tool', 'uv']);
  if (table?.kind !== 'table') return { indexOptions: NO_INDEX_OPTIONS };
  for (const [key, role] of LISTS) {
    // Elements that are tables describe the dependencies of one package; they are kept among the plain values.
    const acceptTable = (): void => undefined;
    const name = `tool.uv.${key}`;
    const first = reader.declarations.length;
    reader.addArray(
      table.entries.get(key)?.value,
      name,
      { table: name, reader: 'uv', role, active: true },
      acceptTable,
    );
    if (role === 'exclude') checkNames(reader, first);
  }
  const values = plainValue(table) as Readonly<Record<string, unknown>>;
  const settings = readUvSettings(table, reader, kind);
  return { uv: { values, settings }, indexOptions: settings.ignored ? NO_INDEX_OPTIONS : readIndexOptions(table) };
}

/** Exclusions are named without versions, extras or markers. */
function checkNames(reader: DeclarationReader, first: number): void {
  for (const { requirement, text, spans } of reader.declarations.slice(first)) {
    if (requirement && requirement.name !== text.trim()) {
      reader.reportRequirement(say('uvExcludesNamesOnly', { text }), spans.whole);
    }
  }
}

function readIndexOptions(table: TomlTable): IndexOptions {
  const valueOf = (key: string): TomlValue | undefined => table.entries.get(key)?.value;
  const indexes = readIndexes(valueOf('index'));
  const indexUrl = indexes.find((index) => index.isDefault)?.url ?? stringOf(valueOf('index-url'));
  const extras = indexes.filter((index) => !index.isDefault).map((index) => index.url);
  return {
    ...(indexUrl === undefined ? {} : { indexUrl }),
    extraIndexUrls: [...extras, ...stringsOf(valueOf('extra-index-url'))],
    noIndex: isTrue(valueOf('no-index')),
    findLinks: stringsOf(valueOf('find-links')),
    pre: stringOf(valueOf('prerelease')) === 'allow',
    noBinary: [...(isTrue(valueOf('no-binary')) ? [':all:'] : []), ...stringsOf(valueOf('no-binary-package'))],
    onlyBinary: [...(isTrue(valueOf('no-build')) ? [':all:'] : []), ...stringsOf(valueOf('no-build-package'))],
  };
}

/** `[[tool.uv.index]]`, without the indexes used only for individual packages. */
function readIndexes(value: TomlValue | undefined): readonly { readonly url: string; readonly isDefault: boolean }[] {
  const tables = value?.kind === 'array' ? value.elements.filter((element) => element.kind === 'table') : [];
  return tables.flatMap((index) => {
    const url = stringOf(index.entries.get('url')?.value);
    if (url === undefined || isTrue(index.entries.get('explicit')?.value)) return [];
    return [{ url, isDefault: isTrue(index.entries.get('default')?.value) }];
  });
}

function stringOf(value: TomlValue | undefined): string | undefined {
  return value?.kind === 'string' ? value.value : undefined;
}

function stringsOf(value: TomlValue | undefined): readonly string[] {
  return value?.kind === 'array' ? value.elements.flatMap((element) => stringOf(element) ?? []) : [];
}

function isTrue(value: TomlValue | undefined): boolean {
  return value?.kind === 'boolean' && value.value === true;
}
