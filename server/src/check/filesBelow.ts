/** The files in a folder and below it, of a project of any size. */
import { joinPath } from '../core/text/path.ts';
import type { Documents } from './checkRequest.ts';

/** How many folders are looked into: of a larger project only a part is seen. */
const MOST_FOLDERS = 1_000;

/**
 * The paths from a folder, with `/` between their parts: those of each folder together, sorted, the outer ones first. What cannot
 * be listed is passed over.
 * @param isForeign whether a folder, by its name, is none of the project
 */
export async function filesBelow(
  folder: string,
  documents: Documents,
  isForeign: (name: string) => boolean,
): Promise<readonly string[]> {
  const found: string[] = [];
  const waiting = [''];
  for (let at = 0; at < Math.min(waiting.length, MOST_FOLDERS); at++) {
    const below = waiting[at] ?? '';
    const listed = await documents.list(below === '' ? folder : joinPath(folder, below));
    if (listed.kind !== 'folder') continue;
    for (const { name, kind } of listed.entries) {
      const path = below === '' ? name : `${below}/${name}`;
      if (kind === 'file') found.push(path);
      else if (!isForeign(name)) waiting.push(path);
    }
  }
  return found;
}
