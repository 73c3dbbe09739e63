/** The Python files of a project, to see what its own code imports. */
import type { Documents } from '../../check/checkRequest.ts';
import { filesBelow } from '../../check/filesBelow.ts';
import { isForeignFolder } from '../../core/text/foreignFolders.ts';
import { joinPath } from '../../core/text/path.ts';

/** How many files are read: of a larger project only a part is seen. */
const MOST_FILES = 2_000;

/** A file of the project's code. */
export interface CodeFile {
  /** From the project's folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The Python files in a folder and below, without those of tools and of installed packages; those that cannot be read are left out. */
export async function projectCode(folder: string, documents: Documents): Promise<readonly CodeFile[]> {
  const found: CodeFile[] = [];
  for (const path of await filesBelow(folder, documents, isForeignFolder)) {
    if (found.length >= MOST_FILES) break;
    if (!path.endsWith('.py')) continue;
    const read = await documents.read(joinPath(folder, path));
    if (read.kind === 'text') found.push({ path, text: read.text });
  }
  return found;
}
