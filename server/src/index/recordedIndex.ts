/** An index read straight from a folder of recorded answers: for tests, benchmarks, and trying things out without a network. */
import { PYODIDE_INDEX } from '../core/candidates/distribution.ts';
import { type Message, say } from '../core/messages/message.ts';
import type { NormalizedName } from '../core/packaging/name.ts';
import { isNormalizedName } from '../core/packaging/name.ts';
import type { ProjectFile, ProjectPage } from '../core/packaging/simpleApi/simpleApi.ts';
import type { Host } from '../host/host.ts';
import { answerProblemOf } from './answerProblem.ts';
import { RecordedFile } from './_recordedFile.ts';
import { SharedCalls } from './_sharedCalls.ts';
import { MAX_METADATA_BYTES, MAX_PAGE_BYTES } from './limits.ts';
import type { PackageIndex, ProjectAnswer } from './packageIndex.ts';
import { IndexError } from './packageIndex.ts';
import { PageReader } from './pageReader.ts';
import type { RecordedPage, RecordedProblem } from './recordedProjects.ts';
import { parseRecordedProjects, projectOfWheel, recordedProjectPath, recordedReleasePath } from './recordedProjects.ts';

/** The links of a recorded index need some root to be absolute; this one can never be requested by mistake. */
const ROOT = 'https://recorded-index.invalid/';

export interface RecordedIndexes {
  readonly pypi: PackageIndex;
  /** The recorded index of a Pyodide release such as `0.28.3`; it is empty if that release was not recorded. */
  pyodide(release: string): PackageIndex;
}

/**
 * The indexes recorded in a folder, in the files that recordedProjects.ts specifies: `pypi/NAME.recorded` and
 * `pyodide/RELEASE.recorded`. Anything else is read from loose files: `pypi/simple/NAME/index.json.gz`,
 * `pypi/files/WHEEL.metadata`, `pyodide/RELEASE/NAME/index.html`, `pyodide/RELEASE/files/WHEEL.metadata`.
 */
export function openRecordedIndex(host: Host, folder: string): RecordedIndexes {
  const reader = new PageReader(host);
  const pypi = new RecordedIndex(host, reader, folder, {
    name: 'pypi',
    label: say('recordedPypi'),
    path: recordedProjectPath,
    isShared: false,
    looseFolder: 'pypi',
    loosePage: (name) => `simple/${name}/index.json.gz`,
    looseType: 'application/vnd.pypi.simple.v1+json',
  });
  const releases = new Map<string, PackageIndex>();
  const pyodide = (release: string): PackageIndex => {
    const known = releases.get(release);
    if (known !== undefined) return known;
    const index = new RecordedIndex(host, reader, folder, {
      name: PYODIDE_INDEX,
      label: say('recordedIndexOfPyodide', { release }),
      path: () => recordedReleasePath(release),
      isShared: true,
      // A release is used as a path segment here; anything else must not lead out of the folder.
      looseFolder: `pyodide/${encodeURIComponent(release).replace(/^\.+$/, '_')}`,
      loosePage: (name) => `${name}/index.html`,
      looseType: 'text/html',
    });
    releases.set(release, index);
    return index;
  };
  return { pypi, pyodide };
}

/** Where an index has its files; paths are relative to the folder of the recorded index. */
interface Layout {
  readonly name: string;
  readonly label: Message;
  /** The file that contains a project. */
  readonly path: (name: NormalizedName) => string;
  /** Whether all projects are in one file. */
  readonly isShared: boolean;
  readonly looseFolder: string;
  /** Within that folder. The links of a page are relative to this, whichever file contains it. */
  readonly loosePage: (name: NormalizedName) => string;
  readonly looseType: string;
}

type ReadPage = (page: RecordedPage) => Promise<ProjectPage>;

class RecordedIndex implements PackageIndex {
  readonly name: string;
  readonly label: Message;
  readonly #host: Host;
  readonly #reader: PageReader;
  readonly #folder: string;
  readonly #layout: Layout;
  readonly #projects = new SharedCalls<ProjectAnswer>();
  readonly #metadata = new SharedCalls<string>();
  /** By path; undefined if there is no such file. */
  readonly #files = new SharedCalls<RecordedFile | RecordedProblem | undefined>();

  constructor(host: Host, reader: PageReader, folder: string, layout: Layout) {
    this.#host = host;
    this.#reader = reader;
    this.#folder = folder;
    this.#layout = layout;
    this.name = layout.name;
    this.label = layout.label;
  }

