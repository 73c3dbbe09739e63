/**
 * What a Python module imports when it is imported itself: at module level and in the bodies of classes, not in functions.
 * @see https://docs.python.org/3/reference/simple_stmts.html#the-import-statement
 */
import type { Span } from '../text/span.ts';
import { Blocks } from './_blocks.ts';
import { codeOf } from './pythonCode.ts';

/** An import that runs with its module. */
export interface ModuleImport {
  /** Dotted; empty for `from . import name`. */
  readonly module: string;
  /** The number of leading dots: 0 for an absolute import. */
  readonly level: number;
  /** What `from … import` names, which may be modules as well; a `*` is left out. */
  readonly names: readonly string[];
  /** The statement, or the name in a list of several. */
  readonly span: Span;
  /** False if it depends on a condition. */
  readonly isCertain: boolean;
  /** Whether a `try` around it catches whatever goes wrong. */
  readonly isCaught: boolean;
}

/** Of statements whose blanks are single spaces: then no run of them can be split in several ways. */
const FROM = /^from ?(\.*) ?([\p{L}_][\p{L}\p{N}_.]*)? ?\bimport\b ?(.+)$/u;
const DOTTED = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u;

/** A longer text is data, not something that people have written, in UTF-16 units. */
const LONGEST = 500_000;

/** The imports of a module's text, in their order. What cannot be read is passed over, and so is an enormous text. */
export function moduleImports(text: string): readonly ModuleImport[] {
  if (text.length > LONGEST) return [];
  const code = codeOf(text);
  if (!/\bimport\b/.test(code)) return [];
  const blocks = new Blocks(code, text);
  const imports: ModuleImport[] = [];
  for (let start = 0; start <= code.length;) {
    const end = endOfLine(code, start);
    for (const statement of blocks.statementsIn({ start, end })) {
      const { span, isCertain, isCaught } = statement;
      const found = readImport(code.slice(span.start, span.end), span.start);
      for (const one of found) imports.push({ ...one, isCertain, isCaught });
    }
    start = end + 1;
  }
  return imports;
}

function endOfLine(code: string, start: number): number {
  const end = code.indexOf('\n', start);
  return end < 0 ? code.length : end;
}

type ReadImport = Omit<ModuleImport, 'isCertain' | 'isCaught'>;

function readImport(statement: string, offset: number): readonly ReadImport[] {
  const start = offset + statement.length - statement.trimStart().length;
  const written = statement.trim();
  if (/^import\s/.test(written)) return readNames(written.slice('import'.length), start + 'import'.length);
  if (!/^from[\s.]/.test(written)) return [];
  const compact = written.replace(/\s+/g, ' ').replace(/ ?\. ?/g, '.');
  const [, dots = '', module = '', list = ''] = FROM.exec(compact) ?? [];
  if (module === '' ? dots === '' : !DOTTED.test(module)) return [];
  const names = list
    .replace(/[()]/g, ' ')
    .split(',')
    .map((item) => item.trim().split(' ', 1)[0] ?? '')
    .filter((name) => DOTTED.test(name));
  return [{ module, level: dots.length, names, span: { start, end: start + written.length } }];
}

/** The modules of `import a, b.c as d`. */
function readNames(list: string, offset: number): readonly ReadImport[] {
  let at = offset;
  return list.split(',').flatMap((item) => {
    const start = at + item.length - item.trimStart().length;
    at += item.length + 1;
    const [module = ''] = item.trim().split(/\s/, 1);
    if (!DOTTED.test(module)) return [];
    return [{ module, level: 0, names: [], span: { start, end: start + module.length } }];
  });
}
