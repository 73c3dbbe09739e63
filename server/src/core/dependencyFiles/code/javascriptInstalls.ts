/**
 * What JavaScript and TypeScript for the browser install: calls of micropip through Pyodide, `loadPackage`, the `packages` of
 * `loadPyodide`, the `requirements` of stlite and Gradio-Lite, and Python code that is run.
 * @see https://pyodide.org/en/stable/usage/api/js-api.html
 */
import { CodeReader } from '../../config/code/codeReader.ts';
import type { CodeArguments, CodeValue } from '../../config/code/codeValue.ts';
import { javascriptTokens } from '../../config/code/javascript.ts';
import type { MappedText } from '../../text/mappedText.ts';
import type { Span } from '../../text/span.ts';
import type { DeclarationReader } from '../declarationReader.ts';
import type { Include } from '../dependencyFile.ts';
import type { NamedLock } from '../signs/namedLock.ts';
import { addInstallCall, addLoadCall, addValue } from './installCalls.ts';
import { locksInScript } from './javascriptLocks.ts';
import { isSetter, readSetter } from './micropipState.ts';
import { isWorkerStart, readWorkerStart } from './workerStarts.ts';
import { readPythonInstalls } from './pythonInstalls.ts';

/** What code that installs anything has somewhere in its text. */
export const MENTIONS_LOADING =
  /\b(?:micropip|piplite|loadPackage|loadPyodide|requirements|prebuiltPackageNames|(?:Py|MP|X)Worker|donkey)\b/;

const INSTALLERS: ReadonlySet<string> = new Set(['micropip', 'piplite']);

/** Calls that start a platform, and take the requirements of the app. */
const STARTS: ReadonlySet<string> = new Set(['mount', 'createKernel', 'useKernel', 'createGradioApp']);

/** Calls that run Python code, and find what it imports. */
const RUNS: ReadonlySet<string> = new Set(['runPython', 'runPythonAsync', 'pyodideRunPython', 'exec']);

