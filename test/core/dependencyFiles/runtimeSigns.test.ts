/** What pages, scripts and the files of a project say about the platform that runs them. */
import assert from 'node:assert/strict';
import { parsePythonFile } from '../../../server/src/core/dependencyFiles/pythonFile.ts';
import { signsInPage, signsInScript } from '../../../server/src/core/dependencyFiles/signs/addresses.ts';
import { signsOfProjectFile } from '../../../server/src/core/dependencyFiles/signs/projectSigns.ts';
import type { RuntimeSign } from '../../../server/src/core/dependencyFiles/signs/runtimeSign.ts';

/** Platform and release of each sign: `pyscript 2026.3.1`. */
function said(signs: readonly RuntimeSign[]): readonly string[] {
  return signs.map(({ of, release = '' }) => `${of} ${release}`.trim());
}

describe('signs of a runtime in a page', () => {
  const SCRIPTS: readonly (readonly [string, readonly string[]])[] = [
    ['src="https://pyscript.example/releases/2026.3.1/core.js"', ['pyscript 2026.3.1']],
    ['src="https://pyscript.example/latest/core.js"', ['pyscript']],
    ['src="./vendor/releases/2025.8.1/core.js"', ['pyscript 2025.8.1']],
    ['src="https://cdn.example/npm/@pyscript/core@0.7.11/dist/core.js"', ['pyscript-core 0.7.11']],
    ['src="https://cdn.example/npm/@pyscript/core"', ['pyscript-core']],
    ['src="https://cdn.example/npm/@stlite/browser@1.9.2/build/stlite.js"', ['stlite 1.9.2']],
    ['src="https://cdn.example/npm/@stlite/mountable@0.73.0/build/stlite.js"', ['stlite 0.73.0']],
    ['src="https://cdn.example/npm/@gradio/lite/dist/lite.js"', ['gradio-lite']],
    ['src="https://cdn.example/npm/@marimo-team/islands@0.23.15/dist/main.js"', ['marimo 0.23.15']],
    ['src="https://cdn.example/pyodide/v0.27.7/full/pyodide.js"', ['pyodide 0.27.7']],
    ['src="https://cdn.example/npm/pyodide@0.27.7/pyodide.js"', ['pyodide 0.27.7']],
    ['src="/static/app.js"', []],
    ['src="https://cdn.example/npm/@stlite/browser@1.9.2/build/style.css"', []],
  ];
  for (const [attributes, signs] of SCRIPTS) {
    it(`<script ${attributes}> says ${signs.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(said(signsInPage('/app/index.html', `<head><script ${attributes}></script></head>`)), signs);
    });
  }

  it('count inside of scripts, and have the place of their text', () => {
    const page =
      '<p>Hi<SCRIPT type=module>\nimport { mount } from "https://cdn.example/@stlite/browser@1.9.1/x.js"\n</SCRIPT>';
    const [sign] = signsInPage('/app/index.html', page);
    assert.equal(sign && page.slice(sign.span.start, sign.span.end), '@stlite/browser@1.9.1');
    assert.equal(sign?.text, '@stlite/browser@1.9.1');
  });

  it('do not count in comments, links, styles and prose', () => {
    const address = 'https://pyscript.example/releases/2025.8.1/core.js';
    const pages = [
      `<!-- <script src="${address}"></script> -->`,
      `<!-- <script src="${address}"></script>`,
      `<a href="${address}">${address}</a>`,
      '<link rel="stylesheet" href="https://pyscript.example/releases/2025.8.1/core.css">',
      `<script>\n  // import "${address}"\n  /*\n import "${address}"\n */\n</script>`,
    ];
    assert.deepEqual(
      pages.flatMap((page) => said(signsInPage('/app/index.html', page))),
      [],
    );
  });

  it('are found in a page of a megabyte without end tags, in no time', () => {
    const page = `${'<script <!-'.repeat(100_000)} "/@stlite/browser"`;
    assert.deepEqual(said(signsInPage('/app/index.html', page)), ['stlite']);
  });

  it('are found in a script that loads Pyodide', () => {
    const script = 'const pyodide = await loadPyodide({ indexURL: "https://cdn.example/pyodide/v0.28.3/full/" });';
    assert.deepEqual(said(signsInScript('/app/main.js', script)), ['pyodide 0.28.3']);
  });
});

