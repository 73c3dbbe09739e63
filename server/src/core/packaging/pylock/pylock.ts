/**
 * Lock files for every installer, `pylock.toml`: what each package is locked to.
 * https://packaging.python.org/en/latest/specifications/pylock-toml/
 */
import { InvalidTable, PlainTable, type TableError } from '../_plainTable.ts';
import type { NormalizedName } from '../name.ts';
import { isNormalizedName } from '../name.ts';
import type { Marker } from '../requirements/marker.ts';
import { parseMarker } from '../requirements/marker.ts';
import type { SpecifierSet } from '../versions/specifier.ts';
import { parseSpecifierSet } from '../versions/specifier.ts';
import type { Version } from '../versions/version.ts';
import { parseVersion } from '../versions/version.ts';
import { checkFiles, readContent, readFile, type PylockContent, type PylockFile } from './pylockFile.ts';

/** A checkout; one of `url` and `path` is there. */
export interface PylockVcs {
  readonly type: string;
  readonly url?: string;
  readonly path?: string;
  readonly requestedRevision?: string;
  readonly commitId: string;
  readonly subdirectory?: string;
}

/** A directory on this machine. */
export interface PylockDirectory {
  readonly path: string;
  readonly editable?: boolean;
  readonly subdirectory?: string;
}

/** A source archive that is no sdist of an index. */
export interface PylockArchive extends PylockContent {
  readonly subdirectory?: string;
}

/** One package: either files of an index (`sdist`, `wheels`), or exactly one of `vcs`, `directory` and `archive`. */
export interface PylockPackage {
  readonly name: NormalizedName;
  readonly version?: Version;
  readonly marker?: Marker;
  readonly requiresPython?: SpecifierSet;
  /** As written. */
  readonly dependencies?: readonly Readonly<Record<string, unknown>>[];
  readonly vcs?: PylockVcs;
  readonly directory?: PylockDirectory;
  readonly archive?: PylockArchive;
  readonly index?: string;
  readonly sdist?: PylockFile;
  readonly wheels?: readonly PylockFile[];
  /** As written; each has a `kind`. */
  readonly attestationIdentities?: readonly Readonly<Record<string, unknown>>[];
  readonly tool?: Readonly<Record<string, unknown>>;
}

/** A lock file. */
export interface Pylock {
  readonly lockVersion: Version;
  readonly environments?: readonly Marker[];
  readonly requiresPython?: SpecifierSet;
  readonly extras?: readonly NormalizedName[];
  readonly dependencyGroups?: readonly string[];
  readonly defaultGroups?: readonly string[];
  readonly createdBy: string;
  readonly packages: readonly PylockPackage[];
  readonly tool?: Readonly<Record<string, unknown>>;
}

/** The lock file; undefined, next to its first error, if it has one. */
export interface ParsedPylock {
  readonly value: Pylock | undefined;
  readonly errors: readonly TableError[];
}

/** Whether a file of this name is a lock file: `pylock.toml`, or `pylock.NAME.toml` with a name without dots. */
export function isPylockName(fileName: string): boolean {
  return /^pylock\.(?:[^.]+\.)?toml$/.test(fileName);
}

/**
 * Checks a lock file's content as a TOML parser returns it (plain objects and arrays, dates as `Date`), accepting what PyPA's
 * `packaging` accepts. Unknown keys are ignored, and so is a minor version of the format.
 */
export function parsePylock(toml: unknown): ParsedPylock {
  try {
    return { value: readLock(new PlainTable(toml)), errors: [] };
  } catch (thrown) {
    if (thrown instanceof InvalidTable) return { value: undefined, errors: [thrown.error] };
    throw thrown;
  }
}

function readLock(table: PlainTable): Pylock {
  const lockVersion = table.readRequired('lock-version', 'a version', parseVersion);
  const environments = table.texts('environments', 'a marker', readMarker);
  const extras = table.texts('extras', 'a normalised name', readName);
  const dependencyGroups = table.texts('dependency-groups', 'a text', asWritten);
  const defaultGroups = table.texts('default-groups', 'a text', asWritten);
  const createdBy = table.required('created-by', 'string');
  const requiresPython = table.read('requires-python', 'a set of specifiers', readSpecifiers);
  const packages = table.requiredTables('packages').map(readPackage);
  const tool = table.table('tool')?.plain();
  const [major] = lockVersion.release;
  if (lockVersion.epoch !== 0 || major !== 1 || isBelowOne(lockVersion)) {
    throw new InvalidTable('only version 1 of the format is known', 'lock-version');
  }
  return {
    lockVersion,
    ...(environments && { environments }),
    ...(requiresPython && { requiresPython }),
    ...(extras && { extras }),
    ...(dependencyGroups && { dependencyGroups }),
    ...(defaultGroups && { defaultGroups }),
    createdBy,
    packages,
    ...(tool && { tool }),
  };
}

