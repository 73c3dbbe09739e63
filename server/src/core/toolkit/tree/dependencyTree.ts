/** Who needs whom: what would be installed as a graph, with sizes, what is held back, and what stands in the way. */
import type { Finding } from '../../findings/finding.ts';
import { ADDED, DECLARED } from '../../installers/resolutionSummary.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import type { OnTarget } from '../onTarget.ts';

/** A package of the graph. */
export interface TreePackage {
  readonly name: NormalizedName;
  readonly version: string;
  /** Bytes of its wheel, if the index says. */
  readonly size?: number;
  /** The release that an ordinary machine gets, if this one is held back. */
  readonly ideal?: string;
  readonly declared: boolean;
  /** pywrangler asks for it. */
  readonly added: boolean;
  /** The packages that need it, and those that it needs, by name. */
  readonly requiredBy: readonly NormalizedName[];
  readonly needs: readonly NormalizedName[];
}

/** A declared dependency that does not install, and the ways to what stands in its way. */
export interface TreeObstacle {
  readonly name: NormalizedName;
  readonly culprits: readonly NormalizedName[];
  readonly chains: readonly (readonly NormalizedName[])[];
}

export interface DependencyTree {
  readonly packages: ReadonlyMap<NormalizedName, TreePackage>;
  /** What the file declares and what is added to it. */
  readonly roots: readonly NormalizedName[];
  readonly blocked: readonly TreeObstacle[];
}

/** Who needs whom of what a target gets. */
export function dependencyTree({ packages, findings }: Pick<OnTarget, 'packages' | 'findings'>): DependencyTree {
  const names = new Set(packages.map(({ name }) => name));
  const needs = needsOf(packages);
  const graph = packages.map(({ name, version, size, requiredBy }): TreePackage => {
    const ideal = findings.find(({ behind }) => behind?.name === name)?.behind?.ideal.version;
    return {
      ...{ name, version },
      ...(size !== undefined && { size }),
      ...(ideal !== undefined && { ideal }),
      declared: requiredBy.includes(DECLARED),
      added: requiredBy.includes(ADDED),
      requiredBy: requiredBy.map(normalizeName).filter((one) => names.has(one)),
      needs: [...(needs.get(name) ?? [])].sort(),
    };
  });
  return {
    packages: new Map(graph.map((one) => [one.name, one])),
    roots: graph.filter(({ declared, added }) => declared || added).map(({ name }) => name),
    blocked: findings.flatMap(obstacleOf),
  };
}

function obstacleOf({ severity, name, culprits, chains }: Finding): readonly TreeObstacle[] {
  return severity === 'error' && name !== undefined ? [{ name, culprits, chains }] : [];
}

function needsOf(packages: OnTarget['packages']): ReadonlyMap<NormalizedName, ReadonlySet<NormalizedName>> {
  const needs = new Map<NormalizedName, Set<NormalizedName>>();
  for (const { name, requiredBy } of packages) {
    for (const parent of requiredBy.map(normalizeName)) {
      const known = needs.get(parent) ?? new Set();
      needs.set(parent, known.add(name));
    }
  }
  return needs;
}

/** Where a package stands in the tree that is shown. */
export interface TreeNode {
  readonly of: TreePackage;
  /** It has been shown already, with what it needs; or it is one of those that it is below. */
  readonly again?: 'above' | 'cycle';
  /** What it needs lies deeper than is asked for: how many. */
  readonly hidden?: number;
  readonly below: readonly TreeNode[];
}

/** The graph as a tree: what a package needs is shown where it comes first. @param depth how many levels below a root; all without it */
export function treeOf({ packages, roots }: DependencyTree, depth = Infinity): readonly TreeNode[] {
  const shown = new Set<NormalizedName>();
  const nodeOf = (name: NormalizedName, above: readonly NormalizedName[]): readonly TreeNode[] => {
    const of = packages.get(name);
    if (!of) return [];
    if (of.needs.length > 0 && above.includes(name)) return [{ of, again: 'cycle', below: [] }];
    if (of.needs.length > 0 && shown.has(name)) return [{ of, again: 'above', below: [] }];
    if (above.length >= depth && of.needs.length > 0) return [{ of, hidden: of.needs.length, below: [] }];
    shown.add(name);
    return [{ of, below: of.needs.flatMap((one) => nodeOf(one, [...above, name])) }];
  };
  return roots.flatMap((root) => nodeOf(root, []));
}

/** A package on the way from what is declared to what stands in its way. */
export interface TreeWay {
  readonly name: NormalizedName;
  readonly isCulprit: boolean;
  readonly below: readonly TreeWay[];
}

/** The chains below a dependency that fails, joined where they begin alike. */
export function waysTo({ name, culprits, chains }: TreeObstacle): readonly TreeWay[] {
  const ways = chains.map((chain) => (chain[0] === name ? chain.slice(1) : chain)).filter((way) => way.length > 0);
  return branches(ways, new Set(culprits));
}

function branches(
  ways: readonly (readonly NormalizedName[])[],
  culprits: ReadonlySet<NormalizedName>,
): readonly TreeWay[] {
  const heads = [...new Set(ways.flatMap(([head]) => head ?? []))];
  return heads.map((head) => {
    const rest = ways.filter((way) => way[0] === head).map((way) => way.slice(1));
    const below = rest.filter((way) => way.length > 0);
    return { name: head, isCulprit: culprits.has(head), below: branches(below, culprits) };
  });
}
