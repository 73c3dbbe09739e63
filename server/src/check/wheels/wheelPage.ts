/** A page on this machine with links to wheels, as uv reads it where `find-links` or an index names one. */
import { pathOf } from '../../core/candidates/references/reference.ts';
import { projectOfFile } from '../../core/candidates/distribution.ts';
import type { FolderWheel } from '../../core/dependencyFiles/dependencyFile.ts';
import { parseProjectPageHtml } from '../../core/packaging/simpleApi/simpleApi.ts';
import { joinPath, parentPath } from '../../core/text/path.ts';
import { percentDecoded } from '../../core/text/percentDecoded.ts';
import type { ReadText } from '../checkRequest.ts';
import type { WheelReader } from './wheelReader.ts';

/** uv takes the addresses of a page for relative to its `<base>`, which it refuses if that is relative itself. */
const RELATIVE_BASE = /<base\s(?:[^<>]*?\s)?href\s*=\s*["']?(?![a-z][a-z\d+.-]*:)/i;

/**
 * The files that a page links to; `no page` where uv does not read it, undefined where nobody can.
 * @param page absolute path
 */
export async function readWheelPage(page: string, reader: WheelReader): Promise<FolderWheel[] | 'no page' | undefined> {
  const read = await reader.places.documents.read(page);
  if (isOtherText(read)) return 'no page';
  if (read.kind !== 'text') return undefined;
  if (RELATIVE_BASE.test(read.text)) return 'no page';
  const linked = parseProjectPageHtml(read.text).value.files.filter(({ filename }) => projectOfFile(filename));
  return Promise.all(
    linked.map(async ({ filename, url, requiresPython, yanked }) => {
      const path = linkedPath(page, url);
      const wheel = path === undefined ? { filename } : await reader.read(filename, path);
      return { ...wheel, ...(requiresPython !== undefined && { requiresPython }), ...(yanked !== false && { yanked }) };
    }),
  );
}

function isOtherText(read: ReadText): boolean {
  if (read.kind === 'unreadable') return read.reason.id === 'notEncodedAs';
  return read.kind === 'text' && read.encoding !== undefined && !read.encoding.startsWith('utf-8');
}

/** Where a link leads to on this machine; undefined for a web address. */
function linkedPath(page: string, url: string): string | undefined {
  if (/^file:/i.test(url)) return pathOf(url);
  return /^[a-z][a-z\d+.-]+:|^\/\//i.test(url) ? undefined : joinPath(parentPath(page), percentDecoded(url));
}
