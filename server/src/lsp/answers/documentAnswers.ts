/** What is answered about places in open documents, from the newest snapshot of each. */
import {
  CodeActionTriggerKind,
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type CodeLensParams,
  type InlayHintParams,
} from 'vscode-languageserver';
import { leavesSomethingOut, withFixProofs } from '../../check/evidence/fixEvidence.ts';
import type { Snapshot } from '../../core/analysis/snapshot.ts';
import { codeLensesIn } from '../../core/features/codeLenses.ts';
import { codeActionsAt, rewriteActions, wantsRewrites, type EditorView } from '../../core/features/codeActions.ts';
import { explanationAt } from '../../core/features/explanation.ts';
import { hoverAt, inPlainText } from '../../core/features/hover.ts';
import { inlayHintsIn } from '../../core/features/inlayHints.ts';
import type {
  CodeAction as FeatureAction,
  CodeLens,
  Hover,
  InlayHint,
  LspTextEdit,
} from '../../core/features/lspValues.ts';
import { wranglerHoverAt } from '../../core/features/wranglerHover.ts';
import { say } from '../../core/messages/message.ts';
import type { Position } from '../../core/text/lineIndex.ts';
import { refactorings, type Refactoring } from '../../core/remedies/refactorings.ts';
import { EXPLAIN, type AppliedFix, type ExplanationParams } from '../protocol.ts';
import { cancellable } from '../slowWork.ts';
import type { WorkspaceParts } from '../workspaceParts.ts';
import { fixAction, linksFor } from './fixLinks.ts';
import { indexPages } from './indexPages.ts';
import { PlaceReader, type AnswerSources, type Place } from './placeReader.ts';

export class DocumentAnswers {
  readonly #parts: WorkspaceParts;
  readonly #sources: AnswerSources;
  readonly #places: PlaceReader;

  constructor(parts: WorkspaceParts, sources: AnswerSources) {
    this.#parts = parts;
    this.#sources = sources;
    this.#places = new PlaceReader(parts, sources);
  }

  async hover({ textDocument: { uri }, position }: ExplanationTarget): Promise<Hover | null> {
    const inWrangler = await this.#wranglerHover(uri, position);
    if (inWrangler) return this.#readable(inWrangler);
    const at = await this.#places.place(uri, position, 'judged');
    if (!at) return null;
    const pageOf = await indexPages(uri, this.#parts, this.#sources);
    const hover = hoverAt(at.path, at.offset, at.snapshot, this.#parts.messages, pageOf);
    return hover ? this.#readable(hover) : null;
  }

  #readable(hover: Hover): Hover {
    return this.#parts.abilities.markdown ? hover : inPlainText(hover);
  }

  async #wranglerHover(uri: string, position: Position): Promise<Hover | undefined> {
    const wrangler = this.#places.wranglerFile(uri);
    if (!wrangler) return undefined;
    const { path, document } = wrangler;
    const { cloudflare, messages } = this.#parts;
    return wranglerHoverAt(
      { path, text: document.getText() },
      document.offsetAt(position),
      await cloudflare(),
      messages,
    );
  }

