/** What parsers promise holds for changed inputs: the same in every run, and as many. `npm run fuzz` tries more. */
import assert from 'node:assert/strict';
import { PseudoRandom } from '../support/pseudoRandom.ts';
import { FINDINGS } from './findings.ts';
import { Fuzzer } from './fuzzer.ts';
import { seedsIn } from './seeds.ts';
import { FUZZ_TARGETS } from './targets.ts';

const INPUTS = 1_000;

describe('on any input', () => {
  for (const target of FUZZ_TARGETS) {
    it(`the parser ${target.name} keeps its promises`, () => {
      const fuzzer = new Fuzzer(target, seedsIn('.', target.seeds), new PseudoRandom(14));
      const finding = fuzzer.runSeeds() ?? fuzzer.run(target.inputs ?? INPUTS);
      if (!finding) return;
      assert.fail(`${JSON.stringify(finding.input)}: ${finding.error instanceof Error ? finding.error.stack : ''}`);
    });
  }

  it('every parser has a name of its own, and inputs to begin with', () => {
    assert.equal(new Set(FUZZ_TARGETS.map(({ name }) => name)).size, FUZZ_TARGETS.length);
    for (const { name, seeds, examples = [] } of FUZZ_TARGETS) {
      assert.ok(seedsIn('.', seeds).length + examples.length > 0, name);
    }
  });
});

describe('what was found by fuzzing', () => {
  for (const [parser, input] of FINDINGS) {
    it(`${parser}: ${JSON.stringify(input).slice(0, 80)}`, () => {
      const target = FUZZ_TARGETS.find(({ name }) => name === parser);
      assert.ok(target, parser);
      target.run(input);
    });
  }
});

describe('the fuzzer', () => {
  it('finds an input that breaks a promise, and says which', () => {
    const target = {
      name: 'broken',
      seeds: [],
      examples: ['abc'],
      tokens: ['boom'],
      run: (input: string): void => {
        if (input.includes('boom')) throw new TypeError('no own error');
      },
    };
    const finding = new Fuzzer(target, [], new PseudoRandom(1)).run(1_000);
    assert.match(finding?.input ?? '', /boom/);
    assert.ok(finding?.error instanceof TypeError);
  });
});
