/**
 * Which branches of a program Pyodide never takes: the conditions that are decided there, the handlers of imports that never
 * fail there, and what stands behind the end of a function or a program. What is not certain is left open.
 */
import { parsePython } from '../../python/parsePython.ts';
import { importedNames, targetNames } from '../../python/boundNames.ts';
import type { Span } from '../../../text/span.ts';
import type { Constant, Expression, FunctionStatement, Statement, StatementOf } from '../../python/syntax.ts';
import { evaluate, targetConstant } from '../_evaluate.ts';
import { handlersOf, neverFails, type HandlerRuns } from './importHandlers.ts';
import { innerParts } from './_innerParts.ts';
import { Interpreter } from '../_interpreter.ts';
import { Raised, TooMuch } from '../_machine.ts';
import { StartWorld } from '../_startWorld.ts';
import { PYODIDE } from '../targetFacts.ts';
import { NONE as NOTHING, Scope, truthOf, UNKNOWN, type Value } from '../_values.ts';

/** By where the keyword of the statement begins in the text. */
export interface PyodideBranches {
  /** Whether the condition of an `if` or `elif` holds; absent where that is not decided. */
  readonly conditions: ReadonlyMap<number, boolean>;
  /** Those of a `try`, in their order. */
  readonly handlers: ReadonlyMap<number, readonly HandlerRuns[]>;
  /**
   * What never runs inside of blocks and expressions: what follows a `return`, and the other side of `a if test else b` with all but
   * the side that counts.
   */
  readonly skipped: readonly Span[];
}

/** How many expressions are evaluated. */
const MOST_STEPS = 100_000;

/** Every Pyodide has one of these, and a later one may have the next. */
const PYTHONS = { python: [3, 8], newest: [3, 16] } as const;

/** What a text with a statement has that is decided here. */
const MENTIONS_BRANCH = /^[ \t]*(?:try|return|raise)\b|\b(?:if|elif|exit)\b/m;
/** A longer text is data, not something that people have written, in UTF-16 units. */
const LONGEST = 500_000;
const NONE: PyodideBranches = { conditions: new Map(), handlers: new Map(), skipped: [] };

/** How often names are read: what a function returns may tell what a name stands for, and that what another one returns. */
const ROUNDS = 3;

/**
 * @param text in which lines for IPython stand for nothing
 * @param isOneProgram whether an error at its top ends all of it, which it does not in the cells of a notebook
 */
export function pyodideBranches(text: string, isOneProgram = true): PyodideBranches {
  if (text.length > LONGEST || !MENTIONS_BRANCH.test(text)) return NONE;
  const statements = parsePython(text);
  const { choices, names } = innerParts(statements);
  let reader = new BranchReader(names, new Map());
  for (let round = 1; round <= ROUNDS; round++) {
    // What a name stands for is known once everything is read that binds it.
    const binder = reader;
    reader.read(statements, (statement) => {
      binder.bind(statement);
    });
    const answers = reader.answers();
    if (round === ROUNDS || answers.size === 0) break;
    reader = new BranchReader(names, answers);
  }
  const decider = reader;
  reader.read(statements, (statement) => {
    decider.decide(statement);
  });
  reader.skipBehind(statements, text.length, isOneProgram);
  reader.skipSides(choices);
  return reader;
}

