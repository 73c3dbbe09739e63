/**
 * Reads a `poetry.lock`, of Poetry 1.0 to 2.x.
 * @see https://python-poetry.org/docs/basic-usage/#installing-with-poetrylock
 */
import { parseSpecifierSet } from '../../packaging/versions/specifier.ts';
import type { Marker } from '../../packaging/requirements/marker.ts';
import type { Span } from '../../text/span.ts';
import { say } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { entriesOf, lastPartOf, lockedFile, stringAt, stringsAt, tableAt, LockReader } from './_lockReader.ts';
import type { TomlTable, TomlValue } from '../../config/tomlNode.ts';
import type { LockedDependency, LockedFile, LockedPackage, LockedSource, LockFile } from './lockFile.ts';

export function parsePoetryLock(path: string, text: string): LockFile {
  const reader = new LockReader(path, text);
  const { root } = reader;
  const metadata = tableAt(root, 'metadata');
  const supported = readVersion(metadata, reader);
  const requiresPython = metadata && pythonVersions(metadata);
  const files = metadata && tableAt(metadata, 'files');
  const tables = reader.tables(root, 'package');
  return {
    path,
    kind: 'poetry.lock',
    text,
    packages: tables.flatMap((table) => readPackage(table, files, reader) ?? []),
    ...(requiresPython && { requiresPython }),
    environments: [],
    defaultGroups: ['main'],
    requirements: [],
    // Since Poetry 2.0 packages have groups and, if these alone do not decide, markers.
    selfContained: tables.some((table) => table.entries.has('groups')),
    supported,
    problems: reader.problems,
  };
}

function readVersion(metadata: TomlTable | undefined, reader: LockReader): boolean {
  const version = metadata && stringAt(metadata, 'lock-version');
  if (!metadata) {
    reader.report(say('poetryLockWithoutMetadata'), { start: 0, end: 0 });
    return false;
  }
  // The oldest locks do not give their version.
  if (!version || /^[12](?:\.|$)/.test(version.value)) return true;
  reader.report(say('poetryLockVersionUnknown', { version: shorten(version.value, 20) }), version.span);
  return false;
}

/** Poetry's notation as far as it matches that of specifiers; `^3.12` means the same as `>=3.12,<4`. */
function pythonVersions(table: TomlTable): { readonly text: string; readonly span: Span } | undefined {
  const written = stringAt(table, 'python-versions');
  if (!written || written.value.trim() === '*') return undefined;
  const text = written.value.replace(
    /\^\s*((\d+)(?:\.\d+)*)/g,
    (_, version: string, major: string) => `>=${version},<${Number(major) + 1}`,
  );
  return parseSpecifierSet(text).errors.length === 0 ? { text, span: written.content } : undefined;
}

function readPackage(
  table: TomlTable,
  filesByName: TomlTable | undefined,
  reader: LockReader,
): LockedPackage | undefined {
  const head = reader.head(table);
  if (!head) return undefined;
  const files = filesOf(table.entries.get('files')?.value ?? filesByName?.entries.get(head.name)?.value);
  const marker = mainMarker(table.entries.get('markers')?.value ?? table.entries.get('marker')?.value, reader);
  const requiresPython = pythonVersions(table);
  const category = stringAt(table, 'category');
  const groups = table.entries.has('groups') ? stringsAt(table, 'groups') : category && [category.value];
  const optional = table.entries.get('optional')?.value;
  const sdist = files.find(({ filename }) => !filename.endsWith('.whl'));
  return {
    ...head,
    ...(marker && { marker }),
    ...(requiresPython && { requiresPython: requiresPython.text }),
    source: readSource(tableAt(table, 'source')),
    wheels: files.filter(({ filename }) => filename.endsWith('.whl')),
    ...(sdist && { sdist }),
    dependencies: entriesOf(tableAt(table, 'dependencies')).flatMap(({ key, value }) =>
      dependenciesOf(key, value, reader),
    ),
    extras: new Map(),
    forks: [],
    ...(groups && { groups }),
    optional: optional?.kind === 'boolean' && optional.value === true,
  };
}

function filesOf(value: TomlValue | undefined): readonly LockedFile[] {
  if (value?.kind !== 'array') return [];
  return value.elements.flatMap((element) => (element.kind === 'table' ? (lockedFile(element) ?? []) : []));
}

/** One marker for all groups, or a table with one for each. */
function mainMarker(value: TomlValue | undefined, reader: LockReader): Marker | undefined {
  return value?.kind === 'table' ? reader.marker(value.entries.get('main')?.value) : reader.marker(value);
}

/** `name = "specifiers"`, a table, or several of them under different conditions; optional ones belong to extras. */
function dependenciesOf(key: string, value: TomlValue, reader: LockReader): readonly LockedDependency[] {
  if (value.kind === 'array') return value.elements.flatMap((element) => dependenciesOf(key, element, reader));
  const name = reader.normalized(key);
  if (value.kind !== 'table') return [{ name, extras: [] }];
  const optional = value.entries.get('optional')?.value;
  if (optional?.kind === 'boolean' && optional.value === true) return [];
  const marker = reader.marker(value.entries.get('markers')?.value);
  return [{ name, extras: [], ...(marker && { marker }) }];
}

function readSource(source: TomlTable | undefined): LockedSource {
  const type = source && stringAt(source, 'type')?.value;
  const location = (source && stringAt(source, 'url')?.value) ?? '';
  switch (type) {
    case 'git':
    case 'hg':
      return { kind: 'vcs', location };
    case 'url':
    case 'file':
      return { kind: 'archive', location: lastPartOf(location) === '' ? type : location };
    case 'directory':
      return { kind: 'directory', location, own: false };
    default:
      return { kind: 'index', ...(location !== '' && { url: location }) };
  }
}
