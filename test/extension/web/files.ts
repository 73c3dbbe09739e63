/** A file system of a scheme of its own, as a repository on a server has one: its files are those that the test's server has. */
import { minimatch } from 'minimatch';
import { Disposable, EventEmitter, FileSystemError, FileType, Uri, workspace, type ExtensionContext } from 'vscode';
import type { FileChangeEvent, FileStat, FileSystemProvider } from 'vscode';

/** The proposed interface of VS Code for searches, as far as it is used: without it VS Code waits for one for ever. */
interface Searchable {
  registerFileSearchProvider(
    scheme: string,
    provider: {
      provideFileSearchResults(
        query: unknown,
        options: { readonly folder: Uri; readonly includes: string[] },
      ): Promise<Uri[]>;
    },
  ): { dispose(): void };
}

/** Where the server is, from the folder of this extension. */
let server: Uri;

const provider: FileSystemProvider = {
  onDidChangeFile: new EventEmitter<FileChangeEvent[]>().event,
  watch: () => new Disposable(() => undefined),
  async stat(uri): Promise<FileStat> {
    const { isFolder, size, modified } = await ask<{ isFolder: boolean; size: number; modified: number }>('stat', uri);
    return { type: isFolder ? FileType.Directory : FileType.File, size, ctime: modified, mtime: modified };
  },
  async readDirectory(uri) {
    const entries = await ask<[string, boolean][]>('list', uri);
    return entries.map(([name, isFolder]) => [name, isFolder ? FileType.Directory : FileType.File]);
  },
  async readFile(uri) {
    const response = await fetch(addressOf('files', uri));
    if (!response.ok) throw FileSystemError.FileNotFound(uri);
    return new Uint8Array(await response.arrayBuffer());
  },
  createDirectory: refuse,
  writeFile: refuse,
  delete: refuse,
  rename: refuse,
};

export function activate({ extensionUri, subscriptions }: ExtensionContext): void {
  server = extensionUri;
  subscriptions.push(
    workspace.registerFileSystemProvider('virtual', provider, { isCaseSensitive: true }),
    (workspace as unknown as Searchable).registerFileSearchProvider('virtual', {
      async provideFileSearchResults(_query, { folder, includes }) {
        const found = await filesBelow(folder);
        return found.filter(({ path }) => includes.some((glob) => minimatch(path.slice(1), glob)));
      },
    }),
  );
}

/** Without the recorded index, in which nobody looks for anything. */
async function filesBelow(folder: Uri): Promise<Uri[]> {
  const entries = await ask<[string, boolean][]>('list', folder);
  const below = entries
    .filter(([name]) => name !== 'recorded-index')
    .map(([name, isFolder]): Promise<Uri[]> => {
      const uri = Uri.joinPath(folder, name);
      return isFolder ? filesBelow(uri) : Promise.resolve([uri]);
    });
  return (await Promise.all(below)).flat();
}

async function ask<Answer>(question: 'stat' | 'list', uri: Uri): Promise<Answer> {
  const answer = (await (await fetch(addressOf(question, uri))).json()) as Answer | null;
  if (answer === null) throw FileSystemError.FileNotFound(uri);
  return answer;
}

function addressOf(first: string, { path }: Uri): string {
  return server.with({ path: `/${first}${path}` }).toString(true);
}

function refuse(uri: Uri): never {
  throw FileSystemError.NoPermissions(uri);
}
