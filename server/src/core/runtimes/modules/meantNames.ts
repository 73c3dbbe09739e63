/**
 * Which projects may be meant by a name that no index has. Only names of the locks and of our own tables are suggested: any other
 * one may be a trap that somebody has laid for people who mistype.
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
}

/** In a name that is shorter than this, one other letter makes another name. */
const SHORTEST = 4;
/** From this length on, two slips are forgiven. */
const LONG = 8;

export function meantNames(name: NormalizedName, { target, generations, startUp }: KnownNames): MeantNames {
  const modules = Object.entries(startUp?.importNames ?? {});
  const ofModule = modules
    .flatMap(([module, projects]) => (normalizeName(module) === name ? projects.map(normalizeName) : []))
    .filter((project) => project !== name);
  if (ofModule.length > 0 || name.length < SHORTEST) return { ofModule, near: [] };
  const known = new Set<NormalizedName>([
    ...[target, ...generations].flatMap(({ shipped }) => installableIn(shipped)),
    ...modules.flatMap(([, projects]) => projects.map(normalizeName)),
    ...(startUp?.entries.keys() ?? []),
  ]);
  known.delete(name);
  const near = closestWithin(name, [...known], name.length < LONG ? 1 : 2);
  return { ofModule, near: near.map(normalizeName) };
}

function installableIn({ packages }: Target['shipped']): readonly NormalizedName[] {
  return [...packages].flatMap(([name, { installable, kind }]) =>
    installable && kind !== 'cpython_module' ? [name] : [],
  );
}
