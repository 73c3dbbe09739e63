/** The tree of dependencies: what stands where, and what is shown only once. */
import assert from 'node:assert/strict';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import { dependencyTree, treeOf, type TreeNode } from '../../../server/src/core/toolkit/tree/dependencyTree.ts';

/** A graph of packages, each with what needs it. */
function lines(requiredBy: Readonly<Record<string, readonly string[]>>, depth?: number): readonly string[] {
  const packages = Object.entries(requiredBy).map(([name, parents]) => ({
    name: normalizeName(name),
    version: '1.0',
    wheel: `${name}-1.0-py3-none-any.whl`,
    index: 'pypi',
    requiredBy: parents,
  }));
  return treeOf(dependencyTree({ packages, findings: [] }), depth).flatMap((node) => linesOf(node, ''));
}

function linesOf({ of, again, hidden, below }: TreeNode, indent: string): readonly string[] {
  const remark = again ?? (hidden === undefined ? '' : `+${hidden}`);
  return [`${indent}${of.name} ${remark}`.trimEnd(), ...below.flatMap((one) => linesOf(one, `${indent}  `))];
}

describe('the tree of dependencies', () => {
  it('begins with what is declared or added, and shows what a package needs where it comes first', () => {
    const graph = {
      web: ['(declared)'],
      cli: ['(declared)'],
      sdk: ['(pywrangler)'],
      http: ['web', 'cli'],
      idna: ['http'],
    };
    assert.deepEqual(lines(graph), ['web', '  http', '    idna', 'cli', '  http above', 'sdk']);
  });

  it('ends at a cycle, and says so', () => {
    const graph = { one: ['(declared)', 'three'], two: ['one'], three: ['two'] };
    assert.deepEqual(lines(graph), ['one', '  two', '    three', '      one cycle']);
  });

  it('goes as deep as asked for, and counts what lies below', () => {
    const graph = { web: ['(declared)'], http: ['web'], idna: ['http'], certs: ['http'] };
    assert.deepEqual(lines(graph, 1), ['web', '  http +2']);
    assert.deepEqual(lines(graph, 0), ['web +1']);
  });
});
