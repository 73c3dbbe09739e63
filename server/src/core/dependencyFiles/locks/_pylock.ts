/**
 * Reads a `pylock.toml`.
 * @see https://packaging.python.org/en/latest/specifications/pylock-toml/
 */
import { parseVersion, versionsEqual } from '../../packaging/versions/version.ts';
import { parseWheelFilename } from '../../packaging/wheels/wheelFilename.ts';
import { say } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { lockedFile, stringAt, stringsAt, tableAt, LockReader, type PackageHead } from './_lockReader.ts';
import { isFirstFormat, lackOfPylock, misfitOfPylock } from '../uv/pylock/pylockShape.ts';
import type { ReadingProblem } from '../dependencyFile.ts';
import type { Span } from '../../text/span.ts';
import type { TomlTable } from '../../config/tomlNode.ts';
import type { LockedFile, LockedPackage, LockedSource, LockFile } from './lockFile.ts';

export function parsePylock(path: string, text: string): LockFile {
  const reader = new LockReader(path, text);
  const { root } = reader;
  const [syntaxError] = reader.problems;
  const supported = readLockVersion(reader);
  const requiresPython = reader.requiresPython(root.entries.get('requires-python')?.value);
  const environments = root.entries.get('environments')?.value;
  const packages = reader.tables(root, 'packages').flatMap((table) => readPackage(table, reader) ?? []);
  const refused = syntaxError ?? (supported ? refusalOf(reader) : reader.problems[0]);
  return {
    path,
    kind: 'pylock.toml',
    text,
    packages,
    ...(requiresPython && { requiresPython }),
    environments: reader.markers(environments),
    ...(environments?.kind === 'array' && { environmentsSpan: environments.span }),
    defaultGroups: stringsAt(root, 'default-groups'),
    requirements: [],
    selfContained: true,
    supported,
    problems: reader.problems,
    ...(refused && { refused }),
  };
}

/** For what uv does not read the file: a problem that is told already, or is told now. */
function refusalOf(reader: LockReader): ReadingProblem | undefined {
  const { root, problems } = reader;
  const told = ({ start, end }: Span): ReadingProblem | undefined =>
    problems.find(({ severity, span }) => severity === 'error' && span.start >= start && span.start <= end);
  const lack = lackOfPylock(root);
  const misfit = misfitOfPylock(root);
  if (lack !== undefined) {
    const start = { start: 0, end: 0 };
    return told(start) ?? reader.report(say('pylockLacks', { key: lack }), start);
  }
  if (!misfit) return undefined;
  const value = { key: misfit.keys.join('.'), takes: misfit.takes, file: 'pylock.toml' };
  return told(misfit.span) ?? reader.report(say('uvValueRefused', value), misfit.span);
}

/** Installers must reject a lock of another major version, and may accept a newer minor one. */
function readLockVersion(reader: LockReader): boolean {
  const version = stringAt(reader.root, 'lock-version');
  if (!version) {
    reader.report(say('pylockWithoutVersion'), { start: 0, end: 0 });
    return false;
  }
  if (!isFirstFormat(version.value)) {
    reader.report(say('pylockVersionUnknown', { version: shorten(version.value, 20) }), version.span);
    return false;
  }
  if ((parseVersion(version.value)?.release[1] ?? 0) !== 0) {
    const newer = say('pylockVersionNewer', { version: shorten(version.value, 20) });
    reader.report(newer, version.span, 'information');
  }
  return true;
}

function readPackage(table: TomlTable, reader: LockReader): LockedPackage | undefined {
  const head = reader.head(table);
  if (!head) return undefined;
  const marker = reader.marker(table.entries.get('marker')?.value);
  const requiresPython = reader.requiresPython(table.entries.get('requires-python')?.value);
  const sdist = tableAt(table, 'sdist');
  const archive = tableAt(table, 'archive');
  const archived = archive && lockedFile(archive);
  const sdistFile = (sdist && lockedFile(sdist)) ?? (archived?.filename.endsWith('.whl') ? undefined : archived);
  const wheels = reader.tables(table, 'wheels').flatMap((wheel) => readWheel(wheel, head, reader) ?? []);
  return {
    ...head,
    ...(marker && { marker }),
    ...(requiresPython && { requiresPython: requiresPython.text }),
    source: readSource(table),
    wheels: archived?.filename.endsWith('.whl') ? [...wheels, archived] : wheels,
    ...(sdistFile && { sdist: sdistFile }),
    dependencies: reader.dependencies(table.entries.get('dependencies')?.value),
    extras: new Map(),
    forks: [],
    optional: false,
  };
}

/** A wheel of the package; one that belongs to another project or version makes installers reject the lock. */
function readWheel(table: TomlTable, head: PackageHead, reader: LockReader): LockedFile | undefined {
  const file = lockedFile(table);
  const wheel = file && parseWheelFilename(file.filename);
  if (!file || !wheel) {
    reader.report(say('lockedWheelNameless', { name: shorten(head.name, 60) }), table.span);
    return undefined;
  }
  const version = head.version === undefined ? undefined : parseVersion(head.version);
  if (wheel.name === head.normalized && (!version || versionsEqual(version, wheel.version))) return file;
  const pin = [head.name, head.version ?? ''].join(' ').trim();
  const foreign = { filename: shorten(file.filename, 80), pin: shorten(pin, 60) };
  reader.report(say('lockedWheelForeign', foreign), table.span);
  return undefined;
}

function readSource(table: TomlTable): LockedSource {
  const placeOf = (inner: TomlTable): string => (stringAt(inner, 'url') ?? stringAt(inner, 'path'))?.value ?? '';
  const [vcs, directory, archive] = ['vcs', 'directory', 'archive'].map((key) => tableAt(table, key));
  if (vcs) return { kind: 'vcs', location: placeOf(vcs) };
  if (directory) return { kind: 'directory', location: placeOf(directory), own: false };
  if (archive) return { kind: 'archive', location: placeOf(archive) };
  const index = stringAt(table, 'index')?.value;
  return { kind: 'index', ...(index !== undefined && { url: index }) };
}
