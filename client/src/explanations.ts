/** Pages with the whole explanation of a finding, which follow the file that they are about. */
import { l10n, Uri, window, workspace, type Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { EXPLANATION, type ExplanationParams } from '../../server/src/lsp/protocol.ts';
import { movedPlace } from './movedPlace.ts';
import { fileOf } from './notebookCells.ts';
import type { Pages } from './pages.ts';

export class Explanations implements Disposable {
  readonly #pages: Pages;
  readonly #client: () => Promise<BaseLanguageClient>;
  /** What is asked for each page, by its key. */
  readonly #asked = new Map<string, ExplanationParams>();
  readonly #listener = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    for (const [key, params] of this.#asked)
      if (params.uri === document.uri.toString())
        this.#asked.set(key, { ...params, position: movedPlace(params.position, contentChanges) });
  });

  constructor(pages: Pages, client: () => Promise<BaseLanguageClient>) {
    this.#pages = pages;
    this.#client = client;
  }

  /** Called by a code action with the place of its finding, or from the palette for the cursor's: explains the nearest finding. */
  async show(uri?: string, position?: ExplanationParams['position'], code?: string, evidence?: boolean): Promise<void> {
    const editor = window.activeTextEditor ?? window.visibleTextEditors[0];
    const what = uri ?? editor?.document.uri.toString();
    const where = position ?? editor?.selection.active;
    if (what === undefined || where === undefined) return;
    const { line, character } = where;
    const params: ExplanationParams = {
      ...{ uri: what, position: { line, character } },
      ...(code !== undefined && { code }),
      ...(evidence === true && { evidence }),
    };
    // One for each kind of finding in a document.
    const key = JSON.stringify([what, code]);
    this.#asked.set(key, params);
    const [file = ''] = Uri.parse(what).path.split('/').slice(-1);
    const read = (links: boolean): Promise<string> => this.#read(key, links);
    await this.#pages.show({ key, title: `${code ?? l10n.t('Explanation')}: ${file}`, read });
  }

  /** The check of a document is over: what is explained of it is explained anew. */
  async checked(uri: string): Promise<void> {
    const isOpen = [...workspace.textDocuments, ...workspace.notebookDocuments].some(
      (one) => one.uri.toString() === uri,
    );
    // Of a file that was closed nothing more is said, and what was said of it stays true.
    if (!isOpen) return;
    for (const [key, params] of this.#asked)
      if (fileOf(Uri.parse(params.uri)).toString() === uri) await this.#pages.renew(key);
  }

  dispose(): void {
    this.#listener.dispose();
  }

  async #read(key: string, links: boolean): Promise<string> {
    const params = this.#asked.get(key);
    const asked = { ...params, links };
    const text = params && (await (await this.#client()).sendRequest<string | null>(EXPLANATION, asked));
    return text ?? l10n.t('No finding at the cursor');
  }
}
