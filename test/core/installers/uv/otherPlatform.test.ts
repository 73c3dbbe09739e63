/**
 * Settings that make uv resolve for something else than the Worker: each step of a sync does so. Every outcome is one of the real
 * pywrangler on the same releases, which are invented.
 */
import assert from 'node:assert/strict';
import { english } from '../../../support/english.ts';
import { analysisOf } from '../../../support/inventedProject.ts';
import type { Analysis } from '../../../../server/src/core/analysis/age.ts';
import { wranglerToml } from '../../../support/workerFolder.ts';

const LINUX = ['cp311', 'cp312', 'cp313', 'cp314'].map((tag) => `wheel ${tag}-${tag}-manylinux_2_17_x86_64`).join('; ');

const UNIVERSE = `
plain 1.0
native 1.0 {${LINUX}}
fast 2.0 {${LINUX}}
pyodide: fast 1.0 {wheel cp313-cp313-pyodide_2025_0_wasm32}
fast 1.0 {${LINUX}}
pyodide: wasmo 1.0 {wheel cp313-cp313-pyodide_2025_0_wasm32}
ahead 1.3
pyodide: ahead 1.4 {wheel cp313-cp313-pyodide_2025_0_wasm32}
on-mac 2.0 {wheel cp313-cp313-macosx_13_0_arm64}
on-mac 1.0
old 2.0 {python <3.13}
old 1.0
late 2.0 {python >=3.13.1}
late 1.0
forked 1.0 -> late<2 ; os_name == 'nt', late ; os_name != 'nt'
bounded 1.0 -> late, binds ; os_name == 'nt'
binds 1.0 -> late<2
marked 1.0 -> native ; sys_platform == 'linux', on-mac ; sys_platform == 'darwin', late ; python_version >= '3.13'
workers-runtime-sdk 1.9.5 {python >=3.12}
`;

function analysis(requires: string, settings: string): Analysis {
  const text = `[project]\nname = "w"\nversion = "1"\ndependencies = ["${requires}"]\n[tool.uv.pip]\n${settings}\n`;
  return analysisOf({ universe: UNIVERSE, text, wrangler: wranglerToml('2026-02-01') });
}

/** What is vendored besides the SDK; or the errors, each with its rule and what it is about. */
function outcome(requires: string, settings: string): string {
  const { summary, findings } = analysis(requires, settings);
  const errors = findings.flatMap(({ severity, code, name }) =>
    severity === 'error' ? `${code} ${name ?? ''}`.trim() : [],
  );
  const packages = summary.packages.filter(({ name }) => name !== 'workers-runtime-sdk');
  return errors.length > 0 ? errors.join(', ') : packages.map(({ name, version }) => `${name} ${version}`).join(', ');
}

