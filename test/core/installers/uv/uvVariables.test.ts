/**
 * Variables of uv's environment that stand in the place of settings, or that a sync stops at. Every outcome is one of the real
 * pywrangler on the same releases, which are invented.
 */
import assert from 'node:assert/strict';
import { english } from '../../../support/english.ts';
import { analysisOf, type InventedProject } from '../../../support/inventedProject.ts';
import { readingFindings } from '../../../../server/src/core/analysis/analyze.ts';
import { parseDependencyFile } from '../../../../server/src/core/dependencyFiles/parseDependencyFile.ts';
import { ALONE, inSurroundings } from '../../../../server/src/core/dependencyFiles/uv/surroundings.ts';
import type { Variables } from '../../../../server/src/core/dependencyFiles/uv/variables/uvVariables.ts';
import { targetOf } from '../../../support/recorded.ts';
import { wranglerToml } from '../../../support/workerFolder.ts';

const UNIVERSE = `
alpha 3.0a1 {uploaded 2026-02-01}
alpha 2.0 {uploaded 2026-01-01}
alpha 1.5 {uploaded 2025-06-01}
alpha 1.0 {uploaded 2025-01-01}
beta 2.0 {uploaded 2026-03-01} -> alpha>=1.5
beta 1.0 {uploaded 2025-01-01} -> alpha
pyodide-py 0.28.3 {uploaded 2024-01-01}
workers-runtime-sdk 1.9.5 {uploaded 2024-01-01; python >=3.12}
`;

function project(variables: Variables, settings = '', requires = '"beta"'): InventedProject {
  const text = `[project]\nname = "w"\nversion = "1"\ndependencies = [${requires}]\n${settings}\n`;
  return { universe: UNIVERSE, text, wrangler: wranglerToml('2026-02-01'), variables };
}

/** What is vendored besides the SDK. */
function packages(variables: Variables, settings?: string): string {
  const { summary } = analysisOf(project(variables, settings));
  const own = summary.packages.filter(({ name }) => name !== 'workers-runtime-sdk');
  return own.map(({ name, version }) => `${name} ${version}`).join(', ');
}

/** What is said of a project besides its dependencies. */
function said(variables: Variables, settings?: string, target = 'workers-3.13'): readonly string[] {
  const invented = project(variables, settings);
  const findings =
    target === 'workers-3.13' ? analysisOf(invented).findings : analysisOf({ ...invented, target }).findings;
  return findings.map(({ severity, message }) => `${severity}: ${english(message)}`);
}

/** What is said of values that uv does not understand. */
function refused(variables: Variables, target = 'workers-3.13'): readonly string[] {
  const file = parseDependencyFile('/project/pyproject.toml', project(variables).text);
  assert.ok(file);
  const { problems } = inSurroundings(file, { ...ALONE, variables });
  return readingFindings(problems, [targetOf(target)]).map(({ message }) => english(message));
}

const OLD = 'exclude-newer = "2025-12-01"';

/** The variables, the settings of the file, what is installed. */
const ROWS: readonly (readonly [variables: Variables, settings: string, outcome: string])[] = [
  [{}, '', 'alpha 2.0, beta 2.0'],
  [{ UV_RESOLUTION: 'lowest' }, '', 'alpha 1.0, beta 1.0'],
  [{ UV_RESOLUTION: 'lowest-direct' }, '', 'alpha 2.0, beta 1.0'],
  [{ UV_RESOLUTION: 'highest' }, '[tool.uv]\nresolution = "lowest"', 'alpha 2.0, beta 2.0'],
  [{ UV_RESOLUTION: 'highest' }, '[tool.uv.pip]\nresolution = "lowest"', 'alpha 2.0, beta 2.0'],
  [{ UV_PRERELEASE: 'allow' }, '', 'alpha 3.0a1, beta 2.0'],
  [{ UV_PRERELEASE: 'if-necessary-or-explicit' }, '', 'alpha 2.0, beta 2.0'],
  [{ UV_EXCLUDE_NEWER: '2025-12-01' }, '', 'alpha 1.5, beta 1.0'],
  [{ UV_EXCLUDE_NEWER: '2026-06-01' }, `[tool.uv]\n${OLD}`, 'alpha 2.0, beta 2.0'],
  [{ UV_EXCLUDE_NEWER: 'false' }, `[tool.uv]\n${OLD}`, 'alpha 2.0, beta 2.0'],
  [{ UV_EXCLUDE_NEWER: '2025-12-01' }, '[tool.uv]\nexclude-newer-package = { alpha = false }', 'alpha 2.0, beta 1.0'],
  [{ UV_NO_SOURCES: 'ON' }, '[tool.uv.sources]\nbeta = { path = "x" }', 'alpha 2.0, beta 2.0'],
  [{ UV_NO_SOURCES_PACKAGE: 'gamma beta' }, '[tool.uv.sources]\nbeta = { path = "x" }', 'alpha 2.0, beta 2.0'],
  [
    { UV_NO_SOURCES: 'false' },
    '[tool.uv]\nno-sources = true\n[tool.uv.sources]\nbeta.path = "x"',
    'alpha 2.0, beta 2.0',
  ],
  // Those that pywrangler passes itself, or that `uv pip` does not know.
  [{ UV_INDEX_STRATEGY: 'first-index', UV_NO_BINARY: '1', UV_NO_BUILD: '1' }, '', 'alpha 2.0, beta 2.0'],
  [{ UV_CONSTRAINT: '', UV_OVERRIDE: ' ', UV_PROJECT: '.' }, '', 'alpha 2.0, beta 2.0'],
];

