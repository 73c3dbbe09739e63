/** What the configuration of a JupyterLite site, and of an app of stlite desktop, lists. */
import assert from 'node:assert/strict';
import { lockOfSite, parseJupyterLite } from '../../../../server/src/core/dependencyFiles/notebooks/jupyterLite.ts';
import { dependencyFileKind } from '../../../../server/src/core/dependencyFiles/dependencyFileKind.ts';
import { signsOfProjectFile } from '../../../../server/src/core/dependencyFiles/signs/projectSigns.ts';
import { parseStliteDesktop } from '../../../../server/src/core/dependencyFiles/web/stliteDesktop.ts';
import { english } from '../../../support/english.ts';
import { marked } from '../_marked.ts';

const WHEEL = 'https://files.example/six-1.0-py3-none-any.whl';

describe('a JupyterLite site', () => {
  it('lists what goes into its lock file, and wheels', () => {
    const text = JSON.stringify({
      PyodideLockAddon: {
        enabled: true,
        specs: ['six>=1', '-r more.txt', '-g group'],
        constraints: ['h11<1'],
        wheels: ['pypi'],
      },
      PipliteAddon: { piplite_urls: [WHEEL, './wheels', 'https://files.example/all.json'] },
    });
    const file = parseJupyterLite('/site/jupyter_lite_config.json', text);
    assert.deepEqual(marked(file), [
      'PyodideLockAddon.specs | six>=1 | six>=1 | six | >=1',
      'PyodideLockAddon.constraints | h11<1 | h11<1 | h11 | <1',
      `PipliteAddon.piplite_urls | ${WHEEL} | ${WHEEL}`,
    ]);
    assert.deepEqual(
      file?.declarations.map(({ role, url }) => url ?? role),
      ['requirement', 'constraint', WHEEL],
    );
    assert.deepEqual(
      file.includes.map(({ kind, path }) => `${kind} ${path}`),
      ['requirement more.txt'],
    );
  });

  it('may have its settings in the metadata of a notebook', () => {
    const kernel = {
      pyodideUrl: 'https://cdn.jsdelivr.net/pyodide/v0.27.7/full/pyodide.js',
      loadPyodideOptions: { packages: ['numpy'], lockFileURL: './own-lock.json' },
    };
    const settings = {
      'jupyter-config-data': { litePluginSettings: { '@jupyterlite/pyodide-kernel-extension:kernel': kernel } },
    };
    const text = JSON.stringify({ cells: [], metadata: { 'jupyter-lite': settings } });
    const path = '/site/jupyter-lite.ipynb';
    assert.deepEqual(marked(parseJupyterLite(path, text)), ['loadPyodideOptions.packages | numpy | numpy | numpy']);
    assert.equal(lockOfSite(path, text)?.address, './own-lock.json');
    assert.equal(signsOfProjectFile(path, text)[0]?.release, '0.27.7');
    assert.equal(dependencyFileKind(path, text), 'jupyterlite');
    // It is the name that counts, and the place in the notebook.
    assert.equal(parseJupyterLite('/site/other.ipynb', text), undefined);
    assert.equal(parseJupyterLite(path, JSON.stringify(settings)), undefined);
    assert.equal(dependencyFileKind(path, JSON.stringify({ cells: [], metadata: {} })), undefined);
  });

  it('loads names when its kernel starts, in the Pyodide that it says', () => {
    const kernel = {
      pyodideUrl: 'https://cdn.jsdelivr.net/pyodide/v0.27.7/full/pyodide.js',
      loadPyodideOptions: { packages: ['numpy'] },
    };
    const settings = { '@jupyterlite/pyodide-kernel-extension:kernel': kernel };
    const file = parseJupyterLite(
      '/site/jupyter-lite.json',
      JSON.stringify({ 'jupyter-config-data': { litePluginSettings: settings } }),
    );
    assert.deepEqual(marked(file), ['loadPyodideOptions.packages | numpy | numpy | numpy']);
    assert.equal(file?.declarations[0]?.shippedOnly, true);
    assert.equal(file.runtimeSigns?.[0]?.release, '0.27.7');
  });

  const KERNELS: readonly (readonly [string, object, string | undefined, boolean?])[] = [
    ['its address', { loadPyodideOptions: { lockFileURL: './own.json' } }, './own.json'],
    [
      'a Pyodide in the site',
      { pyodideUrl: './static/pyodide/pyodide.js' },
      './static/pyodide/pyodide-lock.json',
      true,
    ],
    [
      'its address before that of Pyodide',
      { pyodideUrl: './pyodide.js', loadPyodideOptions: { lockFileURL: 'own.json' } },
      'own.json',
    ],
    ['nothing: a Pyodide elsewhere', { pyodideUrl: 'https://cdn.example/pyodide.js' }, undefined],
  ];
  for (const [what, kernel, address, beside] of KERNELS) {
    it(`names a lock file of its own by ${what}`, () => {
      const settings = { '@jupyterlite/pyodide-kernel-extension:kernel': kernel };
      const text = JSON.stringify({ 'jupyter-config-data': { litePluginSettings: settings } });
      const lock = lockOfSite('/site/jupyter-lite.json', text);
      assert.deepEqual([lock?.address, lock?.beside], [address, beside]);
      if (lock) assert.ok(text.slice(lock.span.start, lock.span.end).endsWith(beside === true ? '.js' : '.json'));
    });
  }

  it('is nothing to check where it lists nothing, or does not use it', () => {
    for (const text of [
      '{}',
      '',
      '[',
      '{"PyodideLockAddon": {"enabled": false, "specs": ["six"]}}',
      '['.repeat(100_000),
    ])
      assert.equal(parseJupyterLite('/site/jupyter_lite_config.json', text), undefined);
  });
});

describe('an app of stlite desktop', () => {
  it('stops where its packages are no list', () => {
    for (const dependencies of ['"six"', '{"six": "1"}', '7']) {
      const file = parseStliteDesktop(
        '/app/package.json',
        `{"stlite": {"desktop": {"dependencies": ${dependencies}}}}`,
      );
      assert.deepEqual(file?.declarations, []);
      assert.deepEqual(
        file.problems.map(({ severity, problem }) => `${severity}: ${english(problem)}`),
        ['error: `stlite.desktop.dependencies` must be an array of strings'],
      );
    }
  });

  it('lists packages in its package.json, and files that do', () => {
    const desktop = { dependencies: ['six>=1'], requirementsTxtFiles: ['more.txt'] };
    const text = JSON.stringify({
      dependencies: { left: '1' },
      devDependencies: { '@stlite/desktop': '0.102.2' },
      stlite: { desktop },
    });
    const file = parseStliteDesktop('/app/package.json', text);
    assert.deepEqual(marked(file), ['stlite.desktop.dependencies | six>=1 | six>=1 | six | >=1']);
    assert.deepEqual(
      file?.includes.map(({ kind, path }) => `${kind} ${path}`),
      ['requirement more.txt'],
    );
    assert.deepEqual(
      file.runtimeSigns?.map(({ of, release }) => [of, release]),
      [['stlite-desktop', '0.102.2']],
    );
  });

  it('is nothing to check in any other package.json', () => {
    for (const text of ['{"dependencies": {"six": "1"}}', '{"stlite": {"desktop": {"files": []}}}', '"stlite"', ''])
      assert.equal(parseStliteDesktop('/app/package.json', text), undefined);
  });
});