  project(name: NormalizedName, signal?: AbortSignal): Promise<ProjectAnswer> {
    return this.#projects.get(name, signal, () => this.#readProject(name));
  }

  metadata(file: ProjectFile, signal?: AbortSignal): Promise<string> {
    return this.#metadata.get(file.filename, signal, () => this.#readMetadata(file.filename));
  }

  async #readProject(name: NormalizedName): Promise<ProjectAnswer> {
    const url = this.#url(this.#layout.loosePage(name));
    const folder = url.replace(/[^/]+$/, '');
    const read: ReadPage = ({ body, contentType }) => this.#reader.read(body, contentType, folder, name);
    const recorded = await this.#recorded(name);
    try {
      const page = await (recorded?.page(name, read) ?? this.#loosePage(name, read));
      return page === undefined ? { kind: 'absent' } : { kind: 'page', page };
    } catch (error) {
      const why = answerProblemOf(error);
      if (why === undefined) throw error;
      const says = say('recordedPageDamaged', { index: this.label, project: name, why });
      throw new IndexError('invalid', says, url, { cause: error });
    }
  }

  async #readMetadata(filename: string): Promise<string> {
    const url = this.#url(`files/${encodeURIComponent(filename)}.metadata`);
    const project = projectOfWheel(filename);
    const recorded = (await this.#recorded(project))?.metadata(project, filename);
    const metadata = recorded ?? (await this.#looseMetadata(filename));
    if (metadata === undefined) {
      const says = say('metadataNotRecorded', { index: this.label, filename });
      throw new IndexError('http', says, url, { status: 404 });
    }
    if (metadata.length > MAX_METADATA_BYTES) {
      throw new IndexError('invalid', say('recordedMetadataTooLarge', { index: this.label, filename }), url);
    }
    return new TextDecoder().decode(metadata);
  }

  async #loosePage(name: NormalizedName, read: ReadPage): Promise<ProjectPage | undefined> {
    const { looseFolder, loosePage, looseType: contentType } = this.#layout;
    const path = `${looseFolder}/${loosePage(name)}`;
    const recorded = await this.#read(path);
    if (recorded === undefined) return undefined;
    const body = path.endsWith('.gz') ? await this.#host.unpack('gzip', recorded, MAX_PAGE_BYTES) : recorded;
    return read({ contentType, body });
  }

  async #looseMetadata(filename: string): Promise<Uint8Array | undefined> {
    if (/[/\\]/.test(filename)) return undefined;
    return this.#read(`${this.#layout.looseFolder}/files/${filename}.metadata`);
  }

  /** The file that may contain a project. Throws `IndexError` if it is corrupt. */
  async #recorded(name: NormalizedName): Promise<RecordedFile | undefined> {
    // Names come from files and indexes; an invalid one must not lead out of the folder.
    if (!isNormalizedName(name)) return undefined;
    const path = this.#layout.path(name);
    const file = await this.#files.get(path, undefined, () => this.#readRecorded(path));
    if (file === undefined) return undefined;
    if ('problem' in file) throw this.#damaged(path, file.problem);
    if (!this.#layout.isShared && !file.has(name)) {
      throw this.#damaged(path, say('recordedProjectMissing', { project: name }));
    }
    return file;
  }

  async #readRecorded(path: string): Promise<RecordedFile | RecordedProblem | undefined> {
    const bytes = await this.#read(path);
    if (bytes === undefined) return undefined;
    const projects = parseRecordedProjects(bytes);
    return 'problem' in projects ? projects : new RecordedFile(projects);
  }

  /** The bytes of a file; undefined if there is none. Throws `IndexError`. */
  async #read(path: string): Promise<Uint8Array | undefined> {
    const full = `${this.#folder}/${path}`;
    try {
      const stat = await this.#host.files.stat(full);
      if (stat === undefined) return undefined;
      if (stat.size > MAX_PAGE_BYTES) throw this.#damaged(path, say('recordedFileTooLarge'));
      // Devices and pipes, to which a link may lead, have no size; reading them might never end.
      if (stat.size === 0) return new Uint8Array();
      return await this.#host.files.read(full);
    } catch (error) {
      if (error instanceof IndexError) throw error;
      throw this.#damaged(path, say('recordedFileUnreadable'), error);
    }
  }

  #damaged(path: string, why: Message, cause?: unknown): IndexError {
    const says = say('recordedFileDamaged', { index: this.label, path, why });
    return new IndexError('invalid', says, ROOT + path, { cause });
  }

  /** The address of something in this index, given its path below the root. */
  #url(path: string): string {
    return `${ROOT}${this.#layout.looseFolder}/${path}`;
  }
}
