/** Reads the proof of a failure: the facts behind it, which projects take part and how one leads to another. */
import type { NormalizedName } from '../packaging/name.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import type { Incompatibility } from '../solver/incompatibility.ts';
import { groupedBy } from '../text/groupedBy.ts';

/** One dependency that a proof is based on; `dependent` is undefined for the file itself. */
export interface ProofEdge {
  readonly dependent: NormalizedName | undefined;
  /** Set if the dependency belongs only to an extra of `dependent`. */
  readonly extra?: NormalizedName;
  readonly dependency: NormalizedName;
  /** The versions of `dependent` that have the dependency. */
  readonly versions: VersionRange;
  readonly needed: VersionRange;
}

/** Something that rules out releases of a project. */
export interface ProofObstacle {
  readonly name: NormalizedName;
  readonly range: VersionRange;
  readonly cause:
    | Exclude<Incompatibility['cause'], { readonly kind: 'root' | 'dependency' | 'derived' | 'set-aside' }>
    /** The release needs its own project in versions that exclude it. */
    | { readonly kind: 'asks-for-itself' };
}

/** The facts at the bottom of a proof, each once, in the order in which the proof reaches them. */
export interface ProofFacts {
  readonly edges: readonly ProofEdge[];
  readonly obstacles: readonly ProofObstacle[];
}

/** Collects the facts of a proof. Proofs can be thousands of steps deep, so this does not recurse. */
export function factsOfProof(proof: Incompatibility): ProofFacts {
  const edges: ProofEdge[] = [];
  const obstacles: ProofObstacle[] = [];
  const seen = new Set<Incompatibility>();
  const waiting = [proof];
  for (let current = waiting.pop(); current; current = waiting.pop()) {
    if (seen.has(current)) continue;
    seen.add(current);
    if (current.cause.kind === 'derived') waiting.push(current.cause.second, current.cause.first);
    else if (current.cause.kind === 'dependency') {
      edges.push(...edgeOf(current));
      obstacles.push(...pythonObstacleOf(current), ...ownObstacleOf(current));
    } else if (current.cause.kind !== 'root' && current.cause.kind !== 'set-aside')
      obstacles.push(...obstacleOf(current, current.cause));
  }
  return { edges, obstacles };
}

function edgeOf({ cause, terms }: Incompatibility): ProofEdge[] {
  if (cause.kind !== 'dependency') return [];
  const { dependent, dependency } = cause;
  if (dependency.name === undefined || dependent.name === dependency.name) return [];
  const versions = terms.get(dependent)?.range ?? VersionRange.full;
  const needed = terms.get(dependency)?.range ?? VersionRange.full;
  const { name, extra } = dependent;
  return [{ dependent: name, dependency: dependency.name, versions, needed, ...(extra !== undefined && { extra }) }];
}

/** In the solver's terms a release that asks for another Python depends on the interpreter. */
function pythonObstacleOf({ cause, terms }: Incompatibility): ProofObstacle[] {
  if (cause.kind !== 'dependency' || cause.dependency.kind !== 'python' || cause.dependent.name === undefined)
    return [];
  const requiresPython = (terms.get(cause.dependency)?.range ?? VersionRange.full).toString();
  const range = terms.get(cause.dependent)?.range ?? VersionRange.full;
  return [{ name: cause.dependent.name, range, cause: { kind: 'requires-python', requiresPython } }];
}

function ownObstacleOf({ cause, terms }: Incompatibility): ProofObstacle[] {
  if (cause.kind !== 'dependency') return [];
  const { dependent, dependency } = cause;
  if (dependent.kind !== 'base' || dependent.name === undefined || dependent.name !== dependency.name) return [];
  const whole = terms.get(dependent)?.range ?? VersionRange.full;
  const needed = terms.get(dependency)?.range ?? VersionRange.full;
  const range = dependent === dependency ? whole : whole.intersect(needed.complement());
  return range.isEmpty ? [] : [{ name: dependent.name, range, cause: { kind: 'asks-for-itself' } }];
}

