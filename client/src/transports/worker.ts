/** The language server in a Web Worker, in a browser. It has no files of its own: it asks for those of the editor. */
import { Uri } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { LISTENING } from '../../../server/src/lsp/protocol.ts';
import { CLIENT_NAME, type CreateClient } from '../languageClient.ts';
import { answerFiles } from './files.ts';

/** The part of a Web Worker that is used: the types of the extension are those of Node. */
interface WebWorker {
  onmessage: (event: { readonly data: unknown }) => void;
  onerror: (event: { readonly message?: string }) => void;
  postMessage(message: unknown): void;
  terminate(): void;
}

/** See {@link CreateClient}. */
export const createClient: CreateClient = (context, options) => {
  const client = new WorkerClient(Uri.joinPath(context.extensionUri, 'server/dist'), options);
  answerFiles(client);
  return client;
};

/** A client whose worker ends with it. */
class WorkerClient extends LanguageClient {
  readonly #workers: WebWorker[];

  /** @param server the folder of what the server is built into */
  constructor(server: Uri, options: LanguageClientOptions) {
    const workers: WebWorker[] = [];
    super(
      ...CLIENT_NAME,
      async () => {
        const { Worker } = globalThis as unknown as { readonly Worker: new (script: string) => WebWorker };
        const worker = new Worker(Uri.joinPath(server, 'lspWorker.js').toString(true));
        workers.push(worker);
        worker.postMessage(Uri.joinPath(server, 'language-server/worker.js').toString(true));
        await listening(worker);
        // Not the worker itself: VS Code makes workers in a way of its own, which the library does not know for one.
        return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
      },
      options,
    );
    this.#workers = workers;
  }

  override async dispose(timeout?: number): Promise<void> {
    try {
      await super.dispose(timeout);
    } finally {
      for (const worker of this.#workers.splice(0)) worker.terminate();
    }
  }
}

/** Resolves when the server in a worker hears what is said to it; rejects if it could not be loaded. */
function listening(worker: WebWorker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      if (data === LISTENING) resolve();
    };
    worker.onerror = ({ message }) => {
      reject(new Error(message ?? 'the worker could not be loaded'));
    };
  });
}
