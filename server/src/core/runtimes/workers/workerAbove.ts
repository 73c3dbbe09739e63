/** The Worker in a folder above: what lies below it, and says nothing itself, is for that Worker. */
import { isPywranglerProject } from '../../dependencyFiles/pywranglerSettings.ts';
import { fileName, joinPath, parentPath } from '../../text/path.ts';
import type { CloudflareTable } from '../cloudflare.ts';
import type { WorkerAbove } from '../targetChoice.ts';
import { parseWrangler } from '../wranglerConfig.ts';
import { isPythonWorker } from './workerFiles.ts';
import { isWranglerFile } from './wranglerFiles.ts';

/**
 * The nearest one; undefined if there is none.
 * @param path of the file
 * @param texts of the files in its folder and above, by path, the nearest first
 */
export function workerAbove(
  path: string,
  texts: ReadonlyMap<string, string>,
  table: CloudflareTable,
): WorkerAbove | undefined {
  const folders = new Set([...texts.keys()].map(parentPath));
  folders.delete(parentPath(path));
  for (const folder of folders) {
    const here = [...texts].filter(([one]) => parentPath(one) === folder);
    const wranglerTexts = new Map(here.filter(([one]) => isWranglerFile(fileName(one))));
    const usesPywrangler = here.some(([one, text]) => isPywranglerProject(one, text));
    const isPython = [...wranglerTexts].some(([one, text]) => isPythonWorker(parseWrangler(one, text).value, table));
    if (usesPywrangler || isPython) return { path: joinPath(folder, 'pyproject.toml'), wranglerTexts, usesPywrangler };
  }
  return undefined;
}
