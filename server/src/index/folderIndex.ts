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
  readonly #wheels = new Map<ProjectFile, FolderWheel>();

  /** @param folder as it is written */
  constructor(folder: string, wheels: readonly FolderWheel[], { isFlat = true } = {}) {
    this.name = folder;
    this.label = say('indexByName', { name: folder });
    this.isFlat = isFlat;
    for (const wheel of wheels) {
      const { filename, requiresPython, yanked } = wheel;
      const file = { filename, url: '', hashes: {}, coreMetadata: false, yanked: yanked ?? (false as const) };
      this.#wheels.set({ ...file, ...(requiresPython !== undefined && { requiresPython }) }, wheel);
    }
    this.#files = filesByProject([...this.#wheels.keys()]);
  }

  project(name: NormalizedName): Promise<ProjectAnswer> {
    const files = this.#files.get(name);
    return Promise.resolve(files ? { kind: 'page', page: { name, files } } : { kind: 'absent' });
  }

  metadata(file: ProjectFile): Promise<string> {
    const { metadata, noZip } = this.#wheels.get(file) ?? {};
    if (metadata !== undefined) return Promise.resolve(metadata);
    const place = { filename: file.filename, folder: this.name };
    const details = noZip && { broken: say('wheelInFolderNoZip', { ...place, ...noZip }) };
    return Promise.reject(new IndexError('invalid', say('wheelInFolderUnreadable', place), '', details));
  }
}
