/**
 * Which projects may be meant by a name that no index has. Only names of the locks, of our own tables and of what the rest of the
 * file installs are suggested: any other one may be a trap that somebody has laid for people who mistype.
 */
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { closestWithin } from '../../text/closest.ts';
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

/** In a name that is shorter than this, one other letter makes another name. */
const SHORTEST = 4;
/** From this length on, two slips are forgiven. */
const LONG = 8;

/**
 * @param written the name as it is written: of `matplotlib.pyplot`, which is no project, what comes before the dot may be one
 */
export function meantNames(
  name: NormalizedName,
  { target, generations, startUp, installed }: KnownNames,
  written: string = name,
): MeantNames {
  const outer = outerModule(written);
  const modules = Object.entries(startUp?.importNames ?? {});
  const ofModule = modules
    .flatMap(([module, projects]) => ([name, outer].includes(normalizeName(module)) ? projects.map(normalizeName) : []))
    .filter((project) => project !== name);
  if (ofModule.length > 0 || name.length < SHORTEST) return { ofModule, near: [] };
  const known = new Set<NormalizedName>([
    ...[target, ...generations].flatMap(({ shipped }) => installableIn(shipped)),
    ...modules.flatMap(([, projects]) => projects.map(normalizeName)),
    ...(startUp?.entries.keys() ?? []),
    ...(installed ?? []),
  ]);
  if (outer !== undefined && known.has(outer)) return { ofModule: [outer], near: [] };
  known.delete(name);
  const near = closestWithin(name, [...known], name.length < LONG ? 1 : 2);
  return { ofModule, near: near.map(normalizeName) };
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
