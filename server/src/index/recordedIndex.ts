/** An index read straight from a folder of recorded answers: for tests, benchmarks, and trying things without network. */
import type { NormalizedName } from '../core/packaging/name.ts';
import type { ProjectFile } from '../core/packaging/simpleApi/simpleApi.ts';
import type { Host } from '../host/host.ts';
import { HttpFailure } from '../host/host.ts';
import { SharedCalls } from './_sharedCalls.ts';
import { MAX_METADATA_BYTES, MAX_PAGE_BYTES } from './limits.ts';
import type { PackageIndex, ProjectAnswer } from './packageIndex.ts';
import { IndexError } from './packageIndex.ts';
import { PageProblem, PageReader } from './pageReader.ts';

/** The links of a recorded index need some root to be absolute; this one can never be asked by mistake. */
const ROOT = 'https://recorded-index.invalid/';

export interface RecordedIndexes {
  readonly pypi: PackageIndex;
  /** The recorded index of a Pyodide release such as `0.28.3`; it has nothing where that release was not recorded. */
  pyodide(release: string): PackageIndex;
}

/**
 * The indexes recorded in a folder: `pypi/simple/NAME/index.json.gz`, `pypi/files/WHEEL.metadata`,
 * `pyodide/RELEASE/NAME/index.html`, `pyodide/RELEASE/files/WHEEL.metadata`.
 */
export function openRecordedIndex(host: Host, folder: string): RecordedIndexes {
  const reader = new PageReader(host);
  const pypi = new RecordedIndex(host, reader, 'pypi', 'PyPI (recorded)', `${folder}/pypi`, 'pypi/', {
    path: (name) => `simple/${name}/index.json.gz`,
    contentType: 'application/vnd.pypi.simple.v1+json',
  });
  const releases = new Map<string, PackageIndex>();
  const pyodide = (release: string): PackageIndex => {
    const known = releases.get(release);
    if (known !== undefined) return known;
    // A release is a path segment here; anything else must not lead out of the folder.
    const segment = encodeURIComponent(release).replace(/^\.+$/, '_');
    const label = `the index of Pyodide ${release} (recorded)`;
    const index = new RecordedIndex(
      host,
      reader,
      'pyodide',
      label,
      `${folder}/pyodide/${segment}`,
      `pyodide/${segment}/`,
      {
        path: (name) => `${name}/index.html`,
        contentType: 'text/html',
      },
    );
    releases.set(release, index);
    return index;
  };
  return { pypi, pyodide };
}

interface PageLayout {
  readonly path: (name: NormalizedName) => string;
  readonly contentType: string;
}

class RecordedIndex implements PackageIndex {
  readonly name: string;
  readonly label: string;
  readonly #host: Host;
  readonly #reader: PageReader;
  readonly #folder: string;
  readonly #root: string;
  readonly #layout: PageLayout;
  readonly #projects = new SharedCalls<ProjectAnswer>();
  readonly #metadata = new SharedCalls<string>();

  constructor(
    host: Host,
    reader: PageReader,
    name: string,
    label: string,
    folder: string,
    root: string,
    layout: PageLayout,
  ) {
    this.#host = host;
    this.#reader = reader;
    this.name = name;
    this.label = label;
    this.#folder = folder;
    this.#root = ROOT + root;
    this.#layout = layout;
  }

  project(name: NormalizedName, signal?: AbortSignal): Promise<ProjectAnswer> {
    return this.#projects.get(name, signal, () => this.#readProject(name));
  }

  metadata(file: ProjectFile, signal?: AbortSignal): Promise<string> {
    return this.#metadata.get(file.filename, signal, () => this.#readMetadata(file));
  }

  async #readProject(name: NormalizedName): Promise<ProjectAnswer> {
    const path = this.#layout.path(name);
    const url = this.#root + path;
    try {
      const recorded = await this.#host.files.read(`${this.#folder}/${path}`);
      if (recorded === undefined) return { kind: 'absent' };
      const body = path.endsWith('.gz') ? await this.#host.unpack('gzip', recorded, MAX_PAGE_BYTES) : recorded;
      return { kind: 'page', page: await this.#reader.read(body, this.#layout.contentType, url.replace(/[^/]+$/, '')) };
    } catch (error) {
      if (!(error instanceof PageProblem || error instanceof HttpFailure)) throw error;
      throw new IndexError('invalid', `${this.label} has a damaged page of \`${name}\`: ${error.message}`, url, {
        cause: error,
      });
    }
  }

  async #readMetadata(file: ProjectFile): Promise<string> {
    const recorded = /[/\\]/.test(file.filename)
      ? undefined
      : await this.#host.files.read(`${this.#folder}/files/${file.filename}.metadata`);
    const url = `${this.#root}files/${encodeURIComponent(file.filename)}.metadata`;
    if (recorded === undefined) {
      throw new IndexError('http', `the metadata of ${file.filename} is not recorded in ${this.label}`, url, {
        status: 404,
      });
    }
    if (recorded.length > MAX_METADATA_BYTES) {
      throw new IndexError('invalid', `the metadata of ${file.filename} in ${this.label} is too large`, url);
    }
    return new TextDecoder().decode(recorded);
  }
}
