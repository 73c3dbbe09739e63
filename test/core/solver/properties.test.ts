/** What holds for every resolution, tested on hundreds of small random universes (the same ones in every run). */
import assert from 'node:assert/strict';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import { formatVersion } from '../../../server/src/core/packaging/versions/version.ts';
import { problemOf } from '../../../server/src/core/solver/problem.ts';
import type { Resolution } from '../../../server/src/core/solver/resolution.ts';
import { solve } from '../../../server/src/core/solver/solve.ts';
import type { Needs } from '../../../server/src/core/solver/question.ts';
import { readUniverse } from '../../support/memoryIndex.ts';
import { problemsOfProof } from '../../support/proofCheck.ts';
import { PseudoRandom } from '../../support/pseudoRandom.ts';
import {
  hasSolution,
  isKeptOut,
  randomModel,
  releaseOf,
  requirementsOfChoice,
  writeModel,
  writeRequirement,
  type Model,
} from '../../support/randomUniverse.ts';
import { requirementsOf, targetOf } from '../../support/recorded.ts';
import { UniverseCatalog } from '../../support/universeCatalog.ts';

const UNIVERSES = 600;
const TARGET = targetOf('workers-3.13');

interface Outcome {
  readonly resolution: Resolution;
  /** `a 2` for each choice, in order. */
  readonly choices: readonly string[];
}

/** Called whenever the solver has to know something. */
type Teacher = (catalog: UniverseCatalog, needs: Needs) => void;

const ONLY_WHAT_IS_ASKED: Teacher = (catalog, { now }) => {
  catalog.learn(now);
};

function resolve(model: Model, teach: Teacher, mix?: PseudoRandom, ahead = false): Outcome {
  const universe = readUniverse(writeModel(model));
  const catalog = new UniverseCatalog(mix?.shuffle(universe) ?? universe, TARGET);
  if (ahead) catalog.learnEverything([...new Set(universe.map(({ project }) => project)), normalizeName('missing')]);
  const choices: string[] = [];
  const problem = problemOf(TARGET, requirementsOf(model.requires.map(writeRequirement)));
  const question = solve(problem, catalog, (name, version) => choices.push(`${name} ${formatVersion(version)}`));
  for (;;) {
    const step = question.next();
    if (step.done === true) return { resolution: step.value, choices };
    if (step.value === 'pause' || 'reference' in step.value) continue;
    assert.ok(!ahead, 'a solver that knows everything asks for nothing');
    teach(catalog, step.value);
  }
}

function versionsOf(resolution: Resolution): ReadonlyMap<string, number> {
  if (resolution.kind === 'failed') return new Map();
  return new Map([...resolution.packages.values()].map(({ name, version }) => [name, Number(formatVersion(version))]));
}

/** A test on every universe; a failure shows the universe. */
function onEveryUniverse(check: (model: Model, random: PseudoRandom) => void): void {
  for (let seed = 1; seed <= UNIVERSES; seed++) {
    const random = new PseudoRandom(seed);
    const model = randomModel(random);
    try {
      check(model, random);
    } catch (error) {
      const requirements = model.requires.map(writeRequirement).join(', ');
      throw new Error(`universe ${seed}: ${requirements}\n${writeModel(model)}`, { cause: error });
    }
  }
}

describe('every resolution', () => {
  it('that succeeds meets every requirement, and takes nothing that nobody asks for', () => {
    let solved = 0;
    onEveryUniverse((model) => {
      const { resolution } = resolve(model, ONLY_WHAT_IS_ASKED);
      if (resolution.kind === 'failed') return;
      solved++;
      const choice = versionsOf(resolution);
      const requirements = requirementsOfChoice(model, choice);
      for (const { name, lowest, highest } of requirements) {
        const version = choice.get(name) ?? NaN;
        assert.ok(version >= lowest && version <= highest, `${name} ${version} is not in ${lowest}..${highest}`);
        const release = releaseOf(model, name, version);
        assert.ok(release && !isKeptOut(model, release), `${name} ${version} cannot be installed`);
      }
      assert.deepEqual([...choice.keys()], [...new Set(requirements.map(({ name }) => name))].sort());
    });
    assert.ok(solved > UNIVERSES / 4, `only ${solved} universes have a solution`);
  });

  it('that fails comes with a proof in which every step follows and every fact is true', () => {
    let failed = 0;
    onEveryUniverse((model) => {
      const { resolution } = resolve(model, ONLY_WHAT_IS_ASKED);
      if (resolution.kind === 'solved') return;
      failed++;
      assert.deepEqual(problemsOfProof(resolution.proof, model), []);
    });
    assert.ok(failed > UNIVERSES / 8, `only ${failed} universes have no solution`);
  });

  it('says the same as a search that tries everything', () => {
    onEveryUniverse((model) => {
      const { resolution } = resolve(model, ONLY_WHAT_IS_ASKED);
      assert.equal(resolution.kind === 'solved', hasSolution(model));
    });
  });

  it('is the same whatever is known first, and in whatever order files are listed', () => {
    onEveryUniverse((model, random) => {
      const lazy = resolve(model, ONLY_WHAT_IS_ASKED);
      const others = [
        resolve(model, ONLY_WHAT_IS_ASKED, random),
        resolve(model, ONLY_WHAT_IS_ASKED, random, true),
        resolve(model, (catalog, { now, soon }) => {
          for (const need of random.shuffle([now, ...soon]))
            if (need === now || random.percent(50)) catalog.learn(need);
        }),
      ];
      for (const other of others) {
        assert.deepEqual(other.choices, lazy.choices);
        assert.deepEqual(versionsOf(other.resolution), versionsOf(lazy.resolution));
      }
    });
  });
});
