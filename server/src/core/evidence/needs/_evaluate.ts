/** What an expression is worth, and what evaluating it runs. */
import type { Argument, Clause, Expression } from '../python/syntax.ts';
import { parsePython } from '../python/parsePython.ts';
import { compared, joined } from './_operators.ts';
import type { Frame } from './_frame.ts';
import { Raised, type Args, type Machine } from './_machine.ts';
import type { Run } from './textNeed.ts';
import { callMethod } from './_methods.ts';
import { constant, Scope, taintedIf, truthOf, UNKNOWN, type Value } from './_values.ts';
import { TARGET_CONSTANTS, unboundName } from './_targetConstants.ts';

/** Deeper expressions are not followed. */
const DEEPEST = 150;
/** How many turns of a comprehension are followed. */
const MOST_TURNS = 500;

export function* evaluate(machine: Machine, frame: Frame, expression: Expression, depth = 0): Run<Value> {
  machine.step();
  if (depth > DEEPEST) return UNKNOWN;
  const inner = (one: Expression): Run<Value> => evaluate(machine, frame, one, depth + 1);
  switch (expression.kind) {
    case 'constant':
      return constant(expression.value);
    case 'name':
      return nameValue(machine, frame, expression.name);
    case 'attribute':
      return yield* machine.attribute(yield* inner(expression.of), expression.name);
    case 'call':
      return yield* callOf(machine, frame, expression, depth);
    case 'index':
      return yield* indexOf(machine, yield* inner(expression.of), yield* inner(expression.index));
    case 'reversed':
      return reversed(yield* inner(expression.of));
    case 'not': {
      const of = yield* inner(expression.of);
      const truth = truthOf(of);
      return truth === undefined ? taintedIf(UNKNOWN, of.tainted === true) : constant(!truth, of.tainted);
    }
    case 'either':
      return yield* eitherOf(expression, inner, machine);
    case 'compare': {
      const parts: Value[] = [];
      for (const part of expression.parts) parts.push(yield* inner(part));
      return compared(machine, expression.operators, parts);
    }
    case 'choice': {
      const test = yield* inner(expression.test);
      const truth = truthOf(test);
      if (truth !== undefined)
        return taintedIf(yield* inner(truth ? expression.yes : expression.no), test.tainted === true);
      return yield* eitherSide(machine, [expression.yes, expression.no], inner);
    }
    case 'binary':
      return joined(expression.operator, yield* inner(expression.left), yield* inner(expression.right));
    case 'list':
    case 'dictionary':
      return yield* collection(machine, frame, expression, depth);
    case 'lambda':
      return {
        kind: 'function',
        name: '',
        parameters: expression.parameters,
        body: expression.body,
        scope: frame.scope,
      };
    case 'comprehension':
      return yield* comprehended(machine, frame, expression, depth);
    case 'walrus': {
      const value = yield* inner(expression.value);
      frame.scope.bind(expression.name, value);
      return value;
    }
    case 'format':
      return yield* formatted(expression.parts, inner);
    case 'several':
      for (const part of expression.parts) yield* inner(part);
      return UNKNOWN;
  }
}

/** What an expression is worth of which it is not known which side is evaluated. */
function* eitherSide(
  machine: Machine,
  sides: readonly Expression[],
  inner: (one: Expression) => Run<Value>,
): Run<Value> {
  for (const side of sides) {
    machine.maybe++;
    try {
      yield* inner(side);
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      if (error.isCulprits && machine.catchers === 0) machine.doubt('condition', error.place);
    } finally {
      machine.maybe--;
    }
  }
  return UNKNOWN;
}

function* formatted(parts: readonly Expression[], inner: (one: Expression) => Run<Value>): Run<Value> {
  let start = '';
  let isWhole = true;
  let tainted = false;
  for (const part of parts) {
    const value = yield* inner(part);
    tainted ||= value.tainted === true;
    if (value.kind !== 'constant' || value.value === null) isWhole = false;
    else if (isWhole) start += String(value.value);
  }
  return isWhole ? constant(start, tainted) : taintedIf({ kind: 'unknown', start }, tainted);
}

function reversed(of: Value): Value {
  if (of.kind === 'constant' && typeof of.value === 'string')
    return constant(of.value.split('').reverse().join(''), of.tainted);
  return of.kind === 'list' ? { ...of, items: [...of.items].reverse() } : UNKNOWN;
}

function nameValue(machine: Machine, { scope }: Frame, name: string): Value {
  const found = scope.look(name);
  if (found?.kind === 'gone') throw machine.raise('NameError', true);
  if (found) return found;
  const unbound = unboundName(name);
  // Among everything of another module may be one of this name.
  if (scope.top.isOpen && unbound === `builtins.${name}`) return UNKNOWN;
  return targetConstant(machine, unbound) ?? { kind: 'native', name: unbound };
}

