/** Constraints and overrides with a URL, for a project that something needs or not; every outcome is one of uv 0.13.9. */
import assert from 'node:assert/strict';
import { english } from '../../../support/english.ts';
import { analysisOf } from '../../../support/inventedProject.ts';

const UNIVERSE = `
alpha 2.0
beta 2.0 -> alpha>=1.5
beta 1.0 -> alpha
tidy 1.0
  [neat] -> gamma
gamma 1.0
windows 1.0 -> gamma ; sys_platform == 'win32'
`;

const URL = 'https://files.example/gamma-1.0-py3-none-any.whl';

/** Whether a project resolves, null if nobody knows, and what is said of it. */
function outcome(requires: string, settings: string): readonly unknown[] {
  const text = `[project]\nname = "w"\nversion = "1"\ndependencies = ["${requires}"]\n[tool.uv]\n${settings}\n`;
  const { summary, findings } = analysisOf({ universe: UNIVERSE, text });
  return [summary.resolves, ...findings.map(({ code, message }) => `${code}: ${english(message).slice(0, 9)}`)];
}

const OPEN = [null, 'unsupported-source: `https://'];

describe('A URL in a constraint or an override', () => {
  for (const key of ['constraint-dependencies', 'override-dependencies']) {
    const settings = `${key} = ["gamma @ ${URL}"]`;
    it(`in \`${key}\` says nothing where nobody asks for the project`, () => {
      assert.deepEqual(outcome('beta', settings), [true]);
      if (key.startsWith('constraint')) assert.deepEqual(outcome('windows', settings), [true]);
    });

    it(`in \`${key}\` leaves the verdict open where something asks for it`, () => {
      assert.deepEqual(outcome('gamma', settings), OPEN);
      assert.deepEqual(outcome('tidy[neat]', settings), OPEN);
    });
  }

  it('in an override takes the place of the marker as well', () => {
    assert.deepEqual(outcome('windows', `override-dependencies = ["gamma @ ${URL}"]`), OPEN);
  });

  it('counts if a rule for one package asks for the project', () => {
    const rule = '{ package = { name = "beta" }, dependencies = ["gamma"] }';
    const settings = `override-dependencies = [${rule}]\nconstraint-dependencies = ["gamma @ ${URL}"]`;
    assert.deepEqual(outcome('beta', settings), OPEN);
  });

  it('says nothing where its marker does not hold', () => {
    const settings = `constraint-dependencies = ["alpha @ ${URL.replace('gamma', 'alpha')} ; sys_platform == 'win32'"]`;
    assert.deepEqual(outcome('beta', settings), [true]);
  });
});
