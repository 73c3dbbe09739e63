/** An index that is a folder of wheels: `find-links`, or `format = "flat"` in uv. Everything about them is known already. */
import type { FolderWheel } from '../core/dependencyFiles/dependencyFile.ts';
import { say, type Message } from '../core/messages/message.ts';
import type { NormalizedName } from '../core/packaging/name.ts';
import type { ProjectFile } from '../core/packaging/simpleApi/simpleApi.ts';
import { filesByProject } from './_filesByProject.ts';
import { IndexError, type PackageIndex, type ProjectAnswer } from './packageIndex.ts';

export class FolderIndex implements PackageIndex {
  readonly name: string;
  readonly label: Message;
  readonly isFlat = true;
  readonly #files: ReadonlyMap<NormalizedName, readonly ProjectFile[]>;
  readonly #metadata = new Map<ProjectFile, string | undefined>();

  /** @param folder as it is written */
  constructor(folder: string, wheels: readonly FolderWheel[]) {
    this.name = folder;
    this.label = say('indexByName', { name: folder });
    for (const { filename, metadata } of wheels) {
      this.#metadata.set({ filename, url: '', hashes: {}, coreMetadata: false, yanked: false }, metadata);
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
