/** What Python code calls the installers: their modules, and the functions that it takes out of them. */
import type { CodeReader } from '../../config/code/codeReader.ts';
import { SETTER_NAMES } from './micropipState.ts';

const INSTALLERS: ReadonlySet<string> = new Set(['micropip', 'piplite']);

export interface ImportedNames {
  /** Of micropip and piplite, their own names included. */
  readonly modules: ReadonlySet<string>;
  /** Of their `install`. */
  readonly functions: ReadonlySet<string>;
  /** Of those that change what later calls do, by what they are called. */
  readonly setters: ReadonlyMap<string, string>;
  /** Of `pyodide_js.loadPackage`. */
  readonly loaders: ReadonlySet<string>;
}

export function importedNames(code: CodeReader): ImportedNames {
  const modules = new Set(INSTALLERS);
  const functions = new Set<string>();
  const loaders = new Set<string>();
  const setters = new Map<string, string>();
  code.tokens.forEach(({ text, kind }, at) => {
    const alias = code.is(at + 1, 'as') ? code.tokens[at + 2]?.text : undefined;
    if (kind === 'name' && INSTALLERS.has(text) && alias !== undefined) modules.add(alias);
    const module = kind === 'name' && code.is(at, 'import') ? code.tokens[at - 1]?.text : undefined;
    const isAll = code.is(at + 1, '*');
    if (module !== undefined && INSTALLERS.has(module) && isAll) {
      functions.add('install');
      for (const setter of SETTER_NAMES) setters.set(setter, setter);
    } else if (module !== undefined && INSTALLERS.has(module)) {
      for (const name of namesOf(code, at, 'install')) functions.add(name);
      for (const setter of SETTER_NAMES) for (const name of namesOf(code, at, setter)) setters.set(name, setter);
    }
    if (module === 'pyodide_js') for (const name of namesOf(code, at, 'loadPackage')) loaders.add(name);
    const variable = variableOf(code, at);
    if (variable !== undefined) modules.add(variable);
  });
  // What a module is called is known by now: `add = micropip.install`.
  code.tokens.forEach(({ text, kind }, at) => {
    if (kind !== 'name' || !code.is(at + 1, '=') || !code.is(at + 3, '.') || !isEnd(code, at + 5)) return;
    const [owner, taken] = [code.tokens[at + 2]?.text ?? '', code.tokens[at + 4]?.text];
    if (modules.has(owner) && taken === 'install') functions.add(text);
    if (taken === 'loadPackage') loaders.add(text);
  });
  return { modules, functions, loaders, setters };
}

/** Whether a line or the text ends before the token at an index. */
function isEnd(code: CodeReader, at: number): boolean {
  return at >= code.tokens.length || code.startsLine(at) || code.is(at, ';');
}

/** What one name is called that the list behind `import` takes, with or without parentheses. */
function namesOf(code: CodeReader, at: number, name: string): readonly string[] {
  const inParentheses = code.is(at + 1, '(');
  const start = inParentheses ? at + 2 : at + 1;
  const end = inParentheses ? code.endOf(at + 1) : code.tokens.length;
  const names: string[] = [];
  for (let index = start; index < end; index++) {
    if (!inParentheses && index > start && code.startsLine(index)) break;
    if (!code.is(index, name) || code.is(index - 1, 'as')) continue;
    names.push((code.is(index + 1, 'as') ? code.tokens[index + 2]?.text : undefined) ?? name);
  }
  return names;
}

/** The variable that gets a module where it is imported by a function: `pip = __import__("micropip")`. */
function variableOf(code: CodeReader, at: number): string | undefined {
  const token = code.tokens[at];
  if (token?.kind !== 'string' || !INSTALLERS.has(token.text.slice(1, -1)) || !code.is(at - 1, '(')) return undefined;
  const isImport = code.is(at - 2, '__import__') || code.is(at - 2, 'import_module');
  const equals = code.is(at - 3, '.') ? at - 5 : at - 3;
  const isLast = code.is(at + 1, ')') && !code.is(at + 2, '.');
  return isImport && isLast && code.is(equals, '=') ? code.tokens[equals - 1]?.text : undefined;
}
