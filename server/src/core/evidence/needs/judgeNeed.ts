/**
 * Judges whether importing a package needs another one, by running in thought what its modules run when they are imported, in a
 * world without that other package.
 */
import type { NormalizedName } from '../../packaging/name.ts';
import type { Evidence, EvidenceAnswer, WhyUnknown } from '../evidence.ts';
import { Interpreter } from './_interpreter.ts';
import { InstalledWorld, type KnownTexts, type WorldFacts } from './installedWorld.ts';
import { Raised, TooMuch, type Doubt, type Place } from './_machine.ts';
import type { Run } from './textNeed.ts';
import type { Value } from './_values.ts';

/** How many names and modules of a parent are tried. */
const MOST_NAMES = 2_000;
/** Folders that are not what somebody imports a package for. */
const BESIDE: ReadonlySet<string> = new Set([
  'tests',
  'test',
  'testing',
  'docs',
  'doc',
  'examples',
  'example',
  'benchmarks',
  'scripts',
  'tools',
]);

/** Answers once it has read all that it needs; what it yields is to be read, and it goes on. */
export function* judgeNeed(facts: WorldFacts, texts: KnownTexts): Run<Evidence> {
  const { parent, culprit, packages } = facts;
  const version = packages.get(parent)?.version ?? '';
  const about = { parent, version, culprit, through: [] as readonly NormalizedName[] };
  const unknown = (why: WhyUnknown): Evidence => ({ ...about, answer: 'unknown', unknown: why });
  if (packages.get(parent)?.paths === undefined) return unknown('unread');
  if (packages.get(culprit)?.paths === undefined) return unknown('culprit-unread');
  const world = new InstalledWorld(facts, texts);
  const machine = new Interpreter(world);
  const answered = (answer: EvidenceAnswer, place?: Place, part?: string): Evidence => ({
    ...about,
    answer,
    ...(place && place.path !== '' && { file: place.path, line: place.line, through: place.through }),
    ...(part !== undefined && { part }),
  });
  try {
    const roots = mainRoots(parent, world.rootsOf(parent));
    if (roots.length === 0) return unknown('unread');
    for (const root of roots) {
      const failed = yield* attempt(machine.import(root));
      if (failed) return answered('needed', failed.place);
    }
    const doubt = yield* standingDoubt(machine, world);
    if (doubt) return { ...answered('unknown', doubt.place), unknown: doubt.why };
    machine.isStrict = true;
    const control = new Control(new InstalledWorld(facts, texts, true), roots);
    for (const name of facts.uses ?? []) {
      machine.rest();
      const failed = yield* attempt(useOf(machine, name));
      if (failed && (yield* control.has(name))) return answered('needed', failed.place, name);
    }
    for (const root of roots) {
      const part = yield* missingPart({ machine, world, control }, root);
      if (part) return answered('partly', part.place, part.name);
    }
    const later = yield* standingDoubt(machine, world);
    if (later) return { ...answered('unknown', later.place), unknown: later.why };
    return answered('not-needed', machine.caught[0]);
  } catch (error) {
    if (error instanceof TooMuch || error instanceof RangeError) return unknown('size');
    throw error;
  }
}

/** The first public name or submodule that cannot be had, and could if the culprit were there. */
function* missingPart(
  {
    machine,
    world,
    control,
  }: { readonly machine: Interpreter; readonly world: InstalledWorld; readonly control: Control },
  root: string,
): Run<{ readonly name: string; readonly place?: Place } | undefined> {
  const module = machine.module(root);
  for (const name of module ? publicNames(module.scope.names, module.replaced) : []) {
    machine.rest();
    const failed = yield* attempt(machine.attribute({ kind: 'module', name: root }, name));
    if (failed && (yield* control.hasName(root, name))) return partOf(root, name, failed);
  }
  // Where both fill the same folder, what the culprit has there goes with it.
  const [gone] = world.publicOfCulprit(root);
  if (gone !== undefined) return { name: `${root}.${gone}` };
  for (const name of world.publicBelow(root)) {
    machine.rest();
    const failed = yield* attempt(machine.import(`${root}.${name}`));
    if (failed && (yield* control.hasModule(`${root}.${name}`))) return partOf(root, name, failed);
  }
  return undefined;
}

function partOf(root: string, name: string, { place }: Raised): { readonly name: string; readonly place?: Place } {
  return { name: `${root}.${name}`, ...(place && { place }) };
}

/** The same world with the culprit: what cannot be had there either has another reason. */
class Control {
  readonly #machine: Interpreter;
  readonly #roots: readonly string[];
  #isReady = false;

  constructor(world: InstalledWorld, roots: readonly string[]) {
    this.#machine = new Interpreter(world);
    this.#roots = roots;
  }