  async codeActions({ textDocument: { uri }, range, context }: CodeActionParams): Promise<CodeAction[]> {
    const at = await this.#places.place(uri, range.start, 'over');
    if (!at) return [];
    const { path, snapshot, document } = at;
    const request = {
      path,
      span: { start: at.offset, end: document.offsetAt(range.end) },
      ...(context.only && { only: context.only }),
    };
    const view = await this.#viewOf(snapshot);
    const actions = codeActionsAt(request, snapshot, view);
    if (wantsRewrites(request, context.triggerKind === CodeActionTriggerKind.Invoked, snapshot))
      actions.push(...rewriteActions(await this.#rewrites(at), snapshot, view));
    return actions.flatMap((action) => this.#editable(action) ?? []);
  }

  /** What may be changed about the runtime of a project, which is read again for that; of one with several targets nothing. */
  async #rewrites({ path, document }: Place): Promise<readonly Refactoring[]> {
    const project = await this.#sources.session.open({ path, text: document.getText() });
    const [answer, ...others] = project?.targets.answers ?? [];
    return project && answer && others.length === 0 ? refactorings(project.contextOf(answer), answer.choice) : [];
  }

  /** The action of a fix that somebody chose in an explanation; undefined if it is no longer to be had. */
  async fix(asked: AppliedFix): Promise<CodeAction | undefined> {
    const at = await this.#places.place(asked.uri, asked.position, 'over');
    const action = at && fixAction(asked, at, await this.#viewOf(at.snapshot));
    return action && this.#editable(action);
  }

  /** How the editor shows and applies fixes made for the texts of a snapshot. */
  async #viewOf(snapshot: Snapshot): Promise<EditorView> {
    const versions = await this.#versionsOf(snapshot);
    const { abilities, options, messages } = this.#parts;
    // Where the client has no command of its own, and the editor shows what the server's answers with.
    const explainCommand = options.explainCommand ?? (abilities.showsDocuments ? EXPLAIN : undefined);
    const { copyTextCommand, askCommand } = options;
    return {
      uriOf: this.#sources.texts.uriOf,
      messages,
      versionOf: (edited) => versions.get(edited),
      showsDisabled: abilities.disabledActions,
      ...(explainCommand !== undefined && { explainCommand }),
      ...(copyTextCommand !== undefined && { copyTextCommand }),
      ...(askCommand !== undefined && { askCommand }),
    };
  }

  /** As the editor takes it; undefined if it edits what no cell of an open notebook shows. */
  #editable(action: FeatureAction): CodeAction | undefined {
    const { abilities, cells } = this.#parts;
    const documentChanges = action.edit && cells.editsInCells(action.edit.documentChanges);
    if (action.edit && !documentChanges) return undefined;
    const shown = documentChanges ? { ...action, edit: { documentChanges } } : action;
    return abilities.versionedEdits ? shown : withPlainEdit(shown);
  }

  async inlayHints({ textDocument: { uri }, range }: InlayHintParams): Promise<InlayHint[]> {
    const at = await this.#places.place(uri, range.start);
    if (!at || !(await this.#sources.settings.read(uri)).inlayHints) return [];
    const span = { start: at.offset, end: at.document.offsetAt(range.end) };
    return inlayHintsIn(at.path, span, at.snapshot, this.#parts.messages);
  }

  async codeLenses({ textDocument: { uri } }: CodeLensParams): Promise<CodeLens[]> {
    // What is there stays until then, so that no line jumps.
    const known = await this.#places.document(uri, 'judged');
    if (!known || !(await this.#sources.settings.read(uri)).codeLens) return [];
    const { messages, options } = this.#parts;
    const { chooseTargetCommand: chooseTarget, compareCommand: compare } = options;
    return codeLensesIn(known.path, known.snapshot, {
      ...{ messages, uriOf: this.#sources.texts.uriOf },
      ...(chooseTarget !== undefined && { chooseTarget }),
      ...(compare !== undefined && { compare }),
    });
  }

  async explanation(params: ExplanationParams, token: CancellationToken): Promise<string | null> {
    const { uri, position, code, evidence = false, links = false } = this.#parts.cells.placeInFile(params);
    const at = await this.#places.place(uri, position, 'over');
    if (!at) return null;
    const request = { path: at.path, offset: at.offset, ...(typeof code === 'string' && { code }) };
    const snapshot = evidence && leavesSomethingOut(at.snapshot) ? await this.#shown(at, token) : at.snapshot;
    const linked = links ? linksFor(at, await this.#viewOf(snapshot)) : undefined;
    return explanationAt(request, snapshot, this.#parts.messages, linked) ?? null;
  }

  /** The snapshot with what wheels show of its fixes: they are read only here, because somebody asked. */
  async #shown({ path, document, snapshot }: Place, token: CancellationToken): Promise<Snapshot> {
    const shown = await cancellable(this.#parts, say('readingWheels'), token, async (signal, onProgress) => {
      const project = await this.#sources.session.open({ path, text: document.getText(), onProgress, signal });
      return project && withFixProofs(snapshot, project);
    });
    // Who ends it gets the explanation all the same.
    return shown ?? snapshot;
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

/** For editors that only support edits without versions. */
function withPlainEdit(action: FeatureAction): CodeAction {
  const { edit, ...rest } = action;
  if (!edit) return rest;
  const changes: Record<string, LspTextEdit[]> = {};
  for (const { textDocument, edits } of edit.documentChanges) changes[textDocument.uri] = edits;
  return { ...rest, edit: { changes } };
}