describe('signs of a runtime in a Python file', () => {
  it('say that a notebook of marimo runs there, with metadata and without', () => {
    const code = 'import marimo\napp = marimo.App()\nimport micropip\nawait micropip.install("six")\n';
    for (const text of [code, `# /// script\n# dependencies = ["six"]\n# ///\n${code}`])
      assert.deepEqual(
        parsePythonFile('/nb.py', text)?.runtimeSigns?.map(({ of, release }) => [of, release]),
        [['marimo', undefined]],
      );
    assert.equal(parsePythonFile('/nb.py', code.replace('.App()', '.ui'))?.runtimeSigns, undefined);
  });
});

describe('signs of a runtime in the files of a project', () => {
  const FILES: readonly (readonly [string, string, readonly string[]])[] = [
    ['package.json', '{"devDependencies":{"@stlite/desktop":"0.102.2"}}', ['stlite-desktop 0.102.2']],
    ['package.json', '{"dependencies":{"pyodide":"^0.27.0","react":"19"}}', ['pyodide ^0.27.0']],
    ['package.json', '{"dependencies":{"@stlite/react":"latest"}}', ['stlite']],
    ['package.json', '{"peerDependencies":{"pyodide":"0.27.0"}}', []],
    [
      'requirements.txt',
      'jupyterlite-core\njupyterlite_pyodide_kernel==0.6.1\n',
      ['jupyterlite-pyodide-kernel ==0.6.1'],
    ],
    ['requirements.txt', 'jupyterlite-pyodide-kernel', ['jupyterlite-pyodide-kernel']],
    [
      'pyproject.toml',
      '[project]\nname = "site"\nversion = "1"\ndependencies = ["jupyterlite-pyodide-kernel>=0.7,<0.8"]',
      ['jupyterlite-pyodide-kernel >=0.7,<0.8'],
    ],
    [
      'jupyter-lite.json',
      '{"jupyter-config-data":{"litePluginSettings":{"@jupyterlite/pyodide-kernel-extension:kernel":' +
        '{"pyodideUrl":"https://cdn.example/pyodide/v0.27.6/full/pyodide.js"}}}}',
      ['pyodide 0.27.6'],
    ],
    [
      'jupyter_lite_config.json',
      '{"PyodideAddon":{"pyodide_url":"https://files.example/0.26.4/pyodide-0.26.4.tar.bz2"}}',
      ['pyodide 0.26.4'],
    ],
    ['jupyter-lite.json', '{}', ['jupyterlite-pyodide-kernel']],
    ['composer.json', '{"dependencies":{"pyodide":"0.27.0"}}', []],
  ];
  for (const [name, text, signs] of FILES) {
    it(`${name} with ${text.replaceAll('\n', ' ')} says ${signs.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(said(signsOfProjectFile(`/app/${name}`, text)), signs);
    });
  }
});

describe('the kernel of a JupyterLite site in an environment of conda', () => {
  const KERNEL = 'jupyterlite-pyodide-kernel';
  for (const [written, release] of [
    ['=0.4.7', '==0.4.7.*'],
    ['==0.4.7', '==0.4.7'],
    ['=0.4.*', '==0.4.*'],
    [' 0.4.7', '==0.4.7.*'],
    ['=0.4.7=pyhd8ed1ab_0', '==0.4.7.*'],
    [' >=0.4,<0.6', '>=0.4,<0.6'],
    ['', ''],
  ] as const) {
    it(`${KERNEL}${written} is ${release || 'any release'}`, () => {
      for (const channel of ['', 'conda-forge::']) {
        const text = `dependencies:\n  - python\n  - "${channel}${KERNEL}${written}"\n`;
        assert.deepEqual(said(signsOfProjectFile('/site/environment.yml', text)), [`${KERNEL} ${release}`.trim()]);
      }
    });
  }

  it('may be listed for pip', () => {
    const text = `dependencies:\n  - pip:\n    - numpy\n    - ${KERNEL}==0.4.7\n`;
    assert.deepEqual(said(signsOfProjectFile('/site/build-environment.yml', text)), [`${KERNEL} ==0.4.7`]);
  });

  it('is no other package, and nothing of a file of another name', () => {
    const text = `dependencies:\n  - ${KERNEL}-extras=0.4.7\n`;
    assert.deepEqual(said(signsOfProjectFile('/site/environment.yml', text)), []);
    assert.deepEqual(said(signsOfProjectFile('/site/compose.yml', `dependencies:\n  - ${KERNEL}=0.4.7\n`)), []);
  });

  it('counts in any requirements file', () => {
    assert.deepEqual(said(signsOfProjectFile('/site/requirements-docs.txt', `${KERNEL}==0.4.7\n`)), [
      `${KERNEL} ==0.4.7`,
    ]);
  });
});
