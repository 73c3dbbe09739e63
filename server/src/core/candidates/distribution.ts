/** A file that an index offers for a project: a wheel or a source distribution whose name could be parsed. */
import { normalizeName, type NormalizedName } from '../packaging/name.ts';
import { parseLenientSpecifierSet } from '../packaging/requirements/lenientSpecifierSet.ts';
import { parseLegacySdistFilename, parseSdistFilename } from '../packaging/wheels/sdistFilename.ts';
import type { ProjectFile, ProjectPage } from '../packaging/simpleApi/simpleApi.ts';
import { compareVersions, type Version } from '../packaging/versions/version.ts';
import { parseWheelFilename, type WheelFilename } from '../packaging/wheels/wheelFilename.ts';

/** The name of the index that comes with a Pyodide release, next to PyPI and the ones users configure. */
export const PYODIDE_INDEX = 'pyodide';

/** The name of PyPI, or of what the settings put in its place. */
export const MAIN_INDEX = 'pypi';

/** One file of a release, with the index that offers it. */
export interface Distribution {
  readonly file: ProjectFile;
  /** Name of the index, as in {@link IndexPage}. */
  readonly index: string;
  readonly version: Version;
  /** Present for wheels, absent for source distributions. */
  readonly wheel?: WheelFilename;
}

/** What one index says about a project. */
export interface IndexPage {
  readonly index: string;
  readonly page: ProjectPage;
}

/** All files of one version of a project, across all indexes: ordered by index, then by file name. */
export interface ReleaseFiles {
  readonly version: Version;
  readonly distributions: readonly Distribution[];
}

/** A project as the indexes have it, whatever the target. */
export interface Project {
  readonly name: NormalizedName;
  /** False if no index knows the project. */
  readonly exists: boolean;
  /** Newest version first. */
  readonly releases: readonly ReleaseFiles[];
}

/**
 * Joins what the indexes say about a project into its releases. Equal versions are one release, however they are spelled
 * (`1.0` and `1.0.0`). Files whose names cannot be parsed or that belong to another project do not count, nor do those with
 * an unreadable Requires-Python: uv skips them.
 * @param pages the indexes that know the project; on equal versions, files from earlier ones win
 */
export function readProject(name: NormalizedName, pages: readonly IndexPage[]): Project {
  const [first, ...others] = pages;
  if (!first) return { name, exists: false, releases: [] };
  if (others.length === 0) return { name, exists: true, releases: releasesOf(name, first) };
  const order = new Map(pages.map(({ index }, position) => [index, position]));
  const rank = (distribution: Distribution): number => order.get(distribution.index) ?? 0;
  const distributions = pages.flatMap((page) => releasesOf(name, page).flatMap((release) => release.distributions));
  // Files of one index are in order already, and sorting is stable.
  distributions.sort((a, b) => compareVersions(b.version, a.version) || rank(a) - rank(b));
  return { name, exists: true, releases: groupByVersion(distributions) };
}

/** A page says the same for every target, and reading thousands of file names takes time, so it is done once per page. */
const known = new WeakMap<ProjectPage, readonly ReleaseFiles[]>();

/** How many files are read between two pauses: a few milliseconds of work. */
const FILES_A_SLICE = 1500;

/**
 * Reads the files of a page ahead of time, with a pause after every slice, so that {@link readProject} finds them already
 * read. Pages of some projects list more than ten thousand files, which would hold up everything else.
 */
export function* readAhead(
  name: NormalizedName,
  { index, page }: IndexPage,
): Generator<void, readonly ReleaseFiles[], void> {
  const done = known.get(page);
  if (done) return done;
  const requiresPython = new RequiresPythonReader();
  const distributions: Distribution[] = [];
  for (let start = 0; start < page.files.length; start += FILES_A_SLICE) {
    if (start > 0) yield;
    for (const file of page.files.slice(start, start + FILES_A_SLICE)) {
      const distribution = requiresPython.canRead(file.requiresPython) && readDistribution(name, index, file);
      if (distribution) distributions.push(distribution);
    }
  }
  distributions.sort((a, b) => compareVersions(b.version, a.version) || (a.file.filename < b.file.filename ? -1 : 1));
  const releases = groupByVersion(distributions);
  known.set(page, releases);
  return releases;
}

function releasesOf(name: NormalizedName, page: IndexPage): readonly ReleaseFiles[] {
  const reading = readAhead(name, page);
  for (;;) {
    const step = reading.next();
    if (step.done === true) return step.value;
  }
}

/** Knows which texts are a valid Requires-Python; the same few values occur on all files of a project. */
class RequiresPythonReader {
  readonly #answers = new Map<string, boolean>();

  canRead(text: string | undefined): boolean {
    if (text === undefined) return true;
    let answer = this.#answers.get(text);
    if (answer === undefined) {
      answer = parseLenientSpecifierSet(text).errors.length === 0;
      this.#answers.set(text, answer);
    }
    return answer;
  }
}

function readDistribution(name: NormalizedName, index: string, file: ProjectFile): Distribution | undefined {
  if (file.filename.endsWith('.whl')) {
    const wheel = parseWheelFilename(file.filename);
    return wheel?.name === name ? { file, index, version: wheel.version, wheel } : undefined;
  }
  // An archive of an outdated kind is never used, but its version counts as known.
  const sdist = parseSdistFilename(file.filename, name) ?? parseLegacySdistFilename(file.filename, name);
  return sdist && normalizeName(sdist.name) === name ? { file, index, version: sdist.version } : undefined;
}

/** The project that a file is named after; undefined if it has the name of neither a wheel nor a source archive. */
export function projectOfFile(filename: string): NormalizedName | undefined {
  const named = parseWheelFilename(filename) ?? parseSdistFilename(filename) ?? parseLegacySdistFilename(filename);
  return named?.name;
}

function groupByVersion(sorted: readonly Distribution[]): readonly ReleaseFiles[] {
  const releases: { version: Version; distributions: Distribution[] }[] = [];
  for (const distribution of sorted) {
    const last = releases.at(-1);
    if (last && compareVersions(last.version, distribution.version) === 0) last.distributions.push(distribution);
    else releases.push({ version: distribution.version, distributions: [distribution] });
  }
  return releases;
}
