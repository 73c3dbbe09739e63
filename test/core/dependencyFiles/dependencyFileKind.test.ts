/** Which files are dependency files. */
import assert from 'node:assert/strict';
import { dependencyFileKind, namedFileKind } from '../../../server/src/core/dependencyFiles/dependencyFileKind.ts';

describe('by its name', () => {
  const cases: readonly (readonly [path: string, kind: ReturnType<typeof dependencyFileKind>])[] = [
    ['/app/pyproject.toml', 'pyproject'],
    ['pyproject.toml', 'pyproject'],
    ['/app/wrangler.toml', undefined],
    ['/app/my-pyproject.toml', undefined],
    ['/app/requirements.txt', 'requirements'],
    ['/app/requirements-dev.txt', 'requirements'],
    ['/app/requirements_test.in', 'requirements'],
    ['/app/requirements.in', 'requirements'],
    ['/app/dev-requirements.txt', 'requirements'],
    ['/app/api-requirements-dev.txt', 'requirements'],
    ['/app/dev.requirements.txt', 'requirements'],
    ['/app/api-requirements-dev.txt', 'requirements'],
    ['/app/requirements/dev.txt', 'requirements'],
    ['C:\\app\\requirements\\dev.txt', 'requirements'],
    ['C:\\app\\Requirements.TXT', 'requirements'],
    ['/app/requirements/dev.in', 'requirements'],
    ['/app/requirements/constraints.txt', 'constraints'],
    ['/app/constraints.txt', 'constraints'],
    ['/app/constraints-3.12.txt', 'constraints'],
    ['/app/upper-constraints.txt', 'constraints'],
    ['/app/requirements/readme.rst', undefined],
    ['/app/requirements.rst', undefined],
    ['/app/notes.txt', undefined],
    ['/app/CMakeLists.txt', undefined],
    ['/requirements/sub/notes.txt', undefined],
    ['/app/constraints.in', 'constraints'],
    ['/app/dev.in', 'requirements'],
    ['/app/Test.in', 'requirements'],
    ['/app/reqs/base.txt', 'requirements'],
    ['/app/MANIFEST.in', undefined],
    ['/app/config.h.in', undefined],
    ['/app/dev.txt', undefined],
    ['/site/pyscript.toml', 'pyscript'],
    ['/site/pyscript.json', 'pyscript'],
    ['/site/config.toml', undefined],
    ['/site/settings.json', undefined],
    ['/app/script.py', 'script'],
    ['/site/index.html', 'page'],
    ['/site/Demo.IPYNB', 'notebook'],
    ['/site/main.mjs', 'javascript'],
    ['/site/main.ts', 'javascript'],
    ['/site/doc.qmd', 'markdown'],
    ['/site/README.md', 'markdown'],
    ['/site/_quarto.yml', 'quarto'],
    ['/site/other.yml', undefined],
    ['/site/package.json', 'stlite'],
    ['/site/jupyter_lite_config.json', 'jupyterlite'],
    ['/app/uv.lock', 'lock'],
    ['/app/pylock.dev.toml', 'lock'],
    ['', undefined],
  ];
  for (const [path, kind] of cases) {
    it(`${path || '(no name)'} is ${kind ?? 'none'}`, () => {
      assert.equal(dependencyFileKind(path), kind);
    });
  }

  it('a file with another purpose is one only if it declares anything, where its text is known', () => {
    for (const [path, declaring, other] of [
      ['a.py', '# /// script\n# ///\n', 'print(1)\n'],
      ['a.py', 'await micropip.install("six")\n', 'import micropip\n'],
      ['a.html', '<py-config>packages = []</py-config>', '<p>packages = []</p>'],
      ['a.ipynb', '{"cells": [{"cell_type": "code", "source": "micropip.install(\'six\')"}]}', '{"cells": []}'],
      ['a.js', 'py.loadPackage("numpy")', 'import "pyodide"'],
      ['a.qmd', '---\npyodide:\n  packages: [six]\n---\n', '---\npackages: [six]\n---\n'],
      ['_quarto.yml', 'pyodide:\n  packages: [six]\n', 'project:\n  type: website\n'],
      ['package.json', '{"stlite": {"desktop": {"dependencies": []}}}', '{"dependencies": {}}'],
      ['jupyter_lite_config.json', '{"PyodideLockAddon": {"specs": []}}', '{"LiteBuildConfig": {}}'],
    ] as const) {
      assert.equal(dependencyFileKind(path, declaring), dependencyFileKind(path), declaring);
      assert.equal(dependencyFileKind(path, other), undefined, other);
    }
  });
});

describe('named by somebody', () => {
  const cases: readonly (readonly [path: string, text: string, kind: ReturnType<typeof namedFileKind>])[] = [
    ['deps.txt', 'numpy\n', 'requirements'],
    ['deps', 'numpy\n', 'requirements'],
    ['my-constraint.txt', 'numpy\n', 'constraints'],
    ['config.toml', 'packages = ["numpy"]\n', 'pyscript'],
    ['config.json', '{"packages": ["numpy"]}', 'pyscript'],
    ['other.toml', '[project]\nname = "x"\n', 'pyproject'],
    ['old.toml', '[tool.poetry.dependencies]\n', 'pyproject'],
    ['ruff.toml', 'line-length = 120\n', undefined],
    ['package.json', '{"dependencies": {}}', undefined],
    ['README.md', 'numpy\n', undefined],
    ['setup.py', 'print(1)\n', undefined],
  ];
  for (const [path, text, kind] of cases) {
    it(`${path} with ${JSON.stringify(text)} is ${kind ?? 'none'}`, () => {
      assert.equal(namedFileKind(path, text), kind);
    });
  }
});
