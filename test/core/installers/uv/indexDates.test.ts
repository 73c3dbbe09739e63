/**
 * `exclude-newer` of a single index. Every outcome is one of uv 0.13.9 on the same releases, which are invented.
 */
import assert from 'node:assert/strict';
import { datesOfIndexes } from '../../../../server/src/catalogs/declaredIndexes.ts';
import { NO_UV_ENVIRONMENT, readUvEnvironment } from '../../../../server/src/catalogs/uvEnvironment.ts';
import { parseDependencyFile } from '../../../../server/src/core/dependencyFiles/parseDependencyFile.ts';
import { DEFAULT_SETTINGS } from '../../../../server/src/settings.ts';
import { english } from '../../../support/english.ts';
import { analysisOf } from '../../../support/inventedProject.ts';
import type { Analysis } from '../../../../server/src/core/analysis/age.ts';

const UNIVERSE = `
alpha 2.0 {uploaded 2026-01-01}
alpha 1.5 {uploaded 2025-06-01}
alpha 1.0 {uploaded 2025-01-01}
beta 2.0 {uploaded 2026-03-01} -> alpha>=1.5
beta 1.0 {uploaded 2025-01-01} -> alpha
pyodide: native 1.2 {wheel cp313-cp313-pyodide_2025_0_wasm32}
native 1.0 {uploaded 2024-01-01}
`;

const MAIN = '[[tool.uv.index]]\nname = "main"\nurl = "https://main.example/simple"\ndefault = true';
const OTHER = '[[tool.uv.index]]\nname = "other"\nurl = "https://other.example/simple"';

function pyproject(settings: string, requires = 'beta'): string {
  return `[project]\nname = "w"\nversion = "1"\ndependencies = ["${requires}"]\n${settings}\n`;
}

function datesIn(settings: string, variables: Readonly<Record<string, string>> = {}): readonly string[] {
  const file = parseDependencyFile('/project/pyproject.toml', pyproject(settings));
  assert.ok(file);
  const environment = Object.keys(variables).length > 0 ? readUvEnvironment(variables) : NO_UV_ENVIRONMENT;
  return [...datesOfIndexes(DEFAULT_SETTINGS, file, environment)].map(
    ([name, end]) =>
      `${name} ${end !== false && 'at' in end ? new Date(end.at).toISOString().slice(0, 10) : JSON.stringify(end)}`,
  );
}

function analysis(settings: string, requires?: string): Analysis {
  const text = pyproject(settings, requires);
  const file = parseDependencyFile('/project/pyproject.toml', text);
  assert.ok(file);
  const indexDates = datesOfIndexes(DEFAULT_SETTINGS, file, NO_UV_ENVIRONMENT);
  return analysisOf({ universe: UNIVERSE, text, known: { installContext: { indexDates, today: '2026-11-01' } } });
}

/** The settings, what is installed. */
const ROWS: readonly (readonly [settings: string, outcome: string])[] = [
  [`${MAIN}\nexclude-newer = "2025-12-01"`, 'alpha 1.5, beta 1.0'],
  [`[tool.uv]\nexclude-newer = "2025-12-01"\n${MAIN}\nexclude-newer = false`, 'alpha 2.0, beta 2.0'],
  [`[tool.uv]\nexclude-newer = "2025-12-01"\n${MAIN}\nexclude-newer = "2026-06-01"`, 'alpha 2.0, beta 2.0'],
  [`[tool.uv]\nexclude-newer = "2026-06-01"\n${MAIN}\nexclude-newer = "2025-12-01"`, 'alpha 1.5, beta 1.0'],
  [
    `[tool.uv]\nexclude-newer-package = { alpha = false }\n${MAIN}\nexclude-newer = "2025-12-01"`,
    'alpha 2.0, beta 1.0',
  ],
  [
    `[tool.uv]\nexclude-newer-package = { alpha = "2025-03-01" }\n${MAIN}\nexclude-newer = "2025-12-01"`,
    'alpha 1.0, beta 1.0',
  ],
  [`[tool.uv.pip]\nexclude-newer = "2025-03-01"\n${MAIN}\nexclude-newer = "2025-12-01"`, 'alpha 1.5, beta 1.0'],
];

describe('`exclude-newer` of an index', () => {
  for (const [settings, outcome] of ROWS) {
    it(`counts for its files: ${JSON.stringify(settings)}`, () => {
      const { packages } = analysis(settings).summary;
      assert.equal(packages.map(({ name, version }) => `${name} ${version}`).join(', '), outcome);
    });
  }

  it('leaves the wheels of Pyodide alone, which have no date, unlike one for all indexes', () => {
    const version = (settings: string): string | undefined => analysis(settings, 'native').summary.packages[0]?.version;
    assert.equal(version(`${MAIN}\nexclude-newer = "2025-12-01"`), '1.2');
    assert.equal(version(`${MAIN}\n[tool.uv]\nexclude-newer = "2025-12-01"`), '1.0');
  });

  it('is told where a dependency fails for it', () => {
    const [error] = analysis(`${MAIN}\nexclude-newer = "2025-12-01"`, 'beta>=2').findings;
    assert.equal(error?.severity, 'error');
    assert.match(english(error.message), /`exclude-newer`.*2026-03-01/);
  });

  it('is each one’s own, but for those that the environment names', () => {
    const both = `${MAIN}\nexclude-newer = "2025-12-01"\n${OTHER}\nexclude-newer = false`;
    assert.deepEqual(datesIn(both), [
      'main 2025-12-02',
      'other false',
      'other.example/simple false',
      'pypi 2025-12-02',
    ]);
    const explicit = `${OTHER}\nexplicit = true\nexclude-newer = "2025-12-01"`;
    assert.deepEqual(datesIn(explicit), ['other 2025-12-02']);
    assert.deepEqual(datesIn(explicit, { UV_INDEX: 'other=https://else.example/simple' }), []);
    assert.deepEqual(datesIn(explicit, { UV_DEFAULT_INDEX: 'https://other.example/simple/' }), []);
  });
});
