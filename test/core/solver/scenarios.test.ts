/** The resolver on invented universes: each scenario in test/scenarios was checked against uv 0.13.9 (tools/uvScenarios.mjs). */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readScenarios } from '../../support/scenario.ts';
import { outcomeOf } from '../../support/scenarioOutcome.ts';

describe('resolver scenarios', () => {
  for (const [topic, scenarios] of readScenarios(join(process.cwd(), 'test/scenarios'))) {
    describe(topic, () => {
      for (const scenario of scenarios) {
        it(scenario.name, async () => {
          assert.deepEqual(await outcomeOf(scenario), scenario.expected, scenario.description);
        });
      }
    });
  }
});
