/** Runs what modules run when they are imported, in a world without the culprit. */
import type { NormalizedName } from '../../packaging/name.ts';
import { normalizeName } from '../../packaging/name.ts';
import type { Span } from '../../text/span.ts';
import type { WhyUnknown } from '../evidence.ts';
import { isTooLong, parsePython } from '../python/parsePython.ts';
import type { Statement } from '../python/syntax.ts';
import { evaluate, targetConstant } from './_evaluate.ts';
import { isImportError } from './_errors.ts';
import { execute } from './_execute.ts';
import {
  NO_ARGS,
  Raised,
  TooMuch,
  type Args,
  type Doubt,
  type LoadedModule,
  type Machine,
  type Place,
  type World,
} from './_machine.ts';
import type { Frame, Outcome } from './_frame.ts';
import type { WrittenImport } from '../_importStatements.ts';
import type { Run } from './textNeed.ts';
import type { Trace } from './_trace.ts';
import type { TargetFacts } from './targetFacts.ts';
import { attributeOf, madeBy } from './_attributes.ts';
import { bindArguments, findInClass, nameOf, PLAIN } from './_classes.ts';
import { isCompilers, isMadeByModule, namesMeant, packageOf, specOf } from './_moduleNames.ts';
import { callNative, FACTORY } from './_natives.ts';
import { rankOf } from '../moduleImport.ts';
import {
  constant,
  Scope,
  taintedIf,
  UNKNOWN,
  type ClassValue,
  type FunctionValue,
  type InstanceValue,
  type Value,
} from './_values.ts';
import type { FoundModule } from './installedFiles.ts';

/** How many statements and expressions are run. */
const MOST_STEPS = 6_000_000;
/** How deep calls and imports are followed. */
const DEEPEST_CALL = 30;
/** How often a function is followed, and how often into itself. */
const MOST_CALLS = 1_000;
const MOST_INTO_ITSELF = 2;
/** In how many conditions that are not known calls are followed: each makes two ways of one. */
const DEEPEST_MAYBE = 8;
const DEEPEST_IMPORT = 120;

export class Interpreter implements Machine {
  readonly target: TargetFacts;
  readonly culprit: NormalizedName;
  maybe = 0;
  tainted = 0;
  catchers = 0;
  at = 0;
  current: LoadedModule;
  handled: Raised | undefined;
  calledAt: Span = { start: 0, end: 0 };
  standsAt: Span | undefined;
  /** Whether a module that is not installed is an error wherever it is imported. */
  isStrict = false;
  readonly doubts: Doubt[] = [];
  readonly caught: Place[] = [];
  readonly #world: World;
  readonly #modules = new Map<string, LoadedModule>();
  readonly #importing: LoadedModule[] = [];
  #steps = 0;
  #calls = 0;
  /** The arguments of the calls that are under way. */
  readonly #given: Args[] = [];
  /** How often each function was called, and how many calls of it are under way. */
  readonly #counts = new Map<object, { made: number; running: number }>();

  readonly trace?: Trace;
  readonly #mostSteps: number;

  /** @param trace keeps the imports of a Worker that starts */
  constructor(world: World, trace?: Trace, mostSteps = MOST_STEPS) {
    this.#world = world;
    this.#mostSteps = mostSteps;
    if (trace) this.trace = trace;
    this.target = world.target;
    this.culprit = world.culprit;
    this.current = { name: '', scope: new Scope(''), text: '', isOpaque: true, isDone: true };
  }

