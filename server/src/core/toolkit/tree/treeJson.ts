/**
 * The graph of dependencies for programs.
 * @see docs/schema/tree-output.schema.json
 */
import { treeOf, type TreeNode } from './dependencyTree.ts';
import type { TreeFacts } from './treeFacts.ts';

/** Incremented when a field is removed or changes its meaning, but not for new fields. */
const VERSION = 1;

export function treeJson(file: string, trees: readonly TreeFacts[], depth?: number): object {
  return {
    version: VERSION,
    file,
    targets: trees.map(({ target, installs, tree }) => {
      const shown = new Set(treeOf(tree, depth).flatMap(namesIn));
      return {
        ...{ target: target.name, label: target.label, installs, roots: tree.roots },
        packages: [...tree.packages.values()].filter(({ name }) => shown.has(name)),
        blocked: tree.blocked,
      };
    }),
  };
}

function namesIn({ of, below }: TreeNode): readonly string[] {
  return [of.name, ...below.flatMap(namesIn)];
}
