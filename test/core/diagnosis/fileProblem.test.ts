/** What of a file the installer is asked to solve. */
import assert from 'node:assert/strict';
import { parsePyproject } from '../../../server/src/core/dependencyFiles/pyproject.ts';
import { fileProblem } from '../../../server/src/core/diagnosis/fileProblem.ts';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import { formatRequirement } from '../../../server/src/core/packaging/requirement.ts';
import type { Problem } from '../../../server/src/core/solver/problem.ts';
import { testTarget } from '../../support/fakeChecker.ts';

function problemOf(text: string, target = 'pyodide-314.0.7'): Problem {
  return fileProblem(parsePyproject('pyproject.toml', text), testTarget(target)).problem;
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
    const { external, requirements } = problemOf(`[tool.poetry.dependencies]
repo = { git = "https://example.invalid/repo.git" }
lib = { path = "../lib" }
own = "*"
`);
    assert.deepEqual([...external], ['repo', 'lib']);
    assert.deepEqual(requirements.map(formatRequirement), ['own']);
  });
});
