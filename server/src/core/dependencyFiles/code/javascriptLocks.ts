/**
 * The lock files that JavaScript names for Pyodide: options of `loadPyodide`, and a Pyodide that is loaded from the project itself.
 * @see https://pyodide.org/en/stable/usage/api/js-api.html#exports.PyodideConfig
 */
import type { CodeReader } from '../../config/code/codeReader.ts';
import { isKnown, type CodeValue } from '../../config/code/codeValue.ts';
import { isElsewhere, lockBesideScript, lockInFolder, type NamedLock } from '../signs/namedLock.ts';

/** The options for a lock file of one's own: its address, and its text. */
const OWN_LOCK = 'lockFileURL';
const OWN_LOCK_TEXT = 'lockFileContents';

/** The option for the folder that Pyodide is taken from, with its lock file if nothing names another one. */
const FOLDER = 'indexURL';

/** The option of stlite for the script of Pyodide. */
const SCRIPT = 'pyodideUrl';

/** Every lock file that some code names. @param path of the file that it is in */
export function locksInScript(code: CodeReader, path: string): readonly NamedLock[] {
  const calls = code.tokens.flatMap(({ kind, text, span }, at) => {
    if (kind !== 'name' || !code.is(at + 1, '(') || (text !== 'loadPyodide' && text !== 'mount')) return [];
    const options = code.argumentsAt(at + 1).positional.find((value) => value.kind === 'table');
    return [{ name: text, options, place: { path, span: code.inFile(span) } }];
  });
  const locks = [
    ...calls.flatMap(({ name, options, place }) =>
      name === 'mount' ? lockOfScript(options, place) : lockOfOptions(options, place),
    ),
    ...code.tokens.flatMap(({ kind }, at) => (kind === 'string' ? importedLock(code, at, path) : [])),
  ];
  const isFromElsewhere = calls.some(({ options }) => isFolderElsewhere(entryOf(options, FOLDER)));
  return isFromElsewhere ? locks.filter(({ beside }) => beside !== true) : locks;
}

/** Whether it is a folder, and none of the project. */
function isFolderElsewhere(folder: CodeValue | undefined): boolean {
  return folder !== undefined && (!isKnown(folder) || isElsewhere(folder.text.text));
}

/** That of a module of Pyodide which is imported from a place beside: `import { loadPyodide } from "./pyodide/pyodide.mjs"`. */
function importedLock(code: CodeReader, at: number, path: string): readonly NamedLock[] {
  const token = code.tokens[at];
  if (!token || !(/^.\.{1,2}\//.test(token.text) || code.is(at - 2, 'importScripts'))) return [];
  const { text, span } = code.string(token);
  const address = lockBesideScript(text.text);
  return address === undefined ? [] : [{ address, option: text.text, beside: true, path, span }];
}

function lockOfOptions(options: CodeValue | undefined, place: Pick<NamedLock, 'path' | 'span'>): readonly NamedLock[] {
  const option = [OWN_LOCK, OWN_LOCK_TEXT, FOLDER].find((key) => entryOf(options, key));
  const value = option === undefined ? undefined : entryOf(options, option);
  if (option === undefined || !value) return [];
  const [literal, at] = isKnown(value) ? [value.text.text, { ...place, span: value.span }] : [undefined, place];
  if (option === OWN_LOCK && literal !== undefined) return [{ address: literal, option, ...at }];
  if (option !== FOLDER) return [{ option, ...at }];
  if (literal === undefined || isElsewhere(literal)) return [];
  return [{ address: lockInFolder(literal), option, beside: true, ...at }];
}

function lockOfScript(options: CodeValue | undefined, place: Pick<NamedLock, 'path' | 'span'>): readonly NamedLock[] {
  const value = entryOf(options, SCRIPT);
  const address = value && isKnown(value) ? lockBesideScript(value.text.text) : undefined;
  if (!value || !isKnown(value) || address === undefined) return [];
  return [{ address, option: SCRIPT, beside: true, path: place.path, span: value.span }];
}

function entryOf(value: CodeValue | undefined, key: string): CodeValue | undefined {
  return value?.kind === 'table' ? value.entries.get(key) : undefined;
}
