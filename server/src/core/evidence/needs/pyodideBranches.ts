/**
 * Which branches of a program Pyodide never takes: the conditions that are decided there, and the handlers of imports that never
 * fail there. What is not certain is left open.
 */
import { parsePython } from '../python/parsePython.ts';
import { importedNames, targetNames } from '../python/boundNames.ts';
import type { Expression, Handler, Statement, StatementOf } from '../python/syntax.ts';
import { evaluate, targetConstant } from './_evaluate.ts';
import { Interpreter } from './_interpreter.ts';
import { Raised, TooMuch } from './_machine.ts';
import { StartWorld } from './_startWorld.ts';
import { PYODIDE } from './targetFacts.ts';
import { Scope, truthOf, UNKNOWN, type Value } from './_values.ts';

/** What is known of a handler: it never runs, or not where `%pip` installs anything in Pyodide, since that needs an installer. */
export type HandlerRuns = 'never' | 'never-with-pip' | 'perhaps';

/** By where the keyword of the statement begins in the text. */
export interface PyodideBranches {
  /** Whether the condition of an `if` or `elif` holds; absent where that is not decided. */
  readonly conditions: ReadonlyMap<number, boolean>;
  /** Those of a `try`, in their order. */
  readonly handlers: ReadonlyMap<number, readonly HandlerRuns[]>;
}

/** How many expressions are evaluated. */
const MOST_STEPS = 100_000;

/** Every Pyodide has one of these, and a later one may have the next. */
const PYTHONS = { python: [3, 8], newest: [3, 16] } as const;

/** Modules that are there in every Pyodide. */
const ALWAYS_THERE: ReadonlySet<string> = new Set(['sys', 'os', 'asyncio', 'json', 'js', 'pyodide', 'pyodide_js']);
/** Those that a kernel needs for `%pip`. */
const INSTALLERS: ReadonlySet<string> = new Set(['micropip', 'piplite']);
const OF_IMPORTS: ReadonlySet<string> = new Set(['ImportError', 'ModuleNotFoundError']);

/** What a text with a statement has that is decided here. */
const MENTIONS_BRANCH = /^[ \t]*(?:if|elif|try)\b/m;
/** A longer text is data, not something that people have written, in UTF-16 units. */
const LONGEST = 500_000;
const NONE: PyodideBranches = { conditions: new Map(), handlers: new Map() };

/** @param text in which lines for IPython stand for nothing */
export function pyodideBranches(text: string): PyodideBranches {
  if (text.length > LONGEST || !MENTIONS_BRANCH.test(text)) return NONE;
  const reader = new BranchReader();
  const statements = parsePython(text);
  // What a name stands for is known once everything is read that binds it.
  reader.read(statements, (statement) => {
    reader.bind(statement);
  });
  reader.read(statements, (statement) => {
    reader.decide(statement);
  });
  return reader;
}

class BranchReader implements PyodideBranches {
  readonly conditions = new Map<number, boolean>();
  readonly handlers = new Map<number, readonly HandlerRuns[]>();
  readonly #scope = new Scope('');
  readonly #machine = new Interpreter(
    new StartWorld('/', () => null, { ...PYODIDE, ...PYTHONS }),
    undefined,
    MOST_STEPS,
  );

  constructor() {
    this.#machine.bring(['sys', 'builtins', 'pyodide', 'js']);
  }

  /** Visits all statements, but for those that never run. */
  read(statements: readonly Statement[], visit: (statement: Statement) => void): void {
    for (const statement of statements) {
      visit(statement);
      for (const block of this.#blocksOf(statement)) this.read(block, visit);
    }
  }

  #blocksOf(statement: Statement): readonly (readonly Statement[])[] {
    switch (statement.kind) {
      case 'if': {
        const holds = this.#holds(statement.test);
        return [...(holds === false ? [] : [statement.body]), ...(holds === true ? [] : [statement.otherwise])];
      }
      case 'try': {
        const runs = handlersOf(statement);
        const handlers = statement.handlers.filter((_, index) => runs[index] !== 'never');
        return [statement.body, ...handlers.map(({ body }) => body), statement.otherwise, statement.finally];
      }
      case 'for':
      case 'while':
        return [statement.body, statement.otherwise];
      case 'with':
      case 'def':
      case 'class':
        return [statement.body];
      case 'match':
        return statement.cases.map(({ body }) => body);
      default:
        return [];
    }
  }

  decide(statement: Statement): void {
    if (statement.kind === 'try') this.handlers.set(statement.at, handlersOf(statement));
    const holds = statement.kind === 'if' ? this.#holds(statement.test) : undefined;
    if (holds !== undefined) this.conditions.set(statement.at, holds);
  }

  /** Notes what a statement itself binds: what changes, or is made by code that is not followed, is not known. */
  bind(statement: Statement): void {
    if (statement.kind === 'import') this.#bindImports(statement);
    else if (statement.kind === 'assign') this.#bindAssigned(statement);
    else this.#lose(namesLostBy(statement));
  }

  #bindAssigned({ targets, value, operator }: StatementOf<'assign'>): void {
    const [only] = targets;
    const isPlain = targets.length === 1 && only?.kind === 'name' && operator === undefined;
    const given = value && isPlain ? this.#valueOf(value) : UNKNOWN;
    for (const name of targets.flatMap(targetNames)) this.#note(name, given);
  }

  #bindImports({ imports, isStar }: StatementOf<'import'>): void {
    if (isStar) this.#scope.isOpen = true;
    for (const written of imports) {
      if (written.level > 0) this.#lose(importedNames(written));
      else if (written.names.length === 0) {
        for (const alias of written.aliases.keys()) {
          const [outer = alias] = alias.split('.');
          this.#note(outer, { kind: 'module', name: alias === written.module ? outer : written.module });
        }
      } else {
        for (const [alias, name] of written.aliases) {
          const full = `${written.module}.${name}`;
          this.#note(alias, targetConstant(this.#machine, full) ?? { kind: 'native', name: full });
        }
      }
    }
  }

  #lose(names: readonly string[]): void {
    for (const name of names) this.#note(name, UNKNOWN);
  }

  /** A name that stands for several things, or for something that may be changed, stands for nothing that is known. */
  #note(name: string, value: Value): void {
    const known = this.#scope.names.get(name);
    const isFixed = value.kind === 'constant' || value.kind === 'module' || value.kind === 'native';
    this.#scope.bind(name, isFixed && (!known || isSame(known, value)) ? value : UNKNOWN);
  }

  #holds(test: Expression): boolean | undefined {
    return truthOf(this.#valueOf(test));
  }

  #valueOf(expression: Expression): Value {
    try {
      const run = evaluate(this.#machine, { scope: this.#scope, mayHaveLeft: false }, expression);
      for (;;) {
        const step = run.next();
        if (step.done === true) return step.value;
      }
    } catch (error) {
      if (!(error instanceof Raised || error instanceof TooMuch || error instanceof RangeError)) throw error;
      return UNKNOWN;
    }
  }
}

