/** What the language server needs of a browser: loaded once the editor has its first answer. */
import type { Connection } from 'vscode-languageserver';
import { Checker } from './check/check.ts';
import { browserHost } from './host/browser/browserHost.ts';
import { shownUri } from './host/browser/browserPaths.ts';
import { editorFiles, type FileQuestions } from './host/browser/editorFiles.ts';
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
} from './lsp/protocol.ts';
import type { ServerParts } from './lsp/server.ts';

/** Opens the outside world with the editor's options, and the editor's own files. */
export function openWorld(
  connection: Connection,
  ...[{ indexPasswords }, log]: Parameters<ServerParts['open']>
): ReturnType<ServerParts['open']> {
  const files = editorFiles(questionsOf(connection), shownUri);
  const host = browserHost({ files, log, ...(indexPasswords && { indexPasswords }) });
  const today = (): string => new Date(host.now()).toISOString().slice(0, 10);
  return { host, checker: new Checker({ host, today }) };
}

function questionsOf(connection: Connection): FileQuestions {
  const ask = async <Answer>(method: string, params: FileParams): Promise<Answer | undefined> =>
    (await connection.sendRequest<Answer | null>(method, params)) ?? undefined;
  return {
    stat: (uri) => ask<FileAnswer>(FILE_STAT, { uri }),
    read: (uri, part) => {
      const params: FileReadParams = { uri, ...(part && { part }) };
      return ask<Uint8Array>(FILE_READ, params);
    },
    list: (uri) => ask<readonly FolderAnswer[]>(FILE_LIST, { uri }),
    write: async (uri, bytes) => {
      const params: FileWriteParams = { uri, bytes };
      await ask(FILE_WRITE, params);
    },
  };
}
