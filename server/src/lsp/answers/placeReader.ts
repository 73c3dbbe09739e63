/** The place that an editor asks about, with what is known of the document's current version. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Snapshot } from '../../core/analysis/snapshot.ts';
import { isWranglerFile } from '../../core/runtimes/workers/wranglerFiles.ts';
import { fileName } from '../../core/text/path.ts';
import type { Position } from '../../core/text/lineIndex.ts';
import type { EditorSettingsReader } from '../editorSettings.ts';
import type { EditorTexts } from '../editorTexts.ts';
import type { Session } from '../session.ts';
import type { WorkspaceParts } from '../workspaceParts.ts';

/** Where the answers come from. */
export interface AnswerSources {
  readonly texts: EditorTexts;
  readonly settings: EditorSettingsReader;
  readonly session: Session;
}

/** A document with its newest snapshot. */
export interface KnownDocument {
  readonly path: string;
  readonly document: TextDocument;
  readonly snapshot: Snapshot;
}

export interface Place extends KnownDocument {
  /** UTF-16 offset. */
  readonly offset: number;
}

/** What must be known before there is an answer, unless that takes too long. */
export type Awaited = 'judged' | 'over';

export class PlaceReader {
  readonly #parts: Pick<WorkspaceParts, 'documents' | 'paths'>;
  readonly #session: Session;

  constructor(parts: Pick<WorkspaceParts, 'documents' | 'paths'>, { session }: Pick<AnswerSources, 'session'>) {
    this.#parts = parts;
    this.#session = session;
  }

  /** An open wrangler file. None is checked itself, so there is no snapshot of one. */
  wranglerFile(uri: string): { readonly path: string; readonly document: TextDocument } | undefined {
    const [document, path] = [this.#parts.documents.get(uri), this.#parts.paths.toPath(uri)];
    return document && path !== undefined && isWranglerFile(fileName(path)) ? { path, document } : undefined;
  }

  /** @param awaited without it what is known at once is enough */
  async document(uri: string, awaited?: Awaited): Promise<KnownDocument | undefined> {
    const snapshot = await (awaited ? this.#session.knownSnapshot(uri, awaited) : this.#session.snapshot(uri));
    const document = this.#parts.documents.get(uri);
    const path = this.#parts.paths.toPath(uri);
    return snapshot && document && path !== undefined ? { path, document, snapshot } : undefined;
  }

  /** See {@link document}. */
  async place(uri: string, position: Position, awaited?: Awaited): Promise<Place | undefined> {
    const known = await this.document(uri, awaited);
    return known && { ...known, offset: known.document.offsetAt(position) };
  }
}