/** The names that stand for something that is not followed once a statement runs, what is in its blocks left out. */
function namesLostBy(statement: Statement): readonly string[] {
  switch (statement.kind) {
    case 'for':
      return targetNames(statement.target);
    case 'with':
      return statement.items.flatMap(({ target }) => (target ? targetNames(target) : []));
    case 'try':
      return statement.handlers.flatMap(({ name }) => name ?? []);
    case 'def':
      return [statement.name, ...statement.parameters.map(({ name }) => name)];
    case 'class':
      return [statement.name];
    case 'delete':
      return statement.targets.flatMap(targetNames);
    case 'global':
      return statement.names;
    default:
      return [];
  }
}

function isSame(one: Value, other: Value): boolean {
  if (one.kind === 'constant') return other.kind === 'constant' && one.value === other.value;
  return (one.kind === 'module' || one.kind === 'native') && other.kind === one.kind && one.name === other.name;
}

/** Which handlers of a `try` never run, since what stands in it does not fail in such a way. */
function handlersOf({ body, handlers }: StatementOf<'try'>): readonly HandlerRuns[] {
  const modules = body.flatMap(modulesIn);
  const isThere = modules.length > 0 && modules.every((name) => ALWAYS_THERE.has(name) || INSTALLERS.has(name));
  if (
    !isThere ||
    !body.every((statement) => statement.kind === 'import' || isHarmless(statement) || installs(statement))
  )
    return handlers.map(() => 'perhaps');
  const runs = modules.some((name) => INSTALLERS.has(name)) ? 'never-with-pip' : 'never';
  const mayFail = body.some(installs);
  return handlers.map((handler) => (mayFail && !isForImports(handler) ? 'perhaps' : runs));
}

/** The modules that an import needs; of one that may fail by another name none that is known. */
function modulesIn(statement: Statement): readonly string[] {
  if (statement.kind !== 'import') return [];
  return statement.imports.map(({ module, level, names }) => {
    const isOfInstaller = INSTALLERS.has(module) && names.every((name) => name === 'install');
    return level === 0 && (names.length === 0 || isOfInstaller) && !statement.isStar ? module : '';
  });
}

/** What cannot fail: a plain value that gets a name. */
function isHarmless(statement: Statement): boolean {
  return statement.kind === 'assign' && statement.value?.kind === 'constant' && statement.operator === undefined;
}

/** Whether a statement calls an installer, and does nothing besides; a line for IPython is a name here. */
function installs(statement: Statement): boolean {
  if (statement.kind !== 'expression') return false;
  const { value } = statement;
  const made = value.kind === 'several' && value.parts.length === 1 ? value.parts[0] : value;
  if (made?.kind !== 'call') return made?.kind === 'name';
  const { of, args } = made;
  const isInstaller = of.kind === 'attribute' && of.of.kind === 'name' && INSTALLERS.has(of.of.name);
  return (
    (isInstaller || (of.kind === 'name' && of.name === 'install')) && args.every(({ value: given }) => isPlain(given))
  );
}

function isPlain(value: Expression): boolean {
  if (value.kind === 'list') return value.items.every((item) => isPlain(item.value));
  return value.kind === 'constant' || value.kind === 'name';
}

/** Whether a handler deals with missing modules only. */
function isForImports({ errors }: Handler): boolean {
  const named = errors?.kind === 'list' ? errors.items.map(({ value }) => value) : [errors];
  return named.every((error) => error?.kind === 'name' && OF_IMPORTS.has(error.name));
}
