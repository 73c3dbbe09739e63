/** A project that asks for its own extras: what they list is installed, and no index is queried for the project. */
import assert from 'node:assert/strict';
import { parsePyproject } from '../../../server/src/core/dependencyFiles/pyproject.ts';
import { formatRequirement } from '../../../server/src/core/packaging/requirements/requirement.ts';
import { english } from '../../support/english.ts';

/** What is installed without being requested, in the order in which uv encounters it. */
function installed(dependencies: string, extras = '', name = 'demo'): readonly string[] {
  const text = `[project]\nname = "${name}"\ndependencies = [${dependencies}]\n[project.optional-dependencies]\n${extras}`;
  const { declarations } = parsePyproject('pyproject.toml', text);
  return declarations.flatMap(({ active, requirement }) =>
    active && requirement ? formatRequirement(requirement) : [],
  );
}

describe('a project that asks for itself', () => {
  it('is told that nothing is installed for it, unless it wants extras or a version', () => {
    const problems = (dependency: string): readonly string[] =>
      parsePyproject('pyproject.toml', `[project]\nname = "my-app"\ndependencies = ["${dependency}"]\n`).problems.map(
        ({ severity, problem }) => `${severity}: ${english(problem)}`,
      );
    assert.equal(problems('My_App').length, 1);
    assert.match(
      problems('My_App')[0] ?? '',
      /^warning: `My_App` is this project itself, so nothing is installed for it/,
    );
    assert.deepEqual([...problems('my-app[fast]'), ...problems('my-app>=2'), ...problems('other')], []);
  });
});

describe('extras of the project itself', () => {
  it('bring in what they list, behind the dependencies and in the order in which they are asked for', () => {
    assert.deepEqual(installed('"demo[b,a]", "own"', 'a = ["one"]\nb = ["two"]\nc = ["three"]\n'), [
      'demo[a,b]',
      'own',
      'two',
      'one',
    ]);
  });

  it('are found whatever way the names are spelt', () => {
    assert.deepEqual(installed('"De.Mo_x[Fast_Mode]"', 'fast-mode = ["one"]\n', 'de-mo.X'), [
      'De.Mo_x[Fast_Mode]',
      'one',
    ]);
  });

  it('may ask for each other, in a circle too', () => {
    assert.deepEqual(installed('"demo[a]"', 'a = ["demo[b]", "one"]\nb = ["demo[a]", "two"]\n'), [
      'demo[a]',
      'demo[b]',
      'one',
      'demo[a]',
      'two',
    ]);
  });

  it('pass on the markers of whoever asks for them', () => {
    const all = installed(
      `"demo[a] ; sys_platform == 'linux'"`,
      `a = ["demo[b] ; os_name == 'posix'", "one"]\nb = ["two ; python_version < '4'"]\n`,
    );
    assert.deepEqual(all.slice(1), [
      'demo[b]; sys_platform == "linux" and os_name == "posix"',
      'one; sys_platform == "linux"',
      'two; (sys_platform == "linux" and os_name == "posix") and python_version < "4"',
    ]);
  });

  it('need no marker where somebody asks for them without one', () => {
    const asked = `"demo[a] ; sys_platform == 'win32'", "demo[a]"`;
    assert.deepEqual(installed(asked, 'a = ["demo[b]"]\nb = ["one"]\n').slice(2), ['demo[b]', 'one']);
  });

  it('are none of another project, nor of what stands at a URL', () => {
    assert.deepEqual(installed('"other[a]"', 'a = ["one"]\n'), ['other[a]']);
    const url = 'demo[a] @ https://example.invalid/demo.whl';
    assert.deepEqual(installed(`"${url}"`, 'a = ["one"]\n'), [url]);
  });
});
