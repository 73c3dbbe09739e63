/** Read-only documents with the whole explanation of a finding, requested from the server when they are opened. */
import {
  EventEmitter,
  l10n,
  Uri,
  type CancellationToken,
  type Position,
  type TextDocumentContentProvider,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { EXPLANATION, type ExplanationParams } from '../../server/src/lsp/protocol.ts';

export const EXPLANATION_SCHEME = 'pyodide-preflight';

/** The URI of an explanation: what to ask is in its query. */
export function explanationUri(
  uri: string,
  position: Pick<Position, 'line' | 'character'>,
  { code, evidence }: Pick<ExplanationParams, 'code' | 'evidence'> = {},
): Uri {
  const { line, character } = position;
  const more = { ...(code !== undefined && { code }), ...(evidence === true && { evidence }) };
  const params: ExplanationParams = { uri, position: { line, character }, ...more };
  // As Markdown, VS Code wraps long lines and highlights names.
  const path = `/${code ?? l10n.t('Explanation')}, ${l10n.t('line {0}', line + 1)}.md`;
  return Uri.from({ scheme: EXPLANATION_SCHEME, path, query: JSON.stringify(params) });
}

/** Who explains. */
export interface ExplanationSource {
  readonly client: LanguageClient | undefined;
  /** Whether a document is still being checked, so that more will be known of it. */
  readonly isChecking: (uri: string) => boolean;
}

export class ExplanationDocuments implements TextDocumentContentProvider {
  readonly #source: ExplanationSource;
  readonly #changes = new EventEmitter<Uri>();
  readonly onDidChange = this.#changes.event;
  /** Explanations that were given before all was known, with the document that each is about. */
  readonly #unfinished = new Map<string, string>();

  constructor(source: ExplanationSource) {
    this.#source = source;
  }

  async provideTextDocumentContent(page: Uri, token: CancellationToken): Promise<string> {
    const params = JSON.parse(page.query) as ExplanationParams;
    const text = await this.#source.client?.sendRequest<string | null>(EXPLANATION, params, token);
    if (this.#source.isChecking(params.uri)) this.#unfinished.set(page.toString(), params.uri);
    else this.#unfinished.delete(page.toString());
    return text ?? l10n.t('No finding at the cursor');
  }

  /** The check of a document is over: what was explained of it before is asked for again. */
  checked(uri: string): void {
    for (const [page, about] of this.#unfinished) {
      if (about !== uri) continue;
      this.#unfinished.delete(page);
      this.#changes.fire(Uri.parse(page));
    }
  }
}
