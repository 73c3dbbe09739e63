/** Functions of Python's own, and of a few packages that load modules later, as far as they lead to imports. */
import { normalizeName } from '../../packaging/name.ts';
import { parsePython } from '../python/parsePython.ts';
import { packageOf } from './_moduleNames.ts';
import type { WrittenImport } from '../_importStatements.ts';
import { NO_ARGS, Raised, type Args, type LoadedModule, type Machine } from './_machine.ts';
import type { Run } from './textNeed.ts';
import { itemsOf } from './_evaluate.ts';
import { SUPPRESSED } from './_errors.ts';
import { TARGET_ANSWERS } from './_targetConstants.ts';
import { constant, NONE, Scope, truthOf, UNKNOWN, type ClassValue, type FunctionValue, type Value } from './_values.ts';

/** How many modules are tried where any may be meant. */
const MOST_MODULES = 200;

type Native = (machine: Machine, args: Args) => Run<Value | undefined>;

/** What a native function answers; undefined if it is not known here. */
export function* callNative(machine: Machine, name: string, args: Args): Run<Value | undefined> {
  const answer = TARGET_ANSWERS.get(name);
  if (answer) return answer(machine.target);
  const native = NATIVES.get(name) ?? NATIVES.get(name.replace(/^importlib_metadata\./, 'importlib.metadata.'));
  return native ? yield* native(machine, args) : undefined;
}

function* importModule(machine: Machine, { values, named }: Args): Run<Value> {
  const name = values[0] ?? named.get('name');
  const within = values[1] ?? named.get('package');
  const base = within?.kind === 'constant' && typeof within.value === 'string' ? within.value : undefined;
  if (name?.kind === 'constant' && typeof name.value === 'string') {
    yield* machine.noteImport(writtenCall(machine, name.value, base));
    const whole = absolute(name.value, base);
    return whole === undefined ? UNKNOWN : yield* machine.import(whole);
  }
  yield* importAny(machine, name?.kind === 'unknown' ? name.start : undefined, base);
  return UNKNOWN;
}

/** A call as the import that it makes: relative to the module that makes it, or to another package. */
function writtenCall(machine: Machine, name: string, base: string | undefined): WrittenImport {
  const [, dots = '', rest = ''] = /^(\.*)([^]*)$/.exec(name) ?? [];
  const { current, calledAt } = machine;
  const isOwn = base === undefined || base === packageOf(current.name, current.found);
  const named =
    dots === '' || isOwn ? { module: rest, level: dots.length } : { module: absolute(name, base) ?? rest, level: 0 };
  return { ...named, names: [], aliases: new Map(), span: calledAt };
}

/** The module that a name means, which may be relative to a package. */
function absolute(name: string, base: string | undefined): string | undefined {
  const [, dots = '', rest = ''] = /^(\.*)([^]*)$/.exec(name) ?? [];
  if (dots === '') return rest;
  if (base === undefined) return undefined;
  const parts = base.split('.').slice(0, dots.length > 1 ? 1 - dots.length : undefined);
  return [...parts, ...(rest === '' ? [] : [rest])].join('.');
}

/** An import whose name is made at run time: any module that begins so may be meant. */
function* importAny(machine: Machine, start: string | undefined, base: string | undefined): Run<void> {
  // What a handler deals with does no harm.
  if (machine.catchers > 0) return;
  const place = machine.place();
  const folder = start?.includes('.') === true ? absolute(start.slice(0, start.lastIndexOf('.') + 1), base) : undefined;
  const outer = folder?.replace(/\.$/, '');
  if (outer === undefined || outer === '') {
    machine.doubt('computed', place);
    return;
  }
  for (const name of machine.below(outer).slice(0, MOST_MODULES)) {
    machine.maybe++;
    try {
      yield* machine.import(`${outer}.${name}`);
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      if (error.isCulprits) machine.doubt('computed', error.place);
    } finally {
      machine.maybe--;
    }
  }
}

function* dunderImport(machine: Machine, args: Args): Run<Value> {
  const [name] = args.values;
  const imported = yield* importModule(machine, { ...args, values: args.values.slice(0, 1) });
  const list = args.values[3] ?? args.named.get('fromlist');
  if ((list && truthOf(list) !== false) || name?.kind !== 'constant') return imported;
  return { kind: 'module', name: String(name.value).split('.')[0] ?? '' };
}