/** What is required, the settings, what comes of it. */
const ROWS: readonly (readonly [requires: string, settings: string, outcome: string])[] = [
  ['native', 'python-platform = "linux"', 'native 1.0'],
  ['fast', 'python-platform = "linux"', 'fast 2.0'],
  ['wasmo', 'python-platform = "linux"', 'wrong-abi wasmo'],
  ['native', 'python-platform = "macos"', 'no-compatible-wheel native'],
  ['on-mac', 'python-platform = "macos"', 'on-mac 2.0'],
  ['on-mac', 'python-platform = "linux"', 'on-mac 1.0'],
  ['native', 'python-platform = "aarch64-unknown-linux-gnu"', 'no-compatible-wheel native'],
  ['native', 'python-platform = "x86_64-unknown-linux-musl"', 'no-compatible-wheel native'],
  ['marked', 'python-platform = "linux"', 'late 2.0, marked 1.0, native 1.0'],
  ['marked', 'python-platform = "windows"', 'late 2.0, marked 1.0'],
  ['marked', 'python-platform = "macos"', 'late 2.0, marked 1.0, on-mac 2.0'],
  ['marked', 'python-platform = "linux"\npython-version = "3.12"', 'marked 1.0, native 1.0'],
  ['fast', 'python-version = "3.12"', 'no-compatible-wheel fast'],
  ['old', 'python-version = "3.12.1"', 'old 2.0'],
  ['marked', 'python-version = "3.12"', 'marked 1.0'],
  ['late', 'python-version = "3.13"', 'late 1.0'],
  ['late', 'python-version = "3.13.2"', 'late 2.0'],
  ['plain', 'python-version = "3.11"', 'uv-setting'],
  ['plain', 'python-version = "3"', 'uv-setting'],
  ['plain', 'python-version = "3.13.5"', 'uv-setting'],
  ['plain', 'python-platform = "wasm32-pyodide2024"', 'plain 1.0'],
  ['wasmo', 'python-platform = "wasm32-pyodide2024"', 'wrong-abi wasmo'],
  ['fast', 'python-platform = "wasm32-pyodide2025"', 'host-step fast'],
  ['plain', 'python = "3.12"', 'uv-setting'],
  ['plain', 'python = "python3.12"', 'uv-setting'],
  ['plain', 'python = ">=3.14"', 'uv-setting'],
  ['plain', 'python = "3.13.0"', 'uv-setting'],
  ['plain', 'python = "3.13t"', 'uv-setting'],
  ['plain', 'python = "pypy"', 'uv-setting'],
  ['plain', 'python = "pyodide@3.13"', 'uv-setting'],
  ['plain', 'python = "cp312"', 'uv-setting'],
  ['plain', 'python = "cpython-3.13.2-emscripten-wasm32-musl"', 'uv-setting'],
  ['plain', 'python = "cpython-3.13-linux-x86_64-gnu"', 'uv-setting'],
  ['plain', 'python = "3.13"', 'plain 1.0'],
  ['plain', 'python = "cpython-3.13"', 'plain 1.0'],
  ['plain', 'python = "3"', 'plain 1.0'],
  ['plain', 'python = "cpython"', 'plain 1.0'],
  ['plain', 'python = ">=3.12,<3.14"', 'plain 1.0'],
  ['plain', 'universal = true', 'plain 1.0'],
  ['late', 'universal = true', 'late 2.0'],
  ['old', 'universal = true', 'old 2.0'],
  ['native', 'universal = true', 'uv-setting'],
  ['fast', 'universal = true', 'uv-setting'],
  ['fast', 'universal = true\npython-platform = "linux"', 'fast 2.0'],
  ['wasmo', 'universal = true\npython-platform = "linux"', 'uv-setting'],
  ['wasmo', 'universal = true\npython-version = "3.12"', 'uv-setting'],
  ['marked', 'universal = true', 'late 2.0, marked 1.0'],
  ['marked', 'universal = true\npython-version = "3.12"', 'marked 1.0'],
  ['plain>=2', 'universal = true', 'no-matching-version plain'],
  // Bounds for other platforms count, too.
  ['bounded', 'universal = true', 'bounded 1.0, late 1.0'],
];

