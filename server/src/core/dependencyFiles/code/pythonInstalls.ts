/** What Python code for the browser installs: calls of micropip and piplite, `loadPackage`, workers of PyScript, and `%pip install`. */
import { CodeReader } from '../../config/code/codeReader.ts';
import type { CodeToken } from '../../config/code/codeToken.ts';
import { pythonTokens, withoutMagics } from '../../config/code/python.ts';
import { pyodideBranches } from '../../evidence/needs/branches/pyodideBranches.ts';
import type { MappedText } from '../../text/mappedText.ts';
import type { Span } from '../../text/span.ts';
import type { DeclarationReader } from '../declarationReader.ts';
import type { Include } from '../dependencyFile.ts';
import { addInstallCall, addLoadCall } from './installCalls.ts';
import { isSetter, loseState, readSetter } from './micropipState.ts';
import { importedNames } from './pythonImports.ts';
import { pythonBranches } from './_pythonBranches.ts';
import { readPipMagic } from './_pipMagic.ts';
import { readPythonWorkerStart } from './workerStarts.ts';
import { shellInstallAt, type ShellInstall } from './shellInstalls.ts';

/** What Python code that installs anything has somewhere in its text. */
export const MENTIONS_INSTALLATION =
  /\b(?:micropip|piplite|loadPackage|PyWorker|create_named_worker)\b|%pip\b|(?:\bpip[\d.]*|\bconda|mamba)\s+install\b|\buv\s+add\b/;

const IMPORTERS: ReadonlySet<string> = new Set(['__import__', 'import_module']);

const ROLE = { reader: 'micropip', role: 'requirement', active: true } as const;

/** The places that were found. */
export interface PythonInstalls {
  /** Calls that only Pyodide has. */
  readonly calls: number;
  /** `%pip install`, which any kernel may have. */
  readonly magics: number;
  /** Lines that have a program install something: where any of them runs depends on the kernel. */
  readonly shells: readonly ShellInstall[];
}

/**
 * Reads the installations in a piece of code.
 * @param includes receives the requirements files that `%pip install -r` names
 * @param areCells whether it is put together from the cells of a notebook, which run one after the other
 */
export function readPythonInstalls(
  source: MappedText,
  reader: DeclarationReader,
  includes: Include[],
  areCells = false,
): PythonInstalls {
  if (!MENTIONS_INSTALLATION.test(source.text)) return { calls: 0, magics: 0, shells: [] };
  const tokens = pythonTokens(source.text);
  const plain = withoutMagics(source.text, tokens);
  const decided = pyodideBranches(plain, !areCells);
  const code = new CodeReader(source, tokensOutside(decided.skipped, tokens));
  const { modules, functions, loaders, setters } = importedNames(code);
  // Each run through the code needs one of its own: positions have to be asked for in their order.
  const branches = (): Around => pythonBranches(plain, code.inFile({ start: 0, end: 0 }).start, decided);
  const calledAt = (at: number): Called => {
    const owner = code.is(at - 1, '.') ? ownerAt(code, at - 2) : undefined;
    const text = code.is(at + 1, '(') && !code.is(at - 1, 'def') ? (code.tokens[at]?.text ?? '') : '';
    const isOfModule = owner !== undefined && modules.has(owner);
    const setter = owner === undefined ? setters.get(text) : isOfModule && isSetter(text) ? text : undefined;
    return { owner, installs: owner === undefined ? functions.has(text) : isOfModule && text === 'install', setter };
  };
  const isInARow = isStraight(code, calledAt, branches(), reader);
  const around = branches();
  let [calls, magics] = [0, 0];
  const shells: ShellInstall[] = [];
  code.tokens.forEach(({ kind, span, text }, at) => {
    if (kind !== 'magic' && kind !== 'name') return;
    const { branch, runs } = around(span.start);
    if (runs === 'never' || (runs === 'never-with-pip' && kind === 'magic')) return;
    reader.enterBranch(branch);
    if (kind === 'magic') magics += readPipMagic(source.slice(span.start, span.end), reader, includes) ? 1 : 0;
    const shell = shellInstallAt(code, at, source.text);
    if (shell) shells.push(shell);
    if (kind === 'name' && isHandedOver(code, at, modules)) {
      addHandedOver(code, at, reader);
      calls++;
    }
    if (kind !== 'name' || !code.is(at + 1, '(')) return;
    const { owner, installs, setter } = calledAt(at);
    if (setter !== undefined) {
      if (isInARow) readSetter(setter, code.argumentsAt(at + 1), reader);
      return;
    }
    if (installs) {
      const table = `${owner === 'piplite' ? 'piplite' : 'micropip'}.install`;
      addInstallCall(code.argumentsAt(at + 1), { ...ROLE, table }, code.inFile(span), reader);
    } else if (owner === undefined ? loaders.has(text) : text === 'loadPackage') {
      const [names] = code.argumentsAt(at + 1).positional;
      addLoadCall(names, { ...ROLE, table: 'loadPackage' }, code.inFile(span), reader);
    } else {
      calls += owner === undefined || owner === 'pyscript' ? readPythonWorkerStart(code, at, reader, includes) : 0;
      return;
    }
    calls++;
  });
  reader.enterBranch([]);
  return { calls, magics, shells };
}

