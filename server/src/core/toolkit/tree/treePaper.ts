/** The tree of dependencies as people read it. */
import { say, type Message } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { answerIn, heading, paragraph, type ListItem, type Paper } from '../../papers/paper.ts';
import type { Target } from '../../runtimes/target.ts';
import { treeOf, type DependencyTree, type TreeNode, type TreeObstacle } from './dependencyTree.ts';

/** A tree with the target that it is for. */
export interface TreeFacts {
  readonly target: Target;
  /** Whether everything installs; null if that is not known. */
  readonly installs: boolean | null;
  readonly tree: DependencyTree;
  /** Why nothing of what the file declares is installed, where that is so. */
  readonly because?: Message;
}

/** @param depth how many levels are shown below what the file declares; all without it */
export function treePaper(file: string, trees: readonly TreeFacts[], depth?: number): Paper {
  return trees.flatMap(({ target, installs, tree, because }) => {
    const sizes = [...tree.packages.values()].map(({ size }) => size);
    const known = sizes.filter((size) => size !== undefined);
    const items = [...tree.blocked.map(obstacleItem), ...treeOf(tree, depth).map(nodeItem)];
    const list: Paper = items.length > 0 ? [{ kind: 'list', items }] : [];
    return [
      // Of a single one the total says enough.
      {
        ...heading(1, say('treeTitle', { file, label: target.label })),
        ...(trees.length > 1 && { answer: 'also' as const }),
      },
      ...list,
      ...(because && sizes.length === 0 ? [paragraph(say('treeEmpty', { because }))] : []),
      answerIn(
        say('treeTotal', {
          count: sizes.length,
          bytes: known.reduce((sum, size) => sum + size, 0),
          unsized: sizes.length - known.length,
          installs: installs === null ? 'unknown' : installs ? 'yes' : 'no',
        }),
      ),
    ];
  });
}

function nodeItem({ of, again, hidden, below }: TreeNode): ListItem {
  const { name, version, size, ideal, declared, added } = of;
  return {
    text: say('treeNode', {
      ...{ name, version, added: added && !declared },
      ...(size !== undefined && { bytes: size }),
      ...(ideal !== undefined && { ideal }),
      ...(again && { again }),
      ...(hidden !== undefined && { hidden }),
    }),
    items: below.map(nodeItem),
  };
}

/** A dependency that fails, with the chains below it joined where they begin alike. */
function obstacleItem({ name, culprits, chains }: TreeObstacle): ListItem {
  const ways = chains.map((chain) => (chain[0] === name ? chain.slice(1) : chain)).filter((way) => way.length > 0);
  return { text: say('treeBlocked', { name }), items: branches(ways, new Set(culprits)) };
}

function branches(
  ways: readonly (readonly NormalizedName[])[],
  culprits: ReadonlySet<NormalizedName>,
): readonly ListItem[] {
  const heads = [...new Set(ways.flatMap(([head]) => head ?? []))];
  return heads.map((head) => {
    const rest = ways.filter((way) => way[0] === head).map((way) => way.slice(1));
    const below = rest.filter((way) => way.length > 0);
    return {
      text: say('treeOnTheWay', { name: head, isCulprit: culprits.has(head) }),
      items: branches(below, culprits),
    };
  });
}
