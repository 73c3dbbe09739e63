/** Read-only documents with the whole explanation of a finding, requested from the server when they are opened. */
import { l10n, Uri, type CancellationToken, type Position, type TextDocumentContentProvider } from 'vscode';
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

export class ExplanationDocuments implements TextDocumentContentProvider {
  readonly #client: () => LanguageClient | undefined;

  constructor(client: () => LanguageClient | undefined) {
    this.#client = client;
  }

  async provideTextDocumentContent({ query }: Uri, token: CancellationToken): Promise<string> {
    const text = await this.#client()?.sendRequest<string | null>(EXPLANATION, JSON.parse(query), token);
    return text ?? l10n.t('No finding at the cursor');
  }
}
