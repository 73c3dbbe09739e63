/** What Python code for the browser installs: calls of micropip and piplite, `loadPackage`, and `%pip install`. */
import { CodeReader } from '../../config/code/codeReader.ts';
import { pythonTokens } from '../../config/code/python.ts';
import type { MappedText } from '../../text/mappedText.ts';
import type { DeclarationReader } from '../declarationReader.ts';
import type { Include } from '../dependencyFile.ts';
import { addInstallCall, addLoadCall } from './installCalls.ts';
import { readPipMagic } from './_pipMagic.ts';

/** What Python code that installs anything has somewhere in its text. */
export const MENTIONS_INSTALLATION = /\b(?:micropip|piplite|loadPackage)\b|%pip\b/;

const INSTALLERS: ReadonlySet<string> = new Set(['micropip', 'piplite']);

const IMPORTERS: ReadonlySet<string> = new Set(['__import__', 'import_module']);

const ROLE = { reader: 'micropip', role: 'requirement', active: true } as const;

/** The places that were found. */
export interface PythonInstalls {
  /** Calls that only Pyodide has. */
  readonly calls: number;
  /** `%pip install`, which any kernel may have. */
  readonly magics: number;
}

/**
 * Reads the installations in a piece of code.
 * @param includes receives the requirements files that `%pip install -r` names
 */
export function readPythonInstalls(source: MappedText, reader: DeclarationReader, includes: Include[]): PythonInstalls {
  if (!MENTIONS_INSTALLATION.test(source.text)) return { calls: 0, magics: 0 };
  const code = new CodeReader(source, pythonTokens(source.text));
  const { modules, functions } = importedNames(code);
  let [calls, magics] = [0, 0];
  code.tokens.forEach(({ kind, span, text }, at) => {
    if (kind === 'magic') magics += readPipMagic(source.slice(span.start, span.end), reader, includes) ? 1 : 0;
    if (kind !== 'name' || !code.is(at + 1, '(')) return;
    const owner = code.is(at - 1, '.') ? ownerAt(code, at - 2) : undefined;
    const installs =
      owner === undefined ? functions.has(text) && text !== 'loadPackage' : text === 'install' && modules.has(owner);
    if (installs && !code.is(at - 1, 'def')) {
      const table = `${owner === 'piplite' ? 'piplite' : 'micropip'}.install`;
      addInstallCall(code.argumentsAt(at + 1), { ...ROLE, table }, code.inFile(span), reader);
    } else if (text === 'loadPackage' && (owner !== undefined || functions.has(text))) {
      addLoadCall(code.argumentsAt(at + 1).positional[0], { ...ROLE, table: 'loadPackage' }, reader);
    } else return;
    calls++;
  });
  return { calls, magics };
}

/** The name before a dot, which is not the last of three; of a module that is imported there (`__import__("micropip")`) its own. */
function ownerAt(code: CodeReader, at: number): string | undefined {
  const [importer, open, name, token] = [3, 2, 1, 0].map((before) => code.tokens[at - before]);
  const isImport = code.is(at, ')') && open?.text === '(' && IMPORTERS.has(importer?.text ?? '');
  if (isImport && name?.kind === 'string') return name.text.slice(1, -1);
  return code.is(at, '.') ? undefined : token?.text;
}

/** What the installers' modules, and their functions, are called in the code. */
function importedNames(code: CodeReader): {
  readonly modules: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
} {
  const modules = new Set(INSTALLERS);
  const functions = new Set<string>();
  code.tokens.forEach(({ text, kind }, at) => {
    const isModule = kind === 'name' && INSTALLERS.has(text);
    const alias = code.is(at + 1, 'as') ? code.tokens[at + 2] : undefined;
    if (isModule && alias) modules.add(alias.text);
    const isFunction =
      text === 'install' && code.is(at - 1, 'import') && INSTALLERS.has(code.tokens[at - 2]?.text ?? '');
    if (isFunction) functions.add(alias?.text ?? text);
    if (text === 'loadPackage' && code.is(at - 1, 'import') && code.is(at - 2, 'pyodide_js')) functions.add(text);
  });
  return { modules, functions };
}
