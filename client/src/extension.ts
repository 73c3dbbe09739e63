/** The extension's entry: starts the language server with the first document that needs it, and keeps one running. */
import { commands, l10n, window, workspace, type ExtensionContext, type LogOutputChannel, type Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  CHECK_STATUS,
  DEPENDENCY_TREES,
  PROJECTS,
  type CheckStatus,
  type Experimental,
  type Projects,
  type ProjectTree,
} from '../../server/src/lsp/protocol.ts';
import { registerCommands } from './commands.ts';
import { CompatibilityPanel } from './compatibility/compatibilityPanel.ts';
import { COPY_TREE_COMMAND, DependencyTreeView, type TreeElement } from './dependencyTree.ts';
import { needsServer } from './documents.ts';
import { Explanations } from './explanations.ts';
import { IndexPasswords, PASSWORDS_KEY } from './indexPasswords.ts';
import { clientOptions, LINKED_COMMANDS, SERVER_START_SETTINGS, type CreateClient } from './languageClient.ts';
import { Pages } from './pages.ts';
import { IS_BROWSER } from './platform.ts';
import { TargetStatus } from './targetStatus.ts';
import { watchForSigns, workspaceNeedsServer } from './workspaceSigns.ts';

/** How the server is run here. What one of the two needs is not there for the other: it is loaded only where it is used. */
const transport = (): Promise<{ readonly createClient: CreateClient }> =>
  IS_BROWSER ? import('./transports/worker.ts') : import('./transports/process.ts');

let running: ServerProcess | undefined;

export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel('Pyodide Preflight', { log: true });
  const passwords = new IndexPasswords(context.secrets);
  const server = new ServerProcess(context, output, passwords);
  const pages = new Pages(LINKED_COMMANDS, () => server.language);
  const explanations = new Explanations(pages, () => server.start());
  const compatibility = new CompatibilityPanel({ extension: context.extensionUri, client: () => server.start() });
  server.onChecked = (uri) => {
    compatibility.checked(uri);
    explanations.checked(uri).catch((error: unknown) => {
      output.error(String(error));
    });
  };
  const tree = new DependencyTreeView(
    async () => (await server.client?.sendRequest<readonly ProjectTree[]>(DEPENDENCY_TREES)) ?? [],
  );
  server.onProjects = (projects) => {
    tree.update(projects);
  };
  running = server;
  context.subscriptions.push(
    output,
    pages,
    explanations,
    tree,
    compatibility,
    commands.registerCommand('pyodidePreflight.showCompatibility', (element?: TreeElement) => {
      const uri = element?.kind === 'project' ? element.project.uri : window.activeTextEditor?.document.uri.toString();
      if (uri !== undefined) compatibility.show(uri);
    }),
    commands.registerCommand(COPY_TREE_COMMAND, (element?: TreeElement) => tree.copy(element)),
    ...registerCommands({
      output,
      passwords,
      client: () => server.start(),
      restart: () => server.restart(),
      setIn: (uri) => server.setIn(uri),
      explanations,
      pages,
    }),
    workspace.onDidOpenTextDocument((document) => {
      if (needsServer(document)) server.startInBackground();
    }),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (!server.client && needsServer(document)) server.startInBackground();
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (server.client && SERVER_START_SETTINGS.some((name) => event.affectsConfiguration(name)))
        void server.restart();
    }),
    // Of this window or of another one.
    context.secrets.onDidChange(({ key }) => {
      if (key === PASSWORDS_KEY && server.client) void server.restart();
    }),
    workspace.onDidGrantWorkspaceTrust(() => {
      if (server.client) void server.restart();
      else void startForWorkspace(server, output);
    }),
    watchForSigns(() => {
      if (!server.client) void startForWorkspace(server, output);
    }),
  );
  if (workspace.textDocuments.some(needsServer)) server.startInBackground();
  else void startForWorkspace(server, output);
}

async function startForWorkspace(server: ServerProcess, output: LogOutputChannel): Promise<void> {
  try {
    if (await workspaceNeedsServer()) server.startInBackground();
  } catch (error) {
    output.error(String(error));
  }
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}

/** The one server, started once however often it is asked for. */
class ServerProcess {
  readonly #context: ExtensionContext;
  readonly #output: LogOutputChannel;
  readonly #passwords: IndexPasswords;
  #status: TargetStatus | undefined;
  #client: BaseLanguageClient | undefined;
  #starting: Promise<BaseLanguageClient> | undefined;
  /** How often it has been stopped. */
  #turn = 0;
  /** Called when the check of a document is over. */
  onChecked: (uri: string) => void = () => undefined;
  /** Called when files with a target, or what is known of them, have changed. */
  onProjects: (projects: Projects) => void = () => undefined;

  constructor(context: ExtensionContext, output: LogOutputChannel, passwords: IndexPasswords) {
    this.#passwords = passwords;
    this.#context = context;
    this.#output = output;
  }

  /** The client, once it has been started. */
  get client(): BaseLanguageClient | undefined {
    return this.#client;
  }

  /** The project file that names the target of a document, if any. */
  setIn(uri: Uri | undefined): string | undefined {
    return this.#status?.setIn(uri);
  }

  /** That the server's texts are in, as a tag of RFC 5646. */
  get language(): string {
    const said = this.#client?.initializeResult?.capabilities.experimental as Experimental | undefined;
    return said?.language ?? 'en';
  }

  start(): Promise<BaseLanguageClient> {
    return (this.#starting ??= this.#start());
  }

  startInBackground(): void {
    this.start().catch((error: unknown) => {
      this.#output.error(l10n.t('The language server did not start: {0}', String(error)));
    });
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    const client = this.#client;
    this.#turn++;
    this.#client = undefined;
    this.#starting = undefined;
    this.#status?.clear();
    this.onProjects({ count: 0 });
    await client?.dispose();
  }

  async #start(): Promise<BaseLanguageClient> {
    const status = this.#status ?? new TargetStatus();
    if (!this.#status) this.#context.subscriptions.push(status);
    this.#status = status;
    const turn = this.#turn;
    const [passwords, { createClient }] = await Promise.all([this.#passwords.all(), transport()]);
    // It has been stopped meanwhile: whoever waits for it gets the one that is started next.
    if (turn !== this.#turn) return this.start();
    const client = createClient(this.#context, clientOptions(this.#output, passwords));
    this.#client = client;
    client.onNotification(CHECK_STATUS, (news: CheckStatus) => {
      status.update(news);
      if (news.state !== 'checking') this.onChecked(news.uri);
      // Ends a step of the walkthrough.
      if (news.state === 'done') void commands.executeCommand('setContext', 'pyodidePreflight.hasChecked', true);
    });
    client.onNotification(PROJECTS, (projects: Projects) => {
      this.onProjects(projects);
    });
    status.setStarting(true);
    try {
      await client.start();
    } finally {
      status.setStarting(false);
    }
    return client;
  }
}
