/** The dependency files that are not open: which there are, and the check of one. */
import { findDependencyFiles } from '../check/findDependencyFiles.ts';
import type { Snapshot } from '../core/analysis/snapshot.ts';
import { namedFileKind } from '../core/dependencyFiles/dependencyFileKind.ts';
import type { HostFiles } from '../host/host.ts';
import type { EditorSettingsReader } from './editorSettings.ts';
import type { EditorTexts } from './editorTexts.ts';
import type { Paths } from './paths.ts';
import type { Session } from './session.ts';
import type { WorkspaceSearch } from './workspaceCheck.ts';

export interface ClosedFilesParts {
  readonly files: HostFiles;
  readonly paths: Paths;
  readonly texts: EditorTexts;
  readonly settings: EditorSettingsReader;
  readonly session: Session;
  /** The folders of the workspace by their URIs. */
  readonly folders: () => Promise<readonly string[]>;
}

export class ClosedFiles {
  readonly #parts: ClosedFilesParts;

  constructor(parts: ClosedFilesParts) {
    this.#parts = parts;
  }

  /** The dependency files below those folders whose settings say that closed files are checked, each once. */
  async find({ most, signal, only, asked = false }: WorkspaceSearch): Promise<readonly string[]> {
    const { files, paths, texts, settings, folders } = this.#parts;
    const found = new Set<string>();
    for (const uri of await folders()) {
      const folder = paths.toPath(uri);
      const { enable, wholeWorkspace } = await settings.read(uri);
      if (folder === undefined || enable === 'off' || !(wholeWorkspace || asked)) continue;
      const limits = { signal, most: most - found.size, ...(only !== undefined && { only }) };
      const below = await findDependencyFiles(folder, files, paths, texts, limits);
      for (const path of below) found.add(paths.join(folder, path));
    }
    return [...found];
  }

  /** The last snapshot of a file; undefined if it is not to be checked, or is no longer there. */
  async check(path: string, signal: AbortSignal): Promise<Snapshot | undefined> {
    const { texts, session } = this.#parts;
    const read = await texts.read(path);
    const kind = read.kind === 'text' ? namedFileKind(path, read.text) : undefined;
    if (read.kind !== 'text' || kind === undefined) return undefined;
    let last: Snapshot | undefined;
    const checked = await session.check({ path, text: read.text, kind, signal });
    if (checked) for await (const snapshot of checked) last = snapshot;
    return last;
  }
}
