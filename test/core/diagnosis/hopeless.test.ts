/** Files with thousands of dependencies, none of them available, as without a network: all are reported in one go. */
import assert from 'node:assert/strict';
import { ProjectReleases } from '../../../server/src/core/candidates/release.ts';
import { readProject } from '../../../server/src/core/candidates/distribution.ts';
import { diagnose, type Diagnosis } from '../../../server/src/core/diagnosis/diagnose.ts';
import { factsOfProof } from '../../../server/src/core/diagnosis/proof.ts';
import { say } from '../../../server/src/core/messages/message.ts';
import type { NormalizedName } from '../../../server/src/core/packaging/name.ts';
import { parseRequirement, type Requirement } from '../../../server/src/core/packaging/requirements/requirement.ts';
import type { Catalog, Known } from '../../../server/src/core/solver/catalog.ts';
import { problemOf } from '../../../server/src/core/solver/problem.ts';
import { targetOf } from '../../support/recorded.ts';

const target = targetOf('workers-3.13');

/** A catalog that knows the same answer for every page, and how often it was queried. */
function catalogOf(page: (name: NormalizedName) => Known<ProjectReleases>): { catalog: Catalog; asked: () => number } {
  let asked = 0;
  const releases = (name: NormalizedName): Known<ProjectReleases> => {
    asked++;
    return page(name);
  };
  return { catalog: { releases, metadata: () => undefined }, asked: () => asked };
}

function requirement(text: string): Requirement {
  const parsed = parseRequirement(text).value;
  assert.ok(parsed);
  return parsed.requirement;
}

function run(texts: readonly string[], catalog: Catalog): Diagnosis {
  const steps = diagnose(problemOf(target, texts.map(requirement)), catalog);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const offline = (name: NormalizedName): Known<ProjectReleases> => ({
  kind: 'unavailable',
  reason: say('notInCache', { what: say('projectPage', { project: name }), url: 'https://pypi.example/simple/' }),
});
const unknown = (name: NormalizedName): Known<ProjectReleases> => ({
  kind: 'known',
  value: new ProjectReleases(readProject(name, []), target),
});

describe('dependencies that cannot be had at all', () => {
  for (const [what, page] of [
    ['offline', offline],
    ['unknown to every index', unknown],
  ] as const) {
    it(`are each told with its own reason: ${what}`, () => {
      const { failures } = run(['one>=1', 'two', 'one<3', 'three[x]'], catalogOf(page).catalog);
      const told = failures.map(({ name, against, proof }) => [
        name,
        against,
        [...new Set(factsOfProof(proof).obstacles.map((obstacle) => obstacle.name))],
      ]);
      assert.deepEqual(told.sort(), [
        ['one', [], ['one']],
        ['three', [], ['three']],
        ['two', [], ['two']],
      ]);
    });
  }

  it('may have thousands of requirements of one project, and takes time in proportion', () => {
    const texts = Array.from({ length: 3000 }, (_, at) => `thing!=1.${at}`);
    const begun = performance.now();
    run(texts, catalogOf(offline).catalog);
    // Nine million version ranges take a minute.
    assert.ok(performance.now() - begun < 15_000);
  }).timeout(60_000);

  it('are no failures where their marker does not hold', () => {
    const { failures } = run(['one', "two; sys_platform == 'win32'"], catalogOf(offline).catalog);
    assert.deepEqual(
      failures.map(({ name }) => name),
      ['one'],
    );
  });

  it('cost as much each, however many there are', () => {
    const costOf = (count: number): number => {
      const { catalog, asked } = catalogOf(offline);
      const names = Array.from({ length: count }, (_, index) => `project-${index}`);
      assert.equal(run(names, catalog).failures.length, count);
      return asked() / count;
    };
    assert.ok(costOf(800) < 2 * costOf(100));
  });
});
