/** An index read straight from a folder of recorded answers: for tests, benchmarks, and trying things out without a network. */
import { PYODIDE_INDEX, projectOfFile } from '../core/candidates/distribution.ts';
import { parseSourceContents, type SourceContents } from '../core/candidates/sourceContents.ts';
import { type Message, say } from '../core/messages/message.ts';
import type { NormalizedName } from '../core/packaging/name.ts';
import { isNormalizedName, normalizeName } from '../core/packaging/name.ts';
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
import { parseRecordedProjects, projectOfWheel } from './recordedProjects.ts';
import { isShared, PYPI_PLACE, recordedPath, type RecordedPlace } from './recording/recordedPlace.ts';

/** The links of a recorded index need some root to be absolute; this one can never be requested by mistake. */
const ROOT = 'https://recorded-index.invalid/';

export interface RecordedIndexes {
  readonly pypi: PackageIndex;
  /** The recorded index of a Pyodide release such as `0.28.3`; it is empty if that release was not recorded. */
  pyodide(release: string): PackageIndex;
  /** Any other index, or `otherwise` if the folder does not have it. @param shown how it is called here */
  other(
    place: RecordedPlace,
    shown: Pick<PackageIndex, 'name' | 'label' | 'isFlat'>,
    otherwise: PackageIndex,
  ): PackageIndex;
  /** The METADATA of a wheel at a place of its own; undefined if the folder does not have it. Throws `IndexError`. */
  wheelAt(place: RecordedPlace, filename: string): Promise<string | undefined>;
}

/**
 * The indexes recorded in a folder, in the files that recordedProjects.ts specifies, at the paths that recordedPlace.ts says.
 * What they lack is read from loose files: `pypi/simple/NAME/index.json.gz`,
 * `pypi/files/WHEEL.metadata`, `pyodide/RELEASE/NAME/index.html`, `pyodide/RELEASE/files/WHEEL.metadata`.
 */
export function openRecordedIndex(host: Host, folder: string): RecordedIndexes {
  const reader = new PageReader(host);
  const open = (layout: Layout): RecordedIndex => new RecordedIndex(host, reader, folder, layout);
  const pypi = open({
    name: 'pypi',
    label: say('recordedPypi'),
    place: PYPI_PLACE,
    looseFolder: 'pypi',
    loosePage: (name) => `simple/${name}/index.json.gz`,
    looseType: 'application/vnd.pypi.simple.v1+json',
  });
  const known = new Map<string, RecordedIndex>();
  const opened = (layout: Omit<Layout, 'loosePage' | 'looseType'>): RecordedIndex => {
    const key = JSON.stringify([layout.place, layout.name]);
    const index =
      known.get(key) ?? open({ ...layout, loosePage: (name) => `${name}/index.html`, looseType: 'text/html' });
    known.set(key, index);
    return index;
  };
  const elsewhere = (place: RecordedPlace, shown: Shown): RecordedIndex =>
    opened({ ...shown, place, looseFolder: recordedPath(place, NO_PROJECT) });
  return {
    pypi,
    pyodide: (release) =>
      opened({
        name: PYODIDE_INDEX,
        label: say('recordedIndexOfPyodide', { release }),
        place: { kind: 'pyodide', release },
        // A release is used as a path segment here; anything else must not lead out of the folder.
        looseFolder: `pyodide/${encodeURIComponent(release).replace(/^\.+$/, '_')}`,
      }),
    other: (place, { name, label, isFlat }, otherwise) =>
      new RecordedOr(elsewhere(place, { name, label, ...(isFlat === true && { isFlat }) }), otherwise),
    wheelAt: (place, filename) =>
      elsewhere(place, { name: filename, label: say('packageIndex') }).metadataIfRecorded(filename),
  };
}

type Shown = Pick<PackageIndex, 'name' | 'label' | 'isFlat'>;

/** All projects of an index that is not PyPI are in one file, whatever their names. */
const NO_PROJECT = normalizeName('none');

/** An index if it is recorded, or what stands in its place. */
class RecordedOr implements PackageIndex {
  readonly name: string;
  readonly label: Message;
  readonly isFlat: boolean;
  readonly #index: RecordedIndex;
  readonly #otherwise: PackageIndex;

