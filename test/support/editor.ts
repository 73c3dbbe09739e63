/** An editor for tests: speaks to a language server in the same process over streams. */
import { PassThrough } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  CancellationToken,
  createConnection,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type CodeAction,
  type CodeLens,
  type Command,
  type CompletionList,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type DocumentLink,
  type DocumentSymbol,
  type Hover,
  type InlayHint,
  type Location,
  type MessageConnection,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { loadRuntimeData } from '../../server/src/data/runtimeData.ts';
import { LineIndex } from '../../server/src/core/text/lineIndex.ts';
import type { FolderEntry, HostFiles } from '../../server/src/host/host.ts';
import type { CheckStatus, ExplanationParams, Projects } from '../../server/src/lsp/protocol.ts';
import { startServer } from '../../server/src/lsp/server.ts';
import { nodePaths } from '../../server/src/host/nodePaths.ts';
import type { World } from '../../server/src/lsp/workspaceParts.ts';
import { FakeChecker } from './fakeChecker.ts';
import { TestClock } from './testClock.ts';

/** An editor with all capabilities of VS Code. */
const ABLE: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
  textDocument: { diagnostic: { relatedDocumentSupport: false }, codeAction: { disabledSupport: true } },
  notebookDocument: { synchronization: {} },
  window: { workDoneProgress: true },
};

export interface EditorOptions {
  /** Files on disk, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** The value of `pyodidePreflight` for a document. */
  readonly settings?: (uri: string) => unknown;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** The language of the editor; by default it names none. */
  readonly locale?: string;
  /** What loading the rest of the server waits for. */
  readonly loading?: Promise<unknown>;
  /** The real environment instead of the test's fake checker, files and clock. */
  readonly world?: World;
}

export class TestEditor {
  readonly checker = new FakeChecker();
  readonly clock = new TestClock();
  readonly disk: Map<string, string>;
  /** Pushed diagnostics, by path; withdrawn ones are absent. */
  readonly pushed = new Map<string, { readonly version: number | undefined; readonly diagnostics: Diagnostic[] }>();
  /** How often the server requested that diagnostics be pulled again. */
  refreshes = 0;
  readonly statuses: CheckStatus[] = [];
  /** What was told of the files that have a target, in order. */
  readonly projects: Projects[] = [];
  readonly log: string[] = [];
  /** The texts of the progress displays, in order. */
  readonly progress: unknown[] = [];
  /** The paths of the files that the server asked to show. */
  readonly shown: string[] = [];
  readonly registrations: string[] = [];
  /** The edits that the server asked for, all of which are made. */
  readonly edits: WorkspaceEdit[] = [];
  /** What the server told the user. */
  readonly told: string[] = [];
  settings: (uri: string) => unknown;
  readonly #statusListeners: (() => void)[] = [];
  #progressToken: string | number | undefined;
  readonly #client: MessageConnection;
  readonly #open = new Map<string, { version: number; text: string }>();
  /** By path: the last whole report. */
  readonly #reports = new Map<string, { readonly id: string | undefined; readonly items: Diagnostic[] }>();

  private constructor(client: MessageConnection, { files = {}, settings = () => ({}) }: EditorOptions) {
    this.#client = client;
    this.disk = new Map(Object.entries(files));
    this.settings = settings;
  }

