/** The language server: connects the editor's requests to the session and the features; decides nothing itself. */
import type {
  ClientCapabilities,
  CodeAction,
  CodeActionParams,
  Connection,
  InitializeParams,
  InitializeResult,
} from 'vscode-languageserver';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Snapshot } from '../check.ts';
import { codeActionsAt, FIX_ALL, QUICK_FIX } from '../core/features/codeActions.ts';
import { explanationAt } from '../core/features/explanation.ts';
import { hoverAt } from '../core/features/hover.ts';
import { inlayHintsIn } from '../core/features/inlayHints.ts';
import type { Host, LogLevel } from '../host/host.ts';
import { VERSION } from '../version.ts';
import type { CheckRun, PreflightChecker } from './checkRun.ts';
import { DiagnosticsSupport } from './diagnosticsSupport.ts';
import { EditorSettingsReader, SETTINGS_SECTION } from './editorSettings.ts';
import { EditorTexts } from './editorTexts.ts';
import { readInitializationOptions } from './initializationOptions.ts';
import type { Paths } from './paths.ts';
import type { CheckStatus, ExplanationParams, InitializationOptions } from './protocol.ts';
import { CHECK_AGAIN, CHECK_STATUS, EXPLANATION, LIST_TARGETS } from './protocol.ts';
import { Session } from './session.ts';
import { beginSlowWork } from './slowWork.ts';

/** What the main program provides. */
export interface ServerParts {
  readonly paths: Paths;
  readonly openHost: (
    options: InitializationOptions,
    log: (level: LogLevel, message: string) => void,
  ) => Pick<Host, 'files' | 'sleep' | 'log'>;
  readonly openChecker: () => PreflightChecker;
}