describe('settings for another platform or Python', () => {
  for (const [requires, settings, expected] of ROWS) {
    it(`${requires} with ${settings.replace('\n', ' and ')}`, () => {
      assert.equal(outcome(requires, settings), expected);
    });
  }

  it('are a warning that names what the Worker cannot load', () => {
    const { summary, findings } = analysis('fast', 'python-platform = "linux"');
    assert.equal(summary.resolves, true);
    assert.deepEqual(
      findings.map(({ severity, code, message }) => `${severity}[${code}] ${english(message)}`),
      [
        'warning[uv-setting] `python-platform = "linux"` makes uv choose packages for something else than Python Workers 3.13: ' +
          '`fast` 2.0 does not load there. Delete the setting',
      ],
    );
  });

  it('say for what a project has no wheel, and offer none for that', () => {
    const { findings } = analysis('native', 'python-platform = "macos"');
    const [error] = findings.filter(({ severity }) => severity === 'error');
    assert.equal(english(error?.message), '`native` has no wheel for macOS arm64 with Python 3.13, only for Linux');
    assert.deepEqual(
      error?.remedies.filter(({ kind }) => kind === 'own-wheel' || kind === 'ask-upstream'),
      [],
    );
  });

  it('count on the machine, too', () => {
    const { findings } = analysis('fast', 'python-platform = "wasm32-pyodide2025"');
    assert.match(
      findings.map(({ message }) => english(message)).join('\n'),
      /host step .*`\[tool\.uv\.pip\]` makes uv install for Pyodide with ABI 2025_0 with Python 3\.13 there, and it has wheels only for Linux/,
    );
  });

  it('say that an earlier Python lacks what pywrangler adds, and that the Worker has no later one', () => {
    const told = ['3.11', '3.14'].map((version) => {
      const { summary, findings } = analysis('plain', `python-version = "${version}"`);
      const errors = findings.filter(({ severity }) => severity === 'error');
      return `${summary.resolves} ${errors.map(({ message }) => english(message)).join()}`;
    });
    assert.deepEqual(told, [
      'false `python-version` makes uv resolve for Python 3.11, for which there is no `workers-runtime-sdk`: `pywrangler sync` adds ' +
        'that to every Worker and stops. Delete the setting',
      'false `python-version` makes uv resolve for Python 3.14, and `pywrangler sync` stops since this Worker runs on 3.13.2: ' +
        'delete the setting',
    ]);
  });

  it('leave open what uv resolves for some platforms apart', () => {
    const { summary, findings } = analysis('forked', 'universal = true');
    assert.equal(summary.resolves, null);
    assert.deepEqual(
      findings.map(({ severity, message }) => `${severity}: ${english(message)}`),
      [
        'warning: `universal = true` makes uv choose packages for every platform at once, not for Python Workers 3.13 alone: whether that ' +
          'works is not checked here',
      ],
    );
    const some = 'universal = true\n[tool.uv]\nenvironments = ["sys_platform == \'linux\'"]';
    assert.equal(analysis('plain', some).summary.resolves, null);
  });

  it('name what they choose without a wheel for the Worker', () => {
    const told = ['fast', 'plain'].map((name) => analysis(name, 'universal = true').findings);
    assert.deepEqual(
      told.flat().map(({ severity, message }) => `${severity}: ${english(message)}`),
      [
        'error: `universal = true` makes uv choose `fast` 2.0, without a wheel for Python Workers 3.13: `pywrangler sync` stops. Delete ' +
          'the setting',
        'warning: `universal = true` makes uv choose packages for every platform at once, not for Python Workers 3.13 alone: it may choose ' +
          'a release without a wheel there. Delete the setting',
      ],
    );
  });

  it('say nothing of a machine that is asked for by name, and count for it', () => {
    const text =
      '[project]\nname = "w"\nversion = "1"\ndependencies = ["native"]\n[tool.uv.pip]\npython-platform = "macos"\n';
    const { summary, findings } = analysisOf({ universe: UNIVERSE, text, target: 'host-3.13' });
    assert.deepEqual([summary.resolves, findings.map(({ code }) => code)], [false, ['no-compatible-wheel']]);
  });
});

