/** What holds for every run of micropip, whatever the order of the answers: tested on small random universes. */
import assert from 'node:assert/strict';
import { chainTo, declaredIn, factsOfProof } from '../../../../server/src/core/diagnosis/proof.ts';
import { specifierSetContains } from '../../../../server/src/core/packaging/versions/specifier.ts';
import { firstMatch } from '../../../../server/src/core/installers/micropip/firstMatch.ts';
import { install } from '../../../../server/src/core/installers/install.ts';
import { problemOf } from '../../../../server/src/core/solver/problem.ts';
import type { Question } from '../../../../server/src/core/solver/question.ts';
import type { Transaction } from '../../../../server/src/core/installers/micropip/transaction.ts';
import { readUniverse } from '../../../support/memoryIndex.ts';
import { PseudoRandom } from '../../../support/pseudoRandom.ts';
import { randomModel, writeModel, writeRequirement, type Model } from '../../../support/randomUniverse.ts';
import { requirementsOf, targetOf } from '../../../support/recorded.ts';
import { UniverseCatalog } from '../../../support/universeCatalog.ts';

const UNIVERSES = 600;
const SHIPS_NOTHING = { release: '0.28.3', packages: new Map() };
const TARGET = { ...targetOf('pyodide-0.28.3'), shipped: SHIPS_NOTHING };

function run<T>(question: Question<T>, catalog: UniverseCatalog): T {
  for (;;) {
    const step = question.next();
    if (step.done === true) return step.value;
    if (step.value !== 'pause' && 'now' in step.value) catalog.learn(step.value.now);
  }
}

function worldOf(model: Model): { readonly catalog: UniverseCatalog; readonly problem: ReturnType<typeof problemOf> } {
  const catalog = new UniverseCatalog(readUniverse(writeModel(model)), TARGET);
  return { catalog, problem: problemOf(TARGET, requirementsOf(model.requires.map(writeRequirement))) };
}

/** A test on every universe with some order of answers; a failure shows the universe. */
function onEveryUniverse(check: (model: Model, order: (awaited: readonly unknown[]) => number) => void): void {
  for (let seed = 1; seed <= UNIVERSES; seed++) {
    const random = new PseudoRandom(seed);
    const model = randomModel(random);
    try {
      check(model, (awaited) => random.below(awaited.length));
    } catch (error) {
      throw new Error(`universe ${seed}:\n${writeModel(model)}`, { cause: error });
    }
  }
}

function hasFailed({ failed, fatal }: Transaction): boolean {
  return failed.length > 0 || fatal !== undefined;
}

describe('every run of micropip', function () {
  this.timeout(60_000);

  it('answers each requirement it meets with a version that it takes, unless it fails', () => {
    let solved = 0;
    onEveryUniverse((model, order) => {
      const { catalog, problem } = worldOf(model);
      const transaction = run(firstMatch(problem, catalog, order), catalog);
      if (hasFailed(transaction)) return;
      solved++;
      for (const { requirement } of transaction.met) {
        const versions = transaction.taken.filter(({ name }) => name === requirement.normalized);
        assert(versions.some(({ candidate }) => specifierSetContains(requirement.specifier, candidate.version)));
      }
    });
    assert(solved > UNIVERSES / 10, `only ${solved} universes install`);
  });

  it('is the same again, however much is known before', () => {
    onEveryUniverse((model) => {
      const { catalog, problem } = worldOf(model);
      const first = run(firstMatch(problem, catalog), catalog);
      assert.deepEqual(run(firstMatch(problem, catalog), catalog), first);
    });
  });

  it('that fails has a proof in which a chain leads from the file to every culprit', () => {
    let failed = 0;
    onEveryUniverse((model) => {
      const { catalog, problem } = worldOf(model);
      const resolution = run(install(problem, catalog), catalog);
      if (resolution.kind === 'solved') return;
      failed++;
      const facts = factsOfProof(resolution.proof);
      const declared = declaredIn(facts);
      assert(facts.obstacles.length > 0 && declared.length > 0);
      for (const { name } of facts.obstacles) {
        assert(
          declared.some((start) => chainTo(facts, start, name)),
          `no way leads to ${name}`,
        );
      }
    });
    assert(failed > UNIVERSES / 10, `only ${failed} universes fail`);
  });
});
