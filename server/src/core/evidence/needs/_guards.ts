/** Statements around what may fail: `try` and `with`. */
import type { Expression, Handler, Statement, StatementOf } from '../python/syntax.ts';
import { branches, loseNames, underTaint } from './_choices.ts';
import type { CaughtError } from '../moduleImport.ts';
import { ALL, catches, caughtBy, EVERYTHING, isCatcher, leaves, MISSING, SUPPRESSED } from './_errors.ts';
import { bindTarget, evaluate } from './_evaluate.ts';
import type { Frame, Outcome } from './_frame.ts';
import { Raised, type Machine } from './_machine.ts';
import type { Run } from './textNeed.ts';
import { Scope, UNKNOWN, type FunctionValue, type Value } from './_values.ts';

export function* tried(machine: Machine, frame: Frame, statement: StatementOf<'try'>): Run<Outcome> {
  const { body, handlers, otherwise } = statement;
  const before = frame.mayHaveFailed ?? false;
  try {
    let failed: Raised | undefined;
    let outcome: Outcome = 'next';
    const caught = machine.trace ? yield* caughtErrors(machine, frame, handlers) : [];
    try {
      outcome = yield* guarded(machine, frame, body, { handlers, caught });
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      failed = error;
    }
    if (failed) return yield* handle(machine, frame, statement, failed);
    if (machine.trace) return yield* afterwards(machine, frame, statement, { outcome, caught });
    return outcome === 'next' ? yield* machine.execute(frame, otherwise) : outcome;
  } finally {
    frame.mayHaveFailed = before;
    yield* machine.execute(frame, statement.finally);
  }
}

function* guarded(
  machine: Machine,
  frame: Frame,
  body: readonly Statement[],
  { handlers, caught }: { readonly handlers: readonly Handler[]; readonly caught: readonly CaughtError[] },
): Run<Outcome> {
  const isGuard = handlers.some(({ errors }) => isCatcher(errors));
  if (isGuard) machine.catchers++;
  machine.trace?.guard(caught);
  try {
    return yield* machine.execute(frame, body);
  } finally {
    machine.trace?.unguard();
    if (isGuard) machine.catchers--;
  }
}

/** What of the errors that an import meets is caught, and not raised again. */
function* caughtErrors(machine: Machine, frame: Frame, handlers: readonly Handler[]): Run<readonly CaughtError[]> {
  const caught = new Set<CaughtError>();
  for (const { errors, body } of handlers) {
    if (leaves(body)) continue;
    const value = errors && (yield* evaluate(machine, frame, errors));
    for (const error of value ? caughtBy(value) : ALL) caught.add(error);
  }
  return [...caught];
}

/** What follows a body that nothing is known to end: something in it may have failed all the same. */
function* afterwards(
  machine: Machine,
  frame: Frame,
  { handlers, otherwise }: StatementOf<'try'>,
  { outcome, caught }: { readonly outcome: Outcome; readonly caught: readonly CaughtError[] },
): Run<Outcome> {
  const isUnsure = caught.length > 0;
  const isNext = outcome === 'next';
  const after = isNext && !isUnsure ? yield* machine.execute(frame, otherwise) : outcome;
  for (const { name } of handlers) if (name !== undefined) frame.scope.bind(name, UNKNOWN);
  const ways = [isNext && isUnsure ? otherwise : [], ...handlers.map(({ body }) => body)];
  const last = yield* branches(machine, frame, ways);
  return after === 'next' ? last : after;
}

function* handle(machine: Machine, frame: Frame, statement: StatementOf<'try'>, failed: Raised): Run<Outcome> {
  for (const { errors, name, body } of statement.handlers) {
    const caught = errors ? yield* evaluate(machine, frame, errors) : undefined;
    if (errors && caught && catches(caught, failed) === false) continue;
    if (name !== undefined) frame.scope.bind(name, UNKNOWN);
    if (!failed.isCulprits) return yield* machine.execute(frame, body);
    const outcome = yield* underTaint(machine, failed, machine.execute(frame, body));
    machine.noteCaught(failed);
    loseNames(frame, [...statement.body, ...statement.otherwise]);
    return outcome;
  }
  throw failed;
}

