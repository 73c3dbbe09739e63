/** The files of an editor's workspace, wherever they are: it is asked for them. */
import type { FileStat, FolderEntry, HostFiles } from '../host.ts';

/** What an editor is asked, by URI. Undefined: there is no such file or folder. All reject with what the editor says. */
export interface FileQuestions {
  stat(uri: string): Promise<FileStat | undefined>;
  /** @param part only so many bytes, from byte `start` on */
  read(uri: string, part?: { readonly start: number; readonly length: number }): Promise<Uint8Array | undefined>;
  list(uri: string): Promise<readonly FolderEntry[] | undefined>;
  write(uri: string, bytes: Uint8Array): Promise<void>;
}

/**
 * The files by their paths, see `browserPaths`.
 * @param uriOf what a path is for the editor; undefined: it shows nothing there, and is not asked
 */
export function editorFiles(editor: FileQuestions, uriOf: (path: string) => string | undefined): HostFiles {
  const ask = async <Answer>(path: string, question: (uri: string) => Promise<Answer>): Promise<Answer | undefined> => {
    const uri = uriOf(path);
    return uri === undefined ? undefined : question(uri);
  };
  return {
    read: (path) => ask(path, (uri) => editor.read(uri)),
    readPart: (path, start, length) => ask(path, (uri) => editor.read(uri, { start, length })),
    stat: (path) => ask(path, (uri) => editor.stat(uri)),
    list: async (path, most) => ((await ask(path, (uri) => editor.list(uri))) ?? []).slice(0, most),
    write: async (path, data) => {
      const uri = uriOf(path);
      if (uri === undefined) throw new Error('the editor shows nothing there');
      await editor.write(uri, typeof data === 'string' ? new TextEncoder().encode(data) : data);
    },
    remove: () => Promise.reject(new Error('what the editor shows is not removed')),
  };
}
