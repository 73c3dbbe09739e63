/**
 * Brings diagnostics to the editor: pulled where it can pull, pushed for files that are not open, and to editors that
 * cannot pull.
 */
import type { CancellationToken, Connection, DocumentDiagnosticReport } from 'vscode-languageserver';
import type { Snapshot } from '../core/analysis/snapshot.ts';
import { withoutUsedElsewhere } from '../core/analysis/usedElsewhere.ts';
import { diagnosticsIn } from '../core/features/diagnostics.ts';
import type { Diagnostic } from '../core/features/lspValues.ts';
import type { Messages } from '../core/messages/messages.ts';
import type { EditorTexts } from './editorTexts.ts';
import type { Paths } from './paths.ts';
import type { Session } from './session.ts';

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
  }

  /** Answers a pull as soon as the checks are done or take too long: until then the editor keeps what it has. */
  async pull(uri: string, previousId: string | undefined, token: CancellationToken): Promise<DocumentDiagnosticReport> {
    const pull = { uri, token };
    this.#waiting.add(pull);
    await this.#session.quiet();
    this.#waiting.delete(pull);
    const items = this.#diagnosticsOf(uri);
    const content = JSON.stringify(items);
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
    if (this.#options.pulls) this.#askForRefresh(open);
    this.#push(open);
  }

  #askForRefresh(open: ReadonlySet<string>): void {
    if (!this.#options.refreshes) return;
    // The answer to a cancelled pull is discarded.
    const awaited = new Set(
      [...this.#waiting].flatMap(({ uri, token }) => (token.isCancellationRequested ? [] : [uri])),
    );
    const stale = [...open].some((uri) => {
      const content = JSON.stringify(this.#diagnosticsOf(uri));
      return !awaited.has(uri) && content !== (this.#pulled.get(uri)?.content ?? '[]');
    });
    if (stale) this.#connection.languages.diagnostics.refresh().catch(() => undefined);
  }

  #push(open: ReadonlySet<string>): void {
    const wanted = new Map<string, Diagnostic[]>();
    for (const { findings } of this.#snapshots()) {
      for (const { path } of findings) {
        const uri = this.#texts.uriOf(path);
        if (!open.has(uri)) wanted.set(uri, this.#diagnosticsOf(uri));
      }
    }
    if (!this.#options.pulls) for (const uri of open) wanted.set(uri, this.#diagnosticsOf(uri));
    for (const uri of this.#pushed.keys()) if (!wanted.has(uri)) wanted.set(uri, []);
    for (const [uri, diagnostics] of wanted) this.#pushOne(uri, diagnostics);
  }

  #pushOne(uri: string, diagnostics: Diagnostic[]): void {
    const content = JSON.stringify(diagnostics);
    if (content === (this.#pushed.get(uri) ?? '[]')) return;
    if (diagnostics.length === 0) this.#pushed.delete(uri);
    else this.#pushed.set(uri, content);
    const version = this.#texts.open().find((document) => document.uri === uri)?.version;
    void this.#connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) });
  }

  #snapshots(): readonly Snapshot[] {
    return withoutUsedElsewhere([...this.#session.snapshots(), ...this.#options.background()]);
  }

  /** What all files report about a file, each diagnostic once; nothing about a text other than the current one. */
  #diagnosticsOf(uri: string): Diagnostic[] {
    const path = this.#paths.toPath(uri);
    if (path === undefined) return [];
    const text = this.#texts.documentAt(path)?.getText();
    const view = { uriOf: this.#texts.uriOf, messages: this.#options.messages };
    const statements = new Map<string, Diagnostic>();
    for (const snapshot of this.#snapshots()) {
      if (text !== undefined && snapshot.texts.get(path) !== text) continue;
      for (const diagnostic of diagnosticsIn(path, snapshot, view)) {
        statements.set(JSON.stringify([diagnostic.code, diagnostic.range, diagnostic.message]), diagnostic);
      }
    }
    return [...statements.values()];
  }
}
