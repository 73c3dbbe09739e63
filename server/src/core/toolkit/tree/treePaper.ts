/** The tree of dependencies as people read it. */
import { say } from '../../messages/message.ts';
import { answerIn, heading, paragraph, type ListItem, type Paper } from '../../papers/paper.ts';
import { treeOf, waysTo, type TreeNode, type TreeObstacle, type TreeWay } from './dependencyTree.ts';
import type { TreeFacts } from './treeFacts.ts';

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

function obstacleItem(obstacle: TreeObstacle): ListItem {
  return { text: say('treeBlocked', { name: obstacle.name }), items: waysTo(obstacle).map(wayItem) };
}

function wayItem({ name, isCulprit, below }: TreeWay): ListItem {
  return { text: say('treeOnTheWay', { name, isCulprit }), items: below.map(wayItem) };
}
