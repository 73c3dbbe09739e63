/** What is read out of the facts of a proof, and that a proof of thousands is not gone through for each project in it. */
import assert from 'node:assert/strict';
import {
  chainTo,
  neededOf,
  obstaclesOf,
  type ProofEdge,
  type ProofFacts,
} from '../../../server/src/core/diagnosis/proof.ts';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import { VersionRange } from '../../../server/src/core/packaging/versions/versionRange.ts';

const EVERY = VersionRange.full;

/** Projects in a row of three, and any number that the first one needs besides; `looked` counts looks at an edge. */
function invented(count: number): { readonly facts: ProofFacts; readonly looked: () => number } {
  let looks = 0;
  const edge = (from: string, to: string): ProofEdge => ({
    get dependent() {
      looks++;
      return normalizeName(from);
    },
    get dependency() {
      looks++;
      return normalizeName(to);
    },
    versions: EVERY,
    needed: EVERY,
  });
  const gone = Array.from({ length: count }, (_, at) => `gone${at}`);
  const edges = [
    edge('app', 'lib'),
    edge('lib', 'base'),
    ...gone.map((name) => edge('app', name)),
    edge('base', 'gone0'),
  ];
  const cause = { kind: 'unknown-project' } as const;
  const obstacles = gone.map((name) => ({ name: normalizeName(name), range: EVERY, cause }));
  return { facts: { edges, obstacles }, looked: () => looks };
}

describe('the facts of a proof', () => {
  it('lead to a project by the shortest chain, or by none', () => {
    const { facts } = invented(1);
    const chain = (goal: string, start = 'app'): unknown => chainTo(facts, normalizeName(start), normalizeName(goal));
    assert.deepEqual(chain('base'), ['app', 'lib', 'base']);
    assert.deepEqual(chain('gone0'), ['app', 'gone0']);
    assert.deepEqual(chain('gone0', 'lib'), ['lib', 'base', 'gone0']);
    assert.deepEqual(chain('app'), ['app']);
    assert.equal(chain('app', 'lib'), undefined);
  });

  it('are looked at in work that grows with their number, not with its square', () => {
    const lookedFor = (count: number): number => {
      const { facts, looked } = invented(count);
      for (const { name } of facts.obstacles) {
        assert.equal(obstaclesOf(facts, name).length, 1);
        assert.equal(chainTo(facts, normalizeName('app'), name)?.length, 2);
        assert.ok(neededOf(facts, name).isFull);
      }
      return looked();
    };
    assert.ok(lookedFor(2000) < lookedFor(1000) * 2.5);
  });
});
