/** Dependencies against targets: a row for each package, those that are only needed by others below them, a cell for each target. */
import { DECLARED } from '../../installers/resolutionSummary.ts';
import { say, type Message } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { cellOf } from '../compare/compareTargets.ts';
import type { Obstacle, SeenTarget } from '../compare/comparedTarget.ts';
import { dependencyTree, treeOf, type DependencyTree, type TreeNode } from '../tree/dependencyTree.ts';

/** A target of the matrix. */
export interface MatrixColumn {
  readonly name: string;
  readonly label: string;
  readonly isOfProject: boolean;
  /** What is known there; absent while nobody has looked. */
  readonly seen?: SeenTarget;
}

/**
 * `installed`; `held-back`: an older release than a host gets; `blocked`: it does not install, because of others; `culprit`: because of
 * itself; `unknown`: that is not known; `absent`: nothing asks for it there; `pending`: nobody has looked yet.
 */
export type MatrixKind = 'installed' | 'held-back' | 'blocked' | 'culprit' | 'unknown' | 'absent' | 'pending';

export interface MatrixCell {
  readonly kind: MatrixKind;
  readonly version?: string;
  /** Why. */
  readonly reason: Message;
}

export interface MatrixRow {
  readonly name: NormalizedName;
  /** 1 for what the file asks for, one more below each. */
  readonly level: number;
  /** The row that it is below, by its name. */
  readonly neededBy?: NormalizedName;
  /** Its own rows are shown above. */
  readonly isAgain: boolean;
  /** Whether it, or something below it, is a culprit on any target. */
  readonly leadsToCulprit: boolean;
  /** A cell for each column. */
  readonly cells: readonly MatrixCell[];
}

export interface Matrix {
  readonly columns: readonly MatrixColumn[];
  /** In the order of the tree. */
  readonly rows: readonly MatrixRow[];
}

/** The matrix of what is known. */
export function matrixOf(columns: readonly MatrixColumn[]): Matrix {
  const tree = dependencyTree({ packages: packagesOfAll(columns), findings: [] });
  const leading = leadingToCulprits(columns, tree);
  return { columns, rows: treeOf(tree).flatMap((node) => rowsOf(node, columns, leading, [])) };
}

/** The culprits on any target, and whatever needs them. */
function leadingToCulprits(
  columns: readonly MatrixColumn[],
  { packages }: DependencyTree,
): ReadonlySet<NormalizedName> {
  const leading = new Set(columns.flatMap(({ seen }) => seen?.blocked ?? []).flatMap(({ culprits }) => culprits));
  for (const name of leading) for (const parent of packages.get(name)?.requiredBy ?? []) leading.add(parent);
  return leading;
}

/** What is installed on any target, and what would have to be: each with all that needs it. */
function packagesOfAll(columns: readonly MatrixColumn[]): Parameters<typeof dependencyTree>[0]['packages'] {
  const needs = new Map<string, Set<string>>();
  const add = (name: string, by: readonly string[]): void => {
    needs.set(name, new Set([...(needs.get(name) ?? []), ...by]));
  };
  for (const { seen } of columns) {
    for (const name of seen?.declared ?? []) add(name, [DECLARED]);
    for (const { name, requiredBy } of seen?.packages ?? []) add(name, requiredBy);
    for (const { chains } of seen?.blocked ?? [])
      for (const chain of chains)
        chain.forEach((name, at) => {
          add(name, chain.slice(Math.max(0, at - 1), at));
        });
  }
  return [...needs].map(([name, by]) => ({
    name: name as NormalizedName,
    ...{ version: '', wheel: '', index: '', requiredBy: [...by] },
  }));
}

function rowsOf(
  { of: { name }, again, below }: TreeNode,
  columns: readonly MatrixColumn[],
  leading: ReadonlySet<NormalizedName>,
  above: readonly NormalizedName[],
): readonly MatrixRow[] {
  const inner = below.flatMap((one) => rowsOf(one, columns, leading, [...above, name]));
  const neededBy = above.at(-1);
  const own: MatrixRow = {
    ...{ name, level: above.length + 1 },
    ...(neededBy !== undefined && { neededBy }),
    isAgain: again !== undefined,
    leadsToCulprit: leading.has(name),
    cells: columns.map((column) => matrixCell(name, column)),
  };
  return [own, ...inner];
}

function matrixCell(name: NormalizedName, { label, seen }: MatrixColumn): MatrixCell {
  if (!seen) return { kind: 'pending', reason: say('compatibilityPending', { label }) };
  const guilty = seen.blocked.find(({ culprits }) => culprits.includes(name));
  if (guilty) return { kind: 'culprit', reason: reasonOf(guilty, name) };
  const cell = cellOf(name, seen);
  switch (cell.kind) {
    case 'installed': {
      const { version, ideal } = cell;
      if (ideal === undefined)
        return { kind: 'installed', version, reason: say('compatibilityInstalled', { name, version, label }) };
      return { kind: 'held-back', version, reason: say('compatibilityHeldBack', { name, version, ideal, label }) };
    }
    case 'blocked': {
      const obstacle = seen.blocked.find((one) => one.name === name);
      return { kind: 'blocked', reason: obstacle?.finding.message ?? say('compatibilityBlocked', { label }) };
    }
    case 'unknown': {
      const open = seen.unknown.find((one) => one.name === name);
      return { kind: 'unknown', reason: open?.finding.message ?? say('compatibilityUnknown', { label }) };
    }
    case 'absent':
      return between(name, seen) ?? { kind: 'absent', reason: say('compatibilityAbsent', { name, label }) };
  }
}

/** What leads from a dependency to a culprit, and is installed nowhere. */
function between(name: NormalizedName, { blocked }: SeenTarget): MatrixCell | undefined {
  const obstacle = blocked.find(({ chains }) => chains.some((chain) => chain.includes(name)));
  return obstacle && { kind: 'blocked', reason: reasonOf(obstacle, name) };
}

function reasonOf({ name, finding }: Obstacle, about: NormalizedName): Message {
  if (name === undefined || name === about) return finding.message;
  return say('compatibilityStandsInTheWay', { of: name, because: finding.message });
}

/** Each package once: where the file asks for it, else where it comes first. */
export function eachPackageOnce(rows: readonly MatrixRow[]): readonly MatrixRow[] {
  const asked = new Set(rows.filter(({ level }) => level === 1).map(({ name }) => name));
  const told = new Set<NormalizedName>();
  return rows.filter(({ name, level }) => {
    if (told.has(name) || (level > 1 && asked.has(name))) return false;
    return told.add(name);
  });
}
