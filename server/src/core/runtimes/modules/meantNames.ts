/**
 * Which projects may be meant by a name that no index has. Only names of the locks, of our own tables and of what the rest of the
 * file installs are suggested: any other one may be a trap that somebody has laid for people who mistype.
 */
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { closestWithin, slipsIn } from '../../text/closest.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import type { StartUpTable } from '../startUp/startUpTable.ts';
import type { Target } from '../target.ts';

/** What may be meant, the likeliest first. */
export interface MeantNames {
  /** The projects that a module of this name comes from: `scikit-learn` for `sklearn`. */
  readonly ofModule: readonly NormalizedName[];
  /** Known projects that are spelt almost like it; none if it is a module. */
  readonly near: readonly NormalizedName[];
}

/** What is known of projects. */
export interface KnownNames {
  readonly target: Target;
  /** Further runtimes whose locks count. */
  readonly generations: readonly Target[];
  readonly startUp?: StartUpTable;
  /** What the other dependencies of the file bring along, themselves included. */
  readonly installed?: Iterable<NormalizedName>;
}

/**
 * @param written the name as it is written: of `matplotlib.pyplot`, which is no project, what comes before the dot may be one
 */
export function meantNames(name: NormalizedName, known: KnownNames, written: string = name): MeantNames {
  const outer = outerModule(written);
  const modules = modulesIn(known.startUp);
  const ofModule = [...(modules.get(name) ?? []), ...(outer === undefined ? [] : (modules.get(outer) ?? []))].filter(
    (project) => project !== name,
  );
  const slips = slipsIn(name);
  if (ofModule.length > 0 || slips === 0) return { ofModule, near: [] };
  const all = namesIn(known);
  const installed = new Set(known.installed);
  if (outer !== undefined && (all.names.has(outer) || installed.has(outer))) return { ofModule: [outer], near: [] };
  const lengths = Array.from({ length: 2 * slips + 1 }, (_, at) => name.length - slips + at);
  const alike = [...lengths.flatMap((length) => all.byLength.get(length) ?? []), ...installed];
  const near = closestWithin(
    name,
    alike.filter((one) => one !== name),
    slips,
  );
  return { ofModule, near: near.map(normalizeName) };
}

const tables = new WeakMap<StartUpTable, ReadonlyMap<NormalizedName, readonly NormalizedName[]>>();

/** The projects of each module. */
function modulesIn(startUp: StartUpTable | undefined): ReadonlyMap<NormalizedName, readonly NormalizedName[]> {
  if (!startUp) return new Map();
  let known = tables.get(startUp);
  if (!known) {
    const pairs = Object.entries(startUp.importNames).flatMap(([module, projects]) =>
      projects.map((project) => [normalizeName(module), normalizeName(project)] as const),
    );
    const groups = groupedBy(pairs, ([module]) => module);
    known = new Map([...groups].map(([module, of]) => [module, of.map(([, project]) => project)]));
    tables.set(startUp, known);
  }
  return known;
}

/** Names of projects, and the same by their lengths. */
interface Names {
  readonly names: ReadonlySet<NormalizedName>;
  readonly byLength: ReadonlyMap<number, readonly NormalizedName[]>;
}

/** What is known apart from the file: for each of thousands of names it is the same. */
const namesOf = new WeakMap<Target, { readonly from: KnownNames; readonly names: Names }>();

function namesIn(known: KnownNames): Names {
  const { target, generations, startUp } = known;
  const last = namesOf.get(target);
  if (last?.from.generations === generations && last.from.startUp === startUp) return last.names;
  const all = new Set<NormalizedName>([
    ...[target, ...generations].flatMap(({ shipped }) => installableIn(shipped)),
    ...[...modulesIn(startUp).values()].flat(),
    ...(startUp?.entries.keys() ?? []),
  ]);
  const names = { names: all, byLength: groupedBy(all, ({ length }) => length) };
  namesOf.set(target, { from: { target, generations, ...(startUp && { startUp }) }, names });
  return names;
}

/** What a name with a dot is a part of, as one would write it to import it: `os` of `os.path`. */
export function outerModule(written: string): NormalizedName | undefined {
  const dot = written.indexOf('.');
  return dot > 0 ? normalizeName(written.slice(0, dot)) : undefined;
}

function installableIn({ packages }: Target['shipped']): readonly NormalizedName[] {
  return [...packages].flatMap(([name, { installable, kind }]) =>
    installable && kind !== 'cpython_module' ? [name] : [],
  );
}
