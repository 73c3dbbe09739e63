/** Files in memory as a check reads them. */
import type { Documents, ListedFolder, ReadBytes, ReadText } from '../../server/src/check/checkRequest.ts';
import { say } from '../../server/src/core/messages/message.ts';
import { decodeText } from '../../server/src/textFile.ts';

/** Text, or bytes, which may be text in any encoding. */
type Content = string | Uint8Array;

/**
 * Documents with these files, by absolute path.
 * @param files a map, or a function that knows the content of a path
 */
export function memoryDocuments(
  files: ReadonlyMap<string, Content> | Readonly<Record<string, Content>> | ((path: string) => Content | undefined),
): Documents {
  const map = files instanceof Map ? (files as ReadonlyMap<string, Content>) : undefined;
  const paths = typeof files === 'function' ? [] : map ? [...map.keys()] : Object.keys(files);
  const of = (path: string): Content | undefined =>
    typeof files === 'function' ? files(path) : map ? map.get(path) : (files as Record<string, Content>)[path];
  const none = (path: string): Exclude<ReadText, { readonly kind: 'text' }> =>
    paths.some((one) => one.startsWith(`${path}/`))
      ? { kind: 'unreadable', reason: say('isFolder'), isNoFile: true }
      : { kind: 'absent' };
  const read = (path: string): ReadText => {
    const content = of(path);
    if (content === undefined) return none(path);
    if (typeof content === 'string') return { kind: 'text', text: content };
    return decodeText(content);
  };
  const bytes = (path: string, limit: number, start = 0): ReadBytes => {
    const content = of(path);
    if (content === undefined) return none(path);
    const all = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const from = start < 0 ? Math.max(0, all.length + start) : start;
    return { kind: 'bytes', bytes: all.subarray(from, from + limit), size: all.length };
  };
  const list = (folder: string): ListedFolder => {
    const entries = new Map<string, 'file' | 'folder'>();
    for (const path of paths.filter((one) => one.startsWith(`${folder}/`))) {
      const [name = '', ...below] = path.slice(folder.length + 1).split('/');
      entries.set(name, below.length > 0 ? 'folder' : 'file');
    }
    if (entries.size === 0 && of(folder) !== undefined) return { kind: 'unreadable', reason: say('notFolder') };
    if (entries.size === 0) return { kind: 'absent' };
    const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
    return { kind: 'folder', entries: sorted.map(([name, kind]) => ({ name, kind })), cut: false };
  };
  return {
    read: (path) => Promise.resolve(read(path)),
    bytes: (path, limit, start) => Promise.resolve(bytes(path, limit, start)),
    list: (folder) => Promise.resolve(list(folder)),
    encodingOf: (path) => {
      const content = of(path);
      const decoded = content instanceof Uint8Array ? decodeText(content) : undefined;
      return Promise.resolve(decoded?.kind === 'text' ? decoded.encoding : undefined);
    },
  };
}

/** Documents without any file. */
export const NO_DOCUMENTS: Documents = memoryDocuments({});
