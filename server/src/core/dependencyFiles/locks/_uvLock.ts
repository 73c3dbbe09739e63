/**
 * Reads a `uv.lock`, the universal lock of a uv project.
 * @see https://docs.astral.sh/uv/concepts/projects/layout/#the-lockfile
 */
import { say } from '../../messages/message.ts';
import { entriesOf, lastPartOf, lockedFile, stringAt, tableAt, LockReader } from './_lockReader.ts';
import type { TomlTable } from '../../config/tomlNode.ts';
import type { LockedFile, LockedPackage, LockedSource, LockFile } from './lockFile.ts';

/** The version of the format; its revisions only add to it. */
const KNOWN_VERSION = 1;

export function parseUvLock(path: string, text: string): LockFile {
  const reader = new LockReader(path, text);
  const { root } = reader;
  const supported = readVersion(reader);
  const requiresPython = reader.requiresPython(root.entries.get('requires-python')?.value);
  const environments = root.entries.get('supported-markers')?.value;
  const manifest = tableAt(root, 'manifest');
  return {
    path,
    kind: 'uv.lock',
    text,
    packages: reader.tables(root, 'package').flatMap((table) => readPackage(table, reader) ?? []),
    ...(requiresPython && { requiresPython }),
    environments: reader.markers(environments),
    ...(environments?.kind === 'array' && { environmentsSpan: environments.span }),
    defaultGroups: [],
    requirements: reader.dependencies(manifest?.entries.get('requirements')?.value),
    selfContained: false,
    supported,
    problems: reader.problems,
  };
}

function readVersion(reader: LockReader): boolean {
  const version = reader.root.entries.get('version')?.value;
  if (version?.kind === 'integer' && version.value === KNOWN_VERSION) return true;
  if (version?.kind === 'integer') {
    reader.report(say('uvLockVersionUnknown', { version: String(version.value) }), version.span);
  } else reader.report(say('uvLockWithoutVersion'), { start: 0, end: 0 });
  return false;
}

function readPackage(table: TomlTable, reader: LockReader): LockedPackage | undefined {
  const head = reader.head(table);
  if (!head) return undefined;
  const sdist = tableAt(table, 'sdist');
  const source = readSource(tableAt(table, 'source'));
  const sdistFile = (sdist && lockedFile(sdist)) ?? archiveOf(source);
  const optional = entriesOf(tableAt(table, 'optional-dependencies'));
  return {
    ...head,
    source,
    wheels: reader.tables(table, 'wheels').flatMap((wheel) => lockedFile(wheel) ?? []),
    ...(sdistFile && { sdist: sdistFile }),
    dependencies: reader.dependencies(table.entries.get('dependencies')?.value),
    extras: new Map(optional.map(({ key, value }) => [reader.normalized(key), reader.dependencies(value)])),
    forks: reader.markers(table.entries.get('resolution-markers')?.value),
    optional: false,
  };
}

/** An archive at a URL or path is a wheel or sources; only its source says which file it is. */
function archiveOf(source: LockedSource): LockedFile | undefined {
  if (source.kind !== 'archive' || source.location.endsWith('.whl')) return undefined;
  return { filename: lastPartOf(source.location) };
}

function readSource(source: TomlTable | undefined): LockedSource {
  const at = (key: string): string | undefined => source && stringAt(source, key)?.value;
  const git = at('git');
  if (git !== undefined) return { kind: 'vcs', location: git };
  const archive = at('url') ?? at('path');
  if (archive !== undefined) return { kind: 'archive', location: archive };
  const directory = at('virtual') ?? at('editable') ?? at('directory');
  if (directory !== undefined) return { kind: 'directory', location: directory, own: directory === '.' };
  const registry = at('registry');
  return { kind: 'index', ...(registry !== undefined && { url: registry }) };
}
