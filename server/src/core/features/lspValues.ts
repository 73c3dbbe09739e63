/**
 * The values of the Language Server Protocol that the features create, in its own shape: core imports no protocol library.
 * @see https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
 */
import type { Position, Range } from '../text/lineIndex.ts';

/** The server's command that writes files, given by their URIs, as UTF-8 without a byte order mark. */
export const WRITE_UTF8 = 'pyodidePreflight.writeUtf8';

/** Makes the URI of a file from its path. */
export type UriOf = (path: string) => string;

/** 1 error, 2 warning, 3 information, 4 hint. */
export type DiagnosticSeverity = 1 | 2 | 3 | 4;

export interface DiagnosticRelatedInformation {
  location: { uri: string; range: Range };
  message: string;
}

export interface Diagnostic {
  range: Range;
  severity: DiagnosticSeverity;
  code: string;
  codeDescription: { href: string };
  source: string;
  message: string;
  relatedInformation?: DiagnosticRelatedInformation[];
}

export interface Hover {
  contents: { kind: 'markdown' | 'plaintext'; value: string };
  range: Range;
}

export interface LspTextEdit {
  range: Range;
  newText: string;
}

export interface TextDocumentEdit {
  /** `version` is null for a file that is not open in the editor. */
  textDocument: { uri: string; version: number | null };
  edits: LspTextEdit[];
}

export interface CodeAction {
  title: string;
  kind: string;
  diagnostics?: Diagnostic[];
  isPreferred?: boolean;
  /** Set if it is not to be had, and why. */
  disabled?: { reason: string };
  edit?: { documentChanges: TextDocumentEdit[] };
  command?: { title: string; command: string; arguments: unknown[] };
}

export interface InlayHint {
  position: Position;
  label: string;
  tooltip?: string;
  paddingLeft: boolean;
}

export interface CodeLens {
  range: Range;
  /** Without a name it cannot be clicked. */
  command: { title: string; command: string; arguments?: unknown[] };
}

export interface DocumentLink {
  range: Range;
  target: string;
  tooltip: string;
}

export interface Location {
  uri: string;
  range: Range;
}

/** The kinds of symbols that there are here: a list of dependencies is a namespace, what it asks for a package. */
export const SYMBOL_LIST = 3;
export const SYMBOL_PACKAGE = 4;

export interface DocumentSymbol {
  name: string;
  detail?: string;
  kind: typeof SYMBOL_LIST | typeof SYMBOL_PACKAGE;
  range: Range;
  selectionRange: Range;
  children?: DocumentSymbol[];
}

/** The kinds of items that there are here. */
export const COMPLETION_VARIABLE = 6;
export const COMPLETION_MODULE = 9;
export const COMPLETION_VALUE = 12;
export const COMPLETION_MEMBER = 20;

export type CompletionItemKind =
  typeof COMPLETION_VARIABLE | typeof COMPLETION_MODULE | typeof COMPLETION_VALUE | typeof COMPLETION_MEMBER;

export interface CompletionItem {
  label: string;
  kind: CompletionItemKind;
  detail?: string;
  labelDetails?: { description: string };
  sortText: string;
  filterText: string;
  textEdit: LspTextEdit;
}

export interface CompletionList {
  isIncomplete: boolean;
  items: CompletionItem[];
}
