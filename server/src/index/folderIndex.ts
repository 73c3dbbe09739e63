/** An index that is a folder of wheels: `find-links`, or `format = "flat"` in uv. Everything about them is known already. */
import type { FolderWheel } from '../core/dependencyFiles/dependencyFile.ts';
import { say, type Message } from '../core/messages/message.ts';
import type { NormalizedName } from '../core/packaging/name.ts';
import type { ProjectFile } from '../core/packaging/simpleApi/simpleApi.ts';
import { parseWheelFilename } from '../core/packaging/wheels/wheelFilename.ts';
import { IndexError, type PackageIndex, type ProjectAnswer } from './packageIndex.ts';

export class FolderIndex implements PackageIndex {
  readonly name: string;
  readonly label: Message;
  readonly #files = new Map<NormalizedName, ProjectFile[]>();
  readonly #metadata = new Map<ProjectFile, string | undefined>();

  /** @param folder as it is written */
  constructor(folder: string, wheels: readonly FolderWheel[]) {
    this.name = folder;
    this.label = say('indexByName', { name: folder });
    for (const { filename, metadata } of wheels) {
      const name = parseWheelFilename(filename)?.name;
      if (name === undefined) continue;
      const file: ProjectFile = { filename, url: '', hashes: {}, coreMetadata: false, yanked: false };
      this.#files.set(name, [...(this.#files.get(name) ?? []), file]);
      this.#metadata.set(file, metadata);
    }
  }

  /** Its files of a project, in no particular order. */
  filesOf(name: NormalizedName): readonly ProjectFile[] {
    return this.#files.get(name) ?? [];
  }

  project(name: NormalizedName): Promise<ProjectAnswer> {
    const files = this.filesOf(name);
    return Promise.resolve(files.length > 0 ? { kind: 'page', page: { name, files } } : { kind: 'absent' });
  }

  metadata(file: ProjectFile): Promise<string> {
    const text = this.#metadata.get(file);
    if (text !== undefined) return Promise.resolve(text);
    const says = say('wheelInFolderUnreadable', { filename: file.filename, folder: this.name });
    return Promise.reject(new IndexError('invalid', says, ''));
  }
}
