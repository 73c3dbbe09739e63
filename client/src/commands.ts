/** The commands of the extension. */
import { commands, l10n, window } from 'vscode';
import type { Disposable, LogOutputChannel, Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  AUTOMATIC_TARGET,
  CHECK_AGAIN,
  CHECK_WORKSPACE,
  LIST_TARGETS,
  WRITE_TARGET,
  type NamedTarget,
  type PaperName,
  type StatusTarget,
  type WorkspaceOutcome,
} from '../../server/src/lsp/protocol.ts';
import { removeIndexPassword, setIndexPassword } from './askPassword.ts';
import { chooseTarget } from './chooseTarget.ts';
import type { Explanations } from './explanations.ts';
import type { Pages } from './pages.ts';
import { showPaper } from './papers.ts';
import { askMaintainers, copyText } from './texts.ts';
import type { IndexPasswords } from './indexPasswords.ts';
import {
  ASK_COMMAND,
  CHOOSE_TARGET_COMMAND,
  COMPARE_COMMAND,
  COPY_TEXT_COMMAND,
  EXPLAIN_COMMAND,
} from './languageClient.ts';
import { fileOf } from './notebookCells.ts';

/** What the commands act on. */
export interface CommandParts {
  readonly output: LogOutputChannel;
  readonly passwords: IndexPasswords;
  /** The running client, started if necessary. */
  readonly client: () => Promise<BaseLanguageClient>;
  readonly restart: () => Promise<void>;
  /** The project file that names the target of a document, if any. */
  readonly setIn: (uri: Uri | undefined) => string | undefined;
  readonly explanations: Explanations;
  readonly pages: Pages;
}

type Explained = Parameters<Explanations['show']>;

export function registerCommands(parts: CommandParts): Disposable[] {
  const { output, passwords, client, restart, setIn, explanations } = parts;
  const paper = (name: PaperName) => (uri?: unknown) => showPaper(name, parts, uri);
  return [
    commands.registerCommand(CHOOSE_TARGET_COMMAND, async () => {
      const server = await client();
      const active = window.activeTextEditor?.document.uri;
      const uri = active && fileOf(active);
      const [targets, automatic] = await Promise.all([
        server.sendRequest<NamedTarget[]>(LIST_TARGETS),
        uri ? server.sendRequest<StatusTarget | null>(AUTOMATIC_TARGET, { uri: uri.toString() }) : null,
      ]);
      const writeInProject = async (project: Uri, target: string): Promise<void> => {
        await server.sendRequest(WRITE_TARGET, { uri: project.toString(), target });
      };
      await chooseTarget({ targets, automatic, uri, setIn: setIn(uri), writeInProject });
    }),
    commands.registerCommand('pyodidePreflight.checkAgain', async () => {
      await (await client()).sendRequest(CHECK_AGAIN);
    }),
    commands.registerCommand('pyodidePreflight.checkWorkspace', async () => {
      await tellOutcome(await (await client()).sendRequest<WorkspaceOutcome | null>(CHECK_WORKSPACE));
    }),
    commands.registerCommand('pyodidePreflight.showOutput', () => {
      output.show(true);
    }),
    commands.registerCommand('pyodidePreflight.restartServer', restart),
    // The server restarts when the secret storage tells of the change.
    commands.registerCommand('pyodidePreflight.setIndexPassword', () => setIndexPassword(passwords)),
    commands.registerCommand('pyodidePreflight.removeIndexPassword', () => removeIndexPassword(passwords)),
    commands.registerCommand(EXPLAIN_COMMAND, (...given: Explained) => explanations.show(...given)),
    commands.registerCommand(COPY_TEXT_COMMAND, (...given: unknown[]) => copyText(parts, ...given)),
    commands.registerCommand(ASK_COMMAND, (...given: unknown[]) => askMaintainers(parts, ...given)),
    commands.registerCommand('pyodidePreflight.showRuntimes', paper('runtimes')),
    commands.registerCommand('pyodidePreflight.showWheels', paper('wheels')),
    commands.registerCommand(COMPARE_COMMAND, paper('compare')),
    commands.registerCommand('pyodidePreflight.weighOptions', paper('strategy')),
  ];
}

/** Says what the check of the workspace came to; nothing if it was cancelled. */
async function tellOutcome(outcome: WorkspaceOutcome | null): Promise<void> {
  if (!outcome) return;
  const { files, left, beyond, errors, warnings } = outcome;
  const counts = l10n.t('Files checked: {0}, errors: {1}, warnings: {2}.', files, errors, warnings);
  const others = left > 0 ? ` ${l10n.t('Files that nothing says are for Pyodide: {0}.', left)}` : '';
  const rest = beyond > 0 ? ` ${l10n.t('Files left out, since there are too many: {0}.', beyond)}` : '';
  const show = l10n.t('Show Problems');
  const chosen = await window.showInformationMessage(
    `${counts}${others}${rest}`,
    ...(errors + warnings > 0 ? [show] : []),
  );
  if (chosen === show) await commands.executeCommand('workbench.actions.view.problems');
}