function* eitherOf(
  { word, parts }: Extract<Expression, { readonly kind: 'either' }>,
  inner: (one: Expression) => Run<Value>,
  machine: Machine,
): Run<Value> {
  let last: Value = UNKNOWN;
  let isSure = true;
  let tainted = false;
  for (const part of parts) {
    // What stands behind one that is not known may not be evaluated at all.
    if (!isSure) {
      machine.maybe++;
      try {
        const value = yield* inner(part);
        const truth = truthOf(value);
        if (truth === (word === 'or')) return { kind: 'unknown', ...(word === 'or' && { isTrue: true }) };
        if (truth === false && word === 'and') return constant(false, value.tainted);
      } finally {
        machine.maybe--;
      }
      continue;
    }
    last = yield* inner(part);
    tainted ||= last.tainted === true;
    const truth = truthOf(last);
    if (truth === (word === 'or')) return taintedIf(last, tainted);
    if (truth === undefined) isSure = false;
  }
  return isSure ? taintedIf(last, tainted) : taintedIf(UNKNOWN, tainted);
}

function* callOf(
  machine: Machine,
  frame: Frame,
  expression: Extract<Expression, { readonly kind: 'call' }>,
  depth: number,
): Run<Value> {
  const { of } = expression;
  if (of.kind !== 'attribute') {
    const value = yield* evaluate(machine, frame, of, depth + 1);
    if (
      value.kind === 'native' &&
      ['builtins.globals', 'builtins.locals', 'builtins.vars', 'builtins.dir'].includes(value.name)
    )
      return ownNames(frame, value.name);
    if (value.kind === 'native' && value.name === 'builtins.exec') return yield* runText(machine, frame, expression);
    machine.calledAt = { start: startOf(expression), end: expression.end };
    return yield* machine.call(value, yield* argsOf(machine, frame, expression.args, depth));
  }
  const base = yield* evaluate(machine, frame, of.of, depth + 1);
  const args = yield* argsOf(machine, frame, expression.args, depth);
  const known = yield* callMethod(machine, base, of.name, args);
  if (known) return known;
  machine.calledAt = { start: startOf(expression), end: expression.end };
  return yield* machine.call(yield* machine.attribute(base, of.name), args);
}

/** `exec` of a text that stands there. */
function* runText(
  machine: Machine,
  frame: Frame,
  expression: Extract<Expression, { readonly kind: 'call' }>,
): Run<Value> {
  const { values } = yield* argsOf(machine, frame, expression.args, 0);
  const [text] = values;
  if (text?.kind !== 'constant' || typeof text.value !== 'string') return UNKNOWN;
  const before = { at: machine.at, standsAt: machine.standsAt };
  machine.standsAt = { start: startOf(expression), end: expression.end };
  yield* machine.execute(frame, parsePython(text.value));
  Object.assign(machine, before);
  return UNKNOWN;
}

/** Where an expression begins. */
function startOf(expression: Expression): number {
  if (expression.kind === 'name') return expression.at;
  return expression.kind === 'attribute' || expression.kind === 'call' || expression.kind === 'index'
    ? startOf(expression.of)
    : 0;
}

function ownNames({ scope }: Frame, name: string): Value {
  const { names, isOpen } = name === 'builtins.globals' ? scope.top : scope;
  if (name === 'builtins.dir')
    return { kind: 'list', items: [...names.keys()].map((one) => constant(one)), isWhole: false };
  // The very names of the scope, so that what is added to them is bound.
  return { kind: 'dictionary', entries: names, isWhole: !isOpen };
}

function* argsOf(machine: Machine, frame: Frame, args: readonly Argument[], depth: number): Run<Args> {
  const values: Value[] = [];
  const named = new Map<string, Value>();
  let isWhole = true;
  for (const { keyword, spread, value: written } of args) {
    const value = yield* evaluate(machine, frame, written, depth + 1);
    if (keyword !== undefined) named.set(keyword, value);
    else if (spread === undefined) values.push(value);
    else if (spread === 1 && value.kind === 'list') {
      values.push(...value.items);
      isWhole &&= value.isWhole;
    } else if (spread === 2 && value.kind === 'dictionary') {
      for (const [key, one] of value.entries) named.set(String(key), one);
      isWhole &&= value.isWhole;
    } else isWhole = false;
  }
  return { values, named, isWhole };
}

function* indexOf(machine: Machine, of: Value, index: Value): Run<Value> {
  if (of.kind === 'constant' && of.value === null && of.tainted) throw machine.raise('TypeError', true);
  if (of.kind === 'native' && of.name === 'sys.modules' && index.kind === 'constant') {
    const known = machine.module(String(index.value));
    return known ? (known.replaced ?? { kind: 'module', name: known.name }) : UNKNOWN;
  }
  if (of.kind === 'native' && of.name === 'sys.version_info' && index.kind === 'constant')
    return index.value === 1 && machine.target.newest
      ? UNKNOWN
      : constant(machine.target.python[Number(index.value)] ?? 0);
  if (of.kind === 'native' && of.name === 'os.environ') {
    if (machine.catchers > 0 && machine.target.hasEnvironment !== true) throw machine.raise('KeyError', false);
    machine.trace?.mayFail();
    return UNKNOWN;
  }
  if (of.kind === 'list' && index.kind === 'constant' && typeof index.value === 'number') {
    const found = of.items.at(index.value);
    return found && of.isWhole ? taintedIf(found, of.tainted === true) : UNKNOWN;
  }
  if (of.kind === 'dictionary' && index.kind === 'constant') {
    const found = of.entries.get(index.value);
    if (found?.kind === 'gone') throw machine.raise('KeyError', true);
    return found ?? UNKNOWN;
  }
  if (of.kind === 'instance') {
    const getter = yield* machine.attribute(of, '__getitem__');
    if (getter.kind === 'function')
      return yield* machine.call(getter, { values: [index], named: new Map(), isWhole: true });
  }
  return of.kind === 'class' || of.kind === 'native' ? of : UNKNOWN;
}

