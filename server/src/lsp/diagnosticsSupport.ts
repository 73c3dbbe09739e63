/**
 * Brings diagnostics to the editor: pulled where it can pull, pushed for files that are not open, and to editors that
 * cannot pull.
 */
import type { CancellationToken, Connection, DocumentDiagnosticReport } from 'vscode-languageserver';
import type { Snapshot } from '../core/analysis/snapshot.ts';
import { withoutUsedElsewhere } from '../core/analysis/usedElsewhere.ts';
import type { Messages } from '../core/messages/messages.ts';
import type { EditorTexts } from './editorTexts.ts';
import type { Paths } from './paths.ts';
import type { Session } from './session.ts';
import { snapshotsByFile, StatedDiagnostics, type FileDiagnostics } from './statedDiagnostics.ts';

export interface DiagnosticsOptions {
  readonly messages: Messages;
  /** The editor pulls diagnostics. */
  readonly pulls: boolean;
  /** The editor pulls again on request. */
  readonly refreshes: boolean;
  /** What is known of files that are not open. */
  readonly background: () => readonly Snapshot[];
}

/** A set of diagnostics that the editor has, and its identifier. */
interface Delivery {
  readonly id: string;
  readonly content: string;
}

export class DiagnosticsSupport {
  readonly #connection: Connection;
  readonly #session: Session;
  readonly #texts: EditorTexts;
  readonly #paths: Paths;
  readonly #options: DiagnosticsOptions;
  readonly #stated: StatedDiagnostics;
  /** By URI: what was answered to pulls. */
  readonly #pulled = new Map<string, Delivery>();
  /** By URI: what was pushed, if not empty. */
  readonly #pushed = new Map<string, string>();
  /** Pulls waiting for the checks. */
  readonly #waiting = new Set<{ readonly uri: string; readonly token: CancellationToken }>();
  #deliveries = 0;

  constructor(connection: Connection, session: Session, texts: EditorTexts, paths: Paths, options: DiagnosticsOptions) {
    this.#connection = connection;
    this.#session = session;
    this.#texts = texts;
    this.#paths = paths;
    this.#options = options;
    this.#stated = new StatedDiagnostics({ uriOf: texts.uriOf, messages: options.messages });
  }

  /** Answers a pull as soon as the checks are done or take too long: until then the editor keeps what it has. */
  async pull(uri: string, previousId: string | undefined, token: CancellationToken): Promise<DocumentDiagnosticReport> {
    const pull = { uri, token };
    this.#waiting.add(pull);
    await this.#session.quiet();
    this.#waiting.delete(pull);
    const { items, content } = this.#about(uri, this.#snapshots());
    const known = this.#pulled.get(uri);
    if (known?.content === content && known.id === previousId) return { kind: 'unchanged', resultId: known.id };
    const id = String(++this.#deliveries);
    if (!token.isCancellationRequested) this.#pulled.set(uri, { id, content });
    return { kind: 'full', resultId: id, items };
  }

  /** A document was closed: the editor forgets its diagnostics, even if it is reopened immediately. */
  closed(uri: string): void {
    this.#pulled.delete(uri);
  }

  /** A check has changed: the editor gets what it does not have yet. */
  update(): void {
    if (!this.#session.isQuiet) return;
    const open = new Set(this.#texts.open().map(({ uri }) => uri));
    for (const uri of this.#pulled.keys()) if (!open.has(uri)) this.#pulled.delete(uri);
    const snapshots = this.#snapshots();
    if (this.#options.pulls) this.#askForRefresh(open, snapshots);
    this.#push(open, snapshots);
  }

  #askForRefresh(open: ReadonlySet<string>, snapshots: SnapshotsByFile): void {
    if (!this.#options.refreshes) return;
    // The answer to a cancelled pull is discarded.
    const awaited = new Set(
      [...this.#waiting].flatMap(({ uri, token }) => (token.isCancellationRequested ? [] : [uri])),
    );
    const stale = [...open].some(
      (uri) => !awaited.has(uri) && this.#about(uri, snapshots).content !== (this.#pulled.get(uri)?.content ?? '[]'),
    );
    if (stale) this.#connection.languages.diagnostics.refresh().catch(() => undefined);
  }

  #push(open: ReadonlySet<string>, snapshots: SnapshotsByFile): void {
    const told = new Set<string>();
    for (const path of snapshots.keys()) {
      const uri = this.#texts.uriOf(path);
      if (!open.has(uri)) told.add(uri);
    }
    if (!this.#options.pulls) for (const uri of open) told.add(uri);
    for (const uri of told) this.#pushOne(uri, this.#about(uri, snapshots));
    for (const uri of this.#pushed.keys()) if (!told.has(uri)) this.#pushOne(uri, { items: [], content: '[]' });
  }

  #pushOne(uri: string, { items: diagnostics, content }: FileDiagnostics): void {
    if (content === (this.#pushed.get(uri) ?? '[]')) return;
    if (diagnostics.length === 0) this.#pushed.delete(uri);
    else this.#pushed.set(uri, content);
    const version = this.#texts.open().find((document) => document.uri === uri)?.version;
    void this.#connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) });
  }

  #snapshots(): SnapshotsByFile {
    return snapshotsByFile(withoutUsedElsewhere([...this.#session.snapshots(), ...this.#options.background()]));
  }

  /** What all files report about a file; nothing about a text other than the current one. */
  #about(uri: string, snapshots: SnapshotsByFile): FileDiagnostics {
    const path = this.#paths.toPath(uri) ?? uri;
    const text = this.#texts.documentAt(path)?.getText();
    const about = snapshots.get(path) ?? [];
    return this.#stated.about(path, text === undefined ? about : about.filter(({ texts }) => texts.get(path) === text));
  }
}

/** By the path of the file that they report something about. */
type SnapshotsByFile = ReadonlyMap<string, readonly Snapshot[]>;
