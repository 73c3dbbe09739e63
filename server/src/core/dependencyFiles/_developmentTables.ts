/**
 * Reads the tables in which PDM, Hatch and uv keep development and build dependencies, which no runtime installs.
 * @see https://pdm-project.org/latest/reference/pep621/
 * @see https://hatch.pypa.io/latest/config/environment/overview/#dependencies
 */
import type { DeclarationReader } from './declarationReader.ts';
import { valueAt, type TomlEntry, type TomlTable, type TomlValue } from '../config/tomlNode.ts';
import type { ReaderName } from './dependencyFile.ts';

const EDITABLE = /^-e\s+/;

/** Adds the declarations in these tables to the reader, none of them active. */
export function readDevelopmentTables(root: TomlTable, reader: DeclarationReader): void {
  reader.ofOtherTool(() => {
    readOtherTools(root, reader);
  });
  readList(valueAt(root, ['tool', 'uv', 'dev-dependencies']), 'tool.uv.dev-dependencies', 'uv', reader);
  const constraints = 'tool.uv.build-constraint-dependencies';
  const value = valueAt(root, ['tool', 'uv', 'build-constraint-dependencies']);
  reader.addArray(
    value,
    constraints,
    { table: constraints, reader: 'uv', role: 'constraint', active: false } as const,
    () => undefined,
  );
}

function readOtherTools(root: TomlTable, reader: DeclarationReader): void {
  for (const { key, value } of entriesAt(root, ['tool', 'pdm', 'dev-dependencies'])) {
    readList(value, `tool.pdm.dev-dependencies.${key}`, 'pdm', reader);
  }
  for (const { key, value } of entriesAt(root, ['tool', 'hatch', 'envs'])) {
    if (value.kind !== 'table') continue;
    for (const list of ['dependencies', 'extra-dependencies']) {
      readList(value.entries.get(list)?.value, `tool.hatch.envs.${key}.${list}`, 'hatch', reader);
    }
  }
  readList(valueAt(root, ['tool', 'hatch', 'build', 'dependencies']), 'tool.hatch.build.dependencies', 'build', reader);
  for (const { key, value } of entriesAt(root, ['tool', 'hatch', 'build', 'targets'])) {
    if (value.kind !== 'table') continue;
    const table = `tool.hatch.build.targets.${key}.dependencies`;
    readList(value.entries.get('dependencies')?.value, table, 'build', reader);
  }
}

/** PDM writes a project in a folder as `-e file:///…`; everything else is a requirement. */
function readList(
  value: TomlValue | undefined,
  table: string,
  reader: ReaderName,
  declarations: DeclarationReader,
): void {
  const list = { table, reader, role: 'requirement', active: false } as const;
  if (value?.kind !== 'array') {
    declarations.addArray(value, table, list);
    return;
  }
  const isEditable = (element: TomlValue): boolean => element.kind === 'string' && EDITABLE.test(element.value);
  declarations.addArray({ ...value, elements: value.elements.filter((element) => !isEditable(element)) }, table, list);
  for (const element of value.elements) {
    if (element.kind !== 'string' || !isEditable(element)) continue;
    const { value: text, content, span, quote, escaped } = element;
    const spans = { whole: content, element: span, specifiers: [] };
    declarations.addAsIs({
      ...list,
      text,
      spans,
      quote,
      escaped,
      editable: true,
      localPath: text.replace(EDITABLE, ''),
    });
  }
}

function entriesAt(root: TomlTable, path: readonly string[]): readonly TomlEntry[] {
  const table = valueAt(root, path);
  return table?.kind === 'table' ? [...table.entries.values()] : [];
}
