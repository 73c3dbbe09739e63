/** The imports that a single Python statement makes. */
import type { Span } from '../text/span.ts';

/** An import as written. */
export interface WrittenImport {
  /** Dotted; empty for `from . import name`. */
  readonly module: string;
  /** The number of leading dots: 0 for an absolute import. */
  readonly level: number;
  /** What `from … import` names, which may be modules as well; a `*` is left out. */
  readonly names: readonly string[];
  /** What the module calls them, if it is another name, or the module itself: `np` for `import numpy as np`. */
  readonly aliases: ReadonlyMap<string, string>;
  /** The statement, or the name in a list of several. */
  readonly span: Span;
}

/** Of statements whose blanks are single spaces: then no run of them can be split in several ways. */
const FROM = /^from ?(\.*) ?([\p{L}_][\p{L}\p{N}_.]*)? ?\bimport\b ?(.+)$/u;
const DOTTED = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u;
/**
 * The imports of a statement.
 * @param code the statement, without comments and what is in strings
 * @param offset where it begins in the text
 */
export function importsIn(code: string, offset: number): readonly WrittenImport[] {
  const written = code.trim();
  const start = offset + code.length - code.trimStart().length;
  if (/^import\s/.test(written)) return readNames(written.slice('import'.length), start + 'import'.length);
  return /^from[\s.]/.test(written) ? readFrom(written, start) : [];
}

function readFrom(written: string, start: number): readonly WrittenImport[] {
  const compact = written.replace(/\s+/g, ' ').replace(/ ?\. ?/g, '.');
  const [, dots = '', module = '', list = ''] = FROM.exec(compact) ?? [];
  if (module === '' ? dots === '' : !DOTTED.test(module)) return [];
  const items = list
    .replace(/[()]/g, ' ')
    .split(',')
    .map((item) => item.trim().split(' '))
    .filter(([name = '']) => DOTTED.test(name));
  const names = items.map(([name = '']) => name);
  const aliases = new Map(items.map(([name = '', , alias = name]) => [alias, name]));
  const span = { start, end: start + written.length };
  return [{ module, level: dots.length, names, aliases, span }];
}

/** The modules of `import a, b.c as d`. */
function readNames(list: string, offset: number): readonly WrittenImport[] {
  let at = offset;
  return list.split(',').flatMap((item) => {
    const start = at + item.length - item.trimStart().length;
    at += item.length + 1;
    const [module = '', , alias = module] = item.trim().split(/\s+/);
    if (!DOTTED.test(module)) return [];
    const span = { start, end: start + module.length };
    return [{ module, level: 0, names: [], aliases: new Map([[alias, '']]), span }];
  });
}
