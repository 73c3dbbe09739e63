/** What statements do when they run. */
import type { WrittenImport } from '../_importStatements.ts';
import { boundNames } from '../python/boundNames.ts';
import type { Expression, Handler, Statement, StatementOf } from '../python/syntax.ts';
import { bindTarget, evaluate, itemsOf } from './_evaluate.ts';
import { catches, isCatcher } from './_errors.ts';
import { Raised, type Args, type Frame, type Machine, type Place } from './_machine.ts';
import type { Run } from './textNeed.ts';
import { joined } from './_operators.ts';
import { GONE, NONE, Scope, taintedIf, truthOf, UNKNOWN, type Value } from './_values.ts';

/** How a block ends. */
export type Outcome = 'next' | 'break' | 'continue' | { readonly value: Value };

/** How many turns of a loop are followed. */
const MOST_TURNS = 300;

export function* execute(machine: Machine, frame: Frame, statements: readonly Statement[]): Run<Outcome> {
  for (const statement of statements) {
    machine.step();
    machine.at = statement.at;
    const outcome = yield* one(machine, frame, statement);
    if (outcome !== 'next') return outcome;
  }
  return 'next';
}

function* one(machine: Machine, frame: Frame, statement: Statement): Run<Outcome> {
  switch (statement.kind) {
    case 'import':
      yield* runImport(machine, frame, statement);
      return 'next';
    case 'expression':
      yield* evaluate(machine, frame, statement.value);
      return 'next';
    case 'assign':
      yield* assign(machine, frame, statement);
      return 'next';
    case 'def':
      yield* define(machine, frame, statement);
      return 'next';
    case 'class':
      yield* defineClass(machine, frame, statement);
      return 'next';
    case 'return':
      return { value: statement.value ? yield* evaluate(machine, frame, statement.value) : NONE };
    case 'raise':
      throw yield* raised(machine, frame, statement.value);
    case 'assert':
      return yield* asserted(machine, frame, statement);
    case 'leave':
      return statement.word;
    case 'delete':
      for (const target of statement.targets) if (target.kind === 'name') frame.scope.names.delete(target.name);
      return 'next';
    case 'global':
      for (const name of statement.names) frame.scope.globals.add(name);
      return 'next';
    case 'if':
      return yield* choose(machine, frame, statement);
    case 'while':
      return yield* whileLoop(machine, frame, statement);
    case 'for':
      return yield* loop(machine, frame, statement);
    case 'try':
      return yield* tried(machine, frame, statement);
    case 'with':
      return yield* within(machine, frame, statement);
    case 'match':
      yield* evaluate(machine, frame, statement.subject);
      return yield* branches(machine, frame, [...statement.cases, []]);
  }
}

function* runImport(machine: Machine, { scope }: Frame, { imports, isStar }: StatementOf<'import'>): Run<void> {
  for (const written of imports) {
    if (written.names.length === 0 && !isStar) yield* importPlain(machine, scope, written);
    else yield* importNames(machine, scope, written, isStar);
  }
}

function* importPlain(machine: Machine, scope: Scope, { module, aliases }: WrittenImport): Run<void> {
  const imported = yield* machine.import(module);
  for (const alias of aliases.keys()) {
    if (alias !== module) scope.bind(alias, imported);
    else {
      const [outer = module] = module.split('.');
      scope.bind(outer, outer === module ? imported : yield* machine.import(outer));
    }
  }
}

function* importNames(machine: Machine, scope: Scope, written: WrittenImport, isStar: boolean): Run<void> {
  const module = absoluteName(machine, written);
  if (module === undefined) return;
  yield* machine.import(module);
  if (isStar) return yield* machine.importStar(module, scope);
  for (const [alias, name] of written.aliases) scope.bind(alias, yield* machine.importFrom(module, name));
}

/** The module that a relative import means. */
function absoluteName({ current }: Machine, { module, level }: WrittenImport): string | undefined {
  if (level === 0) return module;
  const parts = current.name.split('.');
  const own = current.found?.kind === 'package' ? parts : parts.slice(0, -1);
  const base = own.slice(0, own.length - (level - 1));
  if (base.length === 0) return undefined;
  return module === '' ? base.join('.') : [...base, module].join('.');
}

