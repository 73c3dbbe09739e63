/**
 * Who needs whom around a project: among what is installed, among what an ordinary machine would get where something does not
 * install here, and in the proofs of what fails.
 */
import type { OnTarget } from '../onTarget.ts';
import type { Resolved } from '../../analysis/age.ts';
import { knownChain } from '../../diagnosis/knownChain.ts';
import { install } from '../../installers/install.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { specifierSetContains } from '../../packaging/versions/specifier.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import type { Target } from '../../runtimes/target.ts';
import type { Catalog } from '../../solver/catalog.ts';
import { catalogUnder } from '../../solver/policyCatalog.ts';
import type { Problem } from '../../solver/problem.ts';
import type { Question } from '../../solver/question.ts';
import type { Pinned, Solved } from '../../solver/resolution.ts';
import type { Chain } from './chains.ts';
import { needsFor } from './needs.ts';

/** What is installed in some world. */
export interface World {
  /** `here`: on the target; `elsewhere`: on an ordinary machine with the same Python, for what does not install here. */
  readonly kind: 'here' | 'elsewhere';
  readonly target: Target;
  readonly catalog: Catalog;
  readonly solved: Solved;
}

export interface NeedGraph {
  readonly worlds: readonly World[];
  /** What the file asks for, and what is added to it. */
  readonly roots: ReadonlySet<NormalizedName>;
  /** The packages that need each package, in any world or proof. */
  readonly parents: ReadonlyMap<NormalizedName, ReadonlySet<NormalizedName>>;
  /** The extras that are asked for of each package. */
  readonly extras: ReadonlyMap<NormalizedName, ReadonlySet<NormalizedName>>;
  /** Whether something that does not install here could be resolved nowhere, so that what it needs is not known. */
  readonly isPartial: boolean;
  /** The roots of which that is so, each by itself. */
  readonly unresolved: readonly NormalizedName[];
  /** Where it is, and nothing that was resolved brings what is asked about: ways to it over whatever releases were looked at. */
  readonly possible: readonly Chain[];
}

/** What ordinary machines get, by the problem that is put to them, as far as it was looked up: it is the same whatever is asked about. */
export type Elsewhere = Map<Problem, Pick<NeedGraph, 'worlds' | 'isPartial' | 'unresolved'>>;

/**
 * The graph of a project on one target.
 * @param wanted what an ordinary machine gets is looked at as well if this is not installed here
 * @param elsewhere handed over where several names of one project are asked about
 */
export function* needGraph(
  on: OnTarget,
  context: ProjectContext,
  wanted: NormalizedName,
  elsewhere: Elsewhere = new Map(),
): Question<NeedGraph> {
  const worlds: World[] = [];
  const roots = new Set<NormalizedName>();
  let isPartial = false;
  const unresolved = new Set<NormalizedName>();
  for (const resolved of on.resolved) {
    const { problem } = resolved.read;
    const catalog = catalogUnder(context.catalogFor(on.target), problem.policy);
    const { rest } = resolved;
    if (rest.kind === 'solved') worlds.push({ kind: 'here', target: on.target, catalog, solved: rest });
    for (const { normalized } of problem.requirements) roots.add(normalized);
    const isHere = isWhole(resolved);
    if (isHere && rest.kind === 'solved' && rest.packages.has(wanted)) continue;
    const other = elsewhere.get(problem) ?? (yield* worldsElsewhere(problem, context));
    elsewhere.set(problem, other);
    worlds.push(...other.worlds);
    // What installs here is known without it.
    if (isHere || !other.isPartial) continue;
    isPartial = true;
    for (const name of other.unresolved) unresolved.add(name);
  }
  const parents = parentsIn(worlds, on.findings);
  const isOpen = isPartial && !roots.has(wanted) && !parents.has(wanted);
  const possible = isOpen ? possibleChains(roots, wanted, context.catalogFor(on.target)) : [];
  return { worlds, roots, parents, extras: extrasIn(worlds, on), isPartial, unresolved: [...unresolved], possible };
}

/** Who needs each package, in what was resolved and in the proofs of what fails. */
function parentsIn(worlds: readonly World[], findings: OnTarget['findings']): NeedGraph['parents'] {
  const parents = new Map<NormalizedName, Set<NormalizedName>>();
  const add = (child: NormalizedName, parent: NormalizedName): unknown =>
    parents.set(child, (parents.get(child) ?? new Set()).add(parent));
  for (const { solved } of worlds)
    for (const { name, requiredBy } of solved.packages.values()) for (const parent of requiredBy) add(name, parent);
  for (const { chains } of findings)
    for (const chain of chains)
      chain.forEach((name, at) => {
        const parent = chain[at - 1];
        if (parent !== undefined) add(name, parent);
      });
  return parents;
}

