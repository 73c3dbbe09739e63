/** The Workers among the projects that take one which lies in no Worker's folder: that one is judged for them. */
import { parentPath } from '../../text/path.ts';
import type { CloudflareTable } from '../cloudflare.ts';
import type { WorkerAbove } from '../targetChoice.ts';
import { workerAt } from './workerAbove.ts';

/**
 * Those of some projects that are Workers, in their order.
 * @param projects texts of their pyproject.toml, or of the requirements.txt where there is none, by path
 * @param wranglerTexts of the wrangler files beside them, by path
 */
export function workersAmong(
  projects: ReadonlyMap<string, string>,
  wranglerTexts: ReadonlyMap<string, string>,
  table: CloudflareTable,
): readonly WorkerAbove[] {
  return [...projects].flatMap(([path, text]) => {
    const beside = new Map([...wranglerTexts].filter(([one]) => parentPath(one) === parentPath(path)));
    return workerAt(path, text, beside, table) ?? [];
  });
}
