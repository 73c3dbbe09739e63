/** The documents that the server is interested in. VS Code has no built-in language for TOML, so they are selected by name. */
import { languages, workspace, type TextDocument } from 'vscode';
import { CELL_SELECTOR, notebookOf } from './notebookCells.ts';
import { IS_BROWSER } from './platform.ts';

/** Dependency files: what is checked. */
export const DEPENDENCY_FILES: readonly string[] = [
  '**/pyproject.toml',
  '**/pyscript.{toml,json}',
  '**/*requirements*.{txt,in}',
  '**/{requirements,reqs}/*.{txt,in}',
  '**/constraints*.{txt,in}',
  '**/*constraints.{txt,in}',
  '**/{base,ci,common,dependencies,deps,dev,develop,development,doc,docs,lint,local,main}.in',
  '**/{prod,production,test,tests,testing,typing}.in',
  '**/uv.lock',
  '**/pylock.toml',
  '**/pylock.*.toml',
  '**/poetry.lock',
];

/**
 * Files with another purpose are checked if they declare what is installed; the server looks into each. A notebook is one of them
 * where it is opened as text; where it is opened as a notebook, its cells are documents of their own.
 */
const OTHER_PURPOSES = [
  '**/*.{py,pyw}',
  '**/*.{html,htm}',
  '**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}',
  '**/*.{qmd,md,markdown}',
  '**/{_quarto,_metadata}.{yml,yaml}',
  '**/{environment,env}*.{yml,yaml}',
  '**/*{environment,env}.{yml,yaml}',
  '**/*.ipynb',
  '**/{package,jupyter-lite,jupyter_lite_config}.json',
];

/** Files that determine the runtime or affect what is installed for it: their unsaved text counts. */
const RUNTIME_FILES = [
  '**/wrangler.toml',
  '**/wrangler.json',
  '**/wrangler.jsonc',
  '**/wrangler.*.{toml,json,jsonc}',
  '**/.python-version',
  '**/uv.toml',
  '**/cf-requirements.txt',
];

/** Configurations of a JupyterLite site: the notebooks beside them are for the browser. */
const SITE_FILES = ['**/{jupyter-lite,jupyter_lite_config}.json'];

/** What is a reason to start the server by its name, also where it is not open. */
export const SIGNS_BY_NAME: readonly string[] = [
  '**/wrangler.{toml,json,jsonc}',
  '**/pyscript.{toml,json}',
  ...SITE_FILES,
];

/** What is one if its text speaks of Pyodide. */
export const LOOKED_INTO: readonly string[] = [
  '**/pyproject.toml',
  '**/*requirements*.{txt,in}',
  '**/{requirements,reqs}/*.{txt,in}',
  '**/*.{html,htm}',
  '**/*.ipynb',
  '**/package.json',
];

/**
 * Where the server finds the files of documents: on this machine; in a browser the editor hands out those of the opened folders, of
 * repositories on a server and of folders of this machine.
 */
const SCHEMES: ReadonlySet<string> = new Set([
  'file',
  ...(IS_BROWSER ? ['vscode-vfs', ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)] : []),
]);

const filters = (patterns: readonly string[]): { scheme: string; pattern: string }[] =>
  patterns.flatMap((pattern) => [...SCHEMES].map((scheme) => ({ scheme, pattern })));

/** Every document that the server is notified of. */
export const DOCUMENT_SELECTOR = [
  ...filters([...DEPENDENCY_FILES, ...OTHER_PURPOSES, ...RUNTIME_FILES]),
  ...CELL_SELECTOR,
];

/** The documents that always have a target to show, and those that have one if they declare dependencies. */
export const DEPENDENCY_SELECTOR = filters(DEPENDENCY_FILES);
export const CHECKED_SELECTOR = [...filters([...DEPENDENCY_FILES, ...OTHER_PURPOSES]), ...CELL_SELECTOR];

/**
 * What a file with another purpose has somewhere if it declares dependencies, and a dependency file that says by itself that it is
 * for Pyodide: then the server looks closer.
 */
const MENTIONS =
  /^# \/\/\/ script\s*$|pyodide|pywrangler|\bworkers[-_.]+(?:py|runtime[-_.]+sdk)\b|micropip|piplite|pyscript|<py-|\btype\s*=\s*["']?py\b|loadPackage|stlite|gradio-lite|emscripten-forge/im;

/** Whether a text is worth the server's look. */
export function mentionsPyodide(text: string): boolean {
  return MENTIONS.test(text);
}

/** Whether a document is a reason to start the server. */
export function needsServer(document: TextDocument): boolean {
  if (languages.match(DEPENDENCY_SELECTOR, document) > 0) return true;
  if (languages.match(filters(OTHER_PURPOSES), document) > 0) return mentionsPyodide(document.getText());
  if (languages.match(CELL_SELECTOR, document) === 0) return false;
  // The kernel of a notebook can say what its cells do not.
  return mentionsPyodide(`${document.getText()}\n${JSON.stringify(notebookOf(document.uri)?.metadata ?? {})}`);
}
