/** Statements that choose what runs: conditions, loops and `match`. */
import { boundNames } from '../python/boundNames.ts';
import type { Case, Statement, StatementOf } from '../python/syntax.ts';
import type { Frame, Outcome } from './_frame.ts';
import { bindTarget, evaluate, itemsOf } from './_evaluate.ts';
import { Raised, type Machine, type Place } from './_machine.ts';
import { compared } from './_operators.ts';
import type { Run } from './textNeed.ts';
import { GONE, truthOf, UNKNOWN, type Value } from './_values.ts';

/** How many turns of a loop are followed. */
const MOST_TURNS = 300;

export function* choose(machine: Machine, frame: Frame, statement: StatementOf<'if'>): Run<Outcome> {
  const value = yield* evaluate(machine, frame, statement.test);
  const truth = truthOf(value);
  if (truth === undefined) return yield* branches(machine, frame, [statement.body, statement.otherwise], value);
  const [taken, skipped] = truth ? [statement.body, statement.otherwise] : [statement.otherwise, statement.body];
  if (value.tainted !== true) return yield* machine.execute(frame, taken);
  const outcome = yield* underTaint(machine, machine.handled, machine.execute(frame, taken));
  loseNames(frame, skipped);
  return outcome;
}

/** Names that would be bound if the culprit were there. */
export function loseNames({ scope }: Frame, statements: readonly Statement[]): void {
  for (const name of boundNames(statements)) if (!scope.names.has(name)) scope.bind(name, GONE);
}

export function* underTaint(machine: Machine, handled: Raised | undefined, run: Run<Outcome>): Run<Outcome> {
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
export function* branches(
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
      outcomes.push(yield* machine.execute(frame, body));
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      failures.push(error);
    } finally {
      machine.maybe--;
    }
  }
  machine.at = at;
  settle(machine, frame, outcomes, failures);
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

/** While a Worker starts, what is raised on every way ends it; and what is raised on one may be caught around. */
function settle(machine: Machine, frame: Frame, outcomes: readonly Outcome[], failures: readonly Raised[]): void {
  const [failure] = failures;
  if (machine.trace && failure && outcomes.length === 0) throw failure;
  if (failure && machine.trace?.isTrying === true) frame.mayHaveFailed = true;
  if (outcomes.some((one) => one === 'break' || one === 'continue')) frame.maySkip = true;
}

function placeOf({ place }: Raised, condition: Value | undefined): Place | undefined {
  return condition?.kind === 'gone' ? undefined : place;
}

/** Whether a handler around deals with a missing module. */
function isExpected({ catchers }: Machine): boolean {
  return catchers > 0;
}

/** A `match`: each case whose pattern may be that of the subject, up to the first that is. */
export function* matchCase(machine: Machine, frame: Frame, statement: StatementOf<'match'>): Run<Outcome> {
  const subject = yield* evaluate(machine, frame, statement.subject);
  const possible: (readonly Statement[])[] = [];
  for (const one of statement.cases) {
    const holds = yield* matches(machine, frame, subject, one);
    if (holds === false) continue;
    if (holds === true && possible.length === 0) return yield* machine.execute(frame, one.body);
    possible.push(one.body);
    if (holds === true) return yield* branches(machine, frame, possible);
  }
  return possible.length === 0 ? 'next' : yield* branches(machine, frame, [...possible, []]);
}

function* matches(machine: Machine, frame: Frame, subject: Value, one: Case): Run<boolean | undefined> {
  const { pattern, isAny, guard } = one;
  const isIt = isAny
    ? true
    : pattern && truthOf(compared(machine, ['in'], [subject, yield* evaluate(machine, frame, pattern)]));
  if (isIt === false || !guard) return isIt;
  const holds = truthOf(yield* evaluate(machine, frame, guard));
  return isIt === undefined && holds === true ? undefined : holds;
}

export function* whileLoop(machine: Machine, frame: Frame, statement: StatementOf<'while'>): Run<Outcome> {
  const value = yield* evaluate(machine, frame, statement.test);
  if (truthOf(value) === false) return yield* machine.execute(frame, statement.otherwise);
  const before = frame.maySkip ?? false;
  try {
    return yield* turn(machine, frame, statement.body, truthOf(value) !== true);
  } finally {
    frame.maySkip = before;
  }
}

export function* loop(machine: Machine, frame: Frame, statement: StatementOf<'for'>): Run<Outcome> {
  const over = yield* evaluate(machine, frame, statement.over);
  const before = frame.maySkip ?? false;
  try {
    return yield* turns(machine, frame, statement, over);
  } finally {
    frame.maySkip = before;
  }
}

function* turns(machine: Machine, frame: Frame, statement: StatementOf<'for'>, over: Value): Run<Outcome> {
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
    const outcome = yield* machine.execute(frame, statement.body);
    if (typeof outcome === 'object') return outcome;
    if (outcome === 'break') return 'next';
  }
  return yield* machine.execute(frame, statement.otherwise);
}

/** One turn of a loop. @param isUnsure whether there may be none */
function* turn(machine: Machine, frame: Frame, body: readonly Statement[], isUnsure: boolean): Run<Outcome> {
  const outcome = isUnsure ? yield* branches(machine, frame, [body, []]) : yield* machine.execute(frame, body);
  return typeof outcome === 'object' ? outcome : 'next';
}
