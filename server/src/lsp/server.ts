/** The language server: connects the editor's messages with session and features; decides nothing itself. */
import type { CancellationToken, Connection, InitializeParams, InitializeResult } from 'vscode-languageserver';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CloudflareFacts } from '../core/features/completion/compatibility.ts';
import { languageFor, loadMessages } from '../core/messages/languages.ts';
import { visibleLines } from '../core/messages/visible.ts';
import { traceOf } from '../host/traceOf.ts';
import type { LogLevel } from '../host/host.ts';
import { offeredTo, readAbilities, WATCHED_FILES, type EditorAbilities } from './capabilities.ts';
import { SETTINGS_SECTION } from './editorSettings.ts';
import { readInitializationOptions } from './initializationOptions.ts';
import {
  answerInCell,
  codeActionsInCell,
  completionInCell,
  diagnosticsInCell,
  editsInCells,
  hoverInCell,
  inlayHintsInCell,
  locationsInCell,
  placeInFile,
  rangedInCell,
  symbolsInCell,
  type AskedCell,
  type AskedPlace,
} from './notebooks/cellAnswers.ts';
import { OpenNotebooks } from './notebooks/openNotebooks.ts';
import { openDocuments } from './openDocuments.ts';
import type { Paths } from './paths.ts';
import {
  AUTOMATIC_TARGET,
  CHECK_AGAIN,
  CHECK_WORKSPACE,
  COMPATIBILITY,
  COMPATIBILITY_EXPORT,
  DEPENDENCY_TREES,
  EXPLANATION,
  LIST_TARGETS,
  TRACKER,
  WRITE_TARGET,
} from './protocol.ts';
import type {
  AutomaticTargetParams,
  Compatibility,
  CompatibilityExportParams,
  CompatibilityParams,
  ExplanationParams,
  InitializationOptions,
  NamedTarget,
  ProjectTree,
  StatusTarget,
  TrackerParams,
  WorkspaceOutcome,
  WriteTargetParams,
} from './protocol.ts';
import type { Workspace } from './workspace.ts';
import type { WorkspaceParts, World } from './workspaceParts.ts';

export interface ServerParts {
  readonly version: string;
  readonly paths: Paths;
  /** Opens the outside world with the editor's options. */
  readonly open: (
    options: InitializationOptions,
    log: (level: LogLevel, message: string) => void,
  ) => World | Promise<World>;
  /** Every runtime that can be checked for, by the name of its target. */
  readonly targets: () => Promise<readonly NamedTarget[]>;
  /** What decides which runtime a Worker gets. */
  readonly cloudflare: () => Promise<CloudflareFacts>;
}

/**
 * The workspace, which is loaded behind the answer to `initialize`: what the editor sends meanwhile reaches it afterwards, in
 * its order.
 */
class LoadingWorkspace {
  readonly #onError: (error: unknown) => void;
  /** Undefined before the editor has begun, and where loading failed. */
  present: Promise<Workspace | undefined> = Promise.resolve(undefined);

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  open(load: () => Promise<Workspace>): void {
    this.present = load().catch((error: unknown) => {
      this.#onError(error);
      return undefined;
    });
  }

