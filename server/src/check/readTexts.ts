/** Reads several files at once. */
import type { Documents } from './checkRequest.ts';

/** The texts of those that there are and that can be read, by path, in the order given. */
export async function readTexts(paths: readonly string[], documents: Documents): Promise<ReadonlyMap<string, string>> {
  const read = await Promise.all(paths.map(async (path) => [path, await documents.read(path)] as const));
  return new Map(read.flatMap(([path, one]) => (one.kind === 'text' ? [[path, one.text] as const] : [])));
}
