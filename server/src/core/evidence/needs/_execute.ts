/** What statements do when they run. */
import type { WrittenImport } from '../_importStatements.ts';
import type { Expression, Statement, StatementOf } from '../python/syntax.ts';
import { choose, loop, matchCase, whileLoop } from './_choices.ts';
import { bindTarget, evaluate } from './_evaluate.ts';
import type { Frame, Outcome } from './_frame.ts';
import { tried, within } from './_guards.ts';
import { Raised, type Args, type Machine } from './_machine.ts';
import type { Run } from './textNeed.ts';
import { joined } from './_operators.ts';
import { findInClass } from './_classes.ts';
import { NONE, Scope, taintedIf, truthOf, UNKNOWN, type ClassValue, type Value } from './_values.ts';

/** The Python that leaves annotations for later. */
const LATER = 14;

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
      return yield* matchCase(machine, frame, statement);
  }
}

function* runImport(machine: Machine, { scope }: Frame, { imports, isStar }: StatementOf<'import'>): Run<void> {
  for (const written of imports) {
    yield* machine.noteImport(isStar ? { ...written, names: [], aliases: new Map() } : written);
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
  for (const [alias, name] of written.aliases) {
    const found = yield* machine.importFrom(module, name);
    scope.bind(alias, taintedIf(found, found.kind === 'native' && machine.tainted > 0));
  }
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
  if (before && machine.trace) return eitherOf(before, value);
  if (before?.kind !== 'constant') return value;
  return value.kind === 'constant' && value.value === before.value ? value : UNKNOWN;
}

/** What may still be the first: a function is called as the one and the other, and of anything else the first is what matters. */
function eitherOf(before: Value, value: Value): Value {
  if (before.kind === 'constant' || before.kind === 'unknown')
    return value.kind === 'constant' && before.kind === 'constant' && value.value === before.value ? value : UNKNOWN;
  if (value.kind === 'function' && before.kind === 'function') return { ...value, instead: before };
  return before.kind === 'function' ? { ...before, isUnsure: true } : before;
}

function* define(machine: Machine, frame: Frame, statement: StatementOf<'def'>): Run<void> {
  for (const { usual } of statement.parameters) if (usual) yield* evaluate(machine, frame, usual);
  yield* annotate(machine, frame, statement.annotations);
  const plain: Value = {
    kind: 'function',
    name: statement.name,
    parameters: statement.parameters,
    statement,
    scope: frame.scope,
  };
  const made = yield* decorated(machine, frame, statement.decorators, plain);
  frame.scope.bind(statement.name, machine.trace ? underDoubt(machine, frame, statement.name, made) : made);
}

/** Up to Python 3.13, annotations are evaluated where they stand. */
function* annotate(machine: Machine, frame: Frame, annotations: readonly Expression[]): Run<void> {
  if (isLater(machine)) return;
  const isUnsure = (machine.target.newest?.[1] ?? 0) >= LATER;
  if (isUnsure) machine.maybe++;
  for (const annotation of annotations) yield* evaluate(machine, frame, annotation);
  if (isUnsure) machine.maybe--;
}

function isLater({ current, target }: Machine): boolean {
  return target.python[1] >= LATER || /^from __future__ import .*\bannotations\b/m.test(current.text);
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
  let meta: Value | undefined;
  for (const { keyword, value } of statement.bases) {
    const base = yield* evaluate(machine, frame, value);
    if (keyword === 'metaclass') meta = base;
    if (keyword !== undefined) continue;
    if (base.kind === 'constant' && base.value === null && base.tainted) throw machine.raise('TypeError', true);
    bases.push(base);
  }
  const scope = new Scope(frame.scope.module, frame.scope, true);
  yield* execute(machine, { scope, mayHaveLeft: false }, statement.body);
  const made: ClassValue = { kind: 'class', name: statement.name, statement, scope, bases };
  yield* noticed(machine, made, meta);
  frame.scope.bind(statement.name, yield* decorated(machine, frame, statement.decorators, made));
}

/** What the bases of a class, and the class that makes it, do when it is made. */
function* noticed(machine: Machine, made: ClassValue, meta: Value | undefined): Run<void> {
  const [metaBase] = made.bases.flatMap((base) => (base.kind === 'class' && base.meta ? [base.meta] : []));
  const by = meta?.kind === 'class' ? meta : metaBase;
  if (by) made.meta = by;
  const given = { ...argsOf([made]), isWhole: false };
  for (const name of ['__new__', '__init__']) {
    const maker = by && findInClass(by, name);
    if (maker?.kind === 'function') yield* machine.call({ ...maker, self: made }, given);
  }
  for (const base of made.bases) {
    const hook = base.kind === 'class' ? findInClass(base, '__init_subclass__') : undefined;
    if (hook?.kind === 'function') yield* machine.call({ ...hook, self: made }, { ...given, values: [] });
  }
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
  if (truthOf(value) === false && (value.tainted === true || machine.trace))
    throw machine.raise('AssertionError', value.tainted === true);
  return 'next';
}