describe('A variable of the environment of uv', () => {
  for (const [variables, settings, outcome] of ROWS) {
    it(`${JSON.stringify(variables)} beside ${JSON.stringify(settings)} gives ${outcome}`, () => {
      assert.equal(packages(variables, settings), outcome);
      assert.deepEqual(
        said(variables, settings).filter((one) => one.startsWith('error')),
        [],
      );
    });
  }

  for (const name of ['UV_CONSTRAINT', 'UV_OVERRIDE']) {
    it(`stops every sync, since uv refuses it beside a lock file: ${name}`, () => {
      assert.deepEqual(said({ [name]: 'limits.txt' }), [
        `error: \`${name}\` is set in this environment, so \`pywrangler sync\` stops: uv refuses it where it installs from ` +
          '`pylock.toml`. Unset it, and write what it says into `[tool.uv]`',
      ]);
    });
  }

  for (const name of ['UV_EXCLUDE', 'UV_PROJECT', 'UV_WORKING_DIR']) {
    it(`leads to what is not read, which is said: ${name}`, () => {
      assert.deepEqual(said({ [name]: 'elsewhere' }), [
        `warning: \`${name}\` is set in this environment and may change what uv installs; what it leads to is not read here`,
      ]);
    });
  }

  it('stops the step for the machine where it asks for hashes', () => {
    const [error = ''] = said({ UV_REQUIRE_HASHES: '1' });
    assert.match(error, /^error: .*hash/);
    assert.deepEqual(said({ UV_REQUIRE_HASHES: '0' }), []);
  });

  it('installs elsewhere, or from the cache alone', () => {
    assert.match(said({ UV_SYSTEM_PYTHON: 'true' })[0] ?? '', /^warning: /);
    assert.match(said({ UV_OFFLINE: 'yes' })[0] ?? '', /^warning: .*cache/);
    assert.deepEqual(said({ UV_OFFLINE: 'no' }, '[tool.uv]\noffline = true'), []);
  });

  for (const [name, value] of [
    ['UV_RESOLUTION', 'Lowest'],
    ['UV_RESOLUTION', ''],
    ['UV_PRERELEASE', 'always'],
    ['UV_EXCLUDE_NEWER', 'soon'],
    ['UV_INDEX_STRATEGY', 'x'],
    ['UV_NO_SOURCES', 'maybe'],
    ['UV_NO_SOURCES_PACKAGE', 'a,b'],
    ['UV_LINK_MODE', 'x'],
    ['UV_FORK_STRATEGY', 'x'],
    ['UV_TORCH_BACKEND', 'x'],
    ['UV_KEYRING_PROVIDER', 'x'],
    ['UV_OFFLINE', 'x'],
    // Those that only have to be understood.
    ['UV_PREVIEW', 'maybe'],
    ['UV_PREVIEW', ''],
    ['UV_FROZEN', ' 1'],
    ['UV_NO_CONFIG', '2'],
    ['UV_MANAGED_PYTHON', 'x'],
    ['UV_COMPILE_BYTECODE', ''],
    ['UV_HTTP_TIMEOUT', '1.5'],
    ['HTTP_TIMEOUT', '-1'],
    ['UV_HTTP_TIMEOUT', '18446744073709551616'],
    ['UV_HTTP_RETRIES', '4294967296'],
    ['UV_CONCURRENT_DOWNLOADS', '0'],
    ['UV_CACHE_DIR', ''],
    ['UV_CONFIG_FILE', ''],
    ['UV_PYTHON_DOWNLOADS', 'on'],
    ['UV_PYTHON_DOWNLOADS', ''],
    ['UV_PYTHON_PREFERENCE', 'Managed'],
    ['UV_CUDA_DRIVER_VERSION', 'a'],
    ['UV_MALWARE_CHECK_URL', 'x'],
  ] as const) {
    it(`ends uv's run where it does not understand ${name}=${value}`, () => {
      assert.deepEqual(refused({ [name]: value }), [
        `uv stops: it does not understand the value of \`${name}\`, which is set in this environment`,
      ]);
      assert.deepEqual(refused({ [name]: value }, 'pyodide-0.28.3'), []);
    });
  }

  it('says nothing where uv understands a value that changes nothing', () => {
    const variables: Variables = {
      ...{ UV_PREVIEW: 'Y', UV_FROZEN: '0', UV_HTTP_TIMEOUT: '+3', HTTP_TIMEOUT: '', UV_HTTP_RETRIES: '4294967295' },
      ...{
        UV_CONCURRENT_DOWNLOADS: '1',
        UV_PYTHON_PREFERENCE: 'system',
        UV_PYTHON_DOWNLOADS: 'Auto',
        UV_NO_CACHE: 'ON',
      },
      ...{ UV_CUDA_DRIVER_VERSION: '12-4', UV_MALWARE_CHECK_URL: 'file:///a', UV_LOCK_TIMEOUT: 'x', UV_PYTHON: '3.11' },
    };
    assert.deepEqual(said(variables), []);
    assert.deepEqual(refused(variables), []);
  });

  it('keeps uv from the interpreter of the Worker, as the same setting does', () => {
    assert.match(said({ UV_PYTHON_PREFERENCE: 'only-system' })[0] ?? '', /^error: .*only-system/);
    assert.match(said({ UV_PYTHON_DOWNLOADS: 'FALSE' })[0] ?? '', /^information: .*never/);
    assert.deepEqual(said({ UV_PYTHON_PREFERENCE: 'managed' }, '[tool.uv]\npython-preference = "only-system"'), []);
  });

  it('is nothing to who installs with micropip', () => {
    assert.deepEqual(said({ UV_CONSTRAINT: 'c.txt', UV_PROJECT: 'x', UV_OFFLINE: '1' }, '', 'pyodide-0.28.3'), []);
  });
});
