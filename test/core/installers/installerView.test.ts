/** Which parts of a file the installer is asked to solve. */
import assert from 'node:assert/strict';
import { parsePyproject } from '../../../server/src/core/dependencyFiles/pyproject.ts';
import { installerView } from '../../../server/src/core/installers/installerView.ts';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import { formatRequirement } from '../../../server/src/core/packaging/requirements/requirement.ts';
import type { Problem } from '../../../server/src/core/solver/problem.ts';
import { testTarget } from '../../support/fakeChecker.ts';

function problemOf(text: string, target = 'pyodide-314.0.7'): Problem {
  return installerView(parsePyproject('pyproject.toml', text), testTarget(target)).problem;
}

describe('the problem of a file', () => {
  it('has the gaps between alternatives that no specifiers can say', () => {
    const { requirements, ranges } = problemOf('[tool.poetry.dependencies]\nown = ">=2,<2.5 || ^1.2"\n');
    assert.deepEqual(requirements.map(formatRequirement), ['own<2.5,>=1.2']);
    assert.equal(ranges?.get(normalizeName('own'))?.toString(), '>=1.2,<2.0 | >=2,<2.5');
  });

  it('has what Poetry says more about a dependency of [project], but not for pywrangler', () => {
    const text =
      '[project]\ndependencies = ["own"]\n[tool.poetry.dependencies]\nown = { version = "^1", source = "x" }\n';
    assert.deepEqual(problemOf(text).constraints.map(formatRequirement), ['own<2,>=1']);
    assert.deepEqual(problemOf(text, 'workers-3.13').constraints, []);
  });

  it('has no constraints of builds', () => {
    const text = '[project]\ndependencies = ["own"]\n[tool.uv]\nbuild-constraint-dependencies = ["own<1"]\n';
    assert.deepEqual(problemOf(text).constraints, []);
  });

  it('takes repositories and folders as given', () => {
    const { references, requirements } = problemOf(`[tool.poetry.dependencies]
repo = { git = "https://example.invalid/repo.git" }
lib = { path = "../lib" }
own = "*"
`);
    assert.deepEqual(
      references?.direct.map(({ name, reference: { kind } }) => [name, kind]),
      [
        ['repo', 'repository'],
        ['lib', 'folder'],
      ],
    );
    assert.deepEqual(requirements.map(formatRequirement), ['repo', 'lib', 'own']);
  });

  it('does not ask for the project itself, but in a certain version', () => {
    const project = (dependencies: string): string => `[project]\nname = "own"\ndependencies = [${dependencies}]\n`;
    assert.deepEqual(problemOf(project('"own", "Own[fast]", "six"')).requirements.map(formatRequirement), ['six']);
    assert.deepEqual(problemOf(project('"own>=2"')).requirements.map(formatRequirement), ['own>=2']);
  });
});

describe('overrides and constraints of a Worker', () => {
  const problem = (dependencies: string, settings: string): Problem =>
    problemOf(`[project]\ndependencies = [${dependencies}]\n[tool.uv]\n${settings}\n`, 'workers-3.13');
  const wheel = 'https://example.invalid/own-1-py3-none-any.whl';

  it('replace a requirement before its marker is looked at', () => {
    const { requirements } = problem(
      `"own ; sys_platform == 'win32'", "b ; os_name == 'nt'"`,
      'override-dependencies = ["own"]',
    );
    assert.deepEqual(
      requirements.map(({ name }) => name),
      ['own'],
    );
  });

  it('with a URL take the project as given, whoever asks for it', () => {
    for (const list of ['override-dependencies', 'constraint-dependencies']) {
      const { references, overrides, constraints } = problem('"parent"', `${list} = ["own @ ${wheel}"]`);
      assert.deepEqual(
        references?.direct.map(({ name, reference }) => [name, reference.location]),
        [['own', wheel]],
      );
      // Of the requirement only the name is left.
      assert.ok(
        [...overrides, ...constraints].every(({ url, specifier }) => !url && specifier.specifiers.length === 0),
      );
    }
  });

  it('with a URL that does not hold here let the dependency vanish', () => {
    const { references, overrides } = problem('"own"', `override-dependencies = ["own @ ${wheel} ; os_name == 'nt'"]`);
    assert.deepEqual([references, overrides.length], [undefined, 1]);
  });

  it('win over the place that a requirement names', () => {
    const bySource = 'override-dependencies = ["own<2"]\n[tool.uv.sources]\nown = { path = "own" }';
    assert.equal(problem('"own"', bySource).references, undefined);
    assert.equal(problem(`"own @ ${wheel}"`, 'override-dependencies = ["own<2"]').references, undefined);
  });
});

describe('what pywrangler adds', () => {
  it('comes before what the project asks for, as uv reads it', () => {
    const file = parsePyproject('pyproject.toml', '[project]\ndependencies = ["own"]\n');
    const { problem } = installerView(file, testTarget('workers-3.13'), { pywrangler: true });
    assert.deepEqual(
      problem.requirements.map(({ name }) => name),
      ['workers-runtime-sdk', 'own'],
    );
  });
});
