/**
 * What JupyterLite's kernel loads before it runs a cell: it takes the modules of all imports in it, wherever they stand, also in
 * functions and below conditions, and nothing of a cell that is no Python, as with a magic. Measured with kernel 0.8.6.
 */
import { pythonTokens, withoutMagics } from '../../config/code/python.ts';
import { codeOf } from '../../evidence/pythonCode.ts';

/** Behind the head of a block, if one stands on its line. */
const IMPORT = /^(?:.*:)?\s*import\s+(.+)$/s;
const FROM = /^(?:.*:)?\s*from\s+([\p{L}_][\p{L}\p{N}_.]*)\s+import\b/su;
const DOTTED = /^[\p{L}_][\p{L}\p{N}_.]*$/u;

/** A longer cell is data, not something that people have written, in UTF-16 units. */
const LONGEST = 100_000;
/** The kernel itself turns `%pip` into Python, and leaves any other magic alone. */
const PIP = /^%pip\b/;

/** The dotted names of the modules that a cell imports absolutely. */
export function importsOfCell(text: string): readonly string[] {
  if (text.length > LONGEST || !/\bimport\b/.test(text)) return [];
  const tokens = pythonTokens(text);
  if (tokens.some(({ kind, text: written }) => kind === 'magic' && !PIP.test(written))) return [];
  const statements = codeOf(withoutMagics(text, tokens)).split(/[;\n]/);
  return [...new Set(statements.flatMap((statement) => modulesIn(statement)))];
}

function modulesIn(statement: string): readonly string[] {
  const from = FROM.exec(statement)?.[1];
  if (from !== undefined) return [from];
  const list = IMPORT.exec(statement)?.[1]?.split(',') ?? [];
  return list.map((item) => item.trim().split(/\s/, 1)[0] ?? '').filter((name) => DOTTED.test(name));
}
