/** Whether the opened folders have anything to check, found without opening a file: cheaply, since most folders have nothing. */
import { RelativePattern, workspace, type Disposable, type Uri, type WorkspaceFolder } from 'vscode';
import { DEPENDENCY_FILES, LOOKED_INTO, mentionsPyodide, SIGNS_BY_NAME } from './documents.ts';

/** Installed packages, which are not the folder's own. */
const PASSED_OVER = '**/{node_modules,.venv,venv,site-packages}/**';

/** Of a folder with more files that only their text tells, only so many are looked into, and none that nobody wrote by hand. */
const MOST_READ = 200;
const LARGEST_READ = 2_000_000;

/** Whether the opened folders have a file that is a reason to start the server, so that it is checked without being opened. */
export async function workspaceNeedsServer(): Promise<boolean> {
  if (!workspace.isTrusted) return false;
  const wanting = (workspace.workspaceFolders ?? []).filter(wantsClosedFiles);
  const named = await Promise.all(wanting.map((folder) => find(folder, reasonsByName(folder), 1)));
  if (named.some((found) => found.length > 0)) return true;
  for (const folder of wanting)
    for (const file of await find(folder, LOOKED_INTO, MOST_READ)) if (await speaksOfPyodide(file)) return true;
  return false;
}

/** Calls when a file appears whose name is a reason to start the server. */
export function watchForSigns(onSign: () => void): Disposable {
  const watcher = workspace.createFileSystemWatcher(anyOf(SIGNS_BY_NAME), false, true, true);
  watcher.onDidCreate(onSign);
  return watcher;
}

/** Where somebody chose what to check for, every dependency file is for that. */
function reasonsByName({ uri }: WorkspaceFolder): readonly string[] {
  const settings = workspace.getConfiguration('pyodidePreflight', uri);
  const target = settings.get<string>('target', 'auto');
  const isChosen = settings.get('enable') === 'on' || target !== 'auto';
  return isChosen ? [...SIGNS_BY_NAME, ...DEPENDENCY_FILES] : SIGNS_BY_NAME;
}

/** All patterns in one search. */
function find(folder: WorkspaceFolder, patterns: readonly string[], most: number): Thenable<Uri[]> {
  return workspace.findFiles(new RelativePattern(folder, anyOf(patterns)), PASSED_OVER, most);
}

function anyOf(patterns: readonly string[]): string {
  return `{${patterns.flatMap(withoutBraces).join(',')}}`;
}

/** A pattern as those without braces that match the same, since VS Code does not know braces in braces. */
function withoutBraces(pattern: string): readonly string[] {
  const braces = /\{([^{}]*)\}/.exec(pattern);
  if (!braces) return [pattern];
  const [before, after] = [pattern.slice(0, braces.index), pattern.slice(braces.index + braces[0].length)];
  return (braces[1] ?? '').split(',').flatMap((choice) => withoutBraces(`${before}${choice}${after}`));
}

async function speaksOfPyodide(file: Uri): Promise<boolean> {
  try {
    const { size } = await workspace.fs.stat(file);
    if (size > LARGEST_READ) return false;
    return mentionsPyodide(new TextDecoder().decode(await workspace.fs.readFile(file)));
  } catch {
    // What cannot be read is no reason for anything.
    return false;
  }
}

function wantsClosedFiles({ uri }: WorkspaceFolder): boolean {
  const settings = workspace.getConfiguration('pyodidePreflight', uri);
  return settings.get('diagnosticMode') !== 'openFilesOnly' && settings.get('enable') !== 'off';
}
