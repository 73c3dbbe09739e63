/**
 * Reads what the cells of a Jupyter notebook install in Pyodide.
 * @see https://nbformat.readthedocs.io/en/latest/format_description.html
 */
import { isOpening } from '../../config/code/code.ts';
import { CodeReader } from '../../config/code/codeReader.ts';
import { decodeEscapes } from '../../config/code/escapes.ts';
import { pythonTokens } from '../../config/code/python.ts';
import { readJson } from '../../config/json.ts';
import { valueAt, type TomlString, type TomlTable, type TomlValue } from '../../config/tomlNode.ts';
import { say } from '../../messages/message.ts';
import { MappedText, MappedTextBuilder } from '../../text/mappedText.ts';
import { importsOfCell } from './_cellImports.ts';
import { embeddedFile } from '../_embeddedFile.ts';
import { shellOfCell, type ShellInstall } from '../code/shellInstalls.ts';
import { MENTIONS_INSTALLATION, readPythonInstalls } from '../code/pythonInstalls.ts';
import { DeclarationReader } from '../declarationReader.ts';
import type { CellImports, DependencyFile, Include } from '../dependencyFile.ts';

/** A cell for another language, or for a program; what only measures a cell runs it. */
const OTHER_CELL = /^\s*%%(?!time\b|timeit\b|prun\b|capture\b)/;

/** Magics that compile a cell without what `await` needs, and how an installation begins that waits. Measured with IPython 9.12. */
const MEASURED_CELL = /^\s*(%%(?:time|timeit|prun))\b/;
const INSTALLS_AT_MARGIN = /^(?:%pip\s+(?:-\S+\s+)*install|await\s+(?:micropip|piplite)\.install)\b/m;

/**
 * Whether a notebook says itself that it is for Pyodide, and installs anything: its kernel has that name, or its code calls what
 * only Pyodide has. `%pip install` may be any kernel's.
 */
export function isPyodideNotebook(text: string): boolean {
  const read = readNotebook('', text);
  return read !== undefined && (read.calls > 0 || read.hasPyodideKernel);
}

/** Reads a notebook; undefined if no cell installs anything. */
export function parseNotebook(path: string, text: string): DependencyFile | undefined {
  return readNotebook(path, text)?.file;
}

interface ReadNotebook {
  readonly file: DependencyFile;
  /** How many of them only Pyodide has. */
  readonly calls: number;
  readonly hasPyodideKernel: boolean;
}

function readNotebook(path: string, text: string): ReadNotebook | undefined {
  if (!MENTIONS_INSTALLATION.test(text)) return undefined;
  const { root, errors } = readJson(text);
  const reader = new DeclarationReader(path);
  const includes: Include[] = [];
  const installs = { calls: 0, magics: 0 };
  const lines: ShellInstall[] = [];
  const source = MappedText.verbatim(text);
  for (const code of codesOf(cellsOf(root), source)) {
    const { calls, magics, shells } = readPythonInstalls(code, reader, includes, true);
    installs.calls += calls;
    installs.magics += magics;
    lines.push(...shells);
  }
  const isForPyodide = hasPyodideKernel(root);
  // Another kernel has a shell that they run in.
  const shells = isForPyodide || installs.calls > 0 ? [...lines, ...cellsThatFail(cellsOf(root), source)] : [];
  for (const { problem, span } of shells) reader.report(problem, span, 'warning');
  if (installs.calls + installs.magics + shells.length === 0) return undefined;
  const cellImports = importsOf(cellsOf(root), source, reader);
  const file = embeddedFile({ path, kind: 'notebook', text, includes, reader, errors, cellImports });
  return { file, calls: installs.calls, hasPyodideKernel: isForPyodide };
}

