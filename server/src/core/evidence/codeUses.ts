/** Which names a project's own code takes from packages, where, and whether it can do without. */
import { parsePython } from './python/parsePython.ts';
import type { Expression, Handler, Statement, StatementOf } from './python/syntax.ts';
import { codeOf } from './pythonCode.ts';
import { LineIndex } from '../text/lineIndex.ts';

/**
 * How code reaches a name: `always`, when its module is imported · `later`, when one of its functions is called · `guarded`, in a
 * `try` that goes on without, or for type checkers alone.
 */
export type Reach = 'always' | 'later' | 'guarded';

/** A place of the project's code that uses a package. */
export interface Use {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** Dotted, with the module: `litellm.acompletion`; the module alone if it is only imported. */
  readonly name: string;
  readonly reach: Reach;
}

type WrittenImport = StatementOf<'import'>['imports'][number];

/** A file of a project's code, read once to be asked for many packages. */
export class CodeUses {
  readonly #path: string;
  readonly #code: string;
  readonly #index: LineIndex;
  readonly #imports: readonly FoundImport[];

  /** @param path as it is to be shown */
  constructor(path: string, text: string) {
    this.#path = path;
    this.#code = codeOf(text);
    this.#index = new LineIndex(text);
    this.#imports = importsIn(parsePython(text), 'always');
  }

  /**
   * The uses of a package's modules, wherever they stand, also inside functions; each name once.
   * @param isOf whether a module, by its dotted name, is one of the package
   */
  of(isOf: (module: string) => boolean): readonly Use[] {
    const uses = new Map<string, Use>();
    for (const { written, reach } of this.#imports) {
      const { module, level, names, aliases, span } = written;
      if (level > 0 || !isOf(module)) continue;
      const add = (name: string, at: number): void => {
        const known = uses.get(name);
        if (known && RANKS[known.reach] <= RANKS[reach]) return;
        uses.set(name, { path: this.#path, name, line: this.#index.positionAt(at).line + 1, reach });
      };
      if (names.length > 0) for (const name of names) add(`${module}.${name}`, span.start);
      else add(module, span.start);
      for (const [alias, imported] of aliases) {
        if (imported !== '') continue;
        for (const { name, at } of attributesOf(alias, this.#code)) add(`${module}.${name}`, at);
      }
    }
    return [...uses.values()];
  }
}

/** What tells most first. */
const RANKS: Readonly<Record<Reach, number>> = { always: 0, later: 1, guarded: 2 };

interface FoundImport {
  readonly written: WrittenImport;
  readonly reach: Reach;
}

/** The imports of statements, wherever they stand. */
function importsIn(statements: readonly Statement[], reach: Reach): readonly FoundImport[] {
  return statements.flatMap((one): readonly FoundImport[] => {
    switch (one.kind) {
      case 'import':
        return one.imports.map((written) => ({ written, reach }));
      case 'def':
        return importsIn(one.body, reach === 'guarded' ? reach : 'later');
      case 'class':
      case 'with':
        return importsIn(one.body, reach);
      case 'if':
        // Never so when it runs.
        return [...importsIn(one.body, isForTypes(one.test) ? 'guarded' : reach), ...importsIn(one.otherwise, reach)];
      case 'while':
      case 'for':
        return [...importsIn(one.body, reach), ...importsIn(one.otherwise, reach)];
      case 'try':
        return [
          ...importsIn(one.body, one.handlers.some(goesOn) ? 'guarded' : reach),
          ...importsIn([...one.handlers.flatMap(({ body }) => body), ...one.otherwise, ...one.finally], reach),
        ];
      case 'match':
        return importsIn(
          one.cases.flatMap(({ body }) => body),
          reach,
        );
      default:
        return [];
    }
  });
}

function isForTypes(test: Expression): boolean {
  return (test.kind === 'name' || test.kind === 'attribute') && test.name === 'TYPE_CHECKING';
}

/** What an import that finds nothing raises, and what stands for it. */
const MISSING: ReadonlySet<string> = new Set(['ImportError', 'ModuleNotFoundError', 'Exception', 'BaseException']);

/** Whether a handler catches a missing module, and does not raise it again. */
function goesOn({ errors, body }: Handler): boolean {
  return (errors === undefined || catchesMissing(errors)) && !body.some(({ kind }) => kind === 'raise');
}

function catchesMissing(errors: Expression): boolean {
  if (errors.kind === 'name') return MISSING.has(errors.name);
  return errors.kind === 'list' && errors.items.some(({ value }) => catchesMissing(value));
}

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
