/** The entry point of the language server in a Web Worker of a browser: connects `startServer` to whoever began the worker. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { browserPaths } from './host/browser/browserPaths.ts';
import { LISTENING } from './lsp/protocol.ts';
import { startServer } from './lsp/server.ts';
import { VERSION } from './version.ts';

/** The part of a worker that is used: the types of this program are those of Node. */
interface Worker {
  postMessage(message: unknown): void;
}

const worker = globalThis as unknown as Worker;
const connection = createConnection(new BrowserMessageReader(globalThis), new BrowserMessageWriter(globalThis));
startServer(connection, {
  version: VERSION,
  paths: browserPaths,
  targets: async () => (await import('./lspFacts.ts')).targets(),
  cloudflare: async () => (await import('./lspFacts.ts')).cloudflare(),
  open: async (options, log) => (await import('./lspBrowserParts.ts')).openWorld(connection, options, log),
});
worker.postMessage(LISTENING);
