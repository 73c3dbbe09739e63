/** What the language server is handed that it does not inherit from the editor: proxy settings and commands. */
import { TabInputTextDiff, window, workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import {
  APPLY_FIX,
  type IndexPassword,
  type InitializationOptions,
  WRITE_UTF8,
} from '../../server/src/lsp/protocol.ts';
import { DOCUMENT_SELECTOR } from './documents.ts';

/** Command that shows an explanation; the server attaches it to code actions. */
export const EXPLAIN_COMMAND = 'pyodidePreflight.showExplanation';

/** Command that hands a text to the user; the server attaches it to code actions whose remedy is a text. */
export const COPY_TEXT_COMMAND = 'pyodidePreflight.copyText';

/** Command that helps to ask the maintainers of a project; the server attaches it to code actions. */
export const ASK_COMMAND = 'pyodidePreflight.askMaintainers';

/** Command that lets the user choose the target; the server attaches it to code lenses. */
export const CHOOSE_TARGET_COMMAND = 'pyodidePreflight.chooseTarget';

/** Command that compares the runtimes of all Python versions for a document; the server attaches it to a code lens. */
export const COMPARE_COMMAND = 'pyodidePreflight.comparePythonVersions';

/** The commands that links in pages may run: what explains, and what fixes are. */
export const LINKED_COMMANDS = [EXPLAIN_COMMAND, COPY_TEXT_COMMAND, ASK_COMMAND, APPLY_FIX, WRITE_UTF8];

/** Sections whose changes restart the server, because it reads them only once. */
export const SERVER_START_SETTINGS = [
  'http.proxy',
  'http.noProxy',
  'http.proxyStrictSSL',
  'http.proxySupport',
  'http.systemCertificates',
];

/** What the client and the server are called. */
export const CLIENT_NAME = ['pyodidePreflight', 'Pyodide Preflight'] as const;

/** Makes a client that has not been started yet, of a server that runs as one does on this platform. */
export type CreateClient = (context: ExtensionContext, options: LanguageClientOptions) => BaseLanguageClient;

/** The options of a client, wherever its server runs. */
export function clientOptions(
  output: LogOutputChannel,
  indexPasswords: readonly IndexPassword[],
): LanguageClientOptions {
  return {
    documentSelector: DOCUMENT_SELECTOR,
    outputChannel: output,
    initializationOptions: { ...initializationOptions(), indexPasswords },
    diagnosticPullOptions: { onChange: true, onSave: false, onTabs: false },
    // Beside another version of the file they would say of one what is meant for the other.
    middleware: {
      provideCodeLenses: (document, token, next) => (isInDiff() ? [] : next(document, token)),
      provideInlayHints: (document, range, token, next) => (isInDiff() ? [] : next(document, range, token)),
    },
  };
}

/** Whether the user compares two versions of a file. */
function isInDiff(): boolean {
  return window.tabGroups.activeTabGroup.activeTab?.input instanceof TabInputTextDiff;
}

function initializationOptions(): InitializationOptions {
  const http = workspace.getConfiguration('http');
  const uses = http.get<string>('proxySupport') !== 'off';
  const proxy = uses ? http.get<string>('proxy') : undefined;
  const noProxy = http.get<string[]>('noProxy')?.join(',');
  const strictSsl = http.get<boolean>('proxyStrictSSL');
  const systemCertificates = http.get<boolean>('systemCertificates');
  return {
    explainCommand: EXPLAIN_COMMAND,
    copyTextCommand: COPY_TEXT_COMMAND,
    askCommand: ASK_COMMAND,
    chooseTargetCommand: CHOOSE_TARGET_COMMAND,
    compareCommand: COMPARE_COMMAND,
    status: true,
    trusted: workspace.isTrusted,
    ...(proxy && { proxy }),
    ...(noProxy && { noProxy }),
    ...(strictSsl !== undefined && { strictSsl }),
    ...(systemCertificates !== undefined && { systemCertificates }),
  };
}
