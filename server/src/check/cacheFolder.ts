/** The folder of the cache as a whole: how much is in it, and removing what nobody needs. See httpCache.ts for its layout. */
import { UNUSED_DAYS } from '../host/cacheDirectory.ts';
import type { Host } from '../host/host.ts';
import { FORM } from '../index/http/httpCache.ts';

/** What is in it, or was removed from it. */
export interface CacheCount {
  readonly entries: number;
  readonly bytes: number;
}

/** Folders of the formats that there were and are; nothing else in the folder is the cache's own. */
const FORMS = /^v\d+$/;
const SHELF = /^[0-9a-f]{2}$/;
const DAY = 24 * 60 * 60 * 1000;

interface CacheFile {
  readonly path: string;
  readonly form: string;
  readonly size: number;
  readonly modified: number;
}

/** How much is in the cache. @throws what the system throws where the folder cannot be read */
export async function cacheSize(host: Host, folder: string): Promise<CacheCount> {
  return countOf(await filesIn(host, folder));
}

/** Removes what was not used for {@link UNUSED_DAYS} days or has an old format, and returns how much that was. */
export async function pruneCache(host: Host, folder: string): Promise<CacheCount> {
  const oldest = host.now() - UNUSED_DAYS * DAY;
  return removed(
    host,
    (await filesIn(host, folder)).filter(({ form, modified }) => form !== FORM || modified < oldest),
  );
}

/** Removes everything, and returns how much that was. */
export async function clearCache(host: Host, folder: string): Promise<CacheCount> {
  return removed(host, await filesIn(host, folder));
}

async function removed(host: Host, files: readonly CacheFile[]): Promise<CacheCount> {
  for (const { path } of files) await host.files.remove(path);
  return countOf(files);
}

function countOf(files: readonly CacheFile[]): CacheCount {
  return { entries: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) };
}

/** Only what the cache itself has written: another folder may have been given for it. */
async function filesIn({ files }: Host, folder: string): Promise<readonly CacheFile[]> {
  const found: CacheFile[] = [];
  for (const form of await files.list(folder)) {
    if (form.kind !== 'folder' || !FORMS.test(form.name)) continue;
    for (const shelf of await files.list(`${folder}/${form.name}`)) {
      if (shelf.kind !== 'folder' || !SHELF.test(shelf.name)) continue;
      for (const { name } of await files.list(`${folder}/${form.name}/${shelf.name}`)) {
        const path = `${folder}/${form.name}/${shelf.name}/${name}`;
        const stat = await files.stat(path);
        if (stat?.kind === 'file') found.push({ path, form: form.name, ...stat });
      }
    }
  }
  return found;
}