  constructor(index: RecordedIndex, otherwise: PackageIndex) {
    this.name = index.name;
    this.label = index.label;
    this.isFlat = index.isFlat;
    this.#index = index;
    this.#otherwise = otherwise;
  }

  async project(name: NormalizedName, signal?: AbortSignal): Promise<ProjectAnswer> {
    return (await this.#chosen()).project(name, signal);
  }

  async metadata(file: ProjectFile, signal?: AbortSignal): Promise<string> {
    return (await this.#chosen()).metadata(file, signal);
  }

  async sources(file: ProjectFile, signal?: AbortSignal): Promise<SourceContents> {
    const index = await this.#chosen();
    const contents = await index.sources?.(file, signal);
    if (contents) return contents;
    throw new IndexError('http', say('noSourcesToLookInto', { index: this.label }), '');
  }

  async #chosen(): Promise<PackageIndex> {
    return (await this.#index.isRecorded()) ? this.#index : this.#otherwise;
  }
}

/** Where an index has its files; paths are relative to the folder of the recorded index. */
interface Layout extends Shown {
  readonly place: RecordedPlace;
  readonly looseFolder: string;
  /** Within that folder. The links of a page are relative to this, whichever file contains it. */
  readonly loosePage: (name: NormalizedName) => string;
  readonly looseType: string;
}

type ReadPage = (page: RecordedPage) => Promise<ProjectPage>;

class RecordedIndex implements PackageIndex {
  readonly name: string;
  readonly label: Message;
  readonly isFlat: boolean;
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
    this.isFlat = layout.isFlat === true;
  }

  /** Whether the folder has anything of it. Throws `IndexError` if what it has is corrupt. */
  async isRecorded(): Promise<boolean> {
    return !isShared(this.#layout.place) || (await this.#recorded(NO_PROJECT)) !== undefined;
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
      if (page !== undefined) return { kind: 'page', page };
      return { kind: 'absent', ...(recorded?.has(name) === true && { isRecorded: true }) };
    } catch (error) {
      const why = answerProblemOf(error);
      if (why === undefined) throw error;
      const says = say('recordedPageDamaged', { index: this.label, project: name, why });
      throw new IndexError('invalid', says, url, { cause: error });
    }
  }

  async sources({ filename }: ProjectFile): Promise<SourceContents> {
    const project = projectOfFile(filename);
    const recorded = project && (await this.#recorded(project))?.sources(project, filename);
    const contents = recorded && parseSourceContents(new TextDecoder().decode(recorded));
    if (contents) return contents;
    throw new IndexError('http', say('noSourcesToLookInto', { index: this.label }), '');
  }

  async #readMetadata(filename: string): Promise<string> {
    const metadata = await this.metadataIfRecorded(filename);
    if (metadata !== undefined) return metadata;
    const says = say('metadataNotRecorded', { index: this.label, filename });
    throw new IndexError('http', says, this.#metadataUrl(filename), { status: 404 });
  }

  /** The METADATA of a wheel; undefined if it is not recorded. Throws `IndexError`. */
  async metadataIfRecorded(filename: string): Promise<string | undefined> {
    const url = this.#metadataUrl(filename);
    const project = projectOfWheel(filename);
    const recorded = (await this.#recorded(project))?.metadata(project, filename);
    const metadata = recorded ?? (await this.#looseMetadata(filename));
    if (metadata === undefined) return undefined;
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
    const { place } = this.#layout;
    const path = recordedPath(place, name);
    const file = await this.#files.get(path, undefined, () => this.#readRecorded(path));
    if (file === undefined) return undefined;
    if ('problem' in file) throw this.#damaged(path, file.problem);
    if (!isShared(place) && !file.has(name)) {
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

  #metadataUrl(filename: string): string {
    return this.#url(`files/${encodeURIComponent(filename)}.metadata`);
  }

  /** The address of something in this index, given its path below the root. */
  #url(path: string): string {
    return `${ROOT}${this.#layout.looseFolder}/${path}`;
  }
}
