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
    const project = joinPath(folder, 'pyproject.toml');
    const worker = workerAt(project, texts.get(project), wranglerTexts, table);
    if (worker) return worker;
  }
  return undefined;
}

/**
 * A project as a Worker; undefined if it is none.
 * @param path of its pyproject.toml
 * @param text of that, if there is one
 * @param wranglerTexts of the wrangler files beside it, by path
 */
export function workerAt(
  path: string,
  text: string | undefined,
  wranglerTexts: ReadonlyMap<string, string>,
  table: CloudflareTable,
): WorkerAbove | undefined {
  const usesPywrangler = text !== undefined && isPywranglerProject(path, text);
  const isPython = [...wranglerTexts].some(([one, config]) => isPythonWorker(parseWrangler(one, config).value, table));
  return usesPywrangler || isPython ? { path, wranglerTexts, usesPywrangler } : undefined;
}