  /** Does something as soon as there is a workspace, behind all that came before. */
  when(act: (workspace: Workspace) => void): void {
    this.present
      .then((workspace) => {
        if (workspace) act(workspace);
      })
      .catch(this.#onError);
  }
}

/** Serves a connection; starts listening. */
export function startServer(connection: Connection, { version, paths, open, targets, cloudflare }: ServerParts): void {
  const log = (level: LogLevel, message: string): void => {
    sendLog(connection, level, message);
  };
  const badChange = (error: unknown): void => {
    log('error', `a change: ${traceOf(error)}`);
  };
  const texts = openDocuments(badChange);
  const notebooks = new OpenNotebooks(badChange);
  const documents = notebooks.beside(texts);
  let abilities: EditorAbilities | undefined;
  const workspace = new LoadingWorkspace((error) => {
    log('error', `the workspace: ${traceOf(error)}`);
  });

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const options = readInitializationOptions(params.initializationOptions);
    abilities = readAbilities(params.capabilities);
    const client = { connection, options, folders: foldersOf(params), abilities };
    const common: Omit<WorkspaceParts, 'world' | 'messages'> = {
      ...client,
      documents,
      cells: {
        placeInFile: (place) => placeInFile(notebooks, place),
        editsInCells: (edits) => editsInCells(notebooks, edits),
      },
      paths,
      targets,
      cloudflare,
    };
    workspace.open(async () => {
      const [loaded, world, messages] = await Promise.all([
        import('./workspace.ts'),
        open(options, log),
        loadMessages(params.locale),
      ]);
      return new loaded.Workspace({ ...common, world, messages });
    });
    return {
      capabilities: offeredTo(abilities, languageFor(params.locale)),
      serverInfo: { name: 'Pyodide Preflight', version },
    };
  });
  connection.onInitialized(() => {
    if (abilities) register(connection, abilities);
    workspace.when((present) => {
      present.begin();
    });
    log('info', `Pyodide Preflight ${version}`);
  });
  connection.onShutdown(async () => (await workspace.present)?.dispose());

  listenToChanges(connection, texts, notebooks, workspace);
  answerRequests(connection, log, workspace, notebooks);
  connection.onRequest(LIST_TARGETS, targets);
  texts.listen(connection);
  connection.listen();
}

/** The folders that an editor begins with; older ones have but one. */
function foldersOf(params: InitializeParams): readonly string[] {
  if (params.workspaceFolders) return params.workspaceFolders.map(({ uri }) => uri);
  const older: Readonly<Record<string, unknown>> = { ...params };
  const root = older['rootUri'];
  return typeof root === 'string' ? [root] : [];
}

function register(connection: Connection, abilities: EditorAbilities): void {
  if (abilities.configurationChanges)
    void connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION });
  if (abilities.watchesFiles)
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: WATCHED_FILES });
}

function listenToChanges(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  notebooks: OpenNotebooks,
  workspace: LoadingWorkspace,
): void {
  const changed = (document: TextDocument): void => {
    workspace.when((present) => {
      present.changed(document);
    });
  };
  const closed = (uri: string): void => {
    workspace.when((present) => {
      present.closed(uri);
    });
  };
  const opened = (document: TextDocument): void => {
    workspace.when((present) => {
      present.opened(document);
    });
  };
  const filesChanged = (uris: readonly string[]): void => {
    workspace.when((present) => {
      present.filesChanged(uris);
    });
  };
  // The library also reports a document that was just opened as changed.
  let opening: TextDocument | undefined;
  documents.onDidOpen(({ document }) => {
    opening = document;
    opened(document);
  });
  documents.onDidChangeContent(({ document }) => {
    if (document !== opening) changed(document);
    opening = undefined;
  });
  documents.onDidSave(({ document }) => {
    filesChanged([document.uri]);
  });
  documents.onDidClose(({ document }) => {
    closed(document.uri);
  });
  const saved = (uri: string): void => {
    filesChanged([uri]);
  };
  notebooks.listen(connection, { opened, changed, saved, closed });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    filesChanged(changes.map(({ uri }) => uri));
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    workspace.when((present) => {
      present.settingsChanged(settings);
    });
  });
}

