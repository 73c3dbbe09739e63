/** The ways to a package, and since when a release needs another: what `explain` and its neighbours are made of. */
import assert from 'node:assert/strict';
import { normalizeName, type NormalizedName } from '../../../../server/src/core/packaging/name.ts';
import { chainsTo } from '../../../../server/src/core/toolkit/explain/chains.ts';

/** Who needs whom, as `parent: child child`. */
function graph(...lines: readonly string[]): (name: NormalizedName) => readonly NormalizedName[] {
  const edges = lines.flatMap((line) => {
    const [parent = '', children = ''] = line.split(':');
    return children
      .trim()
      .split(' ')
      .map((child) => ({ parent: normalizeName(parent), child: normalizeName(child) }));
  });
  return (name) => edges.flatMap(({ parent, child }) => (child === name ? parent : []));
}

function found(name: string, roots: readonly string[], lines: readonly string[], most = 10): readonly string[] {
  const { chains, isBounded } = chainsTo(normalizeName(name), new Set(roots.map(normalizeName)), graph(...lines), most);
  return [...chains.map((chain) => chain.join(' → ')), ...(isBounded ? ['…'] : [])];
}

describe('all chains to a package', () => {
  it('are told with the shortest first', () => {
    assert.deepEqual(found('core', ['app', 'web'], ['app: web lib', 'web: lib', 'lib: core']), [
      'app → lib → core',
      'web → lib → core',
    ]);
  });

  it('begin with the package itself if the file asks for it, which does not hide who else does', () => {
    assert.deepEqual(found('core', ['core', 'lib'], ['lib: core']), ['core', 'lib → core']);
  });

  it('end where a cycle would begin', () => {
    assert.deepEqual(found('c', ['a'], ['a: b', 'b: c', 'c: b']), ['a → b → c']);
  });

  it('are none where nothing needs it', () => {
    assert.deepEqual(found('other', ['a'], ['a: b']), []);
  });

  it('are cut at as many as are asked for, which is said', () => {
    const lines = ['a: b c d', 'b: core', 'c: core', 'd: core'];
    assert.deepEqual(found('core', ['a'], lines, 2), ['a → b → core', 'a → c → core', '…']);
    assert.equal(found('core', ['a'], lines, 3).length, 3);
  });

  it('are cut as well where there are more than anybody could follow', () => {
    // Each layer of two doubles the number of ways.
    const layers = Array.from({ length: 40 }, (_, at) => [
      `x${at}: x${at + 1} y${at + 1}`,
      `y${at}: x${at + 1} y${at + 1}`,
    ]);
    const all = found('x40', ['x0', 'y0'], layers.flat());
    assert.equal(all.at(-1), '…');
  });
});