/** Pre-releases of 1 come before it. */
function isBelowOne(version: Version): boolean {
  const one = parseVersion('1');
  return one !== undefined && version.key < one.key;
}

function readPackage(table: PlainTable): PylockPackage {
  const name = table.readRequired('name', 'a normalised name', readName);
  const version = table.read('version', 'a version', parseVersion);
  const requiresPython = table.read('requires-python', 'a set of specifiers', readSpecifiers);
  const dependencies = table.tables('dependencies')?.map((one) => one.plain());
  const marker = table.read('marker', 'a marker', readMarker);
  const sources = readSources(table);
  const index = table.optional('index', 'string');
  const identities = table.tables('attestation-identities');
  const tool = table.table('tool')?.plain();
  checkFiles(table, { name, ...(version && { version }) }, sources);
  for (const identity of identities ?? []) identity.required('kind', 'string');
  return {
    name,
    ...(version && { version }),
    ...(marker && { marker }),
    ...(requiresPython && { requiresPython }),
    ...(dependencies && { dependencies }),
    ...sources,
    ...(index !== undefined && { index }),
    ...(identities && { attestationIdentities: identities.map((one) => one.plain()) }),
    ...(tool && { tool }),
  };
}

type Sources = Pick<PylockPackage, 'vcs' | 'directory' | 'archive' | 'sdist' | 'wheels'>;

/** Where a package comes from, and that this is said once. */
function readSources(table: PlainTable): Sources {
  const [vcs, directory, archive] = ['vcs', 'directory', 'archive'].map((key) => table.table(key));
  const sdist = table.table('sdist');
  const wheels = table.tables('wheels');
  const sources: Sources = {
    ...(vcs && { vcs: readVcs(vcs) }),
    ...(directory && { directory: readDirectory(directory) }),
    ...(archive && { archive: readArchive(archive) }),
    ...(sdist && { sdist: readFile(sdist) }),
    ...(wheels && { wheels: wheels.map(readFile) }),
  };
  const direct = [vcs, directory, archive].filter((one) => one !== undefined).length;
  const hasFiles = sdist !== undefined || (wheels ?? []).length > 0;
  if (hasFiles ? direct > 0 : direct !== 1) {
    throw new InvalidTable('either files or exactly one of `vcs`, `directory` and `archive` must be there', table.path);
  }
  return sources;
}

function readVcs(table: PlainTable): PylockVcs {
  const requestedRevision = table.optional('requested-revision', 'string');
  return {
    type: table.required('type', 'string'),
    ...readPlace(table),
    ...(requestedRevision !== undefined && { requestedRevision }),
    commitId: table.required('commit-id', 'string'),
    ...readSubdirectory(table),
  };
}

/** `url` and `path`, at least one of which must not be empty. */
function readPlace(table: PlainTable): { readonly url?: string; readonly path?: string } {
  const url = table.optional('url', 'string');
  const path = table.optional('path', 'string');
  if (!url && !path) throw new InvalidTable('`path` or `url` must be there', table.path);
  return { ...(url !== undefined && { url }), ...(path !== undefined && { path }) };
}

function readDirectory(table: PlainTable): PylockDirectory {
  const editable = table.optional('editable', 'boolean');
  return {
    path: table.required('path', 'string'),
    ...(editable !== undefined && { editable }),
    ...readSubdirectory(table),
  };
}

function readArchive(table: PlainTable): PylockArchive {
  return { ...readContent(table), ...readSubdirectory(table) };
}

function readSubdirectory(table: PlainTable): { readonly subdirectory?: string } {
  const subdirectory = table.optional('subdirectory', 'string');
  return subdirectory === undefined ? {} : { subdirectory };
}

function readName(text: string): NormalizedName | undefined {
  return isNormalizedName(text) ? text : undefined;
}

function readMarker(text: string): Marker | undefined {
  return parseMarker(text).value;
}

function readSpecifiers(text: string): SpecifierSet | undefined {
  const { value, errors } = parseSpecifierSet(text);
  return errors.length === 0 ? value : undefined;
}

function asWritten(text: string): string {
  return text;
}
