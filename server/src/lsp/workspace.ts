/** One editor's workspace: what its events lead to, for the open files and those that are not. */
import { CodeLensRefreshRequest, type CancellationToken, type ExecuteCommandParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Snapshot } from '../core/analysis/snapshot.ts';
import { say, tell } from '../core/messages/message.ts';
import { checkWorkspace } from './askedCheck.ts';
import { OutcomeLog, settingProblem } from './checkLog.ts';
import type { CheckRun } from './checkRun.ts';
import { statusOf } from './checkStatus.ts';
import { ClosedFiles } from './closedFiles.ts';
import { DiagnosticsSupport } from './diagnosticsSupport.ts';
import { applyFix } from './answers/applyFix.ts';
import { DocumentAnswers } from './answers/documentAnswers.ts';
import { Completion } from './answers/completion.ts';
import { explainByCommand } from './answers/explainCommand.ts';
import { Navigation } from './answers/navigation.ts';
import { EditorSettingsReader } from './editorSettings.ts';
import { EditorTexts } from './editorTexts.ts';
import { GivenSettings } from './givenSettings.ts';
import {
  APPLY_FIX,
  CHECK_STATUS,
  EXPLAIN,
  PAPER,
  PROJECTS,
  WRITE_UTF8,
  type AutomaticTargetParams,
  type ProjectTree,
  type Projects,
  type StatusTarget,
  type TrackerParams,
  type WorkspaceOutcome,
  type WriteTargetParams,
} from './protocol.ts';
import { paperByCommand } from './papers/paperCommand.ts';
import { trackerOf } from './papers/tracker.ts';
import { Session } from './session.ts';
import type { CompatibilityAnswers } from './views/compatibility.ts';
import { beginSlowWork } from './slowWork.ts';
import { automaticTarget, writeTarget } from './targetRequests.ts';
import { WorkspaceCheck } from './workspaceCheck.ts';
import type { WorkspaceParts } from './workspaceParts.ts';

export class Workspace {
  readonly #parts: WorkspaceParts;
  readonly #texts: EditorTexts;
  readonly #given: GivenSettings;
  readonly #settings: EditorSettingsReader;
  readonly #session: Session;
  readonly diagnostics: DiagnosticsSupport;
  readonly answers: DocumentAnswers;
  readonly navigation: Navigation;
  readonly completion: Completion;
  /** The files that are not open. */
  readonly #background: WorkspaceCheck;
  readonly #log: OutcomeLog;
  #compatibility: Promise<CompatibilityAnswers> | undefined;