/** The shortest way from each root, as far as metadata are known. */
function possibleChains(
  roots: ReadonlySet<NormalizedName>,
  wanted: NormalizedName,
  catalog: Catalog,
): readonly Chain[] {
  return [...roots].flatMap((root) => {
    const chain = knownChain(root, wanted, catalog);
    return chain ? [chain] : [];
  });
}

/** The world in which one package needs another, with the release that does; undefined if only a proof says so. */
export function worldOf(
  parent: NormalizedName,
  child: NormalizedName,
  { worlds }: NeedGraph,
): { readonly world: World; readonly pinned: Pinned } | undefined {
  for (const world of worlds) {
    const { packages } = world.solved;
    const pinned = packages.get(parent);
    if (pinned && packages.get(child)?.requiredBy.includes(parent)) return { world, pinned };
  }
  return undefined;
}

/** Whether all that the file asks for is installed: what others bring of it may be a release that the file forbids. */
function isWhole({ rest, read: { problem } }: Resolved): boolean {
  if (rest.kind === 'failed') return false;
  return problem.requirements.every(({ normalized, specifier }) => {
    const version = rest.packages.get(normalized)?.version;
    return version
      ? problem.overrides.some((one) => one.normalized === normalized) ||
          specifierSetContains(specifier, version, { prereleases: true })
      : problem.excludes.has(normalized) || problem.external.has(normalized);
  });
}

/** What an ordinary machine gets: of everything together, else of each declared dependency by itself. */
function* worldsElsewhere(
  problem: Problem,
  { ideal }: ProjectContext,
): Question<Pick<NeedGraph, 'worlds' | 'isPartial' | 'unresolved'>> {
  if (!ideal) return { worlds: [], isPartial: true, unresolved: [] };
  const { target } = ideal;
  const catalog = catalogUnder(ideal.catalog, problem.policy);
  const world = (solved: Solved): World => ({ kind: 'elsewhere', target, catalog, solved });
  const whole = yield* install({ ...problem, target }, catalog);
  if (whole.kind === 'solved')
    return { worlds: [world(whole)], isPartial: whole.unavailable.length > 0, unresolved: [] };
  const worlds: World[] = [];
  const unresolved: NormalizedName[] = [];
  for (const requirement of problem.requirements) {
    const alone = yield* install({ ...problem, target, requirements: [requirement] }, catalog);
    if (alone.kind === 'solved') worlds.push(world(alone));
    else unresolved.push(requirement.normalized);
  }
  return { worlds, isPartial: unresolved.length > 0, unresolved };
}

/** The extras that the file asks for, and those that packages ask for of each other with the extras that they have. */
function extrasIn(worlds: readonly World[], on: OnTarget): ReadonlyMap<NormalizedName, ReadonlySet<NormalizedName>> {
  const extras = new Map<NormalizedName, Set<NormalizedName>>();
  const add = (name: NormalizedName, asked: readonly string[]): boolean => {
    const known = extras.get(name) ?? new Set();
    const before = known.size;
    for (const extra of asked) known.add(normalizeName(extra));
    extras.set(name, known);
    return known.size > before;
  };
  for (const { read } of on.resolved) for (const one of read.problem.requirements) add(one.normalized, one.extras);
  // What is asked for of one package may make it ask for more of another.
  for (let isNew = true; isNew;) {
    isNew = false;
    for (const world of worlds)
      for (const pinned of world.solved.packages.values())
        for (const { normalized, extras: asked } of askedBy(pinned, world, extras.get(pinned.name) ?? new Set()))
          if (add(normalized, asked)) isNew = true;
  }
  return extras;
}

/** What a package of a world asks for with some extras, as far as that names extras of others. */
function askedBy(
  { candidate }: Pinned,
  { catalog, target }: World,
  extras: ReadonlySet<NormalizedName>,
): readonly { readonly normalized: NormalizedName; readonly extras: readonly string[] }[] {
  const metadata = catalog.metadata(candidate);
  if (metadata?.kind !== 'known') return [];
  const { value } = metadata;
  const names = new Set(value.requiresDist.flatMap((one) => (one.extras.length > 0 ? one.normalized : [])));
  return [...names].flatMap((name) =>
    needsFor(value, name, target)
      .filter(({ extra }) => extra === undefined || extras.has(extra))
      .map(({ requirement }) => requirement),
  );
}