function obstacleOf({ terms }: Incompatibility, cause: ProofObstacle['cause']): ProofObstacle[] {
  return [...terms].flatMap(([subject, { range }]) =>
    subject.name === undefined ? [] : [{ name: subject.name, range, cause }],
  );
}

/** The declared projects that a proof mentions, in its order. */
export function declaredIn({ edges }: ProofFacts): readonly NormalizedName[] {
  return [...new Set(edges.flatMap(({ dependent, dependency }) => (dependent === undefined ? [dependency] : [])))];
}

/** The facts of a proof by the projects in them, since a proof of thousands is looked up for each. */
interface ByProject {
  readonly from: ReadonlyMap<NormalizedName | undefined, readonly ProofEdge[]>;
  readonly to: ReadonlyMap<NormalizedName, readonly ProofEdge[]>;
  readonly obstacles: ReadonlyMap<NormalizedName, readonly ProofObstacle[]>;
}

const byProject = new WeakMap<ProofFacts, ByProject>();

function byProjectIn(facts: ProofFacts): ByProject {
  const known = byProject.get(facts) ?? {
    from: groupedBy(facts.edges, ({ dependent }) => dependent),
    to: groupedBy(facts.edges, ({ dependency }) => dependency),
    obstacles: groupedBy(facts.obstacles, ({ name }) => name),
  };
  byProject.set(facts, known);
  return known;
}

/** What the proof has against a project, in its order. */
export function obstaclesOf(facts: ProofFacts, name: NormalizedName): readonly ProofObstacle[] {
  return byProjectIn(facts).obstacles.get(name) ?? [];
}

/** What in the proof asks for a project, in its order. */
export function edgesTo(facts: ProofFacts, name: NormalizedName): readonly ProofEdge[] {
  return byProjectIn(facts).to.get(name) ?? [];
}

/** What in the proof a project asks for, in its order; without a name what the file asks for. */
export function edgesFrom(facts: ProofFacts, name: NormalizedName | undefined): readonly ProofEdge[] {
  return byProjectIn(facts).from.get(name) ?? [];
}

/** Where one project leads: each with the one before it on the shortest path. The last answer is kept, for other goals. */
interface Reach {
  readonly start: NormalizedName;
  readonly before: ReadonlyMap<NormalizedName, NormalizedName | undefined>;
}

const lastReach = new WeakMap<ProofFacts, Reach>();

function reachFrom(facts: ProofFacts, start: NormalizedName): Reach['before'] {
  const last = lastReach.get(facts);
  if (last?.start === start) return last.before;
  const before = new Map<NormalizedName, NormalizedName | undefined>([[start, undefined]]);
  for (const [name] of before)
    for (const { dependency } of edgesFrom(facts, name)) if (!before.has(dependency)) before.set(dependency, name);
  lastReach.set(facts, { start, before });
  return before;
}

/**
 * The shortest path from one project to another along the proof's dependencies, both included; undefined if there is none.
 */
export function chainTo(
  facts: ProofFacts,
  start: NormalizedName,
  goal: NormalizedName,
): readonly NormalizedName[] | undefined {
  const before = reachFrom(facts, start);
  if (!before.has(goal)) return undefined;
  const chain = [goal];
  for (let name = before.get(goal); name !== undefined; name = before.get(name)) chain.push(name);
  return chain.reverse();
}

/** All versions of a project that something in the proof asks for. */
export function neededOf(facts: ProofFacts, name: NormalizedName): VersionRange {
  return edgesTo(facts, name).reduce((all, { needed }) => all.union(needed), VersionRange.empty);
}

/** Whether a proof rests on something that could not be queried. */
export function restsOnUnknown({ obstacles }: ProofFacts): boolean {
  return obstacles.some(({ cause }) => cause.kind === 'unavailable');
}
