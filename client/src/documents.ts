/** The documents that the server is interested in. VS Code has no built-in language for TOML, so they are selected by name. */
import type { TextDocument } from 'vscode';
import { languages } from 'vscode';

/** Dependency files: what is checked. */
const DEPENDENCY_FILES = [
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

/** Python files are checked if they contain a block of script metadata; the server looks into each. */
const SCRIPTS = ['**/*.{py,pyw}'];

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

const filters = (patterns: readonly string[]): { scheme: string; pattern: string }[] =>
  patterns.map((pattern) => ({ scheme: 'file', pattern }));

/** Every document that the server is notified of. */
export const DOCUMENT_SELECTOR = filters([...DEPENDENCY_FILES, ...SCRIPTS, ...RUNTIME_FILES]);

/** The documents that always have a target to show, and those that have one if they are scripts with dependencies. */
export const DEPENDENCY_SELECTOR = filters(DEPENDENCY_FILES);
export const CHECKED_SELECTOR = filters([...DEPENDENCY_FILES, ...SCRIPTS]);

const SCRIPT_BLOCK = /^# \/\/\/ script\s*$/m;

/** Whether a document is a reason to start the server. */
export function needsServer(document: TextDocument): boolean {
  if (languages.match(DEPENDENCY_SELECTOR, document) > 0) return true;
  return languages.match(filters(SCRIPTS), document) > 0 && SCRIPT_BLOCK.test(document.getText());
}