class BranchReader implements PyodideBranches {
  readonly conditions = new Map<number, boolean>();
  readonly handlers = new Map<number, readonly HandlerRuns[]>();
  readonly skipped: Span[] = [];
  /** Names that stand for something that is not followed. */
  readonly #lost = new Set<string>();
  /** The functions that are called without being given anything. */
  readonly #functions = new Map<string, FunctionStatement>();
  /** What functions return, by their names, as far as that is known already. */
  readonly #answers: ReadonlyMap<string, Constant>;
  readonly #scope = new Scope('');
  readonly #machine = new Interpreter(
    new StartWorld('/', () => null, { ...PYODIDE, ...PYTHONS }),
    undefined,
    MOST_STEPS,
  );

  /**
   * @param lost names that stand for something else in a part of an expression
   * @param answers what functions return that is known already
   */
  constructor(lost: readonly string[], answers: ReadonlyMap<string, Constant>) {
    this.#answers = answers;
    this.#lose(lost);
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
    else if (statement.kind === 'def' && isPlainFunction(statement)) this.#bindFunction(statement);
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

  /** Called, it gives what it always returns; until that is known it is nothing that is known. */
  #bindFunction(statement: FunctionStatement): void {
    const { name } = statement;
    const answer = this.#answers.get(name);
    if (this.#scope.names.has(name)) this.#lose([name]);
    else {
      this.#functions.set(name, statement);
      const body: Expression | undefined = answer === undefined ? undefined : { kind: 'constant', value: answer };
      const value: Value = body ? { kind: 'function', name, parameters: [], body, scope: this.#scope } : UNKNOWN;
      this.#scope.bind(name, value);
    }
  }

  /** What the functions return whose names stand for nothing else. */
  answers(): ReadonlyMap<string, Constant> {
    const answers = new Map(this.#answers);
    for (const [name, { body }] of this.#functions) {
      const bound = this.#scope.names.get(name);
      const returned = bound === UNKNOWN && !this.#lost.has(name) ? this.#returnedBy(body) : undefined;
      const value = returned === 'nothing' ? NOTHING : returned;
      if (value?.kind === 'constant') answers.set(name, value.value);
    }
    return answers;
  }

  /** What a function returns that does nothing but find that out; undefined if that is not certain. */
  #returnedBy(statements: readonly Statement[]): Value | 'nothing' | undefined {
    for (const statement of statements) {
      const found = this.#returnedByOne(statement);
      if (found !== 'nothing') return found;
    }
    return 'nothing';
  }

  #returnedByOne(statement: Statement): Value | 'nothing' | undefined {
    switch (statement.kind) {
      case 'return':
        return statement.value ? this.#valueOf(statement.value) : NOTHING;
      case 'expression':
        // What says what it is for.
        return statement.value.kind === 'constant' ? 'nothing' : undefined;
      case 'import':
        return neverFails(statement) ? 'nothing' : undefined;
      case 'if': {
        const holds = this.#holds(statement.test);
        return holds === undefined ? undefined : this.#returnedBy(holds ? statement.body : statement.otherwise);
      }
      case 'try':
        if (statement.finally.length > 0 || !handlersOf(statement).every((runs) => runs === 'never')) return undefined;
        return this.#returnedBy([...statement.body, ...statement.otherwise]);
      default:
        return undefined;
    }
  }

  /** Notes what follows the end of a function, a turn of a loop or a program. @param end where the block ends */
  skipBehind(statements: readonly Statement[], end: number, mayEnd: boolean): void {
    statements.forEach((statement, at) => {
      const next = statements[at + 1]?.at ?? end;
      const blocks = this.#blocksOf(statement).filter((block) => block.length > 0);
      blocks.forEach((block, index) => {
        this.skipBehind(block, blocks[index + 1]?.[0]?.at ?? next, mayEnd || statement.kind === 'def');
      });
    });
    const last = mayEnd ? statements.findIndex((statement) => this.#ends(statement)) : -1;
    const behind = last < 0 ? undefined : statements[last + 1];
    if (behind) this.skipped.push({ start: behind.at, end });
  }

  /** Whether what follows a statement in its block never runs. */
  #ends(statement: Statement): boolean {
    switch (statement.kind) {
      case 'return':
      case 'raise':
      case 'leave':
        return true;
      case 'expression': {
        const { value } = statement;
        if (value.kind !== 'call') return false;
        const called = this.#valueOf(value.of);
        return called.kind === 'native' && called.name === 'sys.exit';
      }
      case 'if': {
        const holds = this.#holds(statement.test);
        const sides = [...(holds === false ? [] : [statement.body]), ...(holds === true ? [] : [statement.otherwise])];
        return sides.every((side) => side.some((one) => this.#ends(one)));
      }
      default:
        return false;
    }
  }

  /** Notes the sides of `a if test else b` that do not count. */
  skipSides(choices: ReturnType<typeof innerParts>['choices']): void {
    for (const { test, places } of choices) {
      const holds = this.#holds(test);
      if (holds === true) this.skipped.push({ start: places.test, end: places.end });
      else if (holds === false) this.skipped.push({ start: places.yes, end: places.no });
    }
  }

  #lose(names: readonly string[]): void {
    for (const name of names) {
      this.#lost.add(name);
      this.#note(name, UNKNOWN);
    }
  }

  /** A name that stands for several things, or for something that may be changed, stands for nothing that is known. */
  #note(name: string, value: Value): void {
    const known = this.#scope.names.get(name);
    if (known) this.#lost.add(name);
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

/** Whether calling a function without arguments runs its body, and gives what that returns. */
function isPlainFunction({ parameters, decorators, isAsync, isGenerator }: FunctionStatement): boolean {
  return parameters.length === 0 && decorators.length === 0 && !isAsync && !isGenerator;
}