function* assign(machine: Machine, frame: Frame, statement: StatementOf<'assign'>): Run<void> {
  const { targets, value: written, annotation, operator } = statement;
  if (annotation && written === undefined) return;
  const value = written ? yield* evaluate(machine, frame, written) : UNKNOWN;
  const own =
    machine.tainted > 0 && (value.kind === 'constant' || value.kind === 'unknown') ? taintedIf(value, true) : value;
  for (const target of targets) yield* store(machine, frame, target, own, operator);
}

function* store(machine: Machine, frame: Frame, target: Expression, value: Value, operator?: string): Run<void> {
  if (operator !== undefined) {
    const before = yield* evaluate(machine, frame, target);
    if (operator === '+' && before.kind === 'list' && value.kind === 'list') {
      before.items.push(...value.items);
      before.isWhole &&= value.isWhole;
      return;
    }
    return yield* store(machine, frame, target, joined(operator, before, value));
  }
  switch (target.kind) {
    case 'name':
      frame.scope.bind(target.name, underDoubt(machine, frame, target.name, value));
      return;
    case 'attribute': {
      const of = yield* evaluate(machine, frame, target.of);
      if (of.kind === 'instance') of.attributes.set(target.name, value);
      if (of.kind === 'class') of.scope.bind(target.name, value);
      if (of.kind === 'module') machine.module(of.name)?.scope.bind(target.name, value);
      return;
    }
    case 'index': {
      const of = yield* evaluate(machine, frame, target.of);
      const index = yield* evaluate(machine, frame, target.index);
      if (of.kind === 'dictionary' && index.kind === 'constant') of.entries.set(index.value, value);
      else if (of.kind === 'dictionary') of.isWhole = false;
      if (of.kind === 'native' && of.name === 'sys.modules' && index.kind === 'constant') {
        const module = machine.module(String(index.value));
        if (module) module.replaced = value;
      }
      return;
    }
    default:
      bindTarget(frame.scope, target, value);
  }
}

/** What a name is worth where it is not known whether this runs. */
function underDoubt(machine: Machine, { scope }: Frame, name: string, value: Value): Value {
  const before = machine.maybe > 0 ? scope.names.get(name) : undefined;
  if (before?.kind !== 'constant') return value;
  return value.kind === 'constant' && value.value === before.value ? value : UNKNOWN;
}

function* define(machine: Machine, frame: Frame, statement: StatementOf<'def'>): Run<void> {
  for (const { usual } of statement.parameters) if (usual) yield* evaluate(machine, frame, usual);
  if (!isLater(machine)) for (const annotation of statement.annotations) yield* evaluate(machine, frame, annotation);
  const plain: Value = {
    kind: 'function',
    name: statement.name,
    parameters: statement.parameters,
    statement,
    scope: frame.scope,
  };
  frame.scope.bind(statement.name, yield* decorated(machine, frame, statement.decorators, plain));
}

/** Whether annotations are not evaluated where they stand. */
function isLater({ current, target }: Machine): boolean {
  return target.python[1] >= 14 || /^from __future__ import .*\bannotations\b/m.test(current.text);
}

function* decorated(machine: Machine, frame: Frame, decorators: readonly Expression[], plain: Value): Run<Value> {
  let value = plain;
  for (const decorator of [...decorators].reverse()) {
    const by = yield* evaluate(machine, frame, decorator);
    const after = yield* machine.call(by, argsOf([value]));
    // Most go around what they are given.
    if (after.kind === 'function' || after.kind === 'class' || after.kind === 'instance') value = after;
  }
  return value;
}

function argsOf(values: readonly Value[]): Args {
  return { values, named: new Map(), isWhole: true };
}

function* defineClass(machine: Machine, frame: Frame, statement: StatementOf<'class'>): Run<void> {
  const bases: Value[] = [];
  for (const { keyword, value } of statement.bases) {
    const base = yield* evaluate(machine, frame, value);
    if (keyword !== undefined) continue;
    if (base.kind === 'constant' && base.value === null && base.tainted) throw machine.raise('TypeError', true);
    bases.push(base);
  }
  const scope = new Scope(frame.scope.module, frame.scope, true);
  yield* execute(machine, { scope, mayHaveLeft: false }, statement.body);
  const made: Value = { kind: 'class', name: statement.name, statement, scope, bases };
  frame.scope.bind(statement.name, yield* decorated(machine, frame, statement.decorators, made));
}

