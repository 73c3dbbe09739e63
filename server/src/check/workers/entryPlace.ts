/** Looks whether there is the file that a Worker begins with. */
import type { LackingEntry } from '../../core/findings/worker/deployRefused.ts';
import type { WranglerConfig } from '../../core/runtimes/wranglerConfig.ts';
import { isWithinFolder, joinPath, parentPath } from '../../core/text/path.ts';
import type { Documents } from '../checkRequest.ts';

/** What a place has to be looked at for. */
export interface EntryLook {
  /** Nothing outside of it is looked at. */
  readonly folder: string;
  /** Whether the Worker is deployed now. */
  readonly deploys: boolean;
}

/**
 * What is in the place that `main` names, if that is no file; undefined if one is there, or if that is not known. As long as
 * nothing is deployed, a Worker of which no code lies there is one whose code is written or generated later.
 */
export async function lackingEntry(
  { path, main }: WranglerConfig,
  { folder, deploys }: EntryLook,
  documents: Documents,
): Promise<LackingEntry | undefined> {
  const place = main && joinPath(parentPath(path), main.value);
  if (place === undefined || !isWithinFolder(place, folder)) return undefined;
  const { kind } = await documents.bytes(place, 0);
  if (kind === 'bytes') return undefined;
  const listed = await documents.list(place);
  if (listed.kind === 'folder') return 'folder';
  if (kind !== 'absent' || listed.kind !== 'absent') return undefined;
  return deploys || (await hasCode(parentPath(place), documents)) ? 'absent' : undefined;
}

async function hasCode(folder: string, documents: Documents): Promise<boolean> {
  const listed = await documents.list(folder);
  return listed.kind === 'folder' && listed.entries.some(({ name, kind }) => kind === 'file' && name.endsWith('.py'));
}
