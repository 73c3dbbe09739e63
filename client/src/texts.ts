/** Texts that fixes hand over: on the clipboard, and where they are to be sent or to be read. */
import { env, l10n, Uri, window } from 'vscode';
import { TRACKER } from '../../server/src/lsp/protocol.ts';
import { COPY_TEXT_COMMAND } from './languageClient.ts';
import type { PaperParts } from './papers.ts';
import { textPage } from './textPage.ts';

/** Called by a code action whose remedy is a text: copies it to the clipboard and shows it on a page. */
export async function copyText({ pages }: PaperParts, text?: unknown, language?: unknown): Promise<void> {
  if (typeof text !== 'string') return;
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(l10n.t('Text copied to the clipboard.'), 5000);
  await showText(pages, text, typeof language === 'string' ? language : '');
}

/**
 * Called by a code action that asks the maintainers of a project: copies the text, and opens their tracker; where none is known, shows
 * the text.
 * @param uri of the document whose indexes know the project
 */
export async function askMaintainers(
  { client, pages }: PaperParts,
  text?: unknown,
  uri?: unknown,
  name?: unknown,
): Promise<void> {
  if (typeof text !== 'string' || typeof uri !== 'string' || typeof name !== 'string') return;
  await env.clipboard.writeText(text);
  const url = await (await client()).sendRequest<string | null>(TRACKER, { uri, name });
  const tracker = url === null ? undefined : Uri.parse(url, true);
  if (!tracker || !['http', 'https'].includes(tracker.scheme)) {
    window.setStatusBarMessage(l10n.t('Text copied to the clipboard.'), 5000);
    await showText(pages, text, 'markdown', l10n.t('No tracker of {0} is known. The text is on the clipboard.', name));
    return;
  }
  await env.openExternal(tracker);
  const told = l10n.t('The text is on the clipboard: paste it into the tracker of {0}', name);
  void window.showInformationMessage(told);
}

async function showText(pages: PaperParts['pages'], text: string, language: string, note?: string): Promise<void> {
  const copy = { label: l10n.t('Copy'), command: COPY_TEXT_COMMAND };
  const read = (links: boolean): Promise<string> =>
    Promise.resolve(textPage({ text, language, ...(note !== undefined && { note }), ...(links && { copy }) }));
  await pages.show({ key: 'text', title: l10n.t('Text'), read });
}
