/** A file of a recorded index after reading: its pages, parsed on first use, its metadata and contents of archives. */
import type { NormalizedName } from '../core/packaging/name.ts';
import type { ProjectPage } from '../core/packaging/simpleApi/simpleApi.ts';
import type { RecordedPage, RecordedProjects } from './recordedProjects.ts';

export class RecordedFile {
  readonly #pages = new Map<NormalizedName, RecordedPage | Promise<ProjectPage>>();
  readonly #metadata = new Map<NormalizedName, ReadonlyMap<string, Uint8Array>>();
  readonly #sources = new Map<NormalizedName, ReadonlyMap<string, Uint8Array>>();

  constructor(projects: RecordedProjects) {
    for (const { name, page, metadata, sources } of projects.values()) {
      if (page !== undefined) this.#pages.set(name, page);
      this.#metadata.set(name, metadata);
      if (sources) this.#sources.set(name, sources);
    }
  }

  has(name: NormalizedName): boolean {
    return this.#metadata.has(name);
  }

  /** The page of a project, through `read` the first time: after that its text, the bulk of the file, is released. */
  page(name: NormalizedName, read: (page: RecordedPage) => Promise<ProjectPage>): Promise<ProjectPage> | undefined {
    const known = this.#pages.get(name);
    if (known === undefined || known instanceof Promise) return known;
    const page = read(known);
    this.#pages.set(name, page);
    return page;
  }

  metadata(project: NormalizedName, wheel: string): Uint8Array | undefined {
    return this.#metadata.get(project)?.get(wheel);
  }

  sources(project: NormalizedName, archive: string): Uint8Array | undefined {
    return this.#sources.get(project)?.get(archive);
  }
}
