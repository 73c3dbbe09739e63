/** What stories do in VS Code, in user terms. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  commands,
  DiagnosticSeverity,
  extensions,
  languages,
  Range,
  TabInputWebview,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type CodeAction,
  type Diagnostic,
  type Hover,
  type InlayHint,
  type MarkdownString,
  type Position,
  type TextDocument,
} from 'vscode';

const EXTENSION = 'pyodide-preflight.pyodide-preflight-vscode';

/** Maximum wait for something that is going to happen, even on a busy machine. */
const PATIENCE_MILLISECONDS = 60_000;

/** After so many hovers a list is there that was asked for before. */
const ANSWERS_UNTIL_SHOWN = 25;

/** The URI of a file of the workspace. */
export function fileUri(file: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return Uri.file(path.join(folder.uri.fsPath, file));
}

/** Opens a file in the active editor. */
export async function open(file: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(fileUri(file));
  await window.showTextDocument(document);
  return document;
}

/** Waits until a page of the extension is open that has a title. */
export async function pageAppears(title: string): Promise<void> {
  await until(`that the page ${title} opens`, () =>
    window.tabGroups.all.some(({ tabs }) =>
      tabs.some(({ label, input }) => label === title && input instanceof TabInputWebview),
    )
      ? true
      : undefined,
  );
}

/** Reverts all unsaved changes and closes all editors. */
export async function closeAll(): Promise<void> {
  for (const document of workspace.textDocuments) {
    // The editor sometimes writes its own settings, which do not matter here.
    const isElsewhere = document.uri.scheme === 'file' && !workspace.getWorkspaceFolder(document.uri);
    if (!document.isDirty || isElsewhere) continue;
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.files.revert');
  }
  await commands.executeCommand('workbench.action.closeAllEditors');
}

/** Waits until `look` returns something; it is called whenever diagnostics or documents change. */
export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`${what} did not happen; ${whatRuns()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** For whoever reads of a story that waited in vain: how far the extension came. */
function whatRuns(): string {
  return `the extension is ${isActive() ? '' : 'not '}active, language servers: ${languageServers().length}`;
}

/** Writes files of the workspace, as another program would, and opens the first in the active editor. */
export async function openNew(files: Readonly<Record<string, string>>): Promise<TextDocument> {
  for (const [file, text] of Object.entries(files)) await workspace.fs.writeFile(fileUri(file), Buffer.from(text));
  const [first = ''] = Object.keys(files);
  return open(first);
}

/** The diagnostics of this extension for a file. */
export function findingsIn(document: TextDocument): readonly Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Pyodide Preflight');
}

/** The diagnostics of this extension for a file of the workspace that is not open. */
export function findingsInClosed(file: string): readonly Diagnostic[] {
  const uri = fileUri(file);
  assert.ok(workspace.textDocuments.every((document) => document.uri.toString() !== uri.toString()));
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'Pyodide Preflight');
}

/** The running language servers of this extension, by the numbers of their processes; Linux only. */
export function languageServers(): readonly string[] {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const [own, parent] = [String(process.pid), /\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]];
      return parent === own && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('lsp.cjs');
    } catch {
      // It ended meanwhile.
      return false;
    }
  });
}

/** The errors in a file that come from this extension. */
export function errorsIn(document: TextDocument): readonly Diagnostic[] {
  return findingsIn(document).filter(({ severity }) => severity === DiagnosticSeverity.Error);
}

/** The code of a finding. */
export function codeOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits for a finding with a code on a text. */
export function findingAppears(document: TextDocument, code: string, on: string): Promise<Diagnostic> {
  return until(`${code} on ${on}`, () =>
    findingsIn(document).find((finding) => codeOf(finding) === code && document.getText(finding.range) === on),
  );
}

/** Waits until no finding has a code, on a text that begins so. */
export function findingDisappears(document: TextDocument, code: string, on = ''): Promise<true> {
  return until(`that ${code} is gone`, () =>
    findingsIn(document).some((one) => codeOf(one) === code && document.getText(one.range).startsWith(on))
      ? undefined
      : true,
  );
}

/** Replaces the first occurrence of `before`, without saving. */
export async function replace(document: TextDocument, before: string, after: string): Promise<void> {
  const start = positionOf(document, before);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(start, start.translate(0, before.length)), after);
  assert.ok(await workspace.applyEdit(edit));
}

/** Waits for errors and gives them. */
export function errorsAppear(document: TextDocument): Promise<readonly Diagnostic[]> {
  return until('an error', () => {
    const errors = errorsIn(document);
    return errors.length > 0 ? errors : undefined;
  });
}

/** Waits until no error is left, and then long enough for errors to reappear. */
export function errorsDisappear(document: TextDocument): Promise<true> {
  return until('that no error is left', () => (errorsIn(document).length === 0 ? true : undefined));
}

/** The text of a hover over the first occurrence of `text`. */
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

/** The inlay hints after the requirements of a file, in order. */
export async function inlayHints(document: TextDocument): Promise<readonly InlayHint[]> {
  return commands.executeCommand<InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    new Range(0, 0, document.lineCount, 0),
  );
}

/**
 * The quick fixes at the first occurrence of `text`; waits until there are some. For a file that was just reopened, the
 * editor may still show old diagnostics, while the server is about to send them again.
 */
export async function quickFixes(document: TextDocument, text: string): Promise<readonly CodeAction[]> {
  const start = positionOf(document, text);
  const range = new Range(start, start.translate(0, text.length));
  return until(`a quick fix for ${text}`, async () => {
    const fixes = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      'quickfix',
    );
    return fixes.length > 0 ? fixes : undefined;
  });
}

/** Applies the first quick fix whose title matches. */
export async function applyFix(document: TextDocument, text: string, title: RegExp): Promise<void> {
  const fixes = await quickFixes(document, text);
  const fix = fixes.find((action) => title.test(action.title));
  assert.ok(fix?.edit, `no fix ${String(title)} among: ${fixes.map((action) => action.title).join(' | ')}`);
  assert.ok(await workspace.applyEdit(fix.edit), 'VS Code refused the edit');
}

/**
 * Opens the list of runtimes and presses keys in it: down a number of times, then Enter or the space bar.
 * @param lists for each list that appears, the names of VS Code's commands
 */
export async function chooseRuntime(document: TextDocument, ...lists: readonly (readonly Key[])[]): Promise<void> {
  await window.showTextDocument(document);
  const chosen = commands.executeCommand('pyodidePreflight.chooseTarget');
  for (const keys of lists) {
    // No API says that a list is shown. What it waits for takes the server less time than so many answers.
    for (let at = 0; at < ANSWERS_UNTIL_SHOWN; at++) await hoverOver(document, document.getText().slice(0, 1));
    for (const key of keys) await commands.executeCommand(KEYS[key]);
  }
  await chosen;
}

export type Key = keyof typeof KEYS;

const KEYS = {
  down: 'workbench.action.quickOpenSelectNext',
  toggle: 'workbench.action.quickPickManyToggle',
  enter: 'workbench.action.acceptSelectedQuickOpenItem',
} as const;

/** Undoes the last change in the active editor. */
export async function undo(document: TextDocument): Promise<void> {
  await window.showTextDocument(document);
  await commands.executeCommand('undo');
}

/** Whether the extension is running. */
export function isActive(): boolean {
  return extensions.getExtension(EXTENSION)?.isActive === true;
}

/** The first occurrence of `text`. */
export function positionOf(document: TextDocument, text: string): Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `${text} does not stand in ${document.uri.path}`);
  return document.positionAt(offset);
}
