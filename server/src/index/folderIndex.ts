/**
 * An index that is a folder on this machine: wheels (`find-links`, or `format = "flat"` in uv), or a page for each project.
 * Everything in it is known already.
 */
import type { FolderWheel } from '../core/dependencyFiles/dependencyFile.ts';
import { say, type Message } from '../core/messages/message.ts';
import type { NormalizedName } from '../core/packaging/name.ts';
import type { ProjectFile } from '../core/packaging/simpleApi/simpleApi.ts';
import { filesByProject } from './_filesByProject.ts';
import { IndexError, type PackageIndex, type ProjectAnswer } from './packageIndex.ts';

export class FolderIndex implements PackageIndex {
  readonly name: string;
  readonly label: Message;
  readonly isFlat: boolean;
  readonly #files: ReadonlyMap<NormalizedName, readonly ProjectFile[]>;
  readonly #metadata = new Map<ProjectFile, string | undefined>();

  /** @param folder as it is written */
  constructor(folder: string, wheels: readonly FolderWheel[], { isFlat = true } = {}) {
    this.name = folder;
    this.label = say('indexByName', { name: folder });
    this.isFlat = isFlat;
    for (const { filename, metadata, requiresPython, yanked } of wheels) {
      const file = { filename, url: '', hashes: {}, coreMetadata: false, yanked: yanked ?? (false as const) };
      this.#metadata.set({ ...file, ...(requiresPython !== undefined && { requiresPython }) }, metadata);
    }
    this.#files = filesByProject([...this.#metadata.keys()]);
  }

  project(name: NormalizedName): Promise<ProjectAnswer> {
    const files = this.#files.get(name);
    return Promise.resolve(files ? { kind: 'page', page: { name, files } } : { kind: 'absent' });
  }

  metadata(file: ProjectFile): Promise<string> {
    const text = this.#metadata.get(file);
    if (text !== undefined) return Promise.resolve(text);
    const says = say('wheelInFolderUnreadable', { filename: file.filename, folder: this.name });
    return Promise.reject(new IndexError('invalid', says, ''));
  }
}
