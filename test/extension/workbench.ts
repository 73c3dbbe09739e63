/** What stories do in VS Code, in a user's words. */
import assert from 'node:assert/strict';
import path from 'node:path';
import {
  commands,
  DiagnosticSeverity,
  extensions,
  languages,
  Range,
  Uri,
  window,
  workspace,
  type CodeAction,
  type Diagnostic,
  type Hover,
  type MarkdownString,
  type Position,
  type TextDocument,
} from 'vscode';

const EXTENSION = 'pyodide-preflight.pyodide-preflight-vscode';

/** Longest wait for something that is going to happen. */
const PATIENCE_MILLISECONDS = 30_000;

/** The URI of a file of the workspace. */
export function fileUri(file: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return Uri.file(path.join(folder.uri.fsPath, file));
}

/** Opens a file in front. */
export async function open(file: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(fileUri(file));
  await window.showTextDocument(document);
  return document;
}

/** Undoes every change that was not saved, and closes all editors. */
export async function closeAll(): Promise<void> {
  for (const document of workspace.textDocuments) {
    if (!document.isDirty) continue;
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.files.revert');
  }
  await commands.executeCommand('workbench.action.closeAllEditors');
}

/** Waits until `look` gives something, which is asked whenever diagnostics or documents change. */
export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`${what} did not happen`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The errors in a file that come from this extension. */
export function errorsIn(document: TextDocument): readonly Diagnostic[] {
  return languages
    .getDiagnostics(document.uri)
    .filter(({ source, severity }) => source === 'Pyodide Preflight' && severity === DiagnosticSeverity.Error);
}

/** Waits for errors and gives them. */
export function errorsAppear(document: TextDocument): Promise<readonly Diagnostic[]> {
  return until('an error', () => {
    const errors = errorsIn(document);
    return errors.length > 0 ? errors : undefined;
  });
}

/** Waits until no error is left, and gives the extension the time to change its mind. */
export function errorsDisappear(document: TextDocument): Promise<true> {
  return until('that no error is left', () => (errorsIn(document).length === 0 ? true : undefined));
}

/** The text of a hover over the first place where `text` stands. */
export async function hoverOver(document: TextDocument, text: string): Promise<string> {
  const hovers = await commands.executeCommand<Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    positionOf(document, text),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : (content as MarkdownString).value))
    .join('\n');
}

/** The quick fixes at the first place where `text` stands. */
export async function quickFixes(document: TextDocument, text: string): Promise<readonly CodeAction[]> {
  const start = positionOf(document, text);
  return commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new Range(start, start.translate(0, text.length)),
    'quickfix',
  );
}

/** Applies the first quick fix whose title matches. */
export async function applyFix(document: TextDocument, text: string, title: RegExp): Promise<void> {
  const fixes = await quickFixes(document, text);
  const fix = fixes.find((action) => title.test(action.title));
  assert.ok(fix?.edit, `no fix ${String(title)} among: ${fixes.map((action) => action.title).join(' | ')}`);
  assert.ok(await workspace.applyEdit(fix.edit), 'VS Code refused the edit');
}

/** Undoes the last change of the file in front. */
export async function undo(document: TextDocument): Promise<void> {
  await window.showTextDocument(document);
  await commands.executeCommand('undo');
}

/** Whether the extension is running. */
export function isActive(): boolean {
  return extensions.getExtension(EXTENSION)?.isActive === true;
}

/** Where `text` stands first. */
export function positionOf(document: TextDocument, text: string): Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `${text} does not stand in ${document.uri.path}`);
  return document.positionAt(offset);
}
