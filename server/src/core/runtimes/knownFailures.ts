/** Packages that have a wheel for a runtime and are known to fail there: when they are installed, imported or used. */
import { isValidName, normalizeName, type NormalizedName } from '../packaging/name.ts';
import { parseSpecifierSet, specifierSetContains, type SpecifierSet } from '../packaging/versions/specifier.ts';
import type { Version } from '../packaging/versions/version.ts';
import type { Target } from './target.ts';

/**
 * What fails: installing the package where the installer loads the libraries of a wheel, importing it, its main purpose, or only a
 * part of it.
 */
export type FailingPart = 'install' | 'import' | 'use' | 'part';

/** An entry of the table as written. */
export interface WrittenFailure {
  readonly project: string;
  /** The affected versions as a specifier; absent if all are. */
  readonly versions?: string;
  /** The affected Python versions of the runtime as a specifier; absent if all are. */
  readonly python?: string;
  /** `workers`: Cloudflare Python Workers only; `pyodide`: every runtime, including Workers. */
  readonly on: string;
  /** One of {@link FailingPart}. */
  readonly fails: string;
  /** It does not fail where one of these projects is installed as well. */
  readonly unless?: readonly string[];
  /** The extra of the project that brings one of them. */
  readonly extra?: string;
  /** Why, as a clause. */
  readonly because: string;
  /** What to do, as a clause that may follow a semicolon. */
  readonly instead?: string;
  /** Addresses of the threads or pages that report it. */
  readonly sources: readonly string[];
  /** When that was written or last checked, `YYYY-MM-DD`. */
  readonly date: string;
}

/** An entry of the table. */
export interface KnownFailure extends Pick<WrittenFailure, 'because' | 'instead' | 'sources' | 'date'> {
  readonly project: NormalizedName;
  readonly versions?: SpecifierSet;
  readonly python?: SpecifierSet;
  readonly on: 'workers' | 'pyodide';
  readonly fails: FailingPart;
  readonly unless: readonly NormalizedName[];
  readonly extra?: string;
}

/** Reads an entry; undefined if a part of it is wrong or it has no source. */
export function readKnownFailure(written: WrittenFailure): KnownFailure | undefined {
  const { project, on, fails, unless = [], extra, because, instead, sources, date } = written;
  const [versions, python] = [written.versions, written.python].map((text) => parseSpecifierSet(text ?? ''));
  if (!isValidName(project) || !versions || !python || versions.errors.length + python.errors.length > 0) {
    return undefined;
  }
  if ((on !== 'workers' && on !== 'pyodide') || !isFailingPart(fails)) return undefined;
  if (!unless.every(isValidName)) return undefined;
  if (sources.length === 0 || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  return {
    project: normalizeName(project),
    versions: versions.value,
    python: python.value,
    on,
    fails,
    unless: unless.map(normalizeName),
    ...(extra !== undefined && { extra }),
    because,
    ...(instead !== undefined && { instead }),
    sources,
    date,
  };
}

function isFailingPart(text: string): text is FailingPart {
  return text === 'install' || text === 'import' || text === 'use' || text === 'part';
}

/**
 * What is known about one version of a project on a target. Of a project that cannot be imported, no part is worth a word.
 * @param isInstalled whether another project is installed as well
 */
export function failuresOf(
  name: NormalizedName,
  version: Version,
  target: Target,
  table: readonly KnownFailure[],
  isInstalled: (other: NormalizedName) => boolean,
): readonly KnownFailure[] {
  const holds = (set: SpecifierSet | undefined, value: Version): boolean =>
    set === undefined || specifierSetContains(set, value, { prereleases: true });
  const known = table.filter(
    ({ project, versions, python, on, fails, unless }) =>
      project === name &&
      (fails !== 'install' || target.installer.loadsLibraries) &&
      (on === 'pyodide' || target.workers) &&
      holds(versions, version) &&
      holds(python, target.python) &&
      !unless.some(isInstalled),
  );
  const unimportable = known.filter(isUnimportable);
  return unimportable.length > 0 ? unimportable : known;
}

/** Whether nothing of the package can be had. */
export function isUnimportable({ fails }: KnownFailure): boolean {
  return fails === 'install' || fails === 'import';
}
