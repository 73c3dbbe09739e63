/**
 * Judges whether importing a package needs another one, by running in thought what its modules run when they are imported, in a
 * world without that other package.
 */
import type { NormalizedName } from '../../packaging/name.ts';
import type { Evidence, EvidenceAnswer, WhyUnknown } from '../evidence.ts';
import { Interpreter } from './_interpreter.ts';
import { InstalledWorld, type KnownTexts, type WorldFacts } from './installedWorld.ts';
import { Raised, TooMuch, type Place } from './_machine.ts';
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
    const doubt = machine.doubts[0];
    if (doubt) return { ...answered('unknown', doubt.place), unknown: doubt.why };
    machine.isStrict = true;
    for (const root of roots) {
      const part = yield* missingPart(machine, world, root);
      if (part) return answered('partly', part.place, part.name);
    }
    const later = machine.doubts[0];
    if (later) return { ...answered('unknown', later.place), unknown: later.why };
    return answered('not-needed', machine.caught[0]);
  } catch (error) {
    if (error instanceof TooMuch || error instanceof RangeError) return unknown('size');
    throw error;
  }
}

/** The first public name or submodule that cannot be had. */
function* missingPart(
  machine: Interpreter,
  world: InstalledWorld,
  root: string,
): Run<{ readonly name: string; readonly place?: Place } | undefined> {
  const module = machine.module(root);
  for (const name of module ? publicNames(module.scope.names, module.replaced) : []) {
    machine.rest();
    const failed = yield* attempt(machine.attribute({ kind: 'module', name: root }, name));
    if (failed) return { name: `${root}.${name}`, ...(failed.place && { place: failed.place }) };
  }
  for (const name of world.publicBelow(root)) {
    machine.rest();
    const failed = yield* attempt(machine.import(`${root}.${name}`));
    if (failed) return { name: `${root}.${name}`, ...(failed.place && { place: failed.place }) };
  }
  return undefined;
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
