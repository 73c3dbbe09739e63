/** Looks into the places on this machine that a dependency file names for wheels: `find-links`, and indexes that are folders. */
import { say, type Message } from '../../core/messages/message.ts';
import type { Span } from '../../core/text/span.ts';
import type { DependencyFile, FolderWheel, ReadingProblem } from '../../core/dependencyFiles/dependencyFile.ts';
import { uvProblem } from '../../core/dependencyFiles/uv/uvProblem.ts';
import { uvSettingsOf } from '../../core/installers/uv/uvPolicy.ts';
import { projectOfFile } from '../../core/candidates/distribution.ts';
import { pathOf } from '../../core/candidates/references/reference.ts';
import { isWithinFolder, joinPath, parentPath } from '../../core/text/path.ts';
import type { LocalPlaces } from '../localReferences.ts';
import { readWheelPage } from './wheelPage.ts';
import { WheelReader } from './wheelReader.ts';

/** Maximum number of projects that are looked for in an index with a page for each. */
const MOST_PROJECTS = 500;

/** What there is in the folders of wheels. */
export interface WheelFolders {
  /** The wheels by the place as it is written; one that may not be looked at is not among them. */
  readonly wheels: ReadonlyMap<string, readonly FolderWheel[] | 'absent'>;
  /** Those of indexes that are folders with a page for each project, by the folder as it is written. */
  readonly projects: ReadonlyMap<string, readonly FolderWheel[]>;
  /** What is wrong with places of `find-links`, as written, at which uv stops. */
  readonly missing: ReadonlyMap<string, Message>;
  /** Those that cannot be looked into, as written, and why: what they have stays unknown. */
  readonly unreadable: ReadonlyMap<string, Message>;
}

/** Reads the names in the folders and on the pages and, of so many, the metadata. */
export async function readWheelFolders(file: DependencyFile, places: LocalPlaces): Promise<WheelFolders> {
  const wheels = new Map<string, readonly FolderWheel[] | 'absent'>();
  const missing = new Map<string, Message>();
  const unreadable = new Map<string, Message>();
  const reader = new WheelReader(places);
  const { findLinks } = file.indexOptions;
  const flat = placesOf(file, true);
  for (const written of new Set([...findLinks, ...flat])) {
    const folder = folderOf(written, parentPath(file.path));
    if (folder === undefined || isOutside(folder, places)) continue;
    const found = await lookInto(folder, reader);
    if (Array.isArray(found)) wheels.set(written, found);
    else if (found === 'absent' && !findLinks.includes(written)) wheels.set(written, found);
    else if (found === 'absent') missing.set(written, say('findLinksMissing', { folder: written }));
    else if (found === 'no page') missing.set(written, say('findLinksNoPage', { path: written }));
    else unreadable.set(written, found);
  }
  return { wheels, projects: await readProjectFolders(file, reader, missing), missing, unreadable };
}

function isOutside(folder: string, { within }: LocalPlaces): boolean {
  return within !== undefined && !isWithinFolder(folder, within);
}

/** What is in a folder, or on a page; else why there is nothing. */
async function lookInto(place: string, reader: WheelReader): Promise<FolderWheel[] | 'absent' | 'no page' | Message> {
  const listed = await reader.places.documents.list(place);
  if (listed.kind === 'absent') return listed.kind;
  if (listed.kind === 'unreadable') return (await readWheelPage(place, reader)) ?? listed.reason;
  const names = listed.entries.map(({ name }) => name).filter((name) => projectOfFile(name));
  return Promise.all(names.map((filename) => reader.read(filename, joinPath(place, filename))));
}

/** Indexes that are folders: uv reads `NAME/index.html` in them, and what has none is not there. */
async function readProjectFolders(
  file: DependencyFile,
  reader: WheelReader,
  missing: Map<string, Message>,
): Promise<WheelFolders['projects']> {
  const found = new Map<string, readonly FolderWheel[]>();
  for (const written of placesOf(file, false)) {
    const folder = folderOf(written, parentPath(file.path));
    if (folder === undefined || isOutside(folder, reader.places)) continue;
    const listed = await reader.places.documents.list(folder);
    if (listed.kind === 'unreadable') continue;
    if (listed.kind === 'absent' && isOfLine(written, file))
      missing.set(written, say('indexFolderMissing', { folder: written }));
    const names =
      listed.kind === 'absent' ? [] : listed.entries.flatMap((one) => (one.kind === 'file' ? [] : one.name));
    const wheels: FolderWheel[] = [];
    for (const name of names.slice(0, MOST_PROJECTS)) {
      const page = await readWheelPage(joinPath(joinPath(folder, name), 'index.html'), reader);
      if (Array.isArray(page)) wheels.push(...page.filter(({ filename }) => projectOfFile(filename) === name));
    }
    found.set(written, wheels);
  }
  return found;
}

/** On a line of a requirements file uv takes what is no path of anything for an address, which it cannot read. */
function isOfLine(written: string, file: DependencyFile): boolean {
  return file.kind === 'requirements' && !/^file:/i.test(written) && placeOf(file, written) !== undefined;
}

/** That uv stops at a place of `find-links` or an index, where it is written if it stands in this file. */
export function stoppedAtFolder(file: DependencyFile, written: string, problem: Message): ReadingProblem {
  return uvProblem(file, problem, placeOf(file, written));
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

/** Every index of one form, also those that only some projects come from. */
function placesOf(file: DependencyFile, isFlat: boolean): ReadonlySet<string> {
  const { flatIndexes = [], flatDefault, extraIndexUrls, indexUrl } = file.indexOptions;
  const [several, single] = isFlat ? [flatIndexes, flatDefault] : [extraIndexUrls, indexUrl];
  const named = uvSettingsOf(file).namedIndexes.filter(({ flat = false }) => flat === isFlat);
  return new Set([...several, ...(single === undefined ? [] : [single]), ...named.map(({ url }) => url)]);
}

/** The absolute path; undefined for a web address. */
export function folderOf(written: string, folder: string): string | undefined {
  if (!/^file:/i.test(written)) return /^[a-z][a-z\d+.-]+:/i.test(written) ? undefined : joinPath(folder, written);
  const path = pathOf(written);
  // A URL has no folder that it begins from: `file:wheels` is `/wheels`.
  return path === undefined ? undefined : joinPath('/', path);
}