  step(): void {
    if (this.#steps++ > this.#mostSteps) throw new TooMuch();
  }

  /** Further steps count anew. */
  rest(): void {
    this.#steps = 0;
    this.#counts.clear();
  }

  place(): Place {
    const { current, at } = this;
    const distribution = current.found?.distribution ?? this.#world.parent;
    const way = [...this.#importing.map(({ found }) => found?.distribution), distribution];
    const through = way.filter(
      (name, index) => name !== undefined && name !== this.#world.parent && way.indexOf(name) === index,
    );
    let line = 1;
    for (let next = current.text.indexOf('\n'); next >= 0 && next < at; next = current.text.indexOf('\n', next + 1))
      line++;
    return {
      distribution,
      path: current.found?.path ?? '',
      line,
      through: through.filter((name) => name !== undefined),
    };
  }

  doubt(why: WhyUnknown, place: Place | undefined): void {
    this.doubts.push({ why, place: place ?? this.place() });
  }

  noteCaught({ place }: Raised): void {
    if (place) this.caught.push(place);
  }

  raise(type: string, isCulprits: boolean): Raised {
    // What is raised because the culprit is missing points to where that was met.
    const place = (isCulprits ? this.handled?.place : undefined) ?? this.place();
    return new Raised(type, isCulprits, place);
  }

  module(name: string): LoadedModule | undefined {
    return this.#modules.get(name);
  }

  standing(name: string): 'there' | 'culprit' | 'absent' | 'unsure' {
    return this.#world.standing(name);
  }

  isInstalled(project: string): boolean | undefined {
    return this.#world.isInstalled(normalizeName(project));
  }

  below(module: string): readonly string[] {
    return this.#world.below(module);
  }

  isGiven(holds: (text: string) => boolean): boolean {
    return this.#given.some(({ values }) =>
      values.some((value) => value.kind === 'constant' && typeof value.value === 'string' && holds(value.value)),
    );
  }

  *textBeside(module: LoadedModule, name: string): Run<string | undefined> {
    const { found } = module;
    if (!found) return undefined;
    const path = found.path.replace(/[^/]*$/, name);
    return yield* this.#world.text(found.distribution, path);
  }

  /** Modules that are there from the beginning. */
  bring(modules: readonly string[]): void {
    for (const name of modules) this.#keep({ name, scope: new Scope(name), text: '', isOpaque: true, isDone: true });
  }

  execute(frame: Frame, statements: readonly Statement[]): Run<Outcome> {
    return execute(this, frame, statements);
  }

  *noteImport(written: WrittenImport): Run<void> {
    if (!this.trace) return;
    const standing = this.standsAt ? { ...written, span: this.standsAt } : written;
    const isOwn = written.level > 0 || (yield* this.#isOwn(written));
    this.trace.note(this.current.found?.path ?? '', standing, isOwn, this.trace.circumstances(this.maybe));
  }

  *import(name: string): Run<Value> {
    const parts = name.split('.');
    for (let length = 1; length <= parts.length; length++) {
      const own = parts.slice(0, length).join('.');
      const module = yield* this.#load(own);
      if (!module) break;
      if (length > 1)
        this.#modules
          .get(parts.slice(0, length - 1).join('.'))
          ?.scope.bind(parts[length - 1] ?? '', { kind: 'module', name: own });
    }
    return this.#modules.get(name)?.replaced ?? { kind: 'module', name };
  }

  /** A module, run if it has not been; undefined if nothing is known of it, nor of what is in it. */
  *#load(name: string): Run<LoadedModule | undefined> {
    const known = this.#modules.get(name);
    const rank = this.trace ? rankOf(this.trace.circumstances(this.maybe)) : 0;
    // Whoever gets there for certain counts more than whoever may.
    if (known && (known.isOpaque || !known.isDone || (known.rank ?? 0) >= rank)) return known;
    const found = yield* this.#find(name);
    if (found === 'culprit') throw new Raised('ModuleNotFoundError', true, this.place());
    const opaque = { name, scope: new Scope(name), text: '', isOpaque: true, isDone: true };
    const isElsewhere = isMadeByModule(name, this.#modules) || isCompilers(name, this.current);
    if (found === 'absent' && isElsewhere) return this.#keep(opaque);
    if (found === 'absent') {
      if (this.catchers > 0 || this.isStrict) throw this.raise('ModuleNotFoundError', false);
      return undefined;
    }
    if (found === 'opaque' || this.#importing.length > DEEPEST_IMPORT) return this.#keep(opaque);
    if (found.kind === 'folder') return this.#keep({ ...opaque, found, isOpaque: false });
    const source = this.#sourceOf(found);
    const text = source === undefined ? undefined : yield* this.#world.text(found.distribution, source);
    if (text === undefined || isTooLong(text)) {
      if (this.#world.mayImportCulprit(found.distribution) && this.catchers === 0)
        this.doubts.push({
          why: 'compiled',
          place: { ...this.place(), distribution: found.distribution, path: found.path, line: 1 },
        });
      return this.#keep({ ...opaque, found });
    }
    return yield* this.#run({
      name,
      found: { ...found, path: source ?? found.path },
      scope: new Scope(name),
      text,
      isOpaque: false,
      isDone: false,
      rank,
    });
  }

  *#isOwn(written: WrittenImport): Run<boolean> {
    for (const name of namesMeant(written)) if (typeof (yield* this.#find(name)) === 'object') return true;
    return false;
  }

  *#find(name: string): Run<ReturnType<World['find']>> {
    if (this.#world.look) yield* this.#world.look(name);
    return this.#world.find(name);
  }

  /** The path of a module's source; of a compiled one that of what lies beside it. */
  #sourceOf({ kind, distribution, path }: FoundModule): string | undefined {
    return kind === 'compiled' ? this.#world.sourceBeside(distribution, path) : path;
  }

  #keep(module: LoadedModule): LoadedModule {
    this.#modules.set(module.name, module);
    return module;
  }

  *#run(module: LoadedModule): Run<LoadedModule> {
    this.#keep(module);
    const before = {
      current: this.current,
      at: this.at,
      maybe: this.maybe,
      tainted: this.tainted,
      handled: this.handled,
      standsAt: this.standsAt,
    };
    const { scope, name, found } = module;
    scope.bind('__name__', constant(name));
    scope.bind('__package__', constant(packageOf(name, found)));
    scope.bind('__spec__', specOf(name, found));
    scope.bind('__file__', UNKNOWN);
    scope.bind('__doc__', UNKNOWN);
    this.#importing.push(module);
    Object.assign(this, { current: module, at: 0, tainted: 0, handled: undefined, standsAt: undefined });
    if (!this.trace) this.maybe = 0;
    try {
      for (const statement of parsePython(module.text)) yield* this.#runOne(statement, scope);
    } catch (error) {
      this.#modules.delete(name);
      throw error;
    } finally {
      this.#importing.pop();
      Object.assign(this, before);
    }
    module.isDone = true;
    return module;
  }