function* raised(machine: Machine, frame: Frame, value: Expression | undefined): Run<Raised> {
  const isCulprits = machine.tainted > 0;
  if (!value) return machine.handled ?? machine.raise('Exception', isCulprits);
  const error = yield* evaluate(machine, frame, value.kind === 'call' ? value.of : value);
  if (error.kind === 'unknown' && machine.handled && value.kind === 'name') return machine.handled;
  const made = error.kind === 'instance' ? error.of : error;
  const type =
    made.kind === 'class' ? made.name : made.kind === 'native' ? (made.name.split('.').at(-1) ?? '') : 'Exception';
  const { place } = machine.raise(type, isCulprits);
  const found = new Raised(type, isCulprits, place, made.kind === 'class' ? ancestorsOf(made) : []);
  found.isSure = isCulprits && machine.handled?.isSure === true;
  return found;
}

function ancestorsOf(made: Extract<Value, { readonly kind: 'class' }>, depth = 0): readonly string[] {
  if (depth > 20) return [];
  return made.bases.flatMap((base) => {
    if (base.kind === 'native') return [base.name.split('.').at(-1) ?? ''];
    return base.kind === 'class' ? [base.name, ...ancestorsOf(base, depth + 1)] : [];
  });
}

function* asserted(machine: Machine, frame: Frame, { test }: StatementOf<'assert'>): Run<Outcome> {
  const value = yield* evaluate(machine, frame, test);
  if (truthOf(value) === false && value.tainted) throw machine.raise('AssertionError', true);
  return 'next';
}

function* choose(machine: Machine, frame: Frame, statement: StatementOf<'if'>): Run<Outcome> {
  const value = yield* evaluate(machine, frame, statement.test);
  const truth = truthOf(value);
  if (truth === undefined) return yield* branches(machine, frame, [statement.body, statement.otherwise], value);
  const [taken, skipped] = truth ? [statement.body, statement.otherwise] : [statement.otherwise, statement.body];
  if (value.tainted !== true) return yield* execute(machine, frame, taken);
  const outcome = yield* underTaint(machine, machine.handled, execute(machine, frame, taken));
  loseNames(frame, skipped);
  return outcome;
}

/** Names that would be bound if the culprit were there. */
function loseNames({ scope }: Frame, statements: readonly Statement[]): void {
  for (const name of boundNames(statements)) if (!scope.names.has(name)) scope.bind(name, GONE);
}

function* underTaint(machine: Machine, handled: Raised | undefined, run: Run<Outcome>): Run<Outcome> {
  const before = machine.handled;
  machine.tainted++;
  machine.handled = handled;
  try {
    return yield* run;
  } finally {
    machine.tainted--;
    machine.handled = before;
  }
}

/** Branches of which it is not known which one runs. */
function* branches(
  machine: Machine,
  frame: Frame,
  all: readonly (readonly Statement[])[],
  condition?: Value,
): Run<Outcome> {
  const outcomes: Outcome[] = [];
  const failures: Raised[] = [];
  const { at } = machine;
  for (const body of all) {
    machine.maybe++;
    try {
      outcomes.push(yield* execute(machine, frame, body));
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      failures.push(error);
    } finally {
      machine.maybe--;
    }
  }
  machine.at = at;
  const culprits = failures.filter(({ isCulprits }) => isCulprits);
  const [first] = culprits;
  if (first && (first.isSure || outcomes.length === 0)) throw first;
  // An error that has nothing to do with the culprit is one that does not happen.
  if (first && !isExpected(machine)) machine.doubt('condition', placeOf(first, condition));
  const [only] = outcomes;
  if (only === undefined) return 'next';
  if (failures.length > culprits.length && outcomes.length === 1) return only;
  if (outcomes.every((one) => typeof one === 'object')) return { value: UNKNOWN };
  if (outcomes.some((one) => typeof one === 'object')) frame.mayHaveLeft = true;
  return 'next';
}

function placeOf({ place }: Raised, condition: Value | undefined): Place | undefined {
  return condition?.kind === 'gone' ? undefined : place;
}

/** Whether a handler around deals with a missing module. */
function isExpected({ catchers }: Machine): boolean {
  return catchers > 0;
}

function* whileLoop(machine: Machine, frame: Frame, statement: StatementOf<'while'>): Run<Outcome> {
  const value = yield* evaluate(machine, frame, statement.test);
  if (truthOf(value) === false) return yield* execute(machine, frame, statement.otherwise);
  return yield* turn(machine, frame, statement.body, truthOf(value) !== true);
}

