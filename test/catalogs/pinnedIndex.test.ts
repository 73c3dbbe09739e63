/** A project that `[tool.uv.sources]` takes from one index: no other index is queried for it. */
import assert from 'node:assert/strict';
import { solve } from '../../server/src/core/solver/solve.ts';
import { problemOf } from '../../server/src/core/solver/problem.ts';
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import { parseVersion } from '../../server/src/core/packaging/versions/version.ts';
import { DEFAULT_POLICY } from '../../server/src/core/solver/selectionPolicy.ts';
import type { PackageIndex } from '../../server/src/index/packageIndex.ts';
import { TargetCatalog } from '../../server/src/catalogs/targetCatalog.ts';
import { memoryIndexes, readUniverse } from '../support/memoryIndex.ts';
import { answer, requirementsOf, targetOf } from '../support/recorded.ts';
import { takenPackages } from '../support/resolveRecorded.ts';

const target = targetOf('workers-3.13');

/** An index that records the projects and metadata requested from it. */
function watched(index: PackageIndex, asked: string[]): PackageIndex {
  return {
    name: index.name,
    label: index.label,
    project: (name, signal) => {
      asked.push(name);
      return index.project(name, signal);
    },
    metadata: (file, signal) => {
      asked.push(file.filename);
      return index.metadata(file, signal);
    },
  };
}

describe('a project that comes from one index', () => {
  it('has the releases and the metadata of that index, also where others need it', async () => {
    const asked: string[] = [];
    const general = memoryIndexes(readUniverse('a 1.0 -> b\nb 9.0')).map((index) => watched(index, asked));
    const [, own] = memoryIndexes(readUniverse('b 1.0 -> a'));
    assert.ok(own);
    const index = { ...watched(own, []), name: 'own' };
    const catalog = new TargetCatalog(target, general, { pinned: new Map([[normalizeName('b'), index]]) });
    const taken = takenPackages(await answer(solve(problemOf(target, requirementsOf(['a'])), catalog)));
    assert.deepEqual([taken['b']?.version, taken['b']?.index], ['1.0', 'own']);
    assert.ok(!asked.includes('b'));
  });
});

describe('several indexes', () => {
  /** The index that a project named `a` is taken from, and the indexes asked for it. */
  async function takenFrom(firstIndex: boolean, own: string): Promise<readonly unknown[]> {
    const asked: string[] = [];
    const [, pypi] = memoryIndexes(readUniverse('a 2.0'));
    const [, other] = memoryIndexes(readUniverse(own));
    assert.ok(pypi && other);
    const indexes = [{ ...watched(other, asked), name: 'own' }, pypi];
    const catalog = new TargetCatalog(target, indexes, { firstIndex });
    const resolution = await answer(solve(problemOf(target, requirementsOf(['a'])), catalog));
    return resolution.kind === 'failed'
      ? []
      : Object.values(takenPackages(resolution)).map((one) => [one.version, one.index]);
  }

  it('all count for an installer that takes the best version', async () => {
    assert.deepEqual(await takenFrom(false, 'a 1.0'), [['2.0', 'pypi']]);
  });

  it('the first that has the name counts for one that stops there, even with nothing that fits', async () => {
    assert.deepEqual(await takenFrom(true, 'a 1.0'), [['1.0', 'own']]);
    assert.deepEqual(await takenFrom(true, 'a 9.0 {wheel cp314-cp314-win_amd64}'), []);
    assert.deepEqual(await takenFrom(true, 'b 1.0'), [['2.0', 'pypi']]);
  });
});

describe('what is fetched ahead', () => {
  it('follows the settings: the metadata of the newest release are not asked for where the lowest is wanted', async () => {
    const asked: string[] = [];
    const indexes = memoryIndexes(readUniverse('a 1.0 -> b\na 2.0\nb 1.0\nb 2.0\nb 3.0')).map((index) =>
      watched(index, asked),
    );
    const version = parseVersion('2.0');
    assert.ok(version);
    const policy = {
      ...DEFAULT_POLICY,
      lowest: { all: true, names: new Set<never>() },
      preferences: new Map([[normalizeName('b'), [version]]]),
    };
    const problem = { ...problemOf(target, requirementsOf(['a'])), policy };
    await answer(solve(problem, new TargetCatalog(target, indexes)));
    assert.deepEqual(
      asked.filter((name) => name.endsWith('.whl')),
      ['a-1.0-py3-none-any.whl', 'b-2.0-py3-none-any.whl'],
    );
  });
});
