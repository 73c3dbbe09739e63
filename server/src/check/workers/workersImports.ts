/** Looks whether the code next to a wrangler file that does not say what it deploys is that of a Python Worker. */
import { moduleImports } from '../../core/evidence/needs/startImports.ts';
import { pywranglerPaths } from '../../core/runtimes/workers/wranglerFiles.ts';
import { parseWrangler } from '../../core/runtimes/wranglerConfig.ts';
import { joinPath, parentPath } from '../../core/text/path.ts';
import type { Documents } from '../checkRequest.ts';
import { readTexts } from '../readTexts.ts';

/** The module that the runtime of a Python Worker brings. */
const WORKERS = 'workers';

/** At most this many modules of a folder are looked into. */
const MOST_MODULES = 20;

/**
 * Whether a module in the folder, or in its `src`, imports `workers`. It looks only where pywrangler's file is there and leaves
 * it open.
 * @param texts those of the wrangler files, by path
 */
export async function importsWorkers(
  path: string,
  texts: ReadonlyMap<string, string>,
  documents: Documents,
): Promise<boolean> {
  const folder = parentPath(path);
  const isOpen = pywranglerPaths(folder).some((file) => {
    const text = texts.get(file);
    return text !== undefined && !parseWrangler(file, text).value.saysWhat;
  });
  if (!isOpen) return false;
  const modules = await Promise.all([folder, joinPath(folder, 'src')].map((one) => modulesIn(one, documents)));
  const read = await readTexts(modules.flat(), documents);
  return [...read.values()].some((text) =>
    moduleImports(text).some(({ module, level }) => level === 0 && module.split('.')[0] === WORKERS),
  );
}

async function modulesIn(folder: string, documents: Documents): Promise<readonly string[]> {
  const listed = await documents.list(folder);
  const entries = listed.kind === 'folder' ? listed.entries : [];
  const modules = entries.filter(({ name, kind }) => kind === 'file' && name.endsWith('.py'));
  return modules.slice(0, MOST_MODULES).map(({ name }) => joinPath(folder, name));
}
