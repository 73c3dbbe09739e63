/** The Python files of a project, to see what its own code imports. */
import type { Documents } from '../../check/checkRequest.ts';
import { isForeignFolder } from '../../core/text/foreignFolders.ts';
import { joinPath } from '../../core/text/path.ts';

/** How many files are read, and how many folders looked into: of a larger project only a part is seen. */
const MOST_FILES = 2_000;
const MOST_FOLDERS = 1_000;

/** A file of the project's code. */
export interface CodeFile {
  /** From the project's folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The Python files in a folder and below, without those of tools and of installed packages; those that cannot be read are left out. */
export async function projectCode(folder: string, documents: Documents): Promise<readonly CodeFile[]> {
  const found: CodeFile[] = [];
  const waiting = [''];
  for (let at = 0; at < Math.min(waiting.length, MOST_FOLDERS); at++) {
    const below = waiting[at] ?? '';
    const listed = await documents.list(below === '' ? folder : joinPath(folder, below));
    if (listed.kind !== 'folder') continue;
    for (const { name, kind } of listed.entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = below === '' ? name : `${below}/${name}`;
      if (kind === 'folder') {
        if (!isForeignFolder(name)) waiting.push(path);
      } else if (name.endsWith('.py') && found.length < MOST_FILES) {
        const read = await documents.read(joinPath(folder, path));
        if (read.kind === 'text') found.push({ path, text: read.text });
      }
    }
  }
  return found;
}
