/** Which names a project's own code takes from a package, and which of them a release of it has. */
import { boundNames } from '../../evidence/python/boundNames.ts';
import { parsePython } from '../../evidence/python/parsePython.ts';
import type { Statement, StatementOf } from '../../evidence/python/syntax.ts';
import { codeOf } from '../../evidence/pythonCode.ts';
import { LineIndex } from '../../text/lineIndex.ts';

/** A place of the project's code that uses a package. */
export interface Use {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** Dotted, with the module: `litellm.acompletion`; the module alone if it is only imported. */
  readonly name: string;
}

/** What a wheel's module is known to have. */
export interface ModuleNames {
  readonly names: ReadonlySet<string>;
  /** Whether it may have others, made at run time or taken from elsewhere with a `*`. */
  readonly isOpen: boolean;
  /** Whether a name stands anywhere in its text, bound or not: what does is not said to be lacking. */
  mentions(name: string): boolean;
}

/**
 * The uses of a package's modules in a text, wherever they stand, also inside functions.
 * @param isOf whether a module, by its dotted name, is one of the package
 */
export function usesIn(path: string, text: string, isOf: (module: string) => boolean): readonly Use[] {
  const code = codeOf(text);
  const index = new LineIndex(text);
  const uses: Use[] = [];
  const add = (name: string, at: number): unknown => uses.push({ path, name, line: index.positionAt(at).line + 1 });
  for (const { module, level, names, aliases, span } of importsIn(parsePython(text))) {
    if (level > 0 || !isOf(module)) continue;
    if (names.length > 0) for (const name of names) add(`${module}.${name}`, span.start);
    else add(module, span.start);
    for (const [alias, imported] of aliases) {
      if (imported !== '') continue;
      for (const { name, at } of attributesOf(alias, code)) add(`${module}.${name}`, at);
    }
  }
  return [...new Map(uses.map((one) => [one.name, one])).values()];
}

/** The imports of a text, wherever they stand. */
function importsIn(statements: readonly Statement[]): readonly WrittenImport[] {
  return statements.flatMap((one): readonly WrittenImport[] => {
    switch (one.kind) {
      case 'import':
        return one.imports;
      case 'def':
      case 'class':
        return importsIn(one.body);
      case 'if':
      case 'while':
      case 'for':
        return importsIn([...one.body, ...one.otherwise]);
      case 'try':
        return importsIn([...one.body, ...one.handlers.flatMap(({ body }) => body), ...one.otherwise, ...one.finally]);
      case 'with':
        return importsIn(one.body);
      case 'match':
        return importsIn(one.cases.flatMap(({ body }) => body));
      default:
        return [];
    }
  });
}

type WrittenImport = StatementOf<'import'>['imports'][number];

/** What is taken from a module by its alias: `acompletion` of `litellm.acompletion(…)`. */
function attributesOf(alias: string, code: string): readonly { readonly name: string; readonly at: number }[] {
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_.])${alias.replaceAll('.', '\\.')}\\.([\\p{L}_][\\p{L}\\p{N}_]*)`,
    'gu',
  );
  return [...code.matchAll(pattern)].flatMap((found) => {
    const [, name = ''] = found;
    const line = code.slice(code.lastIndexOf('\n', found.index) + 1, found.index);
    return /^\s*(?:import|from)\b/.test(line) ? [] : [{ name, at: found.index }];
  });
}

/** How a module gets names that no statement of it binds. */
const MADE_AT_RUN_TIME =
  /\b(?:globals|locals|vars|exec|setattr)\s*\(|\b__dict__\b|\bsys\s*\.\s*modules\b|\b__getattr__\b/;

/** The names that a module binds when it is imported. */
export function namesOf(text: string): ModuleNames {
  const code = codeOf(text);
  const words = new Set(text.match(/[\p{L}_][\p{L}\p{N}_]*/gu));
  return {
    names: new Set(boundNames(parsePython(text))),
    isOpen: MADE_AT_RUN_TIME.test(code) || /^\s*from\s.*\bimport\s*\*/m.test(code),
    mentions: (name) => words.has(name),
  };
}

/**
 * Whether a release has a name.
 * @param name dotted, with the module
 * @param paths the files of its wheel
 * @param read the names of a module by its path in the wheel
 */
export async function hasName(
  name: string,
  paths: ReadonlySet<string>,
  read: (path: string) => Promise<ModuleNames | undefined>,
): Promise<boolean | undefined> {
  const parts = name.split('.');
  if (fileOf(parts, paths) !== undefined || isFolder(parts, paths)) return true;
  const last = parts.at(-1) ?? '';
  const outer = parts.slice(0, -1);
  if (outer.length === 0) return false;
  const file = fileOf(outer, paths);
  if (file === undefined) return isFolder(outer, paths) ? false : undefined;
  if (!file.endsWith('.py')) return undefined;
  const module = await read(file);
  if (!module) return undefined;
  if (module.names.has(last)) return true;
  return module.isOpen || module.mentions(last) ? undefined : false;
}

function fileOf(parts: readonly string[], paths: ReadonlySet<string>): string | undefined {
  const path = parts.join('/');
  const plain = [`${path}/__init__.py`, `${path}.py`].find((one) => paths.has(one));
  return plain ?? [...paths].find((one) => one.startsWith(`${path}.`) && /\.(?:so|pyd)$/.test(one));
}

function isFolder(parts: readonly string[], paths: ReadonlySet<string>): boolean {
  const folder = `${parts.join('/')}/`;
  return [...paths].some((one) => one.startsWith(folder));
}
