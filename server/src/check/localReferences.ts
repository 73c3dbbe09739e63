/** Looks into the places on this machine that a project points to, and into those that these point to in turn. */
import type { Reference } from '../core/candidates/references/reference.ts';
import type { ReferenceFacts } from '../core/candidates/references/referenceFacts.ts';
import type { DependencyFile } from '../core/dependencyFiles/dependencyFile.ts';
import { inSurroundings } from '../core/dependencyFiles/uv/surroundings.ts';
import { workspaceIn } from '../core/dependencyFiles/uv/workspace/workspaceMembers.ts';
import { parsePyproject } from '../core/dependencyFiles/pyproject.ts';
import { folderFacts } from '../core/installers/references/folderFacts.ts';
import { placesIn, placesOfWheel } from '../core/installers/references/placesIn.ts';
import { say, type Message } from '../core/messages/message.ts';
import { isWithinFolder, joinPath, parentPath } from '../core/text/path.ts';
import type { Host } from '../host/host.ts';
import type { Documents } from './checkRequest.ts';
import { readLocalSources } from './wheels/localSources.ts';
import { readLocalWheel } from './wheels/localWheel.ts';
import { onSite } from './wheels/sitePlaces.ts';
import { readUvSurroundings } from './uvSurroundings.ts';

/** Maximum number of places that are looked into. */
const MOST_PLACES = 500;

/** A project's pyproject.toml has a few kilobytes. */
const MOST_PYPROJECT_BYTES = 1024 * 1024;

/** Maximum size of a file whose hash is compared. */
const MOST_HASHED_BYTES = 256 * 1024 * 1024;

export interface LocalPlaces {
  readonly documents: Documents;
  readonly host: Pick<Host, 'unpack' | 'digest' | 'lacks'>;
  /** The only folder that may be looked at, with what is below; absent if all may be. */
  readonly within?: string;
}

/** What is known of the places on this machine, by their path. */
export async function readLocalReferences(
  file: DependencyFile,
  places: LocalPlaces,
): Promise<ReadonlyMap<string, ReferenceFacts>> {
  const facts = new Map<string, ReferenceFacts>();
  const waiting = placesIn(file).filter(isReadable);
  for (let at = 0; at < Math.min(waiting.length, MOST_PLACES); at++) {
    const reference = waiting[at];
    if (!reference || facts.has(reference.location)) continue;
    const placed = await onSite(reference, parentPath(file.path), places);
    const found: Found = 'location' in placed ? await lookInto(placed, places) : notKnown(placed);
    // What builds a site builds its wheels before, as a rule.
    const isLater = found.facts.kind === 'absent' && file.kind === 'jupyterlite';
    const known: ReferenceFacts = isLater ? { kind: 'unavailable', reason: say('fileAbsent') } : found.facts;
    facts.set(reference.location, await withDigests(known, reference.location, waiting, places));
    waiting.push(...found.leadsTo.filter(isReadable));
  }
  return facts;
}

function notKnown(reason: Message): Found {
  return { facts: { kind: 'unavailable', reason }, leadsTo: [] };
}

function isReadable({ isLocal, kind }: Reference): boolean {
  return isLocal && (kind === 'wheel' || kind === 'archive' || kind === 'folder' || kind === 'relative');
}

interface Found {
  readonly facts: ReferenceFacts;
  readonly leadsTo: readonly Reference[];
}

async function lookInto({ kind, filename, location }: Reference, places: LocalPlaces): Promise<Found> {
  const { documents, host, within } = places;
  if (within !== undefined && !isWithinFolder(location, within)) {
    return { facts: { kind: 'unavailable', reason: say('referenceOutside') }, leadsTo: [] };
  }
  if (/\.whl$/i.test(filename)) {
    const facts = await readLocalWheel(location, documents, host);
    return { facts, leadsTo: facts.kind === 'known' ? placesOfWheel(facts.metadata) : [] };
  }
  if (kind === 'archive') return { facts: await readLocalSources(location, documents, host), leadsTo: [] };
  return readFolder(location, places);
}

/** With the hashes of the file that addresses of it name. */
async function withDigests(
  facts: ReferenceFacts,
  location: string,
  references: readonly Reference[],
  { documents, host }: LocalPlaces,
): Promise<ReferenceFacts> {
  const named = references
    .flatMap((one) => (one.hash && one.location === location ? one.hash.algorithm : []))
    .filter((algorithm) => host.lacks?.has(algorithm) !== true);
  if (facts.kind !== 'known' || named.length === 0) return facts;
  const { size } = { size: 0, ...(await documents.bytes(location, 0)) };
  const read = size <= MOST_HASHED_BYTES ? await documents.bytes(location, size) : undefined;
  if (read?.kind !== 'bytes' || read.bytes.length !== size) return facts;
  const digests = named.map(async (algorithm) => [algorithm, await host.digest(algorithm, read.bytes)] as const);
  return { ...facts, digests: Object.fromEntries(await Promise.all(digests)) };
}

async function readFolder(folder: string, { documents, within }: LocalPlaces): Promise<Found> {
  const path = joinPath(folder, 'pyproject.toml');
  const size = await documents.bytes(path, 0);
  const isTooLarge = size.kind === 'bytes' && size.size > MOST_PYPROJECT_BYTES;
  const read = size.kind === 'bytes' && !isTooLarge ? await documents.read(path) : size;
  if (read.kind === 'unreadable') return { facts: { kind: 'unavailable', reason: read.reason }, leadsTo: [] };
  if (read.kind === 'bytes') return { facts: { kind: 'unavailable', reason: say('fileTooLarge') }, leadsTo: [] };
  if (read.kind === 'absent') {
    return { facts: await withoutPyproject(folder, documents), leadsTo: [] };
  }
  // The tool that builds it looks around it by itself.
  const reach = { above: documents, pointedAt: documents, anywhere: documents };
  const around = await readUvSurroundings({ path, text: read.text }, reach, {
    trusted: within === undefined,
    shared: [],
  });
  const workspace = workspaceIn(around);
  const file = { ...inSurroundings(parsePyproject(path, read.text), around), ...(workspace && { workspace }) };
  return { facts: folderFacts(file), leadsTo: placesIn(file) };
}

/** What is at a path that leads to no pyproject.toml: nothing, a file, or a folder. */
async function withoutPyproject(path: string, documents: Documents): Promise<ReferenceFacts> {
  const listed = await documents.list(path);
  if (listed.kind === 'absent') return { kind: 'absent' };
  const read = await documents.bytes(path, 0);
  return read.kind === 'bytes' ? { kind: 'no-folder' } : { kind: 'dynamic' };
}