  *hasName(module: string, name: string): Run<boolean> {
    yield* this.#prepare();
    return yield* succeeds(this.#machine.attribute({ kind: 'module', name: module }, name));
  }

  *hasModule(name: string): Run<boolean> {
    yield* this.#prepare();
    return yield* succeeds(this.#machine.import(name));
  }

  /** @param name of a module, or of what is in one */
  *has(name: string): Run<boolean> {
    yield* this.#prepare();
    return yield* succeeds(useOf(this.#machine, name));
  }

  *#prepare(): Run<void> {
    this.#machine.rest();
    if (this.#isReady) return;
    this.#isReady = true;
    for (const root of this.#roots) yield* succeeds(this.#machine.import(root));
    this.#machine.isStrict = true;
  }
}

/** Imports what somebody takes from a package: the modules of the name, and what is in the last of them. */
function* useOf(machine: Interpreter, name: string): Run<void> {
  const parts = name.split('.');
  let length = 0;
  while (length < parts.length && machine.standing(parts.slice(0, length + 1).join('.')) === 'there') length++;
  if (length === 0) return;
  const module = parts.slice(0, length).join('.');
  yield* machine.import(module);
  const [attribute] = parts.slice(length);
  if (attribute !== undefined) yield* machine.attribute({ kind: 'module', name: module }, attribute);
}

/** Whether something can be had, as far as missing modules go. */
function* succeeds(run: Run<unknown>): Run<boolean> {
  try {
    yield* run;
    return true;
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    return error.type !== 'ModuleNotFoundError';
  }
}

/** What compiled modules load by themselves, for its C API. */
const LOADED_BY_COMPILED: ReadonlySet<string> = new Set(['numpy']);

/** The first doubt that the sources of the packages on the way do not settle. */
function* standingDoubt({ doubts }: Interpreter, world: InstalledWorld): Run<Doubt | undefined> {
  const names = world.culpritModules().map((name) => name.replace(/[^\w]/g, ''));
  const settled = new Map<string, boolean>();
  for (const doubt of doubts) {
    const { why, place } = doubt;
    if (why === 'condition') return doubt;
    for (const distribution of new Set([
      place.distribution,
      ...(why === 'computed' ? [world.parent, ...place.through] : []),
    ])) {
      const key = `${why} ${distribution}`;
      const known = settled.get(key) ?? (yield* isSettled(why, distribution, names, world));
      settled.set(key, known);
      if (!known) return doubt;
    }
  }
  return undefined;
}

/**
 * A computed name is none of the culprit's if no text says it. Where other code of a package imports what it asks for, its compiled
 * modules have no need to.
 */
function* isSettled(
  why: WhyUnknown,
  distribution: NormalizedName,
  names: readonly string[],
  world: InstalledWorld,
): Run<boolean> {
  const any = names.join('|');
  if (why === 'computed') return !(yield* world.says(distribution, new RegExp(`["'](?:${any})(?:\\.[\\w.]*)?["']`)));
  if (names.some((name) => LOADED_BY_COMPILED.has(name))) return false;
  return yield* world.says(distribution, new RegExp(`^\\s*(?:import|from)\\s+(?:${any})\\b`, 'm'));
}

/** What a module says that somebody may import from it: what it has without the culprit, and what it lists. */
function publicNames(names: ReadonlyMap<string, Value>, replaced: Value | undefined): readonly string[] {
  const all = names.get('__all__') ?? (replaced?.kind === 'instance' ? replaced.attributes.get('__all__') : undefined);
  const listed =
    all?.kind === 'list' ? all.items.flatMap((item) => (item.kind === 'constant' ? [String(item.value)] : [])) : [];
  const bound = [...names].flatMap(([name, value]) => (value.kind === 'gone' ? [] : [name]));
  return [...new Set([...bound, ...listed])].filter((name) => !name.startsWith('_')).slice(0, MOST_NAMES);
}

/** The error that the absence of the culprit leads to, if it does. */
function* attempt(run: Run<unknown>): Run<Raised | undefined> {
  try {
    yield* run;
    return undefined;
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    return error.isCulprits ? error : undefined;
  }
}

/** Of several modules that of the package's name, else all that people import it for. */
function mainRoots(parent: NormalizedName, roots: readonly string[]): readonly string[] {
  const plain = parent.replaceAll('-', '_');
  const named = roots.filter((root) => root.replaceAll('.', '_').toLowerCase() === plain);
  if (named.length > 0) return named;
  const inside = roots.filter(
    (root) => !BESIDE.has(root.split('.')[0] ?? '') && !root.split('.').some((part) => part.startsWith('_')),
  );
  return inside.length > 0 ? inside : roots;
}