function* collection(
  machine: Machine,
  frame: Frame,
  expression: Extract<Expression, { readonly kind: 'list' | 'dictionary' }>,
  depth: number,
): Run<Value> {
  if (expression.kind === 'list') {
    const { values, isWhole } = yield* argsOf(machine, frame, expression.items, depth);
    return { kind: 'list', items: [...values], isWhole };
  }
  const entries = new Map<string | number | boolean | null, Value>();
  let isWhole = true;
  for (const [key, value] of expression.entries) {
    const name = key && (yield* evaluate(machine, frame, key, depth + 1));
    const one = yield* evaluate(machine, frame, value, depth + 1);
    if (name?.kind === 'constant') entries.set(name.value, one);
    else if (!key && one.kind === 'dictionary') {
      for (const [inner, entry] of one.entries) entries.set(inner, entry);
      isWhole &&= one.isWhole;
    } else isWhole = false;
  }
  return { kind: 'dictionary', entries, isWhole };
}

type Comprehension = Extract<Expression, { readonly kind: 'comprehension' }>;

function* comprehended(machine: Machine, frame: Frame, one: Comprehension, depth: number): Run<Value> {
  const [first] = one.clauses;
  if (!first) return UNKNOWN;
  const own: Frame = { scope: new Scope(frame.scope.module, frame.scope), mayHaveLeft: false };
  const items: Value[] = [];
  const entries = new Map<string | number | boolean | null, Value>();
  let isWhole = true;
  const add = function* (): Run<void> {
    const key = one.key && (yield* evaluate(machine, own, one.key, depth + 1));
    const value = yield* evaluate(machine, own, one.element, depth + 1);
    if (!key) items.push(value);
    else if (key.kind === 'constant') entries.set(key.value, value);
    else isWhole = false;
  };
  const turns = function* (clauses: readonly Clause[]): Run<void> {
    const [clause, ...others] = clauses;
    if (!clause) return yield* add();
    const over = yield* evaluate(machine, own, clause.over, depth + 1);
    const known = itemsOf(over);
    if (!known) {
      isWhole = false;
      bindTarget(own.scope, clause.target, UNKNOWN);
      if (machine.trace) yield* perhaps(machine, turns(others));
      return;
    }
    for (const item of known.slice(0, MOST_TURNS)) {
      bindTarget(own.scope, clause.target, item);
      let holds: boolean | undefined = true;
      for (const condition of clause.conditions) {
        const truth = truthOf(yield* evaluate(machine, own, condition, depth + 1));
        holds = truth === true ? holds : truth;
        if (truth === false) break;
      }
      if (holds === undefined) {
        isWhole = false;
        if (machine.trace) yield* perhaps(machine, turns(others));
      } else if (holds) yield* turns(others);
    }
  };
  // What a generator makes may never be asked for.
  if (one.isLazy && machine.trace) yield* perhaps(machine, turns(one.clauses));
  else yield* turns(one.clauses);
  return one.key ? { kind: 'dictionary', entries, isWhole } : { kind: 'list', items, isWhole };
}

/** Runs what may not run. */
function* perhaps(machine: Machine, run: Run<unknown>): Run<void> {
  machine.maybe++;
  try {
    yield* run;
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
  } finally {
    machine.maybe--;
  }
}

/** What a loop over a value goes through; undefined if that is not known. */
export function itemsOf(value: Value): readonly Value[] | undefined {
  if (value.kind === 'list') return value.isWhole ? value.items : undefined;
  if (value.kind === 'dictionary' && value.isWhole) return [...value.entries.keys()].map((key) => constant(key));
  return undefined;
}

/** Binds the names of a target, one by one where it is a list. */
export function bindTarget(scope: Scope, target: Expression, value: Value): void {
  if (target.kind === 'name') scope.bind(target.name, value);
  if (target.kind !== 'list') return;
  target.items.forEach((item, index) => {
    const part = value.kind === 'list' && value.isWhole && !item.spread ? value.items[index] : undefined;
    bindTarget(scope, item.value, part ?? UNKNOWN);
  });
}

/** What is known of a name of the standard library for the target. */
export function targetConstant(machine: Machine, name: string): Value | undefined {
  return TARGET_CONSTANTS.get(name.endsWith('.TYPE_CHECKING') ? 'typing.TYPE_CHECKING' : name)?.(machine.target);
}
