/** The imports that a single Python statement makes: by a statement, or by a call with the module's name. */
import type { Span } from '../text/span.ts';
import { callsIn } from './_calls.ts';

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

interface FoundImport extends WrittenImport {
  /** False if a part of the statement decides whether it is made. */
  readonly isSure: boolean;
}

/** Of statements whose blanks are single spaces: then no run of them can be split in several ways. */
const FROM = /^from ?(\.*) ?([\p{L}_][\p{L}\p{N}_.]*)? ?\bimport\b ?(.+)$/u;
const DOTTED = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u;
const IMPORTERS: ReadonlySet<string> = new Set([
  'importlib.import_module',
  'import_module',
  '__import__',
  'builtins.__import__',
]);
const LITERAL = /\s*(?:name\s*=\s*)?(['"])(\.*)([\p{L}_][\p{L}\p{N}_.]*)\1\s*[,)]/uy;
/** The package that a relative name begins from, if there is one dot: another one, or that of the module itself. */
const PACKAGE = /\s*(?:package\s*=\s*)?(?:(['"])([\p{L}_][\p{L}\p{N}_.]*)\1|__package__\b)/uy;

/** Whether the function of a dotted name imports the module that it is given. */
export function isImporter(name: string): boolean {
  return IMPORTERS.has(name);
}

/**
 * The imports of a statement.
 * @param code the statement, without comments and what is in strings
 * @param offset where it begins in the text
 * @param imports whether calling a name imports
 */
export function importsIn(
  code: string,
  offset: number,
  text: string,
  imports: (name: string) => boolean = isImporter,
): readonly FoundImport[] {
  const written = code.trim();
  const start = offset + code.length - code.trimStart().length;
  if (/^import\s/.test(written)) return readNames(written.slice('import'.length), start + 'import'.length);
  if (/^from[\s.]/.test(written)) return readFrom(written, start);
  return written.includes('(') ? readCalls(code, offset, text, imports) : [];
}

function readFrom(written: string, start: number): readonly FoundImport[] {
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
  return [{ module, level: dots.length, names, aliases, span, isSure: true }];
}

/** The modules of `import a, b.c as d`. */
function readNames(list: string, offset: number): readonly FoundImport[] {
  let at = offset;
  return list.split(',').flatMap((item) => {
    const start = at + item.length - item.trimStart().length;
    at += item.length + 1;
    const [module = '', , alias = module] = item.trim().split(/\s+/);
    if (!DOTTED.test(module)) return [];
    const span = { start, end: start + module.length };
    return [{ module, level: 0, names: [], aliases: new Map([[alias, '']]), span, isSure: true }];
  });
}

/** `importlib.import_module("a.b")`, if the name is written there. */
function readCalls(
  code: string,
  offset: number,
  text: string,
  imports: (name: string) => boolean,
): readonly FoundImport[] {
  return callsIn(code).flatMap(({ name, start, end, isCertain }) => {
    if (!imports(name)) return [];
    LITERAL.lastIndex = offset + end;
    const found = LITERAL.exec(text);
    if (!found) return [];
    const [, , dots = '', written = ''] = found;
    const span = { start: offset + start, end: LITERAL.lastIndex };
    const named = dots === '' ? { module: written, level: 0 } : relative(dots.length, written, span.end, text);
    return named ? [{ ...named, names: [], aliases: new Map(), span, isSure: isCertain }] : [];
  });
}

/** What a name with dots before it means by the package behind it. */
function relative(
  level: number,
  written: string,
  at: number,
  text: string,
): Pick<WrittenImport, 'module' | 'level'> | undefined {
  PACKAGE.lastIndex = at;
  const around = PACKAGE.exec(text);
  if (!around) return undefined;
  if (around[2] === undefined) return { module: written, level };
  return level === 1 ? { module: `${around[2]}.${written}`, level: 0 } : undefined;
}