  constructor(parts: WorkspaceParts) {
    const { connection, documents, paths, options, abilities, world, messages } = parts;
    this.#parts = parts;
    this.#log = new OutcomeLog(connection.console);
    this.#given = new GivenSettings(connection, abilities.configuration, options.settings);
    this.#texts = new EditorTexts(documents, world.host.files, paths);
    const folders = (): Promise<readonly string[]> => this.#folders();
    this.#settings = new EditorSettingsReader({
      paths,
      ask: (uri) => this.#given.ask(uri),
      onProblem: (problem) => {
        connection.console.warn(settingProblem(problem));
      },
      folders,
    });
    this.#session = this.#newSession();
    const common = { paths, texts: this.#texts, settings: this.#settings, session: this.#session };
    this.answers = new DocumentAnswers(parts, common);
    this.navigation = new Navigation(parts, common);
    this.completion = new Completion(parts, common);
    this.diagnostics = new DiagnosticsSupport(connection, this.#session, this.#texts, paths, {
      messages,
      pulls: abilities.pullsDiagnostics,
      refreshes: abilities.refreshesDiagnostics,
      background: () => this.#background.snapshots(),
    });
    this.#background = this.#newBackground(new ClosedFiles({ ...common, files: world.host.files, folders }));
  }

  #newSession(): Session {
    const { paths, options, world } = this.#parts;
    return new Session({
      checker: world.checker,
      trusted: options.trusted !== false,
      folders: () => this.#folderPaths(),
      texts: this.#texts,
      paths,
      settingsFor: (uri) => this.#settings.read(uri),
      wait: (milliseconds, signal) => world.host.sleep(milliseconds, signal),
      beginWork: (run, uri) => this.#beginWork(run, uri),
      logError: (error) => {
        this.#log.error(error);
      },
      onChange: (uri) => {
        this.#changed(uri);
      },
    });
  }

  #newBackground(closed: ClosedFiles): WorkspaceCheck {
    const { paths, world } = this.#parts;
    return new WorkspaceCheck({
      paths,
      find: (search) => closed.find(search),
      check: (path, signal) => closed.check(path, signal),
      isOpen: (path) => this.#texts.documentAt(path) !== undefined,
      wait: (milliseconds, signal) => world.host.sleep(milliseconds, signal),
      logError: (error) => {
        this.#log.error(error);
      },
      onLeft: (left) => {
        this.#log.left(left);
      },
      onChange: () => {
        this.diagnostics.update();
        this.#tellProjects();
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
    this.#session.opened(document);
    const path = this.#parts.paths.toPath(document.uri);
    if (path !== undefined) this.#background.opened(path);
  }

  changed(document: TextDocument): void {
    this.#session.changed(document);
    this.#background.pause();
  }

  filesChanged(uris: readonly string[]): void {
    this.#session.filesChanged(uris);
    this.#background.filesChanged(uris.flatMap((uri) => this.#parts.paths.toPath(uri) ?? []));
  }

  async dispose(): Promise<void> {
    await this.#session.dispose();
  }

  closed(uri: string): void {
    this.#settings.forget(uri);
    this.diagnostics.closed(uri);
    this.#session.closed(uri);
    const path = this.#parts.paths.toPath(uri);
    if (path !== undefined) this.#background.closed(path);
  }

  /** @param settings all pushed sections; nothing if the editor is asked instead */
  settingsChanged(settings: unknown): void {
    this.#given.push(settings);
    this.#settings.forget();
    this.#session.checkAll(false);
    this.begin();
  }

  checkAgain(): null {
    this.#session.checkAll(true);
    this.begin();
    return null;
  }

  /** Checks every dependency file of the workspace now, with progress; null if the user cancelled it. */
  checkWorkspace(): Promise<WorkspaceOutcome | null> {
    return checkWorkspace(this.#parts, { session: this.#session, background: this.#background, log: this.#log });
  }

  automaticTarget(params: AutomaticTargetParams): Promise<StatusTarget | null> {
    return automaticTarget(this.#parts, this.#session, params);
  }

  writeTarget(params: WriteTargetParams): Promise<null> {
    return writeTarget(this.#parts, params);
  }

  /** Who needs whom in every file that has a target; what that takes is loaded once somebody looks at it. */
  async dependencyTrees(): Promise<readonly ProjectTree[]> {
    const { dependencyTrees } = await import('./views/dependencyTrees.ts');
    const { messages } = this.#parts;
    const folders = await this.#folderPaths();
    return dependencyTrees(this.#projects(), { messages, uriOf: this.#texts.uriOf, folders });
  }

  /** Who answers about dependencies against targets; loaded as late. */
  compatibility(): Promise<CompatibilityAnswers> {
    return (this.#compatibility ??= this.#loadCompatibility());
  }

  async #loadCompatibility(): Promise<CompatibilityAnswers> {
    const { CompatibilityAnswers } = await import('./views/compatibility.ts');
    return new CompatibilityAnswers(this.#parts, {
      session: this.#session,
      uriOf: this.#texts.uriOf,
      projects: () => this.#projects(),
      folders: () => this.#folderPaths(),
    });
  }

  /** The newest snapshots of the files that have a target; lock files say themselves what is installed. */
  #projects(): readonly Snapshot[] {
    const all = [...this.#session.snapshots(), ...this.#background.snapshots()];
    return all.filter(({ quiet, lock }) => quiet !== true && !lock);
  }

  #tellProjects(): void {
    const { connection, options } = this.#parts;
    const news: Projects = { count: this.#projects().length };
    if (options.status === true) void connection.sendNotification(PROJECTS, news);
  }

  tracker(params: TrackerParams, token: CancellationToken): Promise<string | null> {
    return trackerOf(this.#parts, this.#session, params, token);
  }

  /** Runs a command of a code action. */
  async execute(
    { command, arguments: given = [] }: ExecuteCommandParams,
    token: CancellationToken,
  ): Promise<string | boolean | null> {
    if (command === PAPER) return paperByCommand(this.#parts, this.#session, given, token);
    if (command === APPLY_FIX) return applyFix(this.#parts, this.answers, given);
    if (command === EXPLAIN) return explainByCommand(this.#parts, this.answers, given, token);
    return command === WRITE_UTF8 ? this.#writeUtf8(given) : null;
  }

  async #writeUtf8(uris: readonly unknown[]): Promise<null> {
    const paths = uris.flatMap((uri: unknown) =>
      typeof uri === 'string' ? (this.#parts.paths.toPath(uri) ?? []) : [],
    );
    for (const path of paths) await this.#texts.writeUtf8(path);
    this.#session.checkAll(false);
    return null;
  }

  /** The folders of the workspace by their URIs. */
  async #folders(): Promise<readonly string[]> {
    const { connection, abilities, folders } = this.#parts;
    if (!abilities.workspaceFolders) return folders;
    return ((await connection.workspace.getWorkspaceFolders()) ?? []).map(({ uri }) => uri);
  }

  /** The same by their paths; not those that are no files. */
  async #folderPaths(): Promise<readonly string[]> {
    return (await this.#folders()).flatMap((uri) => this.#parts.paths.toPath(uri) ?? []);
  }

  #beginWork(run: CheckRun, uri: string): (message?: string) => void {
    const { connection, abilities, messages, world } = this.#parts;
    if (!abilities.progress) return () => undefined;
    const target = this.#session.progress(uri)?.snapshot?.choice.target.label;
    return beginSlowWork(connection, {
      title: tell(say('resolvingDependencies', target === undefined ? {} : { target }), messages),
      wait: (milliseconds, signal) => world.host.sleep(milliseconds, signal),
      onCancel: () => {
        run.stop('stopped');
      },
    });
  }

  #changed(uri: string): void {
    const { connection, abilities, messages, options, paths } = this.#parts;
    const progress = this.#session.progress(uri);
    this.#log.checked(paths.toPath(uri) ?? uri, progress);
    if (options.status === true) void connection.sendNotification(CHECK_STATUS, statusOf(uri, progress, messages));
    this.diagnostics.update();
    const { snapshot, state } = progress ?? {};
    if (state !== 'checking' || snapshot?.judged === true) this.#tellProjects();
    if (state !== 'done' && snapshot?.judged !== true) return;
    if (abilities.refreshesInlayHints) connection.languages.inlayHint.refresh().catch(() => undefined);
    if (abilities.refreshesCodeLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
  }
}
