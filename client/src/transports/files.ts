/** Answers a server that has no files of its own, with those that the editor has. */
import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  FILE_LIST,
  FILE_READ,
  FILE_STAT,
  FILE_WRITE,
  type FileAnswer,
  type FileParams,
  type FileReadParams,
  type FileWriteParams,
  type FolderAnswer,
} from '../../../server/src/lsp/protocol.ts';

/** Answers the requests of a client's server. */
export function answerFiles(client: BaseLanguageClient): void {
  client.onRequest(FILE_STAT, ({ uri }: FileParams) => orNull(uri, statOf));
  client.onRequest(FILE_READ, ({ uri, part }: FileReadParams) => orNull(uri, (file) => bytesOf(file, part)));
  client.onRequest(FILE_LIST, ({ uri }: FileParams) => orNull(uri, entriesOf));
  client.onRequest(FILE_WRITE, async ({ uri, bytes }: FileWriteParams) => {
    await workspace.fs.writeFile(Uri.parse(uri), bytes);
    return null;
  });
}

async function statOf(uri: Uri): Promise<FileAnswer> {
  const { type, size, mtime: modified } = await workspace.fs.stat(uri);
  const kind = type & FileType.Directory ? 'folder' : type & FileType.File ? 'file' : 'other';
  return { kind, size, modified };
}

async function bytesOf(uri: Uri, part: FileReadParams['part']): Promise<Uint8Array> {
  const bytes = await workspace.fs.readFile(uri);
  // A copy, since all that a part is cut out of would be sent with it.
  return part ? bytes.slice(part.start, part.start + part.length) : bytes;
}

async function entriesOf(uri: Uri): Promise<readonly FolderAnswer[]> {
  const entries = await workspace.fs.readDirectory(uri);
  // Links to folders are not followed, as on the disk.
  return entries.map(([name, type]) => ({ name, kind: type === FileType.Directory ? 'folder' : 'file' }));
}

/** An answer, or null where nothing is. Of a scheme that nobody serves there is nothing at all. */
async function orNull<Answer>(uri: string, answer: (file: Uri) => Promise<Answer>): Promise<Answer | null> {
  const file = Uri.parse(uri);
  if (workspace.fs.isWritableFileSystem(file.scheme) === undefined) return null;
  try {
    return await answer(file);
  } catch (error) {
    const code = error instanceof FileSystemError ? error.code : '';
    if (code === 'FileNotFound' || code === 'FileNotADirectory') return null;
    throw error;
  }
}