function* loop(machine: Machine, frame: Frame, statement: StatementOf<'for'>): Run<Outcome> {
  const over = yield* evaluate(machine, frame, statement.over);
  const items = itemsOf(over);
  if (!items) {
    if (over.kind === 'list') {
      for (const item of over.items.slice(0, MOST_TURNS)) {
        bindTarget(frame.scope, statement.target, item);
        yield* turn(machine, frame, statement.body, true);
      }
    }
    bindTarget(frame.scope, statement.target, UNKNOWN);
    return yield* turn(machine, frame, statement.body, true);
  }
  for (const item of items.slice(0, MOST_TURNS)) {
    bindTarget(frame.scope, statement.target, item);
    const outcome = yield* execute(machine, frame, statement.body);
    if (typeof outcome === 'object') return outcome;
    if (outcome === 'break') return 'next';
  }
  return yield* execute(machine, frame, statement.otherwise);
}

/** One turn of a loop. @param isUnsure whether there may be none */
function* turn(machine: Machine, frame: Frame, body: readonly Statement[], isUnsure: boolean): Run<Outcome> {
  const outcome = isUnsure ? yield* branches(machine, frame, [body, []]) : yield* execute(machine, frame, body);
  return typeof outcome === 'object' ? outcome : 'next';
}

function* tried(machine: Machine, frame: Frame, statement: StatementOf<'try'>): Run<Outcome> {
  const { body, handlers, otherwise } = statement;
  try {
    let failed: Raised | undefined;
    try {
      const outcome = yield* guarded(machine, frame, body, handlers);
      if (outcome !== 'next') return outcome;
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      failed = error;
    }
    return failed ? yield* handle(machine, frame, statement, failed) : yield* execute(machine, frame, otherwise);
  } finally {
    yield* execute(machine, frame, statement.finally);
  }
}

function* guarded(
  machine: Machine,
  frame: Frame,
  body: readonly Statement[],
  handlers: readonly Handler[],
): Run<Outcome> {
  const isGuard = handlers.some(({ errors }) => isCatcher(errors));
  if (isGuard) machine.catchers++;
  try {
    return yield* execute(machine, frame, body);
  } finally {
    if (isGuard) machine.catchers--;
  }
}

function* handle(machine: Machine, frame: Frame, statement: StatementOf<'try'>, failed: Raised): Run<Outcome> {
  for (const { errors, name, body } of statement.handlers) {
    const caught = errors ? yield* evaluate(machine, frame, errors) : undefined;
    if (errors && caught && catches(caught, failed) === false) continue;
    if (name !== undefined) frame.scope.bind(name, UNKNOWN);
    if (!failed.isCulprits) return yield* execute(machine, frame, body);
    const outcome = yield* underTaint(machine, failed, execute(machine, frame, body));
    machine.noteCaught(failed);
    loseNames(frame, [...statement.body, ...statement.otherwise]);
    return outcome;
  }
  throw failed;
}

function* within(machine: Machine, frame: Frame, { items, body }: StatementOf<'with'>): Run<Outcome> {
  const managers: Value[] = [];
  let isGuard = false;
  for (const { value, target } of items) {
    const manager = yield* evaluate(machine, frame, value);
    managers.push(manager);
    isGuard ||=
      value.kind === 'call' && isSuppress(value.of) && value.args.some((argument) => isCatcher(argument.value));
    isGuard ||= yield* swallows(machine, manager);
    if (target) bindTarget(frame.scope, target, UNKNOWN);
  }
  if (!isGuard) return yield* execute(machine, frame, body);
  machine.catchers++;
  try {
    return yield* execute(machine, frame, body);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    if (error.isCulprits) {
      machine.noteCaught(error);
      loseNames(frame, body);
    }
    return 'next';
  } finally {
    machine.catchers--;
  }
}

function isSuppress(of: Expression): boolean {
  return (of.kind === 'name' || of.kind === 'attribute') && of.name === 'suppress';
}

/** Whether the end of a context manager of a package deals with errors. */
function* swallows(machine: Machine, manager: Value): Run<boolean> {
  if (manager.kind !== 'instance') return false;
  const leave = yield* machine.attribute(manager, '__exit__');
  return leave.kind === 'function' && leave.statement !== undefined && returnsTrue(leave.statement.body);
}

function returnsTrue(statements: readonly Statement[]): boolean {
  return statements.some((statement) => {
    switch (statement.kind) {
      case 'return':
        return statement.value?.kind === 'constant' ? statement.value.value === true : statement.value !== undefined;
      case 'if':
        return returnsTrue(statement.body) || returnsTrue(statement.otherwise);
      default:
        return false;
    }
  });
}
