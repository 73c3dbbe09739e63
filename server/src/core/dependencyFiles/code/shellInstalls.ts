/**
 * Lines of a notebook that have a program install something, which Pyodide cannot run: `!pip install`, `%conda install`,
 * `%uv pip install`, and `pip install` without a mark, which IPython takes for `%pip` itself. Measured with IPython 9.12.
 */
import type { CodeReader } from '../../config/code/codeReader.ts';
import { say, type Message } from '../../messages/message.ts';
import type { Span } from '../../text/span.ts';

/** What is wrong with a line, and where. */
export interface ShellInstall {
  readonly problem: Message;
  readonly span: Span;
}

const PROGRAM = String.raw`(?:(?:\{sys\.executable\}|python[\d.]*)\s+-m\s+)?(?:uv\s+)?(?:pip[\d.]*|conda|mamba|micromamba)\s+install\b|uv\s+add\b`;
const LINE = new RegExp(String.raw`^(?:!{1,2}|%(?:system|sx)\s|%(?=uv\s))\s*(?:${PROGRAM})`);
const CONDA = /^%(conda|mamba|micromamba)\s+install\b/;
const BARE: ReadonlySet<string> = new Set(['pip', 'conda', 'mamba', 'micromamba']);

const CELL = /^\s*(%%(?:bash|sh|script|system|sx|!))(?![\w-])/;
const IN_CELL = new RegExp(String.raw`^[ \t]*(?:sudo\s+)?(?:${PROGRAM})`, 'm');

/** What is wrong with the token at an index: a line of IPython's, or the first of two words. It may stand in no block. */
export function shellInstallAt(code: CodeReader, at: number, text: string): ShellInstall | undefined {
  const token = code.tokens[at];
  if (!token || !isAtMargin(text, token.span.start)) return undefined;
  if (token.kind === 'name') {
    const next = code.tokens[at + 1];
    if (!BARE.has(token.text) || next?.text !== 'install') return undefined;
    return { problem: say('shellInstall'), span: code.inFile({ start: token.span.start, end: next.span.end }) };
  }
  const conda = CONDA.exec(token.text);
  const line = conda ?? LINE.exec(token.text);
  if (!line || token.kind !== 'magic') return undefined;
  const problem = conda ? say('condaMagic', { magic: `%${conda[1] ?? ''}` }) : say('shellInstall');
  return { problem, span: code.inFile({ start: token.span.start, end: token.span.start + line[0].length }) };
}

/** The magic of a cell for a shell that installs something there, in the text of the cell; undefined for any other. */
export function shellOfCell(text: string): Span | undefined {
  const [whole, magic = ''] = CELL.exec(text) ?? [];
  return whole !== undefined && IN_CELL.test(text)
    ? { start: whole.length - magic.length, end: whole.length }
    : undefined;
}

/** Whether something stands in no block: what an `if` decides may be for another kernel. */
function isAtMargin(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === '\n';
}