/** Cells for a shell that installs something, and cells whose magic cannot wait for an installation. */
function cellsThatFail(cells: readonly TomlTable[], source: MappedText): readonly ShellInstall[] {
  return cells.flatMap((cell) => {
    const code = codeOf(cell, source);
    if (!code) return [];
    const shell = shellOfCell(code.text);
    if (shell) return [{ problem: say('shellInstall'), span: code.inFile(shell) }];
    const [whole, magic = ''] = MEASURED_CELL.exec(code.text) ?? [];
    if (whole === undefined || !INSTALLS_AT_MARGIN.test(code.text)) return [];
    const span = code.inFile({ start: whole.length - magic.length, end: whole.length });
    return [{ problem: say('installInMeasuredCell', { magic }), span }];
  });
}

/** What the cells import, and the first call whose requirements stand in that cell or below. */
function importsOf(
  cells: readonly TomlTable[],
  source: MappedText,
  { declarations, nextCall }: DeclarationReader,
): readonly CellImports[] {
  const calls = declarations.flatMap(({ call, spans }) =>
    call === undefined ? [] : { call, at: spans.element.start },
  );
  calls.sort((a, b) => b.at - a.at);
  const imports: CellImports[] = [];
  let [before, passed] = [nextCall, 0];
  for (const cell of cells.toReversed()) {
    const code = codeOf(cell, source);
    if (!code || OTHER_CELL.test(code.text)) continue;
    const start = code.inFile({ start: 0, end: 0 }).start;
    for (let next = calls[passed]; next && next.at >= start; next = calls[++passed])
      before = Math.min(before, next.call);
    const modules = importsOfCell(code.text);
    if (modules.length > 0) imports.push({ before, modules });
  }
  return imports.reverse();
}

/** The cells of a notebook, in order. @param root of its JSON */
export function cellsOf(root: TomlTable): readonly TomlTable[] {
  const cells = root.entries.get('cells')?.value;
  return cells?.kind === 'array' ? cells.elements.filter((cell) => cell.kind === 'table') : [];
}

/**
 * The code of the cells, which share their variables: all of it as one text, but for cells with brackets or quotes that are open
 * while somebody types.
 */
function codesOf(cells: readonly TomlTable[], source: MappedText): readonly MappedText[] {
  const whole = new MappedTextBuilder(source);
  const others: MappedText[] = [];
  for (const cell of cells) {
    const code = codeOf(cell, source);
    if (!code || OTHER_CELL.test(code.text)) continue;
    if (isClosed(code)) addLines(linesOf(cell), source, whole);
    else others.push(code);
  }
  return [whole.build(), ...others];
}

/** The code of a cell; undefined for another kind of cell. */
export function codeOf(cell: TomlTable, source: MappedText): MappedText | undefined {
  if (textOf(cell.entries.get('cell_type')?.value) !== 'code') return undefined;
  const builder = new MappedTextBuilder(source);
  for (const { content } of linesOf(cell)) decodeEscapes(source.text, content, builder);
  return builder.build();
}

/** Adds lines, and the end of the last one, which is not written. */
function addLines(lines: readonly TomlString[], source: MappedText, builder: MappedTextBuilder): void {
  for (const { content } of lines) decodeEscapes(source.text, content, builder);
  const end = lines.at(-1)?.content.end ?? 0;
  builder.replace(end, end, '\n');
}

/** The source of a cell, which is one string or a string for each line. */
function linesOf({ entries }: TomlTable): readonly TomlString[] {
  const written = entries.get('source')?.value;
  const lines = written?.kind === 'array' ? written.elements : [written];
  return lines.filter((line) => line?.kind === 'string');
}

/** Whether all brackets and quotes are closed. */
function isClosed(code: MappedText): boolean {
  const reader = new CodeReader(code, pythonTokens(code.text));
  const { tokens } = reader;
  return tokens.every((token, at) => token.closed !== false && (!isOpening(token) || reader.endOf(at) < tokens.length));
}

/** JupyterLite writes `Python (Pyodide)`; its kernel is called `python`, those of a machine `python3`. */
function hasPyodideKernel(root: TomlTable): boolean {
  const name = textOf(valueAt(root, ['metadata', 'kernelspec', 'display_name']));
  return /pyodide/i.test(`${name} ${textOf(valueAt(root, ['metadata', 'kernelspec', 'name']))}`);
}

function textOf(value: TomlValue | undefined): string {
  return value?.kind === 'string' ? value.value : '';
}
