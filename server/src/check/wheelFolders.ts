/** Looks into the folders of wheels that a dependency file names: `find-links`, and indexes with `format = "flat"`. */
import type { DependencyFile, FolderWheel } from '../core/dependencyFiles/dependencyFile.ts';
import { parseWheelFilename } from '../core/packaging/wheels/wheelFilename.ts';
import { isWithinFolder, joinPath, parentPath } from '../core/text/path.ts';
import type { LocalPlaces } from './localReferences.ts';
import { readWheelHeaders } from './localWheel.ts';

/** Maximum number of wheels that are looked into. */
const MOST_WHEELS = 500;

/** The wheels by the folder as it is written; a folder that may not be looked at is not among them. */
export async function readWheelFolders(
  { path, indexOptions }: DependencyFile,
  { documents, host, within }: LocalPlaces,
): Promise<ReadonlyMap<string, readonly FolderWheel[]>> {
  const folders = new Map<string, readonly FolderWheel[]>();
  let left = MOST_WHEELS;
  for (const written of [...indexOptions.findLinks, ...(indexOptions.flatIndexes ?? [])]) {
    const folder = folderOf(written, parentPath(path));
    if (folder === undefined || (within !== undefined && !isWithinFolder(folder, within))) continue;
    const listed = await documents.list(folder);
    if (listed.kind !== 'folder') continue;
    const names = listed.entries.map(({ name }) => name).filter((name) => parseWheelFilename(name));
    const wheels = names.slice(0, left).map(async (filename): Promise<FolderWheel> => {
      const read = await readWheelHeaders(joinPath(folder, filename), documents, host);
      return { filename, ...(typeof read === 'string' && { metadata: read }) };
    });
    left -= names.length;
    folders.set(written, await Promise.all(wheels));
  }
  return folders;
}

/** The absolute path; undefined for a web address. */
function folderOf(written: string, folder: string): string | undefined {
  const path = written.replace(/^file:\/\/(?=\/)/i, '');
  return /^[a-z][a-z\d+.-]+:/i.test(path) ? undefined : joinPath(folder, path);
}
