/** What settings change in what is installed; every outcome is one of uv 0.13.9 on the same releases. */
import assert from 'node:assert/strict';
import { analysisOf } from '../../../support/inventedProject.ts';
import type { Analysis } from '../../../../server/src/core/analysis/age.ts';

const UNIVERSE = `
alpha 2.1 -> beta>=1
alpha 2.0
beta 2.0 -> alpha>=2
beta 1.0
gamma 2.0
gamma 1.0
delta 2.0 -> gamma>=2
delta 1.0 -> gamma
ext 1.0
  [light] -> gamma<2
late 1.0
`;

function analysis(requires: string, more: string): Analysis {
  const text = `[project]\nname = "w"\nversion = "1"\ndependencies = ${requires}\n${more}`;
  return analysisOf({ universe: UNIVERSE, text });
}

function installed(requires: string, more: string): string {
  const { packages } = analysis(requires, more).summary;
  return packages.map(({ name, version }) => `${name} ${version}`).join(', ');
}

function override(...elements: readonly string[]): string {
  return `[tool.uv]\noverride-dependencies = [${elements.join(', ')}]\n`;
}

function exclude(...elements: readonly string[]): string {
  return `exclude-dependencies = [${elements.join(', ')}]\n`;
}

function scoped(name: string, dependency: string, version = ''): string {
  return `{ package = { name = "${name}"${version && `, version = "${version}"`} }, dependencies = ["${dependency}"] }`;
}

/** What is tried, what the project requires, its settings, and what is installed. */
type Row = readonly [string, string, string, string];

const ROWS: readonly Row[] = [
  [
    'a rule for one package comes before one for all',
    '["delta"]',
    override('"gamma<2"', scoped('delta', 'gamma<3')),
    'delta 2.0, gamma 2.0',
  ],
  [
    'a rule for a version comes before one for the package',
    '["delta"]',
    override(scoped('delta', 'gamma<2'), scoped('delta', 'gamma<3', '2')),
    'delta 2.0, gamma 2.0',
  ],
  [
    'a rule for another version is none',
    '["delta"]',
    override(scoped('delta', 'gamma<2', '1.0')),
    'delta 2.0, gamma 2.0',
  ],
  [
    'rules for a version stand alone',
    '["delta"]',
    override(scoped('delta', 'late', '2.0'), scoped('delta', 'gamma<2')),
    'delta 2.0, gamma 2.0, late 1.0',
  ],
  [
    'several rules for one package add up',
    '["delta"]',
    override(scoped('delta', 'gamma<3'), scoped('delta', 'gamma!=2.0')),
    'delta 2.0, gamma 1.0',
  ],
  [
    'a rule adds what the package does not require',
    '["delta==1.0"]',
    override(scoped('delta', 'late')),
    'delta 1.0, gamma 2.0, late 1.0',
  ],
  [
    'a rule keeps the extra of what it replaces',
    '["ext[light]"]',
    override(scoped('ext', 'gamma<3')),
    'ext 1.0, gamma 2.0',
  ],
  ['a rule for the project itself changes nothing', '["gamma"]', override(scoped('w', 'gamma<2')), 'gamma 2.0'],
  [
    'what is excluded for all is not brought back by a rule',
    '["delta"]',
    override(scoped('delta', 'gamma<3')) + exclude('"gamma"'),
    'delta 2.0',
  ],
  [
    'what one package must not have others have',
    '["delta", "gamma"]',
    `[tool.uv]\n${exclude(scoped('delta', 'gamma'))}`,
    'delta 2.0, gamma 2.0',
  ],
  [
    'an exclusion for a package comes before an override for all',
    '["delta"]',
    override('"gamma<2"') + exclude(scoped('delta', 'gamma')),
    'delta 2.0',
  ],
  [
    'a constraint holds for a rule, too',
    '["delta"]',
    `${override(scoped('delta', 'gamma<3'))}constraint-dependencies = ["gamma<2"]\n`,
    'delta 2.0, gamma 1.0',
  ],
  [
    'what is upgraded is held to its specifier',
    '["alpha"]',
    '[tool.uv]\nupgrade-package = ["alpha<2.1", "beta"]\n',
    'alpha 2.0',
  ],
  ['the same in [tool.uv.pip]', '["alpha"]', '[tool.uv.pip]\nupgrade-package = ["alpha<2.1"]\n', 'alpha 2.0'],
  [
    'no-deps leaves dependencies out, those of extras as well',
    '["delta", "ext[light]"]',
    '[tool.uv.pip]\nno-deps = true\n',
    'delta 2.0, ext 1.0',
  ],
  [
    'no-emit-package resolves and does not install',
    '["alpha"]',
    '[tool.uv.pip]\nno-emit-package = ["beta"]\n',
    'alpha 2.1',
  ],
  [
    'an extra',
    '["late"]',
    '[project.optional-dependencies]\nmore = ["gamma<2"]\n[tool.uv.pip]\nextra = ["More"]\n',
    'gamma 1.0, late 1.0',
  ],
  [
    'an extra that asks for another',
    '["late"]',
    '[project.optional-dependencies]\nmore = ["w[less]"]\nless = ["gamma"]\n[tool.uv.pip]\nextra = ["more"]\n',
    'gamma 2.0, late 1.0',
  ],
  [
    'all extras but one',
    '["late"]',
    '[project.optional-dependencies]\nmore = ["gamma"]\nless = ["delta"]\n[tool.uv.pip]\nall-extras = true\nno-extra = ["less"]\n',
    'gamma 2.0, late 1.0',
  ],
  [
    'a group with those that it includes',
    '["late"]',
    '[dependency-groups]\ntools = [{ include-group = "inner" }]\ninner = ["gamma<2"]\n[tool.uv.pip]\ngroup = ["tools"]\n',
    'gamma 1.0, late 1.0',
  ],
  [
    'a table that uv ignores',
    '["alpha"]',
    '[tool.uv]\nconstraint-dependencies = ["alpha<2.1"]\nlink-mode = "copi"\n',
    'alpha 2.1, beta 2.0',
  ],
];

describe("uv's settings in effect", () => {
  for (const [title, requires, more, expected] of ROWS) {
    it(title, () => {
      assert.equal(installed(requires, more), expected);
    });
  }

  it('for the platform of the Worker itself change nothing', () => {
    const own = 'python-platform = "wasm32-pyodide2025"\npython-version = "3.13"\nuniversal = false\n';
    assert.equal(installed('["late"]', `[tool.uv.pip]\n${own}`), 'late 1.0');
  });

  it('that end the run leave nothing to resolve', () => {
    const { summary, findings } = analysis('["missing"]', '[tool.uv]\nmanaged = "false"\n');
    assert.deepEqual([summary.resolves, findings], [false, []]);
  });
});