  /** A statement of a module. An error that has nothing to do with a missing module is one that does not happen. */
  *#runOne(statement: Statement, scope: Scope): Run<void> {
    const frame: Frame = { scope, mayHaveLeft: false };
    this.trace?.enter(frame);
    try {
      yield* execute(this, frame, [statement]);
    } catch (error) {
      if (!(error instanceof Raised) || this.trace) throw error;
      const isMet = (this.catchers > 0 || this.isStrict) && isImportError(error);
      if (error.isCulprits || isMet) throw error;
    } finally {
      this.trace?.leave();
    }
  }

  *importFrom(name: string, wanted: string): Run<Value> {
    const module = this.#modules.get(name);
    if (!module) return UNKNOWN;
    const bound = module.scope.names.get(wanted);
    if (bound?.kind === 'gone') throw this.raise('ImportError', true);
    if (bound) return bound;
    if (module.replaced) {
      const found = yield* this.attribute(module.replaced, wanted);
      if (found.kind !== 'unknown') return found;
    }
    const made = yield* madeBy(this, module, wanted);
    if (made && made.kind !== 'unknown') return made;
    const below = yield* this.#find(`${name}.${wanted}`);
    if (below === 'culprit' || typeof below === 'object') return yield* this.import(`${name}.${wanted}`);
    if (module.isOpaque)
      return targetConstant(this, `${name}.${wanted}`) ?? { kind: 'native', name: `${name}.${wanted}` };
    // What a package that is read wholly has not is missing, where somebody deals with that.
    const isMissing = below === 'absent' && !module.scope.isOpen && module.found?.kind === 'package';
    if (isMissing && this.catchers > 0 && this.maybe === 0 && !this.trace && wanted.startsWith('_'))
      throw this.raise('ImportError', false);
    return UNKNOWN;
  }

  *importStar(name: string, into: Scope): Run<void> {
    const module = this.#modules.get(name);
    if (!module || module.isOpaque) {
      into.isOpen = true;
      return;
    }
    into.isOpen ||= module.scope.isOpen;
    const all = module.scope.names.get('__all__');
    if (all?.kind === 'list') {
      if (!all.isWhole) into.isOpen = true;
      for (const item of all.items) {
        if (item.kind === 'constant') into.bind(String(item.value), yield* this.importFrom(name, String(item.value)));
      }
      if (all.isWhole) return;
    }
    for (const [key, value] of module.scope.names)
      if (!key.startsWith('_') && value.kind !== 'gone') into.bind(key, value);
  }

  *call(value: Value, args: Args): Run<Value> {
    this.step();
    switch (value.kind) {
      case 'function':
        return yield* this.#callAny(value, args);
      case 'class':
        return yield* this.#instantiate(value, args);
      case 'native': {
        // What stands in for something of the culprit may not do what is asked of it.
        if (value.tainted === true && this.catchers === 0) this.doubt('condition', undefined);
        const known = yield* callNative(this, value.name, args);
        return known ?? this.#passedOn(args, !PLAIN.has(value.name));
      }
      case 'instance': {
        const callable = yield* this.attribute(value, '__call__');
        return callable.kind === 'function' ? yield* this.#callFunction(callable, args) : UNKNOWN;
      }
      case 'constant':
        if (value.value === null && value.tainted) throw this.raise('TypeError', true);
        return UNKNOWN;
      case 'unknown':
        return taintedIf(this.#passedOn(args), value.tainted === true);
      default:
        return UNKNOWN;
    }
  }

  /** What an unknown decorator makes of a function is taken for the function. */
  #passedOn({ values }: Args, isUnsure = true): Value {
    const [only] = values;
    if (values.length !== 1) return UNKNOWN;
    if (only?.kind === 'function') return isUnsure && this.trace ? { ...only, isUnsure } : only;
    return only?.kind === 'class' ? only : UNKNOWN;
  }

  /** A function by what its name may stand for. */
  *#callAny(called: FunctionValue, args: Args): Run<Value> {
    const { instead, isUnsure, ...own } = called;
    const isGenerator = called.statement?.isGenerator === true;
    if (isGenerator && !this.trace) return { kind: 'unknown', isTrue: true, later: called };
    if (!this.trace || (!instead && isUnsure !== true && !isGenerator)) return yield* this.#callFunction(called, args);
    this.maybe++;
    try {
      if (instead) yield* this.call(instead, args);
      yield* this.#callFunction(own, args);
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
    } finally {
      this.maybe--;
    }
    return isGenerator ? { kind: 'unknown', isTrue: true, later: called } : UNKNOWN;
  }

  *#callFunction(called: FunctionValue, args: Args): Run<Value> {
    const { statement, body, scope: outer, self, isStatic } = called;
    if (statement?.isAsync === true) return { kind: 'unknown', isTrue: true, later: called };
    const count = this.#countOf(statement ?? body ?? called);
    if (this.#calls > DEEPEST_CALL || this.maybe > DEEPEST_MAYBE) return UNKNOWN;
    if (count.made > MOST_CALLS || count.running > MOST_INTO_ITSELF) return UNKNOWN;
    const scope = new Scope(outer.module, outer);
    bindArguments(scope, called, self && isStatic !== true ? { ...args, values: [self, ...args.values] } : args);
    const frame: Frame = { scope, mayHaveLeft: false };
    const before = { current: this.current, at: this.at, standsAt: this.standsAt };
    this.standsAt = undefined;
    this.current = this.#modules.get(outer.module) ?? this.current;
    this.#calls++;
    this.#given.push(args);
    this.trace?.enter(frame, nameOf(called));
    count.made++;
    count.running++;
    try {
      if (body) return yield* evaluate(this, frame, body);
      const outcome = yield* execute(this, frame, statement?.body ?? []);
      if (frame.mayHaveLeft) return UNKNOWN;
      return typeof outcome === 'object' ? outcome.value : constant(null);
    } catch (error) {
      if (!(error instanceof Raised) || !error.isCulprits || error.isSure || !frame.mayHaveLeft) throw error;
      if (this.catchers === 0) this.doubt('condition', error.place);
      return UNKNOWN;
    } finally {
      this.#calls--;
      this.#given.pop();
      this.trace?.leave();
      count.running--;
      Object.assign(this, before);
    }
  }

  #countOf(called: object): { made: number; running: number } {
    const known = this.#counts.get(called) ?? { made: 0, running: 0 };
    this.#counts.set(called, known);
    return known;
  }

  *#instantiate(of: ClassValue, args: Args): Run<Value> {
    const made: Value = { kind: 'instance', of, attributes: new Map() };
    const init = findInClass(of, '__init__');
    const maker = findInClass(of, '__new__');
    if (maker?.kind === 'function') yield* this.#callFunction({ ...maker, self: of }, args);
    if (init?.kind === 'function') yield* this.#callFunction({ ...init, self: made }, args);
    else yield* this.#makeFields(made, args);
    return made;
  }

  /** What the `__init__` of a data class does. */
  *#makeFields(made: InstanceValue, { named }: Args): Run<void> {
    for (const [name, value] of made.of.scope.names) {
      const factory = value.kind === 'instance' ? value.attributes.get(FACTORY) : undefined;
      if (factory && !named.has(name)) yield* this.call(factory, NO_ARGS);
    }
    const last = findInClass(made.of, '__post_init__');
    if (last?.kind === 'function') yield* this.#callFunction({ ...last, self: made }, NO_ARGS);
  }

  attribute(value: Value, name: string): Run<Value> {
    return attributeOf(this, value, name);
  }
}