describe('settings by which nothing reaches the Worker', () => {
  const told = (settings: string, requires = 'plain'): readonly string[] =>
    analysis(requires, settings).findings.map(({ severity, message }) => `${severity}: ${english(message)}`);
  const packages = (settings: string): readonly string[] =>
    analysis('plain', settings).summary.packages.map(({ name }) => name);

  for (const settings of ['target = "vendor"', 'prefix = "vendor"', 'target = ""']) {
    it(`${settings}: a warning, and no package is listed`, () => {
      assert.deepEqual(told(settings), [
        `warning: \`${settings}\` makes uv install elsewhere than into \`python_modules\`: nothing of it reaches the Worker. Delete the setting`,
      ]);
      assert.deepEqual(packages(settings), []);
    });
  }

  it("system = true: whether the machine's own Python takes it is not known", () => {
    assert.deepEqual(told('system = true'), [
      "warning: `system = true` makes uv install into the machine's own Python: nothing of it reaches the Worker, and `pywrangler " +
        'sync` stops where that Python is older than 3.13.2 or does not let others install. Delete the setting',
    ]);
    assert.deepEqual([packages('system = true'), told('system = false')], [[], []]);
  });

  it('the folder of the Worker as target: what is chosen for the machine comes to lie there', () => {
    for (const settings of ['target = "python_modules"', 'target = "./python_modules/"']) {
      assert.deepEqual(told(settings), [
        'warning: `target` puts into `python_modules` what uv chooses for the machine in its last step, not what is chosen for ' +
          'the Worker. Delete the setting',
      ]);
      assert.deepEqual(packages(settings), []);
    }
  });

  it('a target holds the machine to no versions, since none are in `python_modules`; a prefix does', () => {
    const errors = (settings: string): number =>
      told(settings, 'ahead').filter((message) => message.startsWith('error')).length;
    assert.deepEqual(
      ['', 'target = "vendor"', 'target = "python_modules"', 'prefix = "vendor"'].map(errors),
      [1, 0, 0, 1],
    );
  });

  it('and `require-hashes` stops the host step, whose own packages have none', () => {
    const { summary, findings } = analysis('plain', 'require-hashes = true');
    assert.deepEqual(
      findings.map(({ severity, code }) => `${severity} ${code}`),
      ['error uv-setting'],
    );
    assert.ok(summary.packages.some(({ name }) => name === 'plain'));
    assert.deepEqual(told('require-hashes = false'), []);
  });

  it('and `offline` depends on what the machine has in its cache', () => {
    const { findings } = analysis('plain', 'no-deps = false\n[tool.uv]\noffline = true');
    assert.match(
      findings.map(({ severity, message }) => `${severity}: ${english(message)}`).join(),
      /^warning: `offline = true`: uv takes only what is in its cache/,
    );
  });
});

describe('settings about the Python that uv installs for', () => {
  const told = (settings: string): readonly string[] =>
    analysis('plain', settings).findings.map(({ severity, message }) => `${severity}: ${english(message)}`);
  const ofUv = (settings: string): readonly string[] => told(`no-deps = false\n[tool.uv]\n${settings}`);

  for (const wanted of ['3.13.2', '>=3.13.1', 'cpython-3.13.2']) {
    it(`${wanted}: the machine's own Python may be another release`, () => {
      assert.deepEqual(told(`python = "${wanted}"`), [
        `warning: \`python = "${wanted}"\` admits only some releases of Python 3.13: \`pywrangler sync\` stops in its host step where ` +
          "the machine's own is another. Delete the setting",
      ]);
    });
  }

  for (const wanted of ['.venv-workers', '/usr/bin/python3', 'nothere', 'python', '3.13-dev']) {
    it(`${wanted}: what that program is, only the machine knows`, () => {
      assert.match(
        told(`python = "${wanted}"`).join(),
        /^warning: `python = "[^"]+"` makes uv install into the environment/,
      );
    });
  }

  for (const wanted of [
    '==3.13.*',
    '~=3.13.0',
    '>=3.13',
    '!=3.12',
    'cpython-3.13-any-any-any',
    'cp313',
    '313',
    'python3',
    'default',
    'cpython@3.13',
  ]) {
    it(`${wanted} changes nothing`, () => {
      assert.deepEqual(told(`python = "${wanted}"`), []);
    });
  }

  it('nothing: uv finds no environment, which stops every sync', () => {
    assert.deepEqual(told('python = ""'), [
      'error: `python = ""` names no Python, so that uv finds no environment and `pywrangler sync` stops: delete the setting',
    ]);
    assert.deepEqual(ofUv('python = ""'), []);
  });

  it("an interpreter of the system only is never the Worker's", () => {
    assert.match(ofUv('python-preference = "only-system"').join(), /^error: `python-preference = "only-system"` stops/);
    for (const value of ['system', 'managed', 'only-managed']) {
      assert.deepEqual(ofUv(`python-preference = "${value}"`), []);
    }
  });

  it("the Worker's interpreter has to be there already where uv may not fetch it", () => {
    for (const value of ['never', 'manual']) {
      assert.deepEqual(ofUv(`python-downloads = "${value}"`), [
        `information: \`python-downloads = "${value}"\`: \`pywrangler sync\` stops on a machine without Pyodide's Python 3.13.2. Before ` +
          'the first sync run `uv python install cpython-3.13.2-emscripten-wasm32-musl` without the setting',
      ]);
    }
    assert.deepEqual(ofUv('python-downloads = "automatic"'), []);
  });
});
