/** What is answered about places in open documents, from the newest snapshot of each. */
import type { CodeAction, CodeActionParams, InlayHintParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Snapshot } from '../core/analysis/snapshot.ts';
import { codeActionsAt } from '../core/features/codeActions.ts';
import { explanationAt } from '../core/features/explanation.ts';
import { hoverAt, inPlainText } from '../core/features/hover.ts';
import { inlayHintsIn } from '../core/features/inlayHints.ts';
import type { Hover, InlayHint, LspTextEdit } from '../core/features/lspValues.ts';
import type { EditorSettingsReader } from './editorSettings.ts';
import type { EditorTexts } from './editorTexts.ts';
import type { ExplanationParams } from './protocol.ts';
import type { Session } from './session.ts';
import type { WorkspaceParts } from './workspaceParts.ts';

/** Where the answers come from. */
export interface AnswerSources {
  readonly texts: EditorTexts;
  readonly settings: EditorSettingsReader;
  readonly session: Session;
}

export class DocumentAnswers {
  readonly #parts: WorkspaceParts;
  readonly #sources: AnswerSources;

  constructor(parts: WorkspaceParts, sources: AnswerSources) {
    this.#parts = parts;
    this.#sources = sources;
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
        uriOf: this.#sources.texts.uriOf,
        messages: this.#parts.messages,
        versionOf: (edited) => versions.get(edited),
        ...(explainCommand !== undefined && { explainCommand }),
        ...(copyTextCommand !== undefined && { copyTextCommand }),
      },
    );
    return this.#parts.abilities.versionedEdits ? actions : actions.map(withPlainEdit);
  }

  async inlayHints({ textDocument: { uri }, range }: InlayHintParams): Promise<InlayHint[]> {
    const at = await this.#place(uri, range.start);
    if (!at || !(await this.#sources.settings.read(uri)).inlayHints) return [];
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
    const snapshot = await this.#sources.session.snapshot(uri);
    const document = this.#parts.documents.get(uri);
    const path = this.#parts.paths.toPath(uri);
    if (!snapshot || !document || path === undefined) return undefined;
    return { path, document, offset: document.offsetAt(position), snapshot };
  }

  /** The document versions of a snapshot's files whose texts are unchanged; null for those on disk. */
  async #versionsOf({ texts }: Snapshot): Promise<ReadonlyMap<string, number | null>> {
    const versions = new Map<string, number | null>();
    for (const [path, text] of texts) {
      const read = await this.#sources.texts.read(path);
      if (read.kind === 'text' && read.text === text)
        versions.set(path, this.#sources.texts.documentAt(path)?.version ?? null);
    }
    return versions;
  }
}

type ExplanationTarget = Pick<InlayHintParams, 'textDocument'> & Pick<ExplanationParams, 'position'>;

interface Place {
  readonly path: string;
  readonly document: TextDocument;
  readonly offset: number;
  readonly snapshot: Snapshot;
}

/** For editors that only support edits without versions. */
function withPlainEdit(action: ReturnType<typeof codeActionsAt>[number]): CodeAction {
  const { edit, ...rest } = action;
  if (!edit) return rest;
  const changes: Record<string, LspTextEdit[]> = {};
  for (const { textDocument, edits } of edit.documentChanges) changes[textDocument.uri] = edits;
  return { ...rest, edit: { changes } };
}