function* findSpec(machine: Machine, { values }: Args): Run<Value> {
  const [name] = values;
  if (name?.kind !== 'constant' || typeof name.value !== 'string' || name.value.startsWith('.')) return UNKNOWN;
  const outer = name.value.split('.').slice(0, -1).join('.');
  if (outer !== '' && machine.standing(outer) === 'culprit') throw machine.raise('ModuleNotFoundError', true);
  switch (machine.standing(name.value)) {
    case 'there':
      return { kind: 'unknown', isTrue: true };
    case 'culprit':
      return constant(null, true);
    case 'absent':
      return NONE;
    case 'unsure':
      return UNKNOWN;
  }
}

/** A look-up of a package's metadata. */
function lookUp(error: string): Native {
  return function* (machine, { values }) {
    const [name] = values;
    if (name?.kind !== 'constant' || typeof name.value !== 'string') return lookUpAny(machine, error);
    const project = normalizeName(/^[\w.-]+/.exec(name.value)?.[0] ?? '');
    if (project === machine.culprit) throw machine.raise(error, true);
    if (machine.isInstalled(project) === false && machine.catchers > 0) throw machine.raise(error, false);
    return { kind: 'unknown', isTrue: true };
  };
}

/** A look-up of a name that is made out of an argument of a call, such as `demo>=1.0`. */
function lookUpAny(machine: Machine, error: string): Value {
  const isCulprit = (text: string): boolean => normalizeName(/^[\w.-]+/.exec(text)?.[0] ?? '') === machine.culprit;
  if (!machine.isGiven(isCulprit)) return UNKNOWN;
  const raised = machine.raise(error, true);
  raised.isSure = true;
  throw raised;
}

const PYTHON_TYPES: ReadonlyMap<string, string> = new Map([
  ['string', 'str'],
  ['number', 'int'],
  ['boolean', 'bool'],
]);

function* isInstance(_: Machine, { values }: Args): Run<Value> {
  const [of, type] = values;
  if (of?.kind !== 'constant' || type?.kind !== 'native') return UNKNOWN;
  const name = PYTHON_TYPES.get(typeof of.value);
  return constant(name !== undefined && type.name === `builtins.${name}`);
}

function* isModule(_: Machine, { values }: Args): Run<Value> {
  const [of] = values;
  return of?.kind === 'module' ? constant(true) : of?.kind === 'constant' ? constant(false) : UNKNOWN;
}

function* attributeNamed(machine: Machine, { values }: Args): Run<Value> {
  const [of, name, otherwise] = values;
  if (!of || name?.kind !== 'constant') return UNKNOWN;
  const found = yield* machine.attribute(of, String(name.value));
  return found.kind === 'unknown' && found.isTrue === undefined && otherwise ? UNKNOWN : found;
}

function* hasAttribute(machine: Machine, { values }: Args): Run<Value> {
  const [of, name] = values;
  if (of?.kind !== 'module' || name?.kind !== 'constant') return UNKNOWN;
  return machine.module(of.name)?.scope.names.has(String(name.value)) ? constant(true) : UNKNOWN;
}

function* setAttribute(machine: Machine, { values }: Args): Run<Value> {
  const [of, name, value = UNKNOWN] = values;
  if (of?.kind === 'instance' && name?.kind === 'constant') of.attributes.set(String(name.value), value);
  if (of?.kind === 'module' && name?.kind === 'constant')
    machine.module(of.name)?.scope.bind(String(name.value), value);
  return NONE;
}

function* listOf(_: Machine, { values }: Args): Run<Value> {
  const [of] = values;
  if (!of) return { kind: 'list', items: [], isWhole: true };
  const items = itemsOf(of);
  if (items) return { kind: 'list', items: [...items], isWhole: true };
  return of.kind === 'list' ? { ...of, items: [...of.items] } : UNKNOWN;
}

function* dictionaryOf(_: Machine, { values, named, isWhole }: Args): Run<Value> {
  const [of] = values;
  const entries = new Map(of?.kind === 'dictionary' ? of.entries : []);
  for (const [key, value] of named) entries.set(key, value);
  return { kind: 'dictionary', entries, isWhole: isWhole && (!of || (of.kind === 'dictionary' && of.isWhole)) };
}

function quantified(word: 'all' | 'any'): Native {
  return function* (_, { values }) {
    const [of] = values;
    const truths = of && itemsOf(of)?.map(truthOf);
    if (!truths) return UNKNOWN;
    const tainted = of.kind === 'list' && of.items.some((item) => item.tainted);
    const decisive = word === 'any';
    if (truths.includes(decisive)) return constant(decisive, tainted);
    return truths.includes(undefined) ? UNKNOWN : constant(!decisive, tainted);
  };
}

