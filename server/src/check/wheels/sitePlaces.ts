/** Where a file of a project lies that a browser would get by an address without a server. */
import type { AddressStart, Reference } from '../../core/candidates/references/reference.ts';
import { say, type Message } from '../../core/messages/message.ts';
import { foldersAbove, isWithinFolder, joinPath } from '../../core/text/path.ts';
import type { Documents } from '../checkRequest.ts';

/** How far up the root of a site may be. */
const MOST_FOLDERS = 8;

/** Folders whose files build tools put into the root of a site. */
const SERVED = ['', 'public', 'static'];

/** A reference as the file that it is, if there is such a file; else why that is not known. */
export async function onSite(
  reference: Reference,
  folder: string,
  { documents, within }: { readonly documents: Documents; readonly within?: string },
): Promise<Reference | Message> {
  const { start } = reference;
  if (!start || start.from === 'page') return reference;
  for (const location of candidates(start, folder)) {
    if (within !== undefined && !isWithinFolder(location, within)) continue;
    if ((await documents.bytes(location, 0)).kind === 'bytes') return { ...reference, location };
  }
  return unknown(start);
}

/** The nearest first. */
function candidates({ below, from }: AddressStart, folder: string): readonly string[] {
  if (below === undefined) return [];
  const folders = [folder, ...foldersAbove(folder)].slice(0, MOST_FOLDERS);
  const served = from === 'file system' ? [''] : SERVED;
  return folders.flatMap((one) => served.map((name) => joinPath(joinPath(one, name), below)));
}

function unknown({ from }: AddressStart): Message {
  if (from === 'site') return say('addressOfSite');
  return from === 'file system' ? say('addressInBrowser') : say('addressOfScript');
}
