/** An index on a loopback server, opened like the program opens its indexes. */
import { say } from '../../server/src/core/messages/message.ts';
import { normalizeName, type NormalizedName } from '../../server/src/core/packaging/name.ts';
import type { ProjectFile } from '../../server/src/core/packaging/simpleApi/simpleApi.ts';
import { type ConnectionOptions, IndexConnection } from '../../server/src/index/openIndexes.ts';
import { IndexError, type PackageIndex } from '../../server/src/index/packageIndex.ts';
import type { VirtualHost } from './virtualHost.ts';

export const JSON_PAGE = { 'content-type': 'application/vnd.pypi.simple.v1+json' };
export const HTML_PAGE = { 'content-type': 'text/html; charset=utf-8' };
export const LITELLM = normalizeName('litellm');

/** The only index of a new process, with the cache left by an earlier one. */
export function openIndex(host: VirtualHost, url: string, options: ConnectionOptions = {}): PackageIndex {
  const [index] = new IndexConnection(host, options).open({
    main: { url, name: 'pypi', label: say('indexByName', { name: 'PyPI' }) },
  });
  if (index === undefined) throw new Error('no index was opened');
  return index;
}

/** A page in JSON with these file names, all in the folder `files` next to the pages. */
export function jsonPage(name: string, ...filenames: readonly string[]): string {
  const files = filenames.map((filename) => ({
    filename,
    url: `../../files/${filename}`,
    hashes: { sha256: 'a'.repeat(64) },
    'core-metadata': true,
    yanked: false,
  }));
  return JSON.stringify({ meta: { 'api-version': '1.1' }, name, files });
}

export async function filenames(index: PackageIndex, name: NormalizedName = LITELLM): Promise<readonly string[]> {
  const answer = await index.project(name);
  return answer.kind === 'page' ? answer.page.files.map(({ filename }) => filename) : [answer.kind];
}

/** A wheel as listed on a page. */
export function wheelFile(url: string, details: Partial<ProjectFile> = {}): ProjectFile {
  return {
    filename: url.slice(url.lastIndexOf('/') + 1),
    url,
    hashes: { sha256: 'b'.repeat(64) },
    coreMetadata: false,
    yanked: false,
    ...details,
  };
}

/** The `IndexError` that a call rejects with. */
export async function failureOf(call: Promise<unknown>): Promise<IndexError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof IndexError) return error;
    throw error;
  }
  throw new Error('the call did not fail');
}
