/** micropip's selection rules, one by one, in an invented world. */
import assert from 'node:assert/strict';
import { normalizeName } from '../../../../server/src/core/packaging/name.ts';
import { lateAnswersOf } from '../../../../server/src/core/installers/micropip/firstMatch.ts';
import { factsOfProof } from '../../../../server/src/core/diagnosis/proof.ts';
import { installWithMicropip, runMicropip } from '../../../support/micropipWorld.ts';

describe('micropip', () => {
  it('takes what Pyodide ships where the specifier admits it, and asks no index', async () => {
    const world = { ships: 'a 1.0 -> b\nb 0.5', index: 'a 2.0', requirements: ['a'] };
    assert.deepEqual(await runMicropip(world), ['a 1.0 (shipped)', 'b 0.5 (loaded)']);
    assert.deepEqual(await runMicropip({ ...world, requirements: ['a>=1.5'] }), ['a 2.0']);
  });

  it('takes a pre-release that Pyodide ships', async () => {
    assert.deepEqual(await runMicropip({ ships: 'a 1.0rc1', requirements: ['a'] }), ['a 1.0rc1 (shipped)']);
  });

  it('goes down silently to the newest release with a fitting wheel', async () => {
    const index = 'a 1.0\na 2.0 {wheel cp313-cp313-manylinux_2_17_x86_64}\na 3.0 {no wheel; sdist}';
    assert.deepEqual(await runMicropip({ index, requirements: ['a'] }), ['a 1.0']);
  });

  it('does not look at Requires-Python', async () => {
    const index = 'a 1.0\na 2.0 {python >=3.99}';
    assert.deepEqual(await runMicropip({ index, requirements: ['a'] }), ['a 2.0']);
  });

  it('never goes back: what the newest release needs is wanted, even if an older one would do', async () => {
    const index = 'a 1.0\na 2.0 -> b>=9\nb 1.0';
    assert.deepEqual(await runMicropip({ index, requirements: ['a'] }), ['a 2.0', 'failed: b>=9']);
  });

  it('takes yanked releases as a last resort, but before 0.10 like any other', async () => {
    const index = 'a 1.0\na 2.0 {yanked}\nb 1.0 {yanked}';
    assert.deepEqual(await runMicropip({ index, requirements: ['a', 'b'] }), ['a 1.0', 'b 1.0']);
    assert.deepEqual(await runMicropip({ index, requirements: ['a'], micropip: '0.9.0' }), ['a 2.0']);
  });

  it('takes the best of several wheels, but before 0.10 the last', async () => {
    const index = 'a 1.0 {wheel cp313-cp313-pyodide_2025_0_wasm32; wheel py3-none-any}';
    const wheelTaken = async (micropip: string): Promise<string | undefined> => {
      const resolution = await installWithMicropip({ index, requirements: ['a'], micropip });
      const pinned = resolution.kind === 'solved' ? resolution.packages.get(normalizeName('a')) : undefined;
      return pinned?.candidate.distribution.file.filename;
    };
    assert.equal(await wheelTaken('0.11.1'), 'a-1.0-cp313-cp313-pyodide_2025_0_wasm32.whl');
    assert.equal(await wheelTaken('0.9.0'), 'a-1.0-py3-none-any.whl');
  });

  it('takes a pre-release where a specifier names one, or where there is nothing else and nothing is specified', async () => {
    const index = 'a 1.0\na 2.0b1\nb 1.0a1';
    assert.deepEqual(await runMicropip({ index, requirements: ['a', 'b'] }), ['a 1.0', 'b 1.0a1']);
    assert.deepEqual(await runMicropip({ index, requirements: ['a>=2.0b0'] }), ['a 2.0b1']);
    assert.deepEqual(await runMicropip({ index, requirements: ['a>1.0', 'b>=0'] }), ['failed: a>1.0', 'failed: b>=0']);
  });

  it('keeps a version of the index that satisfies later requirements', async () => {
    const index = 'a 1.0 -> c<2\nc 1.0\nc 2.0\nb 1.0 -> d\nd 1.0 -> c>=1';
    assert.deepEqual(await runMicropip({ index, requirements: ['a', 'b'] }), ['a 1.0', 'b 1.0', 'c 1.0', 'd 1.0']);
  });

  it('gives up the wheel whose requirement an earlier choice does not satisfy', async () => {
    const index = 'a 1.0 -> c\nc 2.0\nb 1.0 -> d\nd 1.0 -> c<2';
    assert.deepEqual(await runMicropip({ index, requirements: ['a', 'b'] }), ['a 1.0', 'b 1.0', 'c 2.0', 'failed: d']);
  });

  it('takes two versions where branches ask at the same time and the first answer suits both', async () => {
    const index = 'a 1.0 -> c<2\nb 1.0 -> c\nc 1.0\nc 2.0';
    assert.deepEqual(await runMicropip({ index, requirements: ['a', 'b'] }), ['a 1.0', 'b 1.0', 'c 1.0', 'c 2.0']);
    const [a, b] = [normalizeName('a'), normalizeName('b')];
    const lateA = await runMicropip({ index, requirements: ['a', 'b'] }, lateAnswersOf(a));
    assert.deepEqual(lateA, ['b 1.0', 'c 2.0', 'failed: a']);
    const lateB = await runMicropip({ index, requirements: ['a', 'b'] }, lateAnswersOf(b));
    assert.deepEqual(lateB, ['a 1.0', 'b 1.0', 'c 1.0']);
  });

  it('does not note what it takes from the lock, so that a second version may come from the index', async () => {
    const world = { ships: 'c 1.0', index: 'a 1.0 -> c\nb 1.0 -> c>=2\nc 2.0', requirements: ['a', 'b'] };
    assert.deepEqual(await runMicropip(world), ['a 1.0', 'b 1.0', 'c 1.0 (shipped)', 'c 2.0']);
  });

  it('heeds the extras of releases from the index, and passes over those of what Pyodide ships', async () => {
    const index = 'a 1.0\n  [fast] -> b\nb 1.0';
    assert.deepEqual(await runMicropip({ index, requirements: ['a[fast]'] }), ['a 1.0', 'b 1.0']);
    assert.deepEqual(await runMicropip({ ships: 'a 1.0', index, requirements: ['a[fast]'] }), ['a 1.0 (shipped)']);
  });

  it('ends at an extra that a release does not provide, also where only its spelling differs', async () => {
    const index = 'a 1.0\n  [so-fast] -> b\nb 1.0';
    assert.deepEqual(await runMicropip({ index, requirements: ['a[slow]'] }), ['ends at: a[slow]']);
    assert.deepEqual(await runMicropip({ index, requirements: ['a[so_fast]'] }), ['ends at: a[so_fast]']);
    assert.deepEqual(await runMicropip({ index, requirements: ['a[So-Fast]'] }), ['a 1.0', 'b 1.0']);
  });

  it('ends at a version of what micropip needs itself', async () => {
    const world = { ships: 'packaging 24.2', index: 'packaging 26.0', micropip: '0.9.0 -> packaging' };
    assert.deepEqual(await runMicropip({ ...world, requirements: ['packaging>=24'] }), []);
    assert.deepEqual(await runMicropip({ ...world, requirements: ['packaging>=25'] }), ['ends at: packaging>=25']);
  });

  it('adds constraints to requirements, and then looks at what the shipped packages need', async () => {
    const world = { ships: 'a 1.0 -> b\nb 1.0', index: 'b 2.0', requirements: ['a'] };
    assert.deepEqual(await runMicropip(world), ['a 1.0 (shipped)', 'b 1.0 (loaded)']);
    const constrained = await runMicropip({ ...world, constraints: ['b>=2'] });
    assert.deepEqual(constrained, ['a 1.0 (shipped)', 'b 1.0 (loaded)', 'b 2.0']);
  });

  it('comes to an end where packages need each other', async () => {
    const world = { ships: 'a 1.0 -> b\nb 1.0 -> a', index: 'c 1.0 -> d\nd 1.0 -> c', requirements: ['a', 'c'] };
    assert.deepEqual(await runMicropip(world), ['a 1.0 (shipped)', 'b 1.0 (loaded)', 'c 1.0', 'd 1.0']);
    const constrained = await runMicropip({ ...world, constraints: ['z>1'] });
    assert.deepEqual(constrained, ['a 1.0 (shipped)', 'b 1.0 (shipped)', 'c 1.0', 'd 1.0']);
  });

  it('comes to an end soon where every release asks for the next project in a hundred ways', async () => {
    const ways = (name: string): string => Array.from({ length: 100 }, (_, way) => `${name}>=0.${way}`).join(', ');
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const index = names.map((name, position) => `${name} 1.0 -> ${ways(names[position + 1] ?? 'a')}`).join('\n');
    assert.deepEqual(
      await runMicropip({ index, requirements: ['a'] }),
      names.map((name) => `${name} 1.0`),
    );
  });

  it('proves a failure with every culprit and the way to each', async () => {
    const index = 'a 1.0 -> b, c\nb 1.0 -> d>=2\nc 1.0 {no wheel; sdist}\nd 1.0';
    const resolution = await installWithMicropip({ index, requirements: ['a'] });
    assert(resolution.kind === 'failed');
    const { edges, obstacles } = factsOfProof(resolution.proof);
    assert.deepEqual(obstacles.map(({ name, cause }) => `${name}: ${cause.kind}`).sort(), [
      'c: unusable',
      'd: no-versions',
    ]);
    const steps = new Set(edges.map(({ dependent, dependency }) => `${dependent ?? 'you'} → ${dependency}`));
    assert.deepEqual([...steps].sort(), ['a → b', 'a → c', 'b → d', 'you → a']);
  });

  it('says who needs what of a solution, and where it comes from', async () => {
    const world = { ships: 'b 1.0 -> c\nc 0.1', index: 'a 1.0 -> b', requirements: ['a', 'c'] };
    const resolution = await installWithMicropip(world);
    assert(resolution.kind === 'solved');
    const packages = [...resolution.packages.values()].map(
      ({ name, candidate, requiredBy, declared }) =>
        `${name} from ${candidate.distribution.index} for ${[...requiredBy, ...(declared ? ['you'] : [])].join(', ')}`,
    );
    assert.deepEqual(packages, ['a from pypi for you', 'b from pyodide for a', 'c from pyodide for b, you']);
  });
});