/** The tokens without those in some parts of the text. */
function tokensOutside(parts: readonly Span[], tokens: readonly CodeToken[]): readonly CodeToken[] {
  if (parts.length === 0) return tokens;
  const sorted = parts.toSorted((a, b) => a.start - b.start);
  let [next, end] = [0, 0];
  return tokens.filter(({ span }) => {
    for (let part = sorted[next]; part && part.start <= span.start; part = sorted[++next])
      end = Math.max(end, part.end);
    return span.start >= end;
  });
}

/** Whether the name at an index is the `install` of a module as a value, which something else calls: `map(micropip.install, names)`. */
function isHandedOver(code: CodeReader, at: number, modules: ReadonlySet<string>): boolean {
  if (!code.is(at, 'install') || !code.is(at - 1, '.') || code.is(at + 1, '(') || code.is(at - 3, '=')) return false;
  return modules.has(code.tokens[at - 2]?.text ?? '') && !code.is(at + 1, '.');
}

/** Reads the list that it is called with for each of its elements; with what else it is called is known only when the code runs. */
function addHandedOver(code: CodeReader, at: number, reader: DeclarationReader): void {
  const [, list] = code.is(at - 4, 'map') && code.is(at - 3, '(') ? code.argumentsAt(at - 3).positional : [];
  const names =
    list?.kind === 'list' ? ({ kind: 'each', values: list.elements } as const) : ({ kind: 'other' } as const);
  const place = code.inFile(code.tokens[at]?.span ?? { start: 0, end: 0 });
  addInstallCall({ positional: [names], named: new Map() }, { ...ROLE, table: 'micropip.install' }, place, reader);
}

type Around = ReturnType<typeof pythonBranches>;

/** What a call of a function is. */
interface Called {
  /** The name before its dot. */
  readonly owner: string | undefined;
  readonly installs: boolean;
  /** The function of micropip that changes what later calls do. */
  readonly setter: string | undefined;
}

/**
 * Whether all that changes something and all that installs runs one after the other, as it is written; otherwise, if anything is
 * changed, what counts for the calls is not known.
 */
function isStraight(
  code: CodeReader,
  calledAt: (at: number) => Called,
  around: Around,
  reader: DeclarationReader,
): boolean {
  const branches = new Set<string>();
  let changes: string | undefined;
  code.tokens.forEach(({ kind, span }, at) => {
    if (kind !== 'name' || !code.is(at + 1, '(')) return;
    const { branch, runs } = around(span.start);
    if (runs === 'never') return;
    const { installs, setter } = calledAt(at);
    changes ??= setter;
    if (installs || setter !== undefined) branches.add(branch.join());
  });
  if (changes === undefined || branches.size === 1) return true;
  loseState(reader, changes);
  return false;
}

/** The name before a dot, which is not the last of three; of a module that is imported there (`__import__("micropip")`) its own. */
function ownerAt(code: CodeReader, at: number): string | undefined {
  const [importer, open, name, token] = [3, 2, 1, 0].map((before) => code.tokens[at - before]);
  const isImport = code.is(at, ')') && open?.text === '(' && IMPORTERS.has(importer?.text ?? '');
  if (isImport && name?.kind === 'string') return name.text.slice(1, -1);
  return code.is(at, '.') ? undefined : token?.text;
}
