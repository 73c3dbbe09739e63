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
import type { Snapshot } from '../core/analysis/snapshot.ts';
import { codeActionsAt, WRITE_UTF8 } from '../core/features/codeActions.ts';
import { explanationAt } from '../core/features/explanation.ts';
import { findDependencyFiles } from '../check/findDependencyFiles.ts';
import type { Finding } from '../core/findings/finding.ts';
import { setTomlString } from '../core/config/tomlEdit.ts';
import { dependencyFileKind, namedFileKind } from '../core/dependencyFiles/dependencyFileKind.ts';
import { WorkspaceCheck, type WorkspaceSearch } from './workspaceCheck.ts';
import { hoverAt, inPlainText } from '../core/features/hover.ts';
import { inlayHintsIn } from '../core/features/inlayHints.ts';
import type { Hover, InlayHint, LspTextEdit } from '../core/features/lspValues.ts';
import { say } from '../core/messages/message.ts';
import type { Messages } from '../core/messages/messages.ts';
import type { Host } from '../host/host.ts';
import type { EditorAbilities } from './capabilities.ts';
import { outcomeOf, settingProblem } from './checkLog.ts';
import { statusOf } from './checkStatus.ts';
import type { CheckRun } from './checkRun.ts';
import type { Engine } from '../check/engine.ts';
import { DiagnosticsSupport } from './diagnosticsSupport.ts';
import { EditorSettingsReader, SETTINGS_SECTION } from './editorSettings.ts';
import { EditorTexts } from './editorTexts.ts';
import type { Paths } from './paths.ts';
import {
  CHECK_STATUS,
  type AutomaticTargetParams,
  type StatusTarget,
  type ExplanationParams,
  type InitializationOptions,
  type WorkspaceOutcome,
  type WriteTargetParams,
} from './protocol.ts';
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
  /** The URIs of the folders that the editor began with: all that there are if it cannot say more. */
  readonly folders: readonly string[];
  readonly abilities: EditorAbilities;
  readonly world: World;
}

export class Workspace {
  readonly #parts: WorkspaceParts;
  readonly #texts: EditorTexts;
  readonly #settings: EditorSettingsReader;
  readonly session: Session;
  readonly diagnostics: DiagnosticsSupport;
  /** The files that are not open. */
  readonly #background: WorkspaceCheck;
  /** By URI: the last log line. */
  readonly #logged = new Map<string, string>();
  /** The settings given at the start or pushed later by an editor without `workspace/configuration`. */
  #pushedSettings: unknown;

