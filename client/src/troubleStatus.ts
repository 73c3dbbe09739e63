/** What the language status offers where a check failed or an index did not answer: to try again, and to look at the log. */
import { languages, l10n, LanguageStatusSeverity, type Disposable, type LanguageStatusItem } from 'vscode';
import type { CheckStatus } from '../../server/src/lsp/protocol.ts';
import { CHECKED_SELECTOR } from './documents.ts';

export class TroubleStatus implements Disposable {
  #items: readonly LanguageStatusItem[] = [];

  /** Shows the trouble of the document in front; nothing if there is none. */
  show(status: CheckStatus | undefined): void {
    const text = status && troubleOf(status);
    if (text === undefined) {
      this.dispose();
      return;
    }
    if (this.#items.length === 0) this.#items = [retry(), log()];
    const [first] = this.#items;
    if (!first) return;
    // The list is narrow, and what is offered stands behind the text; the finding says the rest.
    first.detail = (status && shortTroubleOf(status)) ?? text;
    first.accessibilityInformation = { label: `${first.text}, ${text}` };
    first.busy = status?.state === 'checking';
  }

  dispose(): void {
    for (const item of this.#items) item.dispose();
    this.#items = [];
  }
}

/** What went wrong, in a word or two; undefined if nothing did. */
export function shortTroubleOf({ state, trouble }: CheckStatus): string | undefined {
  if (state === 'failed') return l10n.t('the check failed');
  switch (trouble?.kind) {
    case undefined:
      return undefined;
    case 'offline':
      return l10n.t('offline');
    case 'proxy':
      return l10n.t('proxy');
    case 'network':
      return l10n.t('network');
    case 'server':
      return l10n.t('no answer');
    case 'credentials':
      return l10n.t('credentials');
    case 'address':
      return l10n.t('not an index');
  }
}

/** What went wrong, as a clause; undefined if nothing did. */
export function troubleOf({ state, trouble }: CheckStatus): string | undefined {
  if (state === 'failed') return l10n.t('the check failed');
  return trouble?.text;
}

function retry(): LanguageStatusItem {
  const item = languages.createLanguageStatusItem('pyodidePreflight.trouble', CHECKED_SELECTOR);
  item.name = l10n.t('Pyodide Preflight: failed check');
  item.severity = LanguageStatusSeverity.Warning;
  item.text = l10n.t('Not everything could be checked');
  item.command = { command: 'pyodidePreflight.checkAgain', title: l10n.t('Retry') };
  return item;
}

function log(): LanguageStatusItem {
  const item = languages.createLanguageStatusItem('pyodidePreflight.log', CHECKED_SELECTOR);
  item.name = l10n.t('Pyodide Preflight: log');
  item.text = l10n.t('What was asked of which index');
  item.command = { command: 'pyodidePreflight.showOutput', title: l10n.t('Show Log') };
  return item;
}
