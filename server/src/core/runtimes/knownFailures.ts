/** Packages that are known to install on a runtime and to fail there when they are imported or used. */
import { isValidName, normalizeName, type NormalizedName } from '../packaging/name.ts';
import { parseSpecifierSet, specifierSetContains, type SpecifierSet } from '../packaging/versions/specifier.ts';
import type { Version } from '../packaging/versions/version.ts';
import type { Target } from './target.ts';

/** What fails: importing the package, its main purpose, or only a part of it. */
export type FailingPart = 'import' | 'use' | 'part';

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
}

/** Reads an entry; undefined if a part of it is wrong or it has no source. */
export function readKnownFailure(written: WrittenFailure): KnownFailure | undefined {
  const { project, on, fails, because, instead, sources, date } = written;
  const [versions, python] = [written.versions, written.python].map((text) => parseSpecifierSet(text ?? ''));
  if (!isValidName(project) || !versions || !python || versions.errors.length + python.errors.length > 0) {
    return undefined;
  }
  if ((on !== 'workers' && on !== 'pyodide') || !isFailingPart(fails)) return undefined;
  if (sources.length === 0 || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  return {
    project: normalizeName(project),
    versions: versions.value,
    python: python.value,
    on,
    fails,
    because,
    ...(instead !== undefined && { instead }),
    sources,
    date,
  };
}

function isFailingPart(text: string): text is FailingPart {
  return text === 'import' || text === 'use' || text === 'part';
}

/** What is known about one version of a project on a target. */
export function failuresOf(
  name: NormalizedName,
  version: Version,
  target: Target,
  table: readonly KnownFailure[],
): readonly KnownFailure[] {
  const holds = (set: SpecifierSet | undefined, value: Version): boolean =>
    set === undefined || specifierSetContains(set, value, { prereleases: true });
  return table.filter(
    ({ project, versions, python, on }) =>
      project === name &&
      (target.workers || (on === 'pyodide' && target.pyodide !== undefined)) &&
      holds(versions, version) &&
      holds(python, target.python),
  );
}