function answerRequests(
  connection: Connection,
  log: (level: LogLevel, message: string) => void,
  workspace: LoadingWorkspace,
  notebooks: OpenNotebooks,
): void {
  /** A bug costs only one answer, which is then empty, and is logged. */
  const answer =
    <Params, Answer>(
      name: string,
      nothing: Answer,
      respond: (workspace: Workspace, params: Params, token: CancellationToken) => Answer | Promise<Answer>,
    ) =>
    async (params: Params, token: CancellationToken): Promise<Answer> => {
      try {
        const present = await workspace.present;
        return present ? await respond(present, params, token) : nothing;
      } catch (error) {
        log('error', `${name}: ${traceOf(error)}`);
        return nothing;
      }
    };
  /** The same for what is asked about a document, which may be a cell of a notebook. */
  const answerAt = <Params extends AskedPlace, Answer>(
    name: string,
    nothing: Answer,
    respond: (workspace: Workspace, params: Params, token: CancellationToken) => Answer | Promise<Answer>,
    toCell: (answer: Answer, asked: AskedCell) => Answer,
  ): ((params: Params, token: CancellationToken) => Promise<Answer>) =>
    answer(name, nothing, (present, params: Params, token) =>
      answerInCell(notebooks, params, (inFile) => respond(present, inFile, token), toCell),
    );
  connection.onHover(answerAt('hover', null, (present, params) => present.answers.hover(params), hoverInCell));
  connection.onCodeAction(
    answerAt('code action', [], (present, params) => present.answers.codeActions(params), codeActionsInCell),
  );
  connection.onCodeLens(
    answerAt('code lens', [], (present, params) => present.answers.codeLenses(params), rangedInCell),
  );
  connection.onDocumentLinks(
    answerAt('links', [], (present, params) => present.navigation.links(params), rangedInCell),
  );
  connection.onDefinition(
    answerAt('definition', [], (present, params) => present.navigation.definitions(params), locationsInCell),
  );
  connection.onDocumentSymbol(
    answerAt('symbols', [], (present, params) => present.navigation.symbols(params), symbolsInCell),
  );
  connection.onCompletion(
    answerAt(
      'completion',
      null,
      (present, params, token) => present.completion.complete(params, token),
      completionInCell,
    ),
  );
  connection.onExecuteCommand(answer('command', null, (present, params, token) => present.execute(params, token)));
  connection.languages.inlayHint.on(
    answerAt('inlay hint', [], (present, params) => present.answers.inlayHints(params), inlayHintsInCell),
  );
  connection.languages.diagnostics.on(
    answerAt(
      'diagnostics',
      { kind: 'full', items: [] },
      (present, { textDocument, previousResultId }, token) =>
        present.diagnostics.pull(textDocument.uri, previousResultId, token),
      diagnosticsInCell,
    ),
  );
  connection.onRequest(
    EXPLANATION,
    answer<ExplanationParams, string | null>('explanation', null, (present, params, token) =>
      present.answers.explanation(params, token),
    ),
  );
  connection.onRequest(
    AUTOMATIC_TARGET,
    answer<AutomaticTargetParams, StatusTarget | null>('automatic target', null, (present, params) =>
      present.automaticTarget(params),
    ),
  );
  connection.onRequest(
    WRITE_TARGET,
    answer<WriteTargetParams, null>('write target', null, (present, params) => present.writeTarget(params)),
  );
  connection.onRequest(
    TRACKER,
    answer<TrackerParams, string | null>('tracker', null, (present, params, token) => present.tracker(params, token)),
  );
  connection.onRequest(
    CHECK_AGAIN,
    answer('check again', null, (present) => present.checkAgain()),
  );
  connection.onRequest(
    CHECK_WORKSPACE,
    answer<unknown, WorkspaceOutcome | null>('check workspace', null, (present) => present.checkWorkspace()),
  );
  connection.onRequest(
    DEPENDENCY_TREES,
    answer<unknown, readonly ProjectTree[]>('dependency trees', [], (present) => present.dependencyTrees()),
  );
  connection.onRequest(
    COMPATIBILITY,
    answer<CompatibilityParams, Compatibility | null>('compatibility', null, async (present, params, token) =>
      (await present.compatibility()).compatibility(params, token),
    ),
  );
  connection.onRequest(
    COMPATIBILITY_EXPORT,
    answer<CompatibilityExportParams, string | null>('export', null, async (present, params) =>
      (await present.compatibility()).exported(params),
    ),
  );
}

function sendLog(connection: Connection, level: LogLevel, text: string): void {
  // A trace has several lines; names of files and indexes, which may have anything in them, have none.
  const message = visibleLines(text);
  if (level === 'error') connection.console.error(message);
  else if (level === 'warning') connection.console.warn(message);
  else if (level === 'info') connection.console.info(message);
  else connection.console.debug(message);
}
