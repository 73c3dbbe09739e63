/**
 * Reads tables of uv's settings: `[tool.uv]` of a pyproject.toml or script, and a whole `uv.toml`.
 * @see https://docs.astral.sh/uv/reference/settings/
 */
import { say } from '../../messages/message.ts';
import { readToml } from '../../config/toml.ts';
import { plainValue, valueAt, type TomlTable, type TomlValue } from '../../config/tomlNode.ts';
import { parseRequirement } from '../../packaging/requirements/requirement.ts';
import { DeclarationReader } from '../declarationReader.ts';
import type { Declaration, IndexOptions, ReadingProblem, UvTable } from '../dependencyFile.ts';
import { NO_INDEX_OPTIONS } from '../dependencyFile.ts';
import { checkSettings, type SettingsFile } from './_checkSettings.ts';
import { indexOptionsOf } from './_indexOptions.ts';
import { readUvSettings } from './_uvSettingsReader.ts';
import { NO_UV_SETTINGS, type TableVerdict } from './uvSettings.ts';

const LISTS = [
  ['constraint-dependencies', 'constraint'],
  ['override-dependencies', 'override'],
  ['exclude-dependencies', 'exclude'],
] as const;

/** A table of settings where it is written, with the requirements in its lists. */
export interface UvLayer {
  readonly path: string;
  readonly table: TomlTable;
  readonly declarations: readonly Declaration[];
  readonly problems: readonly ReadingProblem[];
  readonly verdict: TableVerdict;
}

/** The plain settings and what they say about indexes; the lists of dependencies are added to the reader. */
export function readUvTable(
  root: TomlTable,
  reader: DeclarationReader,
  kind: SettingsFile = 'pyproject.toml',
): { readonly uv?: UvTable; readonly indexOptions: IndexOptions } {
  const table = valueAt(root, ['tool', 'uv']);
  if (table === undefined || table.kind === 'invalid') return { indexOptions: NO_INDEX_OPTIONS };
  if (table.kind !== 'table') return noTable(table, reader);
  readLists(table, reader);
  const verdict = checkSettings(table, reader, kind, kind === 'pyproject.toml' ? root : undefined);
  const settings = readUvSettings({
    layers: [{ path: reader.path, table }],
    projects: [{ path: reader.path, table }],
    verdict,
  });
  const values = plainValue(table) as Readonly<Record<string, unknown>>;
  const indexOptions = verdict.ignored ? NO_INDEX_OPTIONS : indexOptionsOf([{ path: reader.path, table }], reader.path);
  return { uv: { values, settings, table, verdict }, indexOptions };
}

/** Something else under the name of the table ends uv's run. */
function noTable(value: TomlValue, reader: DeclarationReader): ReturnType<typeof readUvTable> {
  reader.report(say('uvTableExpected'), value.span, 'error', 'uv');
  const verdict = { ignored: true, refused: true, outdated: false };
  const table: TomlTable = { kind: 'table', span: value.span, entries: new Map(), origin: 'implicit', closed: true };
  return {
    uv: { values: {}, settings: { ...NO_UV_SETTINGS, ignored: true, refused: true }, table, verdict },
    indexOptions: NO_INDEX_OPTIONS,
  };
}

/** Reads a `uv.toml`, in which any mistake ends uv's run. */
export function readUvToml(path: string, text: string): UvLayer {
  const { root, errors: wrong } = readToml(text);
  const reader = new DeclarationReader(path);
  // The one that a file may begin with is gone once its bytes are a text.
  const second = text.startsWith('\uFEFF') ? [{ problem: say('markTwice'), span: { start: 0, end: 1 } }] : [];
  const errors = [...second, ...wrong];
  reader.reportAll(errors);
  readLists(root, reader);
  const verdict = checkSettings(root, reader, 'uv.toml');
  const { declarations, problems } = reader;
  return {
    path,
    table: root,
    declarations,
    problems,
    verdict: { ...verdict, refused: verdict.refused || errors.length > 0 },
  };
}

/** Reads the `[tool.uv]` of another project; undefined if it has none. */
export function readUvTableOf(path: string, root: TomlTable): UvLayer | undefined {
  const table = valueAt(root, ['tool', 'uv']);
  if (table?.kind !== 'table') return undefined;
  const reader = new DeclarationReader(path);
  readLists(table, reader);
  const verdict = checkSettings(table, reader, 'pyproject.toml');
  return { path, table, declarations: reader.declarations, problems: reader.problems, verdict };
}

function readLists(table: TomlTable, reader: DeclarationReader): void {
  for (const [key, role] of LISTS) {
    // Elements that are tables are about the dependencies of one package: they are no declarations, but settings.
    const acceptTable = (): void => undefined;
    const list = { table: `tool.uv.${key}`, reader: 'uv', role, active: true } as const;
    reader.addArray(table.entries.get(key)?.value, list.table, list, acceptTable);
  }
  for (const value of [valueAt(table, ['pip', 'upgrade-package']), valueAt(table, ['upgrade-package'])]) {
    readUpgrades(value, reader);
  }
}

/** What is upgraded is also held to its specifier, or to its place; a bare name restricts nothing. */
function readUpgrades(value: TomlValue | undefined, reader: DeclarationReader): void {
  if (value?.kind !== 'array') return;
  const bounds = value.elements.filter((element) => element.kind === 'string' && isBound(element.value));
  const list = { table: 'tool.uv.upgrade-package', reader: 'uv', role: 'constraint', active: true } as const;
  reader.addArray({ ...value, elements: bounds }, list.table, list);
}

function isBound(text: string): boolean {
  const requirement = parseRequirement(text).value?.requirement;
  return requirement !== undefined && (requirement.url !== undefined || requirement.specifier.specifiers.length > 0);
}
