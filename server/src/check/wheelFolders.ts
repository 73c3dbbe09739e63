/** Looks into the folders of wheels that a dependency file names: `find-links`, and indexes with `format = "flat"`. */
import { say, type Message } from '../core/messages/message.ts';
import type { Span } from '../core/text/span.ts';
import type { DependencyFile, FolderWheel, ReadingProblem } from '../core/dependencyFiles/dependencyFile.ts';
import { uvProblem } from '../core/dependencyFiles/uv/uvProblem.ts';
import { uvSettingsOf } from '../core/installers/uv/uvPolicy.ts';
import { projectOfFile } from '../core/candidates/distribution.ts';
import { parseWheelFilename } from '../core/packaging/wheels/wheelFilename.ts';
import { isWithinFolder, joinPath, parentPath } from '../core/text/path.ts';
import type { LocalPlaces } from './localReferences.ts';
import { readWheelHeaders } from './localWheel.ts';

/** Maximum number of wheels that are looked into. */
const MOST_WHEELS = 500;

/** What there is in the folders of wheels. */
export interface WheelFolders {
  /** The wheels by the folder as it is written; a folder that may not be looked at is not among them. */
  readonly wheels: ReadonlyMap<string, readonly FolderWheel[]>;
  /** Those of `find-links` that do not exist, as written: uv does nothing then. */
  readonly missing: readonly string[];
  /** Those that cannot be looked into, as written, and why: what they have stays unknown. */
  readonly unreadable: ReadonlyMap<string, Message>;
}

/** Reads the names in the folders and, of so many, the metadata. */
export async function readWheelFolders(
  file: DependencyFile,
  { documents, host, within }: LocalPlaces,
): Promise<WheelFolders> {
  const folders = new Map<string, readonly FolderWheel[]>();
  const missing: string[] = [];
  const unreadable = new Map<string, Message>();
  let left = MOST_WHEELS;
  const { findLinks } = file.indexOptions;
  for (const written of new Set([...findLinks, ...flatIndexesOf(file)])) {
    const folder = folderOf(written, parentPath(file.path));
    if (folder === undefined || (within !== undefined && !isWithinFolder(folder, within))) continue;
    const listed = await documents.list(folder);
    if (listed.kind === 'absent' && findLinks.includes(written)) missing.push(written);
    if (listed.kind === 'unreadable') unreadable.set(written, listed.reason);
    if (listed.kind !== 'folder') continue;
    const names = listed.entries.map(({ name }) => name).filter((name) => projectOfFile(name));
    const wheels = names.slice(0, left).map(async (filename): Promise<FolderWheel> => {
      const read =
        parseWheelFilename(filename) && (await readWheelHeaders(joinPath(folder, filename), documents, host));
      return { filename, ...(typeof read === 'string' && { metadata: read }) };
    });
    left -= names.length;
    folders.set(written, await Promise.all(wheels));
  }
  return { wheels: folders, missing, unreadable };
}

/** That a folder of `find-links` is not there, where it is written if it stands in this file. */
export function missingFolder(file: DependencyFile, written: string): ReadingProblem {
  return uvProblem(file, say('findLinksMissing', { folder: written }), placeOf(file, written));
}

/** That a folder of wheels cannot be looked into, which leaves open whether the file installs. */
export function unreadableFolder(file: DependencyFile, written: string, because: Message): ReadingProblem {
  const problem = say('includeUnreadable', { path: written, because });
  const span = placeOf(file, written) ?? { start: 0, end: 0 };
  return { problem, path: file.path, span, severity: 'information', about: 'unchecked' };
}

function placeOf({ text }: DependencyFile, written: string): Span | undefined {
  const start = text.indexOf(written);
  return start === -1 ? undefined : { start, end: start + written.length };
}

/** Every flat index, also those that only some projects come from. */
function flatIndexesOf(file: DependencyFile): readonly string[] {
  const { flatIndexes = [], flatDefault } = file.indexOptions;
  const named = uvSettingsOf(file).namedIndexes.filter(({ flat }) => flat);
  return [...flatIndexes, ...(flatDefault === undefined ? [] : [flatDefault]), ...named.map(({ url }) => url)];
}

/** The absolute path; undefined for a web address. */
export function folderOf(written: string, folder: string): string | undefined {
  const path = written.replace(/^file:\/\/(?=\/)/i, '');
  return /^[a-z][a-z\d+.-]+:/i.test(path) ? undefined : joinPath(folder, path);
}
