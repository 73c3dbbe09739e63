/** The Worker among the projects that take one which lies in no Worker's folder: that one is judged for it. */
import { parentPath } from '../../text/path.ts';
import type { CloudflareTable } from '../cloudflare.ts';
import type { WorkerAbove } from '../targetChoice.ts';
import { workerAt } from './workerAbove.ts';

/**
 * The first of some projects that is a Worker; undefined if none is.
 * @param projects texts of their pyproject.toml, or of the requirements.txt where there is none, by path
 * @param wranglerTexts of the wrangler files beside them, by path
 */
export function workerAmong(
  projects: ReadonlyMap<string, string>,
  wranglerTexts: ReadonlyMap<string, string>,
  table: CloudflareTable,
): WorkerAbove | undefined {
  for (const [path, text] of projects) {
    const beside = new Map([...wranglerTexts].filter(([one]) => parentPath(one) === parentPath(path)));
    const worker = workerAt(path, text, beside, table);
    if (worker) return worker;
  }
  return undefined;
}
