/** The language status item: which runtime the active file is resolved for, and why. */
import { languages, l10n, LanguageStatusSeverity, window, type Disposable, type TextEditor, type Uri } from 'vscode';
import type { CheckStatus } from '../../server/src/lsp/protocol.ts';
import { shortTroubleOf, troubleOf, TroubleStatus } from './troubleStatus.ts';
import { CHECKED_SELECTOR, DEPENDENCY_SELECTOR } from './documents.ts';
import { fileOf } from './notebookCells.ts';

export class TargetStatus implements Disposable {
  readonly #item = languages.createLanguageStatusItem('pyodidePreflight.target', DEPENDENCY_SELECTOR);
  readonly #trouble = new TroubleStatus();
  readonly #statuses = new Map<string, CheckStatus>();
  readonly #listener: Disposable;
  #isStarting = false;

  constructor() {
    this.#item.name = 'Pyodide Preflight';
    this.#item.command = { command: 'pyodidePreflight.chooseTarget', title: l10n.t('Choose…') };
    this.#listener = window.onDidChangeActiveTextEditor((editor) => {
      this.#show(editor);
    });
    this.#show(window.activeTextEditor);
  }

  /** Receives what the server reports about a document. */
  update(status: CheckStatus): void {
    if (status.state === 'gone') this.#statuses.delete(status.uri);
    else if (isUnchecked(status)) this.#statuses.set(status.uri, status);
    // While a check runs, the target of the one before is shown.
    else if (status.state === 'checking')
      this.#statuses.set(status.uri, { ...this.#statuses.get(status.uri), ...status });
    else this.#statuses.set(status.uri, { ...status, ...targetBefore(this.#statuses.get(status.uri), status) });
    this.#show(window.activeTextEditor);
  }

  /** Until the server has started, nothing is known of any file. */
  setStarting(isStarting: boolean): void {
    this.#isStarting = isStarting;
    this.#show(window.activeTextEditor);
  }

  /** The project file that names the target of a document, if any. */
  setIn(uri: Uri | undefined): string | undefined {
    return uri && this.#statuses.get(fileOf(uri).toString())?.target?.setIn;
  }

  /** The server is gone, and everything it reported with it. */
  clear(): void {
    this.#statuses.clear();
    this.#show(window.activeTextEditor);
  }

  dispose(): void {
    this.#item.dispose();
    this.#trouble.dispose();
    this.#listener.dispose();
  }

  #show(editor: TextEditor | undefined): void {
    const status = editor && this.#statuses.get(fileOf(editor.document.uri).toString());
    // Most Python files declare no dependencies.
    this.#item.selector = status ? CHECKED_SELECTOR : DEPENDENCY_SELECTOR;
    this.#item.busy = this.#isStarting || status?.state === 'checking';
    const isTroubled = status !== undefined && troubleOf(status) !== undefined;
    this.#item.severity = isTroubled ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
    this.#trouble.show(status);
    this.#item.text = textOf(status);
    const nothing = this.#isStarting ? l10n.t('Starting…') : l10n.t('No dependencies to check here');
    this.#item.detail = status ? detailOf(status) : nothing;
    const spoken = status ? detailOf(status, 'reason') : nothing;
    this.#item.accessibilityInformation = { label: `${this.#item.text}, ${spoken}` };
  }
}

/** The target of the check before, where a new one ended before it knew its own. */
function targetBefore(before: CheckStatus | undefined, { target }: CheckStatus): Pick<CheckStatus, 'target'> {
  const known = target ?? before?.target;
  return known ? { target: known } : {};
}

function isUnchecked({ state }: CheckStatus): boolean {
  return state === 'quiet' || state === 'off';
}

function textOf(status: CheckStatus | undefined): string {
  if (status?.state === 'quiet') return l10n.t('No Pyodide target');
  return status?.target?.label ?? 'Pyodide Preflight';
}

function detailOf(status: CheckStatus, length: 'reason' | 'shortReason' = 'shortReason'): string {
  if (status.state === 'quiet') return l10n.t('Nothing says that this is for Pyodide');
  if (status.state === 'off') return l10n.t('Turned off in the settings');
  if (status.state === 'failed') return l10n.t('The check failed; see the output');
  if (status.state === 'stopped') return l10n.t('The check was cancelled');
  const trouble = length === 'reason' ? troubleOf(status) : shortTroubleOf(status);
  const parts = [
    status.target?.[length] ?? l10n.t('Checking…'),
    ...(trouble === undefined ? [] : [trouble]),
    ...(status.asOf === undefined ? [] : [l10n.t('as of {0}', status.asOf)]),
  ];
  return parts.join('; ');
}
