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
    ['/app/requirements/readme.md', undefined],
    ['/app/requirements.md', undefined],
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
    ['/site/package.json', undefined],
    ['/app/script.py', 'script'],
    ['/app/uv.lock', 'lock'],
    ['/app/pylock.dev.toml', 'lock'],
    ['', undefined],
  ];
  for (const [path, kind] of cases) {
    it(`${path || '(no name)'} is ${kind ?? 'none'}`, () => {
      assert.equal(dependencyFileKind(path), kind);
    });
  }

  it('a Python file is one only with metadata, where its text is known', () => {
    assert.equal(dependencyFileKind('a.py', '# /// script\n# ///\n'), 'script');
    assert.equal(dependencyFileKind('a.py', 'print(1)\n'), undefined);
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