/** How lines of Python begin that install anything. */
const PYTHON_CODE = /^[ \t]*(?:import micropip\b|from micropip import\b|await micropip\.install\()/m;

const ROLE = { reader: 'micropip', role: 'requirement', active: true } as const;

/** How far before a module's name the variable is that it goes to: `const pip = await pyodide.pyimport("micropip")`. */
const LONGEST_ASSIGNMENT = 12;

/**
 * Reads the installations in a piece of code; returns how many there are.
 * @param includes receives the requirements files that Python code in it names
 * @param locks receives the lock files that it names for Pyodide
 * @param jsx whether there may be elements of JSX in it
 */
export function readJavascriptInstalls(
  source: MappedText,
  reader: DeclarationReader,
  includes: Include[],
  locks: NamedLock[],
  jsx = false,
): number {
  if (!MENTIONS_LOADING.test(source.text)) return 0;
  const code = new CodeReader(source, javascriptTokens(source.text, jsx));
  const calls = new JavascriptCalls(code, reader, includes);
  locks.push(...locksInScript(code, reader.path));
  let found = 0;
  code.tokens.forEach(({ kind }, at) => {
    if (kind === 'name' && code.is(at + 1, '(') && !code.is(at - 1, 'function')) found += calls.read(at);
    else if (kind === 'string' && code.is(at - 1, '[') && code.is(at + 1, ']') && code.is(at + 2, '('))
      found += calls.readByKey(at);
  });
  return found + calls.readStrays();
}

class JavascriptCalls {
  readonly #code: CodeReader;
  readonly #reader: DeclarationReader;
  readonly #includes: Include[];
  /** What micropip is called in the code. */
  readonly #modules: ReadonlySet<string>;
  /** What its `install` alone is called. */
  readonly #functions: ReadonlySet<string>;
  /** What `loadPackage` alone is called. */
  readonly #loaders: ReadonlySet<string>;
  /** Where the Python code begins that was read. */
  readonly #read = new Set<number>();
  /** The arguments of calls that run such code, as indexes of tokens, in their order. */
  readonly #ran: Span[] = [];

  constructor(code: CodeReader, reader: DeclarationReader, includes: Include[]) {
    this.#code = code;
    this.#reader = reader;
    this.#includes = includes;
    const { modules, functions, loaders } = importedNames(code);
    this.#modules = modules;
    this.#functions = functions;
    this.#loaders = loaders;
  }

  /** Reads the call of the name at an index; returns how many installations it is. */
  read(at: number): number {
    const code = this.#code;
    const name = code.tokens[at];
    if (!name) return 0;
    const isMethod = code.is(at - 1, '.');
    if (name.text === 'loadPyodide') return this.#loadPyodide(at);
    if (isMethod ? name.text === 'loadPackage' : this.#loaders.has(name.text)) return this.#load(at);
    if (!isMethod && this.#functions.has(name.text)) return this.#install(at, code.argumentsAt(at + 1));
    if (isMethod && isSetter(name.text) && this.#isInstaller(at - 2)) {
      readSetter(name.text, code.argumentsAt(at + 1), this.#reader);
      return 0;
    }
    if (isMethod && name.text === 'install' && this.#isInstaller(at - 2))
      return this.#install(at, code.argumentsAt(at + 1));
    if (isMethod && name.text === 'callKwargs' && code.is(at - 2, 'install') && this.#isInstaller(at - 4))
      return this.#install(at - 2, withKeywords(code.argumentsAt(at + 1)));
    if (STARTS.has(name.text)) return this.#start(at);
    if (isWorkerStart(name.text) && !isMethod) return readWorkerStart(this.#code, at, this.#reader, this.#includes);
    return RUNS.has(name.text) && isMethod ? this.#run(at) : 0;
  }

  /** Reads a call by a key, `pyodide["loadPackage"](…)`: the key is at the index. */
  readByKey(at: number): number {
    return this.#code.tokens[at]?.text.slice(1, -1) === 'loadPackage' ? this.#load(at + 1) : 0;
  }

  /**
   * Reads the texts that are Python code for micropip by all appearances, and that no call was seen to run: they go to a worker, or
   * through a function of the page's own.
   */
  readStrays(): number {
    let [found, next, end] = [0, 0, 0];
    this.#code.tokens.forEach(({ kind, template }, at) => {
      for (let ran = this.#ran[next]; ran && ran.start < at; ran = this.#ran[++next]) end = Math.max(end, ran.end);
      if (at >= end && (kind === 'string' || template === 'first')) found += this.#readStray(at);
    });
    return found;
  }

  #readStray(at: number): number {
    const { text } = this.#code.tokens[at] ?? {};
    if (text === undefined || !/\bmicropip\b/.test(text)) return 0;
    const value = this.#code.literalAt(at);
    if (value?.kind !== 'string' || !PYTHON_CODE.test(value.text.text)) return 0;
    return this.#read.has(startOf(value.text)) ? 0 : this.#python(value.text);
  }

  #loadPyodide(at: number): number {
    const [options] = this.#code.argumentsAt(at + 1).positional;
    const packages = entryOf(options, 'packages');
    if (packages) addLoadCall(packages, { ...ROLE, table: 'loadPyodide' }, this.#placeOf(at), this.#reader);
    return packages ? 1 : 0;
  }

  #load(at: number): number {
    const [names] = this.#code.argumentsAt(at + 1).positional;
    addLoadCall(names, { ...ROLE, table: 'loadPackage' }, this.#placeOf(at), this.#reader);
    return 1;
  }

  #install(at: number, call: CodeArguments): number {
    addInstallCall(call, { ...ROLE, table: 'micropip.install' }, this.#placeOf(at), this.#reader);
    return 1;
  }

  #start(at: number): number {
    const { positional } = this.#code.argumentsAt(at + 1);
    const requirements = positional.map((value) => entryOf(value, 'requirements')).find(Boolean);
    // These go to `loadPackage`.
    const prebuilt = positional.map((value) => entryOf(value, 'prebuiltPackageNames')).find(Boolean);
    const table = 'mount.prebuiltPackageNames';
    if (prebuilt) addLoadCall(prebuilt, { ...ROLE, table }, this.#placeOf(at), this.#reader);
    this.#reader.beginCall();
    if (requirements) addValue(requirements, { ...ROLE, table: 'mount.requirements' }, this.#placeOf(at), this.#reader);
    const code = positional.flatMap(appCodeIn).reduce((found, text) => found + this.#python(text), 0);
    return code + (requirements ? 1 : 0) + (prebuilt ? 1 : 0);
  }

  #run(at: number): number {
    const [code] = this.#code.argumentsAt(at + 1).positional;
    if (code?.kind !== 'string') return 0;
    this.#ran.push({ start: at + 1, end: this.#code.endOf(at + 1) });
    return this.#python(code.text);
  }

  #python(code: MappedText): number {
    this.#read.add(startOf(code));
    return readPythonInstalls(code, this.#reader, this.#includes).calls;
  }

  #placeOf(at: number): Span {
    return this.#code.inFile(this.#code.tokens[at]?.span ?? { start: 0, end: 0 });
  }

  /** Whether what ends at an index is micropip: a name for it, or where it is imported. */
  #isInstaller(at: number): boolean {
    const code = this.#code;
    const token = code.tokens[at];
    if (token?.kind === 'name') return this.#modules.has(token.text);
    if (!code.is(at, ')')) return false;
    // `(await pyodide.pyimport("micropip"))` has parentheses of its own.
    if (code.is(at - 1, ')') || (token && code.tokens[at - 1]?.kind === 'name')) return this.#isInstaller(at - 1);
    return isModuleName(code, at - 1) && code.is(at - 2, '(');
  }
}

function startOf(text: MappedText): number {
  return text.inFile({ start: 0, end: 0 }).start;
}

/**
 * The names for micropip, its own and those of variables that an import of it goes to, and for its `install`, if that is taken
 * out of it: `const { install: add } = pyodide.pyimport("micropip")`; and those for a `loadPackage` that is taken out of Pyodide.
 */
function importedNames(code: CodeReader): {
  readonly modules: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
  readonly loaders: ReadonlySet<string>;
} {
  const modules = new Set(INSTALLERS);
  const functions = new Set<string>();
  const loaders = new Set<string>();
  code.tokens.forEach((_, at) => {
    const loader = code.is(at, 'loadPackage') ? loaderAt(code, at) : undefined;
    if (loader !== undefined) loaders.add(loader);
    if (!isModuleName(code, at) || !code.is(at - 1, '(') || code.is(at + 2, '.')) return;
    for (let before = at - 2; before > at - LONGEST_ASSIGNMENT; before--) {
      if (!code.is(before, '=')) continue;
      const variable = code.tokens[before - 1];
      const taken = code.is(before - 1, '}') ? installIn(code, before - 2) : undefined;
      if (taken !== undefined) functions.add(taken);
      if (variable?.kind === 'name') modules.add(variable.text);
      return;
    }
  });
  return { modules, functions, loaders };
}

/** What a `loadPackage` at an index is called from there on: `const { loadPackage: load } = pyodide`, `load = pyodide.loadPackage`. */
function loaderAt(code: CodeReader, at: number): string | undefined {
  if (code.is(at - 1, '{') || code.is(at - 1, ',')) {
    const alias = code.is(at + 1, ':') ? at + 2 : at;
    const last = alias + LONGEST_ASSIGNMENT;
    for (let end = alias + 1; end < last; end++)
      if (code.is(end, '}')) return code.is(end + 1, '=') ? code.tokens[alias]?.text : undefined;
    return undefined;
  }
  if (!code.is(at - 1, '.') || code.is(at + 1, '(')) return undefined;
  let before = at - 1;
  while (before > at - LONGEST_ASSIGNMENT && (code.is(before, '.') || code.tokens[before]?.kind === 'name')) before--;
  return code.is(before, '=') ? code.tokens[before - 1]?.text : undefined;
}

/** What `install` is called in the destructuring pattern whose last token is at an index. */
function installIn(code: CodeReader, last: number): string | undefined {
  for (let at = last; at > last - LONGEST_ASSIGNMENT && !code.is(at, '{'); at--) {
    if (code.is(at, 'install') && !code.is(at - 1, ':'))
      return code.is(at + 1, ':') ? code.tokens[at + 2]?.text : 'install';
  }
  return undefined;
}

function isModuleName(code: CodeReader, at: number): boolean {
  const token = code.tokens[at];
  return token?.kind === 'string' && INSTALLERS.has(token.text.slice(1, -1));
}

/** `callKwargs` takes Python's keyword arguments as a table behind the others. */
function withKeywords({ positional, named }: CodeArguments): CodeArguments {
  const last = positional.at(-1);
  if (last?.kind !== 'table') return { positional, named };
  return { positional: positional.slice(0, -1), named: new Map([...named, ...last.entries]) };
}

/** The Python code of an app: all that is given, an option of its own, or files. */
function appCodeIn(value: CodeValue): readonly MappedText[] {
  if (value.kind === 'string') return [value.text];
  const files = entryOf(value, 'files');
  const written = files?.kind === 'table' ? [...files.entries].filter(([name]) => name.endsWith('.py')) : [];
  return [entryOf(value, 'code'), ...written.map(([, file]) => entryOf(file, 'data') ?? file)].flatMap((one) =>
    one?.kind === 'string' ? one.text : [],
  );
}

function entryOf(value: CodeValue | undefined, key: string): CodeValue | undefined {
  return value?.kind === 'table' ? value.entries.get(key) : undefined;
}
