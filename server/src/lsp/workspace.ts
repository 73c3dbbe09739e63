/** One editor's workspace: its session, and the answers derived from the session's snapshots. */
import { tell } from '../core/messages/message.ts';
import type {
  CodeAction,
  CodeActionParams,
  Connection,
  ExecuteCommandParams,
  InlayHintParams,
  TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { verdictsOf, type Snapshot } from '../core/analysis/snapshot.ts';
import { codeActionsAt, WRITE_UTF8 } from '../core/features/codeActions.ts';
import { explanationAt } from '../core/features/explanation.ts';
import { hoverAt } from '../core/features/hover.ts';
import { inlayHintsIn } from '../core/features/inlayHints.ts';
import type { Hover, InlayHint, LspTextEdit } from '../core/features/lspValues.ts';
import { say } from '../core/messages/message.ts';
import type { Messages } from '../core/messages/messages.ts';
import type { Host } from '../host/host.ts';
import type { EditorAbilities } from './capabilities.ts';
import { outcomeOf, settingProblem } from './checkLog.ts';
import type { CheckRun } from './checkRun.ts';
import type { Engine } from '../check/engine.ts';
import { DiagnosticsSupport } from './diagnosticsSupport.ts';
import { EditorSettingsReader, SETTINGS_SECTION } from './editorSettings.ts';
import { EditorTexts } from './editorTexts.ts';
import type { Paths } from './paths.ts';
import { CHECK_STATUS, type CheckStatus, type ExplanationParams, type InitializationOptions } from './protocol.ts';
import { Session, type CheckProgress } from './session.ts';
import { shownTarget } from './shownTarget.ts';
import { beginSlowWork } from './slowWork.ts';

/** What the server needs from the outside world. */
export interface World {
  readonly host: Pick<Host, 'files' | 'sleep'>;
  readonly checker: Engine;
}

export interface WorkspaceParts {
  readonly connection: Connection;
  /** In the language of the editor. */
  readonly messages: Messages;
  readonly documents: TextDocuments<TextDocument>;
  readonly paths: Paths;
  readonly options: InitializationOptions;
  readonly abilities: EditorAbilities;
  readonly world: World;
}

export class Workspace {
  readonly #parts: WorkspaceParts;
  readonly #texts: EditorTexts;
  readonly #settings: EditorSettingsReader;
  readonly session: Session;
  readonly diagnostics: DiagnosticsSupport;
  /** By URI: the last log line. */
  readonly #logged = new Map<string, string>();
  /** The settings pushed by an editor without `workspace/configuration`. */
  #pushedSettings: unknown;

  constructor(parts: WorkspaceParts) {
    const { connection, documents, paths, options, abilities, world } = parts;
    this.#parts = parts;
    this.#texts = new EditorTexts(documents, world.host.files, paths);
    this.#settings = new EditorSettingsReader({
      paths,
      ask: (uri) => this.#askSettings(uri),
      onProblem: (problem) => {
        connection.console.warn(settingProblem(problem));
      },
      folders: async () =>
        abilities.workspaceFolders
          ? ((await connection.workspace.getWorkspaceFolders()) ?? []).map(({ uri }) => uri)
          : [],
    });
    this.session = new Session({
      checker: world.checker,
      trusted: options.trusted !== false,
      texts: this.#texts,
      paths,
      settingsFor: async (uri) => (await this.#settings.read(uri)).check,
      wait: (milliseconds, signal) => world.host.sleep(milliseconds, signal),
      beginWork: (run, uri) => this.#beginWork(run, uri),
      logError: (error) => {
        connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      },
      onChange: (uri) => {
        this.#changed(uri);
      },
    });
    this.diagnostics = new DiagnosticsSupport(connection, this.session, this.#texts, paths, {
      messages: parts.messages,
      pulls: abilities.pullsDiagnostics,
      refreshes: abilities.refreshesDiagnostics,
    });
  }

  async dispose(): Promise<void> {
    await this.session.dispose();
  }

  closed(uri: string): void {
    this.#settings.forget(uri);
    this.diagnostics.closed(uri);
    this.session.closed(uri);
  }

  /** @param settings all pushed sections; nothing if the editor is asked instead */
  settingsChanged(settings: unknown): void {
    if (typeof settings === 'object' && settings !== null && SETTINGS_SECTION in settings)
      this.#pushedSettings = settings[SETTINGS_SECTION];
    this.#settings.forget();
    this.session.checkAll(false);
  }

  checkAgain(): null {
    this.session.checkAll(true);
    return null;
  }

  async hover({ textDocument: { uri }, position }: ExplanationTarget): Promise<Hover | null> {
    const at = await this.#place(uri, position);
    return (at && hoverAt(at.path, at.offset, at.snapshot, this.#parts.messages)) ?? null;
  }

  async codeActions({ textDocument: { uri }, range, context }: CodeActionParams): Promise<CodeAction[]> {
    const at = await this.#place(uri, range.start);
    if (!at) return [];
    const { path, snapshot, document } = at;
    const versions = await this.#versionsOf(snapshot);
    const { explainCommand, copyTextCommand } = this.#parts.options;
    const actions = codeActionsAt(
      {
        path,
        span: { start: at.offset, end: document.offsetAt(range.end) },
        ...(context.only && { only: context.only }),
      },
      snapshot,
      {
        uriOf: this.#texts.uriOf,
        messages: this.#parts.messages,
        versionOf: (edited) => versions.get(edited),
        ...(explainCommand !== undefined && { explainCommand }),
        ...(copyTextCommand !== undefined && { copyTextCommand }),
      },
    );
    return this.#parts.abilities.versionedEdits ? actions : actions.map(withPlainEdit);
  }

  /** Runs a command of a quick fix. */
  async execute({ command, arguments: uris = [] }: ExecuteCommandParams): Promise<null> {
    if (command !== WRITE_UTF8) return null;
    const paths = uris.flatMap((uri: unknown) =>
      typeof uri === 'string' ? (this.#parts.paths.toPath(uri) ?? []) : [],
    );
    for (const path of paths) await this.#texts.writeUtf8(path);
    this.session.checkAll(false);
    return null;
  }

  async inlayHints({ textDocument: { uri }, range }: InlayHintParams): Promise<InlayHint[]> {
    const at = await this.#place(uri, range.start);
    if (!at || !(await this.#settings.read(uri)).inlayHints) return [];
    const span = { start: at.offset, end: at.document.offsetAt(range.end) };
    return inlayHintsIn(at.path, span, at.snapshot, this.#parts.messages);
  }

  async explanation({ uri, position, code }: ExplanationParams): Promise<string | null> {
    const at = await this.#place(uri, position);
    if (!at) return null;
    const request = { path: at.path, offset: at.offset, ...(code !== undefined && { code }) };
    return explanationAt(request, at.snapshot, this.#parts.messages) ?? null;
  }

  /** A place in a document, with what is known about the document's current version. */
  async #place(uri: string, position: ExplanationParams['position']): Promise<Place | undefined> {
    const snapshot = await this.session.snapshot(uri);
    const document = this.#parts.documents.get(uri);
    const path = this.#parts.paths.toPath(uri);
    if (!snapshot || !document || path === undefined) return undefined;
    return { path, document, offset: document.offsetAt(position), snapshot };
  }

  /** The document versions of a snapshot's files whose texts are unchanged; null for those on disk. */
  async #versionsOf({ texts }: Snapshot): Promise<ReadonlyMap<string, number | null>> {
    const versions = new Map<string, number | null>();
    for (const [path, text] of texts) {
      const read = await this.#texts.read(path);
      if (read.kind === 'text' && read.text === text) versions.set(path, this.#texts.documentAt(path)?.version ?? null);
    }
    return versions;
  }

  async #askSettings(uri: string): Promise<unknown> {
    const { connection, abilities } = this.#parts;
    if (!abilities.configuration) return this.#pushedSettings;
    return (await connection.workspace.getConfiguration({ scopeUri: uri, section: SETTINGS_SECTION })) as unknown;
  }

  #beginWork(run: CheckRun, uri: string): (message?: string) => void {
    const { connection, abilities, messages, world } = this.#parts;
    if (!abilities.progress) return () => undefined;
    const target = this.session.progress(uri)?.snapshot?.choice.target.label;
    return beginSlowWork(connection, {
      title: tell(say('resolvingDependencies', target === undefined ? {} : { target }), messages),
      wait: (milliseconds, signal) => world.host.sleep(milliseconds, signal),
      onCancel: () => {
        run.stop('stopped');
      },
    });
  }

  #changed(uri: string): void {
    const { connection, abilities, messages, options } = this.#parts;
    const progress = this.session.progress(uri);
    this.#logOutcome(uri, progress);
    if (options.status === true) void connection.sendNotification(CHECK_STATUS, statusOf(uri, progress, messages));
    this.diagnostics.update();
    if (progress?.state === 'done' && abilities.refreshesInlayHints)
      connection.languages.inlayHint.refresh().catch(() => undefined);
  }

  /** Logs a line for a file whenever the result of its check changes. */
  #logOutcome(uri: string, progress: CheckProgress | undefined): void {
    if (progress?.state === 'checking') return;
    const outcome = outcomeOf(progress);
    if (this.#logged.get(uri) === outcome) return;
    if (progress) this.#logged.set(uri, outcome);
    else this.#logged.delete(uri);
    this.#parts.connection.console.info(`${this.#parts.paths.toPath(uri) ?? uri}: ${outcome}`);
  }
}

type ExplanationTarget = Pick<InlayHintParams, 'textDocument'> & Pick<ExplanationParams, 'position'>;

interface Place {
  readonly path: string;
  readonly document: TextDocument;
  readonly offset: number;
  readonly snapshot: Snapshot;
}

function statusOf(uri: string, progress: CheckProgress | undefined, messages: Messages): CheckStatus {
  const { snapshot } = progress ?? {};
  return {
    uri,
    state: progress?.state ?? 'gone',
    ...(snapshot && { target: shownTarget(snapshot, messages) }),
    ...(snapshot?.resolution && { resolves: resolvesEverywhere(snapshot) }),
  };
}

function resolvesEverywhere(snapshot: Snapshot): boolean | null {
  const answers = verdictsOf(snapshot).map(({ resolution }) => resolution?.resolves ?? null);
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}

/** For editors that only support edits without versions. */
function withPlainEdit(action: ReturnType<typeof codeActionsAt>[number]): CodeAction {
  const { edit, ...rest } = action;
  if (!edit) return rest;
  const changes: Record<string, LspTextEdit[]> = {};
  for (const { textDocument, edits } of edit.documentChanges) changes[textDocument.uri] = edits;
  return { ...rest, edit: { changes } };
}
