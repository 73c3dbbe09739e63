/** The editor's capabilities that matter here, and those that the server offers. */
import type { ClientCapabilities, FileSystemWatcher, ServerCapabilities } from 'vscode-languageserver';
import { TextDocumentSyncKind } from 'vscode-languageserver';
import { NEIGHBOUR_NAMES, WRANGLER_NAMES } from '../core/dependencyFiles/neighbours.ts';
import { REDIRECT_PATH } from '../core/runtimes/workers/redirect.ts';
import { ASK, FIX_ALL, IGNORE, QUICK_FIX, REWRITE } from '../core/features/codeActions.ts';
import { APPLY_FIX, EXPLAIN, PAPER, WRITE_UTF8, type Experimental } from './protocol.ts';

/** The editor capabilities that affect how the server behaves. */
export interface EditorAbilities {
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  readonly workspaceFolders: boolean;
  readonly watchesFiles: boolean;
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesInlayHints: boolean;
  readonly refreshesCodeLenses: boolean;
  readonly progress: boolean;
  /** It tells of notebooks by their cells. Where it cannot ask what is found in a cell, notebooks are checked as files only. */
  readonly notebooks: boolean;
  /** The server may ask it to show a file. */
  readonly showsDocuments: boolean;
  readonly versionedEdits: boolean;
  /** Actions that are shown although they are not to be had, with the reason. */
  readonly disabledActions: boolean;
  /** Hovers in Markdown; otherwise plain text is wanted. */
  readonly markdown: boolean;
}

export function readAbilities(capabilities: ClientCapabilities): EditorAbilities {
  const { workspace, textDocument, notebookDocument, window } = capabilities;
  return {
    configuration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    notebooks: notebookDocument?.synchronization !== undefined && textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    progress: window?.workDoneProgress === true,
    showsDocuments: window?.showDocument?.support === true,
    // The first format is the one that the editor likes best.
    markdown: (textDocument?.hover?.contentFormat?.[0] ?? 'markdown') === 'markdown',
    disabledActions: textDocument?.codeAction?.disabledSupport === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
  };
}

/** What stands before something that is completed: quotes, operators of versions and markers, brackets, a blank in a marker. */
const TYPED_BEFORE = ['"', "'", '[', ',', '=', '<', '>', '~', '!', ';', ' ', '.'];

/** Jupyter's, which are files. */
const NOTEBOOKS = { scheme: 'file', notebookType: 'jupyter-notebook', pattern: '**/*.ipynb' };

/** @param language what the server's messages are written in */
export function offeredTo(abilities: EditorAbilities, language: string): ServerCapabilities<Experimental> {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    ...(abilities.notebooks && {
      notebookDocumentSync: {
        notebookSelector: [{ notebook: NOTEBOOKS, cells: [{ language: 'python' }] }],
        save: true,
      },
    }),
    hoverProvider: true,
    inlayHintProvider: true,
    codeLensProvider: {},
    documentLinkProvider: {},
    definitionProvider: true,
    documentSymbolProvider: true,
    completionProvider: { triggerCharacters: TYPED_BEFORE },
    codeActionProvider: { codeActionKinds: [QUICK_FIX, ASK, IGNORE, REWRITE, FIX_ALL] },
    executeCommandProvider: { commands: [WRITE_UTF8, EXPLAIN, APPLY_FIX, PAPER] },
    ...(abilities.pullsDiagnostics && {
      diagnosticProvider: {
        identifier: 'pyodide-preflight',
        interFileDependencies: true,
        workspaceDiagnostics: false,
      },
    }),
    workspace: { workspaceFolders: { supported: true } },
    experimental: { language },
  };
}

/**
 * The files on disk whose changes matter: those that determine the runtime, locks, files included by requirements, and what a
 * Worker imports.
 */
export const WATCHED_FILES: FileSystemWatcher[] = [
  { globPattern: `**/{${[...NEIGHBOUR_NAMES, ...WRANGLER_NAMES].join(',')}}` },
  { globPattern: `**/${REDIRECT_PATH}` },
  // A lock file for Pyodide may have any name.
  { globPattern: '**/*.{txt,in,py,json}' },
];
