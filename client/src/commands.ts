/** The commands of the extension. */
import { commands, ConfigurationTarget, env, l10n, window, workspace } from 'vscode';
import type { Disposable, LogOutputChannel, Position, QuickPickItem, Uri } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { CHECK_AGAIN, LIST_TARGETS, type TargetItem } from '../../server/src/lsp/protocol.ts';
import { explanationUri } from './explanations.ts';
import { COPY_TEXT_COMMAND, EXPLAIN_COMMAND } from './languageClient.ts';

/** What the commands act on. */
export interface CommandParts {
  readonly output: LogOutputChannel;
  /** The running client, started if need be. */
  readonly client: () => Promise<LanguageClient>;
  readonly restart: () => Promise<void>;
}

export function registerCommands({ output, client, restart }: CommandParts): Disposable[] {
  return [
    commands.registerCommand('pyodidePreflight.chooseTarget', async () => {
      await chooseTarget(await client());
    }),
    commands.registerCommand('pyodidePreflight.checkAgain', async () => {
      await (await client()).sendRequest(CHECK_AGAIN);
    }),
    commands.registerCommand('pyodidePreflight.showOutput', () => {
      output.show(true);
    }),
    commands.registerCommand('pyodidePreflight.restartServer', restart),
    commands.registerCommand(EXPLAIN_COMMAND, showExplanation),
    commands.registerCommand(COPY_TEXT_COMMAND, copyText),
  ];
}

interface TargetPick extends QuickPickItem {
  readonly target: string;
}

/** Writes the chosen target into the settings of the workspace, or of the folder where there are several. */
async function chooseTarget(client: LanguageClient): Promise<void> {
  const uri = window.activeTextEditor?.document.uri;
  const configuration = workspace.getConfiguration('pyodidePreflight', uri);
  const present = configuration.get<string>('target', 'auto');
  const targets = await client.sendRequest<TargetItem[]>(LIST_TARGETS);
  const mark = (target: string): { description?: string } =>
    target === present ? { description: l10n.t('in use') } : {};
  const picks: TargetPick[] = [
    {
      target: 'auto',
      label: l10n.t('Automatic'),
      detail: l10n.t('What the files of the project say'),
      ...mark('auto'),
    },
    ...targets.map(({ name, label }) => ({ target: name, label, detail: name, ...mark(name) })),
  ];
  const pick = await window.showQuickPick(picks, {
    title: 'Pyodide Preflight',
    placeHolder: l10n.t('The runtime to resolve for'),
    matchOnDetail: true,
  });
  if (!pick) return;
  const value = pick.target === 'auto' ? undefined : pick.target;
  await configuration.update('target', value, scopeFor(uri));
}

function scopeFor(uri: Uri | undefined): ConfigurationTarget {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) return ConfigurationTarget.Global;
  const severalFolders = folders.length > 1 && uri !== undefined && workspace.getWorkspaceFolder(uri) !== undefined;
  return severalFolders ? ConfigurationTarget.WorkspaceFolder : ConfigurationTarget.Workspace;
}

/** Called by a code action with the place of its finding, or from the palette for the cursor's. */
async function showExplanation(
  uri?: string,
  position?: Pick<Position, 'line' | 'character'>,
  code?: string,
): Promise<void> {
  const editor = window.activeTextEditor;
  const where = position ?? editor?.selection.active;
  const what = uri ?? editor?.document.uri.toString();
  if (what === undefined || where === undefined) return;
  const document = await workspace.openTextDocument(explanationUri(what, where, code));
  await window.showTextDocument(document, { preview: true });
}

/** Called by a code action whose remedy is a text: puts it on the clipboard, and shows it in a document that is not saved yet. */
async function copyText(text?: unknown): Promise<void> {
  if (typeof text !== 'string') return;
  await env.clipboard.writeText(text);
  await window.showTextDocument(await workspace.openTextDocument({ content: text }), { preview: true });
  window.setStatusBarMessage(l10n.t('The text is on the clipboard.'), 5000);
}