/** `lazy_loader.attach`: the names of a package, with the modules that have them. */
function* attach(machine: Machine, { values, named }: Args): Run<Value> {
  const [name, second, third] = values;
  if (name?.kind !== 'constant') return UNKNOWN;
  return lazyModule(
    String(name.value),
    second ?? named.get('submodules'),
    third ?? named.get('submod_attrs'),
    machine.current,
  );
}

/** The same, with the names as the stub beside the package imports them. */
function* attachStub(machine: Machine, { values }: Args): Run<Value> {
  const [name] = values;
  const stub = yield* machine.textBeside(machine.current, '__init__.pyi');
  if (name?.kind !== 'constant' || stub === undefined) return UNKNOWN;
  const modules: Value[] = [];
  const names = new Map<string, Value>();
  for (const statement of parsePython(stub)) {
    if (statement.kind !== 'import') continue;
    for (const { module, names: imported } of statement.imports) {
      if (module === '') modules.push(...imported.map((one) => constant(one)));
      else names.set(module, { kind: 'list', items: imported.map((one) => constant(one)), isWhole: true });
    }
  }
  const list: Value = { kind: 'list', items: modules, isWhole: true };
  return lazyModule(String(name.value), list, { kind: 'dictionary', entries: names, isWhole: true }, machine.current);
}

/** `__getattr__`, `__dir__` and `__all__` of a package that loads its modules when they are asked for. */
function lazyModule(name: string, modules: Value | undefined, names: Value | undefined, module: LoadedModule): Value {
  const sources = new Map<string, string>();
  for (const one of (modules && itemsOf(modules)) ?? []) {
    if (one.kind === 'constant') sources.set(String(one.value), `${name}.${String(one.value)}`);
  }
  for (const [from, list] of names?.kind === 'dictionary' ? names.entries : []) {
    for (const one of itemsOf(list) ?? [])
      if (one.kind === 'constant') sources.set(String(one.value), `${name}.${String(from)}`);
  }
  const table: Value = {
    kind: 'dictionary',
    entries: new Map([...sources].map(([key, from]) => [key, constant(from)])),
    isWhole: true,
  };
  const all: Value = { kind: 'list', items: [...sources.keys()].map((key) => constant(key)), isWhole: true };
  return { kind: 'list', items: [lazyGetter(table, module), UNKNOWN, all], isWhole: true };
}

const LAZY_GETTER = parsePython(
  [
    'def __getattr__(n):',
    '  if n in T:',
    '    module = importlib.import_module(T[n])',
    '    return getattr(module, n, None)',
  ].join('\n'),
);

function lazyGetter(table: Value, module: LoadedModule): FunctionValue {
  const [statement] = LAZY_GETTER;
  const scope = new Scope(module.name);
  scope.bind('T', table);
  scope.bind('importlib', { kind: 'native', name: 'importlib' });
  if (statement?.kind !== 'def') throw new TypeError('it is the definition of a function');
  return { kind: 'function', name: '__getattr__', parameters: statement.parameters, statement, scope };
}

function* same(_: Machine, { values }: Args): Run<Value | undefined> {
  return values[0];
}

function* truth(_: Machine, { values }: Args): Run<Value> {
  const [of] = values;
  const known = of && truthOf(of);
  return known === undefined ? UNKNOWN : constant(known, of?.tainted);
}

function* nothing(): Run<Value> {
  return UNKNOWN;
}

function* environment({ target }: Machine, { values }: Args): Run<Value> {
  return target.hasEnvironment === true ? UNKNOWN : (values[1] ?? NONE);
}

function* text(_: Machine, { values }: Args): Run<Value> {
  const [of] = values;
  return of?.kind === 'constant' && typeof of.value === 'string' ? of : UNKNOWN;
}

/** Above a function with what it is told, or without. */
function* cached(_: Machine, { values }: Args): Run<Value> {
  return values[0]?.kind === 'function' ? values[0] : { kind: 'native', name: 'functools.cache' };
}

/** A context manager that keeps which errors it does not let through. */
function* suppress({ current }: Machine, { values, isWhole }: Args): Run<Value> {
  const of: ClassValue = { kind: 'class', name: 'suppress', scope: new Scope(current.name), bases: [] };
  return {
    kind: 'instance',
    of,
    attributes: new Map([[SUPPRESSED, { kind: 'list', items: [...values], isWhole }]]),
  };
}

/** The attribute in which a field of a data class keeps what makes its value. */
export const FACTORY = '(factory)';

