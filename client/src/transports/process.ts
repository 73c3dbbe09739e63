/** The language server in a process of its own, where there is Node. */
import { LanguageClient, TransportKind, type ServerOptions } from 'vscode-languageclient/node';
import { CLIENT_NAME, type CreateClient } from '../languageClient.ts';

/** See {@link CreateClient}. */
export const createClient: CreateClient = (context, options) => {
  const module = context.asAbsolutePath('server/dist/lsp.cjs');
  // A debugger attaches to child processes by itself, see .vscode/launch.json: no port is opened for one.
  const server: ServerOptions = { module, transport: TransportKind.ipc };
  return new LanguageClient(...CLIENT_NAME, server, options);
};
