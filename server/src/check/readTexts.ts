/** How the texts around a file are read: several at once, and each once for a check. */
import type { Documents, ListedFolder, ReadText } from './checkRequest.ts';

/** The texts of those that there are and that can be read, by path, in the order given. */
export async function readTexts(paths: readonly string[], documents: Documents): Promise<ReadonlyMap<string, string>> {
  const read = await Promise.all(paths.map(async (path) => [path, await documents.read(path)] as const));
  return new Map(read.flatMap(([path, one]) => (one.kind === 'text' ? [[path, one.text] as const] : [])));
}

/**
 * The same documents, of which each text and each list of a folder is asked for once: several questions of a check lead to the
 * same files around a project. Whoever has read a text from the disk knows its encoding, too.
 */
export function readOnce(documents: Documents): Documents {
  const texts = new Map<string, Promise<ReadText>>();
  const lists = new Map<string, Promise<ListedFolder>>();
  return {
    read: (path) => once(texts, path, () => documents.read(path)),
    list: (folder) => once(lists, folder, () => documents.list(folder)),
    bytes: (path, limit, start) => documents.bytes(path, limit, start),
    encodingOf: async (path) => {
      const read = await texts.get(path);
      return read?.kind === 'text' && read.encoding !== undefined ? read.encoding : documents.encodingOf(path);
    },
  };
}

function once<Answer>(known: Map<string, Promise<Answer>>, path: string, ask: () => Promise<Answer>): Promise<Answer> {
  const answer = known.get(path) ?? ask();
  known.set(path, answer);
  return answer;
}
