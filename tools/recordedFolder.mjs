// Reads a recorded index from its folder, in either layout (docs/recorded-index.md), and writes it in both.
// An index is named `pypi` or `pyodide/RELEASE`.
import { mkdtempSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzipSync } from 'node:zlib';
import { importSources } from './importSources.mjs';

const { en, normalizeName, parseRecordedProjects, projectOfWheel, recordedFiles, recordedPath, tell } =
  await importSources(`
  export * from './server/src/index/recordedProjects.ts';
  export * from './server/src/index/recording/recordedFiles.ts';
  export * from './server/src/index/recording/recordedPlace.ts';
  export { en } from './server/src/core/messages/en/en.ts';
  export { tell } from './server/src/core/messages/message.ts';
  export { normalizeName } from './server/src/core/packaging/name.ts';
`);

const PYODIDE = 'pyodide/';
const ENDING = '.recorded';
const unpack = promisify(gunzip);

/** A folder with a recorded index. What a file of projects does not have is looked up in loose files. */
export class RecordedFolder {
  #folder;
  /** By path: what was read, and when the file was last changed. */
  #files = new Map();

  constructor(folder) {
    this.#folder = folder;
  }

  /** The Pyodide releases that are recorded. */
  async releases() {
    return unique((await entriesOf(join(this.#folder, PYODIDE))).map(withoutEnding));
  }

  /** The names of the projects that an index has a page or metadata for. */
  async projects(index) {
    const loose = await entriesOf(join(this.#folder, index === 'pypi' ? 'pypi/simple' : index));
    const wheels = await this.#looseWheels(index);
    const named = [...wheels.map(projectOfWheel), ...(await this.#recordedNames(index))];
    return unique([...loose.filter((entry) => entry !== 'files'), ...named]);
  }

  /** A project in the format of recorded projects. */
  async project(index, name) {
    const page = await this.page(index, name);
    const metadata = new Map();
    for (const wheel of await this.wheels(index))
      if (projectOfWheel(wheel) === name) metadata.set(wheel, await this.metadata(index, wheel));
    return { name, ...(page && { page }), metadata };
  }

  /** The wheels that an index has metadata for. */
  async wheels(index) {
    const recorded = [];
    for (const name of await this.#recordedNames(index))
      recorded.push(...((await this.#recorded(index, name))?.metadata.keys() ?? []));
    return unique([...(await this.#looseWheels(index)), ...recorded]);
  }

  /**
   * The page of a project, `{contentType, body}`, and `packed` if it is already a gzip file; undefined if the index does not
   * have it. The name need not be normalized.
   */
  async page(index, spelling) {
    const name = normalizeName(spelling);
    const recorded = (await this.#recorded(index, name))?.page;
    if (recorded) return recorded;
    const path = join(this.#folder, loosePagePath(index, name));
    const found = await readIfThere(path);
    if (found === undefined) return undefined;
    if (index !== 'pypi') return { contentType: 'text/html', body: found };
    return { contentType: 'application/vnd.pypi.simple.v1+json', body: await unpack(found), packed: found };
  }

  /** The metadata of a wheel; undefined if the index does not have them. */
  async metadata(index, wheel) {
    const recorded = (await this.#recorded(index, projectOfWheel(wheel)))?.metadata.get(wheel);
    return recorded ?? readIfThere(join(this.#folder, looseMetadataPath(index, wheel)));
  }

  async #looseWheels(index) {
    const entries = await entriesOf(join(this.#folder, index, 'files'));
    return entries.map((entry) => entry.replace(/\.metadata$/, ''));
  }

  async #recordedNames(index) {
    if (index !== 'pypi') return [...((await this.#file(recordedPath(placeOf(index))))?.keys() ?? [])];
    const entries = await entriesOf(join(this.#folder, 'pypi'));
    return entries.filter((entry) => entry.endsWith(ENDING)).map(withoutEnding);
  }

  async #recorded(index, name) {
    return (await this.#file(recordedPath(placeOf(index), name)))?.get(name);
  }

  /** The projects of a file, read again if it has changed; undefined if there is none. */
  async #file(path) {
    const full = join(this.#folder, path);
    const modified = await stat(full).then(({ mtimeMs, size }) => `${mtimeMs} ${size}`, absent);
    if (modified === undefined) return undefined;
    let file = this.#files.get(path);
    if (file?.modified !== modified) {
      file = { modified, projects: readFile(full).then(parseRecordedProjects) };
      this.#files.set(path, file);
    }
    const projects = await file.projects;
    if (projects.problem) throw new Error(`${path}: ${tell(projects.problem, en)}`);
    return projects;
  }
}

/** Writes the projects of an index, in as many files as it has. */
export async function writeRecorded(folder, index, projects) {
  const files = recordedFiles([{ place: placeOf(index), projects }]);
  for (const [path, text] of files) await writeBelow(folder, path, text);
}

/** Writes a recorded index as loose files into a temporary folder, for programs that support nothing else; returns its path. */
export async function looseCopy(folder) {
  const copy = mkdtempSync(join(tmpdir(), 'loose-index-'));
  const recorded = new RecordedFolder(folder);
  for (const index of ['pypi', ...(await recorded.releases()).map((release) => PYODIDE + release)]) {
    for (const name of await recorded.projects(index)) {
      const page = await recorded.page(index, name);
      if (page) await writeBelow(copy, loosePagePath(index, name), index === 'pypi' ? gzipSync(page.body) : page.body);
    }
    for (const wheel of await recorded.wheels(index))
      await writeBelow(copy, looseMetadataPath(index, wheel), await recorded.metadata(index, wheel));
  }
  return copy;
}

function placeOf(index) {
  return index === 'pypi' ? { kind: 'pypi' } : { kind: 'pyodide', release: index.slice(PYODIDE.length) };
}

function loosePagePath(index, name) {
  return index === 'pypi' ? `pypi/simple/${name}/index.json.gz` : `${index}/${name}/index.html`;
}

function looseMetadataPath(index, wheel) {
  return `${index}/files/${wheel}.metadata`;
}

function withoutEnding(entry) {
  return entry.endsWith(ENDING) ? entry.slice(0, -ENDING.length) : entry;
}

function unique(texts) {
  return [...new Set(texts)].sort();
}

function entriesOf(folder) {
  return readdir(folder)
    .catch(absent)
    .then((entries) => entries ?? []);
}

function readIfThere(path) {
  return readFile(path).catch(absent);
}

function absent(error) {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'ENAMETOOLONG') return undefined;
  throw error;
}

async function writeBelow(folder, path, data) {
  const full = join(folder, path);
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, data);
}
