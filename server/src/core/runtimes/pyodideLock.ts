/**
 * What a Pyodide release ships: the content of its `pyodide-lock.json`.
 * @see https://pyodide.org/en/stable/development/abi.html
 */
import { say, type Message } from '../messages/message.ts';
import { normalizeName, type NormalizedName } from '../packaging/name.ts';
import type { Parsed, ParseError } from '../text/parsed.ts';

/** What an entry of the lock is: a project's wheel, a library for other wheels, or a part of the standard library. */
export type ShippedKind = 'package' | 'shared_library' | 'cpython_module';

/** One entry of a release's lock. */
export interface ShippedPackage {
  readonly name: NormalizedName;
  readonly version: string;
  readonly filename: string;
  /** In hexadecimal; absent from the data bundled with this program, where nothing needs it. */
  readonly sha256?: string;
  /** What the entry needs, without versions and markers: the lock has none. */
  readonly depends: readonly NormalizedName[];
  readonly kind: ShippedKind;
  /** False for anything that one would not declare: test suites, shared libraries, modules of the standard library. */
  readonly installable: boolean;
}

/** Everything that a release ships. */
export interface PyodideLock {
  /** In Pyodide's own spelling: `0.28.3`, `315.0.0a2`. */
  readonly release: string;
  readonly packages: ReadonlyMap<NormalizedName, ShippedPackage>;
}

const KINDS: readonly ShippedKind[] = ['package', 'shared_library', 'cpython_module'];

/** Whether a lock entry is a project that one would declare. */
export function isInstallable(kind: ShippedKind, filename: string): boolean {
  return kind === 'package' && filename.endsWith('.whl');
}

/**
 * Reads the content of a `pyodide-lock.json`, of any release since 0.23.
 * The release is not read from it: `info.version` is wrong or absent from 0.28 on.
 * @param json the parsed file
 * @returns every entry that could be read; errors have empty spans, since positions are lost in a parsed file
 */
export function parsePyodideLock(json: unknown, release: string): Parsed<PyodideLock> {
  const packages = new Map<NormalizedName, ShippedPackage>();
  const errors: ParseError[] = [];
  const complain = (problem: Message): void => {
    errors.push({ problem, span: { start: 0, end: 0 } });
  };
  const entries = property(json, 'packages');
  if (typeof entries !== 'object' || entries === null) complain(say('pyodideLockWithoutPackages'));
  else {
    for (const [key, entry] of Object.entries(entries)) {
      const shipped = parseEntry(entry);
      if (shipped) packages.set(shipped.name, shipped);
      else complain(say('pyodideLockEntryIncomplete', { key }));
    }
  }
  return { value: { release, packages }, errors };
}

function parseEntry(entry: unknown): ShippedPackage | undefined {
  const name = property(entry, 'name');
  const version = property(entry, 'version');
  const filename = property(entry, 'file_name');
  const sha256 = property(entry, 'sha256');
  const depends = property(entry, 'depends');
  const kind = KINDS.find((known) => known === kindIn(entry));
  if (typeof name !== 'string' || typeof version !== 'string' || typeof filename !== 'string' || !kind)
    return undefined;
  const needed = Array.isArray(depends) ? depends.filter((value): value is string => typeof value === 'string') : [];
  return {
    name: normalizeName(name),
    version,
    filename,
    ...(typeof sha256 === 'string' && { sha256 }),
    depends: needed.map(normalizeName),
    kind,
    installable: isInstallable(kind, filename),
  };
}

/** Without a type, as up to 0.22, only a library is marked. */
function kindIn(entry: unknown): unknown {
  const kind = property(entry, 'package_type');
  if (kind !== undefined) return kind;
  return property(entry, 'shared_library') === true ? 'shared_library' : 'package';
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