  constructor(parts: WorkspaceParts) {
    const { connection, documents, paths, options, abilities, world } = parts;
    this.#parts = parts;
    this.#pushedSettings = sectionIn(options.settings) ?? options.settings;
    this.#texts = new EditorTexts(documents, world.host.files, paths);
    this.#settings = new EditorSettingsReader({
      paths,
      ask: (uri) => this.#askSettings(uri),
      onProblem: (problem) => {
        connection.console.warn(settingProblem(problem));
      },
      folders: () => this.#folders(),
    });
    this.session = new Session({
      checker: world.checker,
      trusted: options.trusted !== false,
      texts: this.#texts,
      paths,
      settingsFor: (uri) => this.#settings.read(uri),
      wait: (milliseconds, signal) => world.host.sleep(milliseconds, signal),
      beginWork: (run, uri) => this.#beginWork(run, uri),
      logError: (error) => {
        this.#logError(error);
      },
      onChange: (uri) => {
        this.#changed(uri);
      },
    });
    this.diagnostics = new DiagnosticsSupport(connection, this.session, this.#texts, paths, {
      messages: parts.messages,
      pulls: abilities.pullsDiagnostics,
      refreshes: abilities.refreshesDiagnostics,
      background: () => this.#background.snapshots(),
    });
    this.#background = new WorkspaceCheck({
      paths,
      find: (search) => this.#find(search),
      check: (path, signal) => this.#checkClosed(path, signal),
      isOpen: (path) => this.#texts.documentAt(path) !== undefined,
      wait: (milliseconds, signal) => world.host.sleep(milliseconds, signal),
      logError: (error) => {
        this.#logError(error);
      },
      onChange: () => {
        this.diagnostics.update();
      },
    });
  }

  /**
   * Begins to check files that are not open. Not where the user does not trust the workspace: nothing is requested there
   * that nobody looks at.
   */
  begin(): void {
    this.#background.turn(this.#parts.options.trusted !== false);
  }

  opened(document: TextDocument): void {
    this.session.opened(document);
    const path = this.#parts.paths.toPath(document.uri);
    if (path !== undefined) this.#background.opened(path);
  }

  changed(document: TextDocument): void {
    this.session.changed(document);
    this.#background.pause();
  }

  filesChanged(uris: readonly string[]): void {
    this.session.filesChanged(uris);
    this.#background.filesChanged(uris.flatMap((uri) => this.#parts.paths.toPath(uri) ?? []));
  }

  async dispose(): Promise<void> {
    await this.session.dispose();
  }

  closed(uri: string): void {
    this.#settings.forget(uri);
    this.diagnostics.closed(uri);
    this.session.closed(uri);
    const path = this.#parts.paths.toPath(uri);
    if (path !== undefined) this.#background.closed(path);
  }

  /** @param settings all pushed sections; nothing if the editor is asked instead */
  settingsChanged(settings: unknown): void {
    this.#pushedSettings = sectionIn(settings) ?? this.#pushedSettings;
    this.#settings.forget();
    this.session.checkAll(false);
    this.begin();
  }

  checkAgain(): null {
    this.session.checkAll(true);
    this.begin();
    return null;
  }

  /** Checks every dependency file of the workspace now, with progress; null if the user cancelled it. */
  async checkWorkspace(): Promise<WorkspaceOutcome | null> {
    const { connection, abilities, messages } = this.#parts;
    const progress = abilities.progress ? await connection.window.createWorkDoneProgress() : undefined;
    const controller = new AbortController();
    progress?.begin(tell(say('checkingWorkspace'), messages), 0, undefined, true);
    progress?.token.onCancellationRequested(() => {
      controller.abort();
    });
    const report = (path: string, done: number, all: number): void => {
      progress?.report((100 * done) / all, `${done + 1}/${all} ${this.#parts.paths.basename(path)}`);
    };
    try {
      await this.#background.checkAll({ signal: controller.signal, report });
      await this.session.quiet();
      return outcomeOfAll([...this.session.snapshots(), ...this.#background.snapshots()]);
    } catch (error) {
      if (!controller.signal.aborted) throw error;
      return null;
    } finally {
      progress?.done();
    }
  }

  /** The target that the project's files say for an open document, whatever the settings say. */
  async automaticTarget({ uri }: AutomaticTargetParams): Promise<StatusTarget | null> {
    const { documents, paths, messages } = this.#parts;
    const [text, path] = [documents.get(uri)?.getText(), paths.toPath(uri)];
    if (text === undefined || path === undefined || dependencyFileKind(path, text) === undefined) return null;
    const snapshots = await this.session.check({ path, text }, 'auto');
    const first = await snapshots?.next();
    await snapshots?.return();
    const snapshot = first?.done === false ? first.value : undefined;
    return snapshot && !snapshot.quiet ? shownTarget(snapshot, messages) : null;
  }

  /** Writes a target into an open pyproject.toml. */
  async writeTarget({ uri, target }: WriteTargetParams): Promise<null> {
    const document = this.#parts.documents.get(uri);
    if (!document) return null;
    const edits = setTomlString(document.getText(), ['tool', 'pyodide-preflight'], 'target', target);
    const changes = edits.map(({ span, newText }) => ({
      range: { start: document.positionAt(span.start), end: document.positionAt(span.end) },
      newText,
    }));
    await this.#parts.connection.workspace.applyEdit({ changes: { [uri]: changes } });
    return null;
  }

  async hover({ textDocument: { uri }, position }: ExplanationTarget): Promise<Hover | null> {
    const at = await this.#place(uri, position);
    const hover = at && hoverAt(at.path, at.offset, at.snapshot, this.#parts.messages);
    if (!hover) return null;
    return this.#parts.abilities.markdown ? hover : inPlainText(hover);
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

  /** The folders of the workspace by their URIs. */
  async #folders(): Promise<readonly string[]> {
    const { connection, abilities, folders } = this.#parts;
    if (!abilities.workspaceFolders) return folders;
    return ((await connection.workspace.getWorkspaceFolders()) ?? []).map(({ uri }) => uri);
  }

  /** The dependency files below those folders whose settings say that closed files are checked, each once. */
  async #find({ most, signal, only, asked = false }: WorkspaceSearch): Promise<readonly string[]> {
    const { paths, world } = this.#parts;
    const found = new Set<string>();
    for (const uri of await this.#folders()) {
      const folder = paths.toPath(uri);
      const { enable, wholeWorkspace } = await this.#settings.read(uri);
      if (folder === undefined || enable === 'off' || !(wholeWorkspace || asked)) continue;
      const limits = { signal, most: most - found.size, ...(only !== undefined && { only }) };
      const below = await findDependencyFiles(folder, world.host.files, paths, this.#texts, limits);
      for (const path of below) found.add(paths.join(folder, path));
    }
    return [...found];
  }

  /** The last snapshot of a file that is not open. */
  async #checkClosed(path: string, signal: AbortSignal): Promise<Snapshot | undefined> {
    const read = await this.#texts.read(path);
    const kind = read.kind === 'text' ? namedFileKind(path, read.text) : undefined;
    if (read.kind !== 'text' || kind === undefined) return undefined;
    let last: Snapshot | undefined;
    const checked = await this.session.check({ path, text: read.text, kind, signal });
    if (checked) for await (const snapshot of checked) last = snapshot;
    return last;
  }

  #logError(error: unknown): void {
    this.#parts.connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  async #askSettings(uri: string): Promise<unknown> {
    const { connection, abilities } = this.#parts;
    if (!abilities.configuration) return this.#pushedSettings;
    const answer: unknown = await connection.workspace.getConfiguration({ scopeUri: uri, section: SETTINGS_SECTION });
    return answer ?? this.#pushedSettings;
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

/** The section of this product among pushed settings. */
function sectionIn(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null || !(SETTINGS_SECTION in settings)) return undefined;
  return settings[SETTINGS_SECTION];
}

function outcomeOfAll(snapshots: readonly Snapshot[]): WorkspaceOutcome {
  const checked = snapshots.filter(({ quiet }) => !quiet);
  const findings = checked.flatMap((snapshot) => snapshot.findings);
  const withSeverity = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return {
    files: checked.length,
    left: snapshots.length - checked.length,
    errors: withSeverity('error'),
    warnings: withSeverity('warning'),
  };
}

/** For editors that only support edits without versions. */
function withPlainEdit(action: ReturnType<typeof codeActionsAt>[number]): CodeAction {
  const { edit, ...rest } = action;
  if (!edit) return rest;
  const changes: Record<string, LspTextEdit[]> = {};
  for (const { textDocument, edits } of edit.documentChanges) changes[textDocument.uri] = edits;
  return { ...rest, edit: { changes } };
}
