/** Who asks for which project in which versions, as a proof has it; what many releases ask for alike is joined. */
import type { NormalizedName } from '../packaging/name.ts';
import type { Requirement } from '../packaging/requirements/requirement.ts';
import type { VersionRange } from '../packaging/versions/versionRange.ts';
import type { Problem } from '../solver/problem.ts';
import { boundOf } from './bounds.ts';
import type { ProofEdge } from './proof.ts';

export type Asker =
  /** The file itself, by one of its requirements. */
  | { readonly kind: 'file' }
  | { readonly kind: 'bound'; readonly bound: Requirement }
  | {
      readonly kind: 'project';
      readonly name: NormalizedName;
      readonly extra?: NormalizedName;
      readonly versions: VersionRange;
    };

/** `asker` needs `to` in `needed`. */
export interface Ask {
  readonly asker: Asker;
  readonly to: NormalizedName;
  readonly needed: VersionRange;
  /** What makes it ask for just that, whatever its own metadata say. */
  readonly override?: Requirement;
}

/**
 * Everything that is asked for in a proof, who asks before what that needs.
 * @param mostRanges a project that asks for more different ranges of another than these is said to ask for all of them
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
  const { from, extra, to, versions, needed } = edge;
  const bound = boundOf(edge, problem);
  // An override stands for whatever asked; a constraint counts beside it.
  if (bound && problem.constraints.includes(bound)) return { asker: { kind: 'bound', bound }, to, needed };
  if (from === undefined) return { asker: bound ? { kind: 'bound', bound } : { kind: 'file' }, to, needed };
  const asker = { kind: 'project', name: from, versions, ...(extra !== undefined && { extra }) } as const;
  return { asker, to, needed, ...(bound && { override: bound }) };
}

function keyOf({ asker, to, needed }: Ask): string {
  if (asker.kind === 'project') return `${asker.name} ${asker.extra ?? ''} ${to}`;
  return `${asker.kind} ${to} ${needed.toString()}`;
}

/** The same range asked for by other releases is one ask of them all. */
function addTo(asks: readonly Ask[], ask: Ask): Ask[] {
  const same = asks.find(({ needed }) => needed.equals(ask.needed));
  return same ? asks.map((one) => (one === same ? joined([same, ask]) : one)) : [...asks, ask];
}

function joined(asks: readonly Ask[]): Ask {
  return asks.reduce((all, next) => {
    const needed = all.needed.union(next.needed);
    if (all.asker.kind !== 'project' || next.asker.kind !== 'project') return { ...all, needed };
    return { ...all, needed, asker: { ...all.asker, versions: all.asker.versions.union(next.asker.versions) } };
  });
}

/** What the file says comes first, then each project after one that needs it, constraints and overrides last. */
function inOrder(asks: readonly Ask[]): readonly Ask[] {
  const ordered = asks.filter(({ asker }) => asker.kind === 'file');
  const reached = new Set(ordered.map(({ to }) => to));
  for (const name of reached) {
    for (const ask of asks) {
      if (ask.asker.kind !== 'project' || ask.asker.name !== name) continue;
      ordered.push(ask);
      reached.add(ask.to);
    }
  }
  const placed = new Set(ordered);
  return [...ordered, ...asks.filter((ask) => !placed.has(ask))];
}