  static async start(options: EditorOptions = {}): Promise<TestEditor> {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const client = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    const editor = new TestEditor(client, options);
    editor.#listen();
    startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
      version: '1.2.3',
      paths: { ...nodePaths, toUri: uriOf },
      open: async () => {
        await options.loading;
        return (
          options.world ?? {
            host: { files: editor.#files(), sleep: editor.clock.sleep },
            checker: editor.checker,
            shownFolder: '/cache',
          }
        );
      },
      cloudflare: () => Promise.resolve({ table: loadRuntimeData().cloudflare, today: '2026-11-24' }),
      targets: () =>
        Promise.resolve([
          { name: 'workers-3.13', label: 'Python Workers 3.13', python: '3.13', abi: '2025_0', group: 'current' },
        ]),
    });
    await client.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: options.capabilities ?? ABLE,
      ...(options.locale !== undefined && { locale: options.locale }),
      workspaceFolders: [{ uri: uriOf('/project'), name: 'project' }],
      initializationOptions: options.initializationOptions ?? { status: true, explainCommand: 'explain' },
    });
    await client.sendNotification('initialized', {});
    if (!options.loading) await editor.hover('/loaded', '');
    await editor.settle();
    return editor;
  }

  /** Lets everything finish that is running and not waiting for anything. */
  async settle(): Promise<void> {
    for (let round = 0; round < 4; round++) {
      await this.#client.sendRequest('pyodidePreflight/targets');
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async open(file: string, text = this.disk.get(file) ?? ''): Promise<void> {
    this.#open.set(file, { version: 1, text });
    const textDocument = { uri: uriOf(file), languageId: 'plaintext', version: 1, text };
    await this.#client.sendNotification('textDocument/didOpen', { textDocument });
    await this.settle();
  }

  /** Replaces the whole text of an open document. */
  async edit(file: string, text: string): Promise<void> {
    const version = (this.#open.get(file)?.version ?? 0) + 1;
    this.#open.set(file, { version, text });
    await this.#client.sendNotification('textDocument/didChange', {
      textDocument: { uri: uriOf(file), version },
      contentChanges: [{ text }],
    });
    await this.settle();
  }

  /** A pause long enough for the server to use the network. */
  async pause(milliseconds = 300): Promise<void> {
    this.clock.advance(milliseconds);
    await this.settle();
  }

  async close(file: string): Promise<void> {
    this.#open.delete(file);
    await this.#client.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(file) } });
    await this.settle();
  }

  /** Another program writes a file; undefined deletes it. */
  async writeOnDisk(file: string, text: string | undefined): Promise<void> {
    if (text === undefined) this.disk.delete(file);
    else this.disk.set(file, text);
    await this.#client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(file), type: text === undefined ? 3 : 2 }],
    });
    await this.settle();
  }

  /** Starts a pull, as the editor does after each change; the answer may wait for the check. */
  async pull(file: string): Promise<Diagnostic[]> {
    const report = await this.pullReport(file);
    if (report.kind === 'full') this.#reports.set(file, { id: report.resultId, items: report.items });
    return this.#reports.get(file)?.items ?? [];
  }

  /** The report of a pull as it comes. */
  pullReport(file: string): Promise<DocumentDiagnosticReport> {
    const previousResultId = this.#reports.get(file)?.id;
    return this.#client.sendRequest('textDocument/diagnostic', {
      textDocument: { uri: uriOf(file) },
      ...(previousResultId !== undefined && { previousResultId }),
    });
  }

  hover(file: string, at: string): Promise<Hover | null> {
    return this.#client.sendRequest('textDocument/hover', {
      textDocument: { uri: uriOf(file) },
      position: this.#range(file, at).start,
    });
  }

  actions(file: string, at: string, only?: readonly string[]): Promise<CodeAction[]> {
    return this.#client.sendRequest('textDocument/codeAction', {
      textDocument: { uri: uriOf(file) },
      range: this.#range(file, at),
      context: { diagnostics: [], ...(only && { only }) },
    });
  }

  /** What is offered behind the first occurrence of `after`. */
  completion(file: string, after: string, token = CancellationToken.None): Promise<CompletionList | null> {
    const at = { textDocument: { uri: uriOf(file) }, position: this.#range(file, after).end };
    return this.#client.sendRequest('textDocument/completion', at, token);
  }

  /** Runs the command of an action, as an editor does when somebody chooses it. */
  execute(command: Omit<Command, 'title'> | undefined): Promise<unknown> {
    return this.#client.sendRequest('workspace/executeCommand', command);
  }

  hints(file: string): Promise<InlayHint[]> {
    return this.#client.sendRequest('textDocument/inlayHint', {
      textDocument: { uri: uriOf(file) },
      range: { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } },
    });
  }

  lenses(file: string): Promise<CodeLens[]> {
    return this.#client.sendRequest('textDocument/codeLens', { textDocument: { uri: uriOf(file) } });
  }

  explanation(file: string, at: string, more: Partial<ExplanationParams> = {}): Promise<string | null> {
    const position = this.#range(file, at).start;
    return this.#client.sendRequest('pyodidePreflight/explanation', { uri: uriOf(file), position, ...more });
  }

  /** Waits until the check of a file is over: for checks in the real environment, which take a while. */
  async checked(file: string): Promise<void> {
    for (;;) {
      const last = this.statuses.findLast(({ uri }) => uri === uriOf(file));
      if (last && last.state !== 'checking') return;
      await new Promise<void>((resolve) => this.#statusListeners.push(resolve));
    }
  }

  links(file: string): Promise<DocumentLink[]> {
    return this.#client.sendRequest('textDocument/documentLink', { textDocument: { uri: uriOf(file) } });
  }

  definitions(file: string, at: string): Promise<Location[]> {
    return this.#client.sendRequest('textDocument/definition', {
      textDocument: { uri: uriOf(file) },
      position: this.#range(file, at).start,
    });
  }

  symbols(file: string): Promise<DocumentSymbol[]> {
    return this.#client.sendRequest('textDocument/documentSymbol', { textDocument: { uri: uriOf(file) } });
  }

  /** The text of an open document at a range. */
  textAt(file: string, range: Range): string {
    const text = this.#open.get(file)?.text ?? '';
    const lines = new LineIndex(text);
    return text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
  }

  request<Answer>(method: string): Promise<Answer> {
    return this.#client.sendRequest<Answer>(method);
  }

  /** A request with parameters of any shape; rejects where the answer is an error, and where there is none. */
  async ask(method: string, params: unknown): Promise<unknown> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`no answer to ${method}`));
      }, 5000);
    });
    try {
      return await Promise.race([this.#client.sendRequest(method, params), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async notify(method: string, params: unknown): Promise<void> {
    await this.#client.sendNotification(method, params);
    await this.settle();
  }

  /** The user cancels the display of progress. */
  async cancelProgress(): Promise<void> {
    await this.notify('window/workDoneProgress/cancel', { token: this.#progressToken });
  }

  #range(file: string, text: string): Range {
    const whole = this.#open.get(file)?.text ?? '';
    const start = whole.indexOf(text);
    if (start < 0) throw new Error(`${text} does not stand in ${file}`);
    return new LineIndex(whole).rangeOf({ start, end: start + text.length });
  }

  #listen(): void {
    const client = this.#client;
    client.onRequest('workspace/configuration', ({ items }: { items: { scopeUri: string }[] }) =>
      items.map(({ scopeUri }) => this.settings(scopeUri)),
    );
    client.onRequest('workspace/workspaceFolders', () => [{ uri: uriOf('/project'), name: 'project' }]);
    client.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      return null;
    });
    client.onRequest('window/showDocument', ({ uri }: { uri: string }) => {
      this.shown.push(fileURLToPath(uri));
      return { success: true };
    });
    client.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
      this.edits.push(edit);
      return { applied: true };
    });
    client.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.told.push(message);
    });
    client.onRequest('workspace/inlayHint/refresh', () => null);
    client.onRequest('workspace/codeLens/refresh', () => null);
    client.onRequest('client/registerCapability', (params: { registrations: { method: string }[] }) => {
      this.registrations.push(...params.registrations.map(({ method }) => method));
      return null;
    });
    client.onRequest('window/workDoneProgress/create', ({ token }: { token: string | number }) => {
      this.#progressToken = token;
      return null;
    });
    client.onNotification('$/progress', ({ value }: { value: unknown }) => {
      this.progress.push(value);
    });
    client.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
    });
    client.onNotification('pyodidePreflight/checkStatus', (status: CheckStatus) => {
      this.statuses.push(status);
      for (const listener of this.#statusListeners.splice(0)) listener();
    });
    client.onNotification('pyodidePreflight/projects', (projects: Projects) => {
      this.projects.push(projects);
    });
    client.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, version, diagnostics }: { uri: string; version?: number; diagnostics: Diagnostic[] }) => {
        if (diagnostics.length === 0) this.pushed.delete(fileURLToPath(uri));
        else this.pushed.set(fileURLToPath(uri), { version, diagnostics });
      },
    );
    client.listen();
  }

  /** What lies in a folder of the disk. */
  #entriesOf(folder: string): FolderEntry[] {
    const inside = folder.replace(/\/*$/, '/');
    const entries = new Map<string, FolderEntry>();
    for (const path of this.disk.keys()) {
      if (!path.startsWith(inside)) continue;
      const [name = '', ...below] = path.slice(inside.length).split('/');
      entries.set(name, { name, kind: below.length > 0 ? 'folder' : 'file' });
    }
    return [...entries.values()];
  }

  #files(): HostFiles {
    const nothing = (): Promise<never> => Promise.reject(new Error('the server does not ask for this'));
    return {
      read: (file) => {
        const text = this.disk.get(file);
        return Promise.resolve(text === undefined ? undefined : new TextEncoder().encode(text));
      },
      readPart: nothing,
      write: (file, data) => {
        // Text in memory keeps a byte order mark as its first character.
        const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
        this.disk.set(file, typeof data === 'string' ? data : decoder.decode(data));
        return Promise.resolve();
      },
      remove: nothing,
      stat: (path) => {
        const text = this.disk.get(path);
        const size = text === undefined ? 0 : new TextEncoder().encode(text).length;
        if (text !== undefined) return Promise.resolve({ kind: 'file', size, modified: 0 });
        return Promise.resolve(this.#entriesOf(path).length > 0 ? { kind: 'folder', size: 0, modified: 0 } : undefined);
      },
      list: (path) => Promise.resolve(this.#entriesOf(path)),
    };
  }
}

export function uriOf(file: string): string {
  return pathToFileURL(file).href;
}
