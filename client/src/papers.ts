/** Pages with what the commands of the command line find out of the file in front. */
import { l10n, Uri, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { PAPER, type PaperName } from '../../server/src/lsp/protocol.ts';
import { fileOf } from './notebookCells.ts';
import type { Pages } from './pages.ts';

/** What papers need. */
export interface PaperParts {
  readonly client: () => Promise<BaseLanguageClient>;
  readonly pages: Pages;
}

/**
 * Asks the server for a paper and shows it; nothing if it was cancelled, or if the server has said why there is none.
 * @param given URI of the document, as the code lens has it; by default that in front
 */
export async function showPaper(paper: PaperName, { client, pages }: PaperParts, given?: unknown): Promise<void> {
  const uri = typeof given === 'string' ? given : documentInFront();
  const names = paper === 'wheels' ? await askNames() : [];
  if (!names) return;
  const server = await client();
  const asked = { command: PAPER, arguments: [paper, uri, ...names] };
  const text = await server.sendRequest<string | null>('workspace/executeCommand', asked);
  if (text === null) return;
  const file = uri === undefined ? [] : Uri.parse(uri).path.split('/').slice(-1);
  const title = [TITLES[paper](), ...file].join(': ');
  await pages.show({ key: JSON.stringify([paper, uri]), title, read: () => Promise.resolve(text) });
}

/** The document that the user looks at, also while a page has the focus. */
export function documentInFront(): string | undefined {
  const editor = window.activeTextEditor ?? window.visibleTextEditors[0];
  return editor && fileOf(editor.document.uri).toString();
}

const TITLES: Readonly<Record<PaperName, () => string>> = {
  runtimes: () => l10n.t('Runtimes'),
  wheels: () => l10n.t('Wheels'),
  compare: () => l10n.t('Python versions'),
  strategy: () => l10n.t('Options'),
};

/** Names of packages, none for those of the file; undefined if the user gave up. */
async function askNames(): Promise<readonly string[] | undefined> {
  const written = await window.showInputBox({
    title: 'Pyodide Preflight',
    prompt: l10n.t('Packages separated by spaces, such as numpy or litellm>=1.77; empty for those of the file'),
  });
  return written?.split(/\s+/).filter(Boolean);
}