export function* within(machine: Machine, frame: Frame, { items, body }: StatementOf<'with'>): Run<Outcome> {
  const managers: Value[] = [];
  const swallowed: Value[] = [];
  for (const { value, target } of items) {
    const manager = yield* evaluate(machine, frame, value);
    managers.push(manager);
    swallowed.push(...(yield* swallowedBy(machine, manager)));
    const entered = yield* callOwn(machine, manager, '__enter__');
    if (target) bindTarget(frame.scope, target, entered);
  }
  const isGuard = swallowed.some((errors) => catches(errors, MISSING) !== false);
  const isLazy = items.some(({ value }) => isLazily(value));
  const outcome = yield* guardedWithin(machine, frame, body, { swallowed, isGuard, isLazy });
  for (const manager of managers.reverse()) yield* callOwn(machine, manager, '__exit__');
  return outcome;
}

function* guardedWithin(
  machine: Machine,
  frame: Frame,
  body: readonly Statement[],
  {
    swallowed,
    isGuard,
    isLazy,
  }: { readonly swallowed: readonly Value[]; readonly isGuard: boolean; readonly isLazy: boolean },
): Run<Outcome> {
  if (isGuard) machine.catchers++;
  if (swallowed.length > 0) machine.trace?.guard(swallowed.flatMap(caughtBy));
  try {
    return yield* machine.execute(frame, body);
  } catch (error) {
    const isDoubtful = isLazy && error instanceof Raised && error.isCulprits && !machine.trace;
    if (isDoubtful) machine.doubt('condition', error.place);
    else if (!(error instanceof Raised) || !swallowed.some((errors) => catches(errors, error) !== false)) throw error;
    if (error.isCulprits) {
      machine.noteCaught(error);
      loseNames(frame, body);
    }
    return 'next';
  } finally {
    if (swallowed.length > 0) machine.trace?.unguard();
    if (isGuard) machine.catchers--;
  }
}

/** How those call themselves that put imports off until what they name is used. */
const LAZY = /lazy|defer|demand/i;

/** Whether imports within may be put off, as far as the name of what is around them tells. */
function isLazily(manager: Expression): boolean {
  const made = manager.kind === 'call' ? manager.of : manager;
  if (made.kind === 'attribute') return LAZY.test(made.name) || isLazily(made.of);
  return made.kind === 'name' && LAZY.test(made.name);
}

function* callOwn(machine: Machine, manager: Value, name: string): Run<Value> {
  if (manager.kind !== 'instance') return UNKNOWN;
  const method = yield* machine.attribute(manager, name);
  return method.kind === 'function'
    ? yield* machine.call(method, { values: [], named: new Map(), isWhole: false })
    : UNKNOWN;
}

/** The errors that a context manager does not let through, each as what an `except` would name. */
function* swallowedBy(machine: Machine, manager: Value): Run<readonly Value[]> {
  if (manager.kind === 'unknown' && manager.later?.statement) return yield* caughtAroundYield(machine, manager.later);
  if (manager.kind !== 'instance') return [];
  const suppressed = manager.attributes.get(SUPPRESSED);
  if (suppressed) return [suppressed];
  const leave = yield* machine.attribute(manager, '__exit__');
  return leave.kind === 'function' && leave.statement !== undefined && returnsTrue(leave.statement.body)
    ? [EVERYTHING]
    : [];
}

/** What the function of a context manager catches where it has its `yield`. */
function* caughtAroundYield(machine: Machine, { statement, scope }: FunctionValue): Run<readonly Value[]> {
  const caught: Value[] = [];
  const frame = { scope: new Scope(scope.module, scope), mayHaveLeft: false };
  for (const { errors, body } of handlersAroundYield(statement?.body ?? []))
    if (!leaves(body)) caught.push(errors ? yield* evaluate(machine, frame, errors) : EVERYTHING);
  return caught;
}

function handlersAroundYield(statements: readonly Statement[]): readonly Handler[] {
  return statements.flatMap((statement) => {
    const inner = innerBlocks(statement).flatMap(handlersAroundYield);
    return statement.kind === 'try' && hasYield(statement.body) ? [...statement.handlers, ...inner] : inner;
  });
}

function hasYield(statements: readonly Statement[]): boolean {
  return statements.some((statement) => {
    const value = statement.kind === 'expression' || statement.kind === 'assign' ? statement.value : undefined;
    return (value?.kind === 'several' && value.isYield === true) || innerBlocks(statement).some(hasYield);
  });
}

/** The blocks of a statement that run with it. */
function innerBlocks(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'if':
    case 'for':
    case 'while':
      return [statement.body, statement.otherwise];
    case 'try':
      return [statement.body, statement.otherwise, statement.finally];
    case 'with':
      return [statement.body];
    default:
      return [];
  }
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