function* field({ current }: Machine, { named }: Args): Run<Value> {
  const factory = named.get('default_factory');
  const of: ClassValue = { kind: 'class', name: 'Field', scope: new Scope(current.name), bases: [] };
  return { kind: 'instance', of, attributes: new Map(factory ? [[FACTORY, factory]] : []) };
}

/** The end of the program: only while a Worker starts, since nobody imports a package that has none. */
function* ended(machine: Machine): Run<Value> {
  if (machine.trace) throw machine.raise('SystemExit', false);
  return UNKNOWN;
}

/** Runs a coroutine, which Pyodide may leave for later. */
function* awaited(machine: Machine, { values }: Args): Run<Value> {
  const [of] = values;
  if (of?.kind !== 'unknown' || !of.later?.statement || !machine.trace) return UNKNOWN;
  machine.maybe++;
  try {
    yield* machine.call(
      { ...of.later, statement: { ...of.later.statement, isAsync: false } },
      { ...NO_ARGS, isWhole: false },
    );
  } finally {
    machine.maybe--;
  }
  return UNKNOWN;
}

/** Longer ranges are not known item by item. */
const LONGEST_RANGE = 100;

function* counted(_: Machine, { values }: Args): Run<Value> {
  const numbers = values.map((one) => (one.kind === 'constant' && typeof one.value === 'number' ? one.value : NaN));
  const [first = NaN, second] = numbers;
  const [from, to] = second === undefined ? [0, first] : [first, second];
  if (values.length > 2 || !(to - from <= LONGEST_RANGE)) return UNKNOWN;
  const items = Array.from({ length: Math.max(0, to - from) }, (__, index) => constant(from + index));
  return { kind: 'list', items, isWhole: true };
}

/** What is called with each of a list: once somebody asks for what it gives. */
function* mapped(machine: Machine, { values }: Args): Run<Value> {
  const [of, over] = values;
  const items = over && itemsOf(over);
  if (!of || !items) return UNKNOWN;
  const given: Value[] = [];
  for (const item of items) given.push(yield* machine.call(of, { ...NO_ARGS, values: [item] }));
  return { kind: 'list', items: given, isWhole: true };
}

const NATIVES: ReadonlyMap<string, Native> = new Map<string, Native>([
  ['importlib.import_module', importModule],
  ['importlib.__import__', dunderImport],
  ['builtins.__import__', dunderImport],
  ['importlib.util.find_spec', findSpec],
  ['importlib.find_loader', findSpec],
  ['pkgutil.find_loader', findSpec],
  ['pkgutil.get_loader', findSpec],
  ...['version', 'distribution', 'metadata', 'requires', 'files'].map(
    (name) => [`importlib.metadata.${name}`, lookUp('PackageNotFoundError')] as const,
  ),
  ['pkg_resources.get_distribution', lookUp('DistributionNotFound')],
  ['pkg_resources.require', lookUp('DistributionNotFound')],
  ['os.getenv', environment],
  ['builtins.getattr', attributeNamed],
  ['builtins.hasattr', hasAttribute],
  ['builtins.setattr', setAttribute],
  ['builtins.list', listOf],
  ['builtins.tuple', listOf],
  ['builtins.set', listOf],
  ['builtins.frozenset', listOf],
  ['builtins.sorted', listOf],
  ['builtins.dict', dictionaryOf],
  ['collections.OrderedDict', dictionaryOf],
  ['builtins.isinstance', isInstance],
  ['inspect.ismodule', isModule],
  ['builtins.any', quantified('any')],
  ['builtins.all', quantified('all')],
  ['builtins.bool', truth],
  ['builtins.str', text],
  [
    'typing.cast',
    function* (_, { values }) {
      return values[1];
    },
  ],
  ['lazy_loader.attach', attach],
  ['lazy_loader.attach_stub', attachStub],
  // What goes around a function is not the function.
  [
    'functools.wraps',
    function* () {
      return { kind: 'native', name: 'functools.wraps()' };
    },
  ],
  ['functools.wraps()', same],
  ['contextlib.suppress', suppress],
  ['dataclasses.field', field],
  ['sys.exit', ended],
  ['os._exit', ended],
  ['builtins.exit', ended],
  ['builtins.quit', ended],
  ['asyncio.run', awaited],
  ['builtins.range', counted],
  ['builtins.map', mapped],
  ['functools.update_wrapper', same],
  ['functools.partial', nothing],
  ['functools.lru_cache', cached],
  ['functools.cache', same],
]);
