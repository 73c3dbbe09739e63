/** Which project asks for which in which versions, according to a proof; what many releases ask for alike is merged. */
import type { NormalizedName } from '../packaging/name.ts';
import type { Requirement } from '../packaging/requirements/requirement.ts';
import type { VersionRange } from '../packaging/versions/versionRange.ts';
import type { Problem } from '../solver/problem.ts';
import { boundOf } from './bounds.ts';
import type { ProofEdge } from './proof.ts';

export type Dependent =
  /** The file itself, through one of its requirements. */
  | { readonly kind: 'file' }
  | { readonly kind: 'bound'; readonly bound: Requirement }
  | {
      readonly kind: 'project';
      readonly name: NormalizedName;
      readonly extra?: NormalizedName;
      readonly versions: VersionRange;
    };

/** `dependent` needs `dependency` in `needed`. */
export interface Ask {
  readonly dependent: Dependent;
  readonly dependency: NormalizedName;
  readonly needed: VersionRange;
  /** What makes it ask for this, whatever its own metadata say. */
  readonly override?: Requirement;
}

/**
 * Everything that is asked for in a proof; what a project asks for comes before what its dependencies ask for.
 * @param mostRanges a project that asks for more different ranges of another than this is said to ask for all of them
 */
export function asksOf(edges: readonly ProofEdge[], problem: Problem, mostRanges = 2): readonly Ask[] {
  const groups = new Map<string, Ask[]>();
  for (const edge of edges) {
    const ask = askOf(edge, problem);
    const key = keyOf(ask);
    groups.set(key, addTo(groups.get(key) ?? [], ask));
  }
  return inOrder([...groups.values()].flatMap((asks) => (asks.length > mostRanges ? [joined(asks)] : asks)));
}

function askOf(edge: ProofEdge, problem: Problem): Ask {
  const { dependent, extra, dependency, versions, needed } = edge;
  const bound = boundOf(edge, problem);
  // An override replaces any request; a constraint applies in addition.
  if (bound && problem.constraints.includes(bound)) return { dependent: { kind: 'bound', bound }, dependency, needed };
  if (dependent === undefined)
    return { dependent: bound ? { kind: 'bound', bound } : { kind: 'file' }, dependency, needed };
  const project = { kind: 'project', name: dependent, versions, ...(extra !== undefined && { extra }) } as const;
  return { dependent: project, dependency, needed, ...(bound && { override: bound }) };
}

function keyOf({ dependent, dependency, needed }: Ask): string {
  if (dependent.kind === 'project') return `${dependent.name} ${dependent.extra ?? ''} ${dependency}`;
  return `${dependent.kind} ${dependency} ${needed.toString()}`;
}

/** The same range asked for by other releases is one ask of all of them. */
function addTo(asks: readonly Ask[], ask: Ask): Ask[] {
  const same = asks.find(({ needed }) => needed.equals(ask.needed));
  return same ? asks.map((one) => (one === same ? joined([same, ask]) : one)) : [...asks, ask];
}

function joined(asks: readonly Ask[]): Ask {
  return asks.reduce((all, next) => {
    const needed = all.needed.union(next.needed);
    if (all.dependent.kind !== 'project' || next.dependent.kind !== 'project') return { ...all, needed };
    return {
      ...all,
      needed,
      dependent: { ...all.dependent, versions: all.dependent.versions.union(next.dependent.versions) },
    };
  });
}

/** What the file says comes first, then each project after one that needs it; constraints and overrides come last. */
function inOrder(asks: readonly Ask[]): readonly Ask[] {
  const ordered = asks.filter(({ dependent }) => dependent.kind === 'file');
  const reached = new Set(ordered.map(({ dependency }) => dependency));
  for (const name of reached) {
    for (const ask of asks) {
      if (ask.dependent.kind !== 'project' || ask.dependent.name !== name) continue;
      ordered.push(ask);
      reached.add(ask.dependency);
    }
  }
  const placed = new Set(ordered);
  return [...ordered, ...asks.filter((ask) => !placed.has(ask))];
}
