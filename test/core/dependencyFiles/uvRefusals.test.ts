/** What only one of uv and PyPA's packaging can read is said to those whom it concerns, and to nobody else. */
import assert from 'node:assert/strict';
import { readingFindings } from '../../../server/src/core/analysis/analyze.ts';
import { parsePyproject } from '../../../server/src/core/dependencyFiles/pyproject.ts';
import { parseRequirementsTxt } from '../../../server/src/core/dependencyFiles/requirementsTxt.ts';
import type { DependencyFile } from '../../../server/src/core/dependencyFiles/dependencyFile.ts';
import { english } from '../../support/english.ts';
import { targetOf } from '../../support/recorded.ts';

const worker = targetOf('workers-3.13');
const browser = targetOf('pyodide-314.0.7');

function told(file: DependencyFile, ...targets: (typeof worker)[]): readonly string[] {
  return readingFindings(file.problems, targets).map(
    ({ code, severity, message, span }) =>
      `${severity}[${code}] ${english(message)} at ${file.text.slice(span.start, span.end)}`,
  );
}

function project(requirement: string): DependencyFile {
  return parsePyproject(
    '/p/pyproject.toml',
    `[project]\nname = "p"\nversion = "1"\ndependencies = ['${requirement}']\n`,
  );
}

describe('a requirement that uv refuses', () => {
  const OPERATOR = 'error[invalid-requirement] A marker cannot use `===` with uv at a; os_name === "posix"';

  it('stops a Worker, and is nothing to micropip', () => {
    const file = project('a; os_name === "posix"');
    assert.deepEqual(told(file, worker), [OPERATOR]);
    assert.deepEqual(told(file, browser), []);
    assert.deepEqual(told(file, browser, worker), [OPERATOR]);
  });

  it('may stand where only a build backend reads it', () => {
    const file = parsePyproject('/p/pyproject.toml', `[build-system]\nrequires = ['a; os_name === "posix"']\n`);
    assert.deepEqual(told(file, worker), []);
  });

  it('is refused in a requirements file, too', () => {
    assert.deepEqual(told(parseRequirementsTxt('/r.txt', 'a>=18446744073709551616\n'), worker), [
      'error[invalid-requirement] A number in `18446744073709551616` is too large for uv at a>=18446744073709551616',
    ]);
  });
});

describe('a URL with its semicolon right behind it', () => {
  const file = project('a @ https://host.example/a-1.0-py3-none-any.whl; os_name == "nt"');
  const MISSING =
    '[invalid-requirement] Expected a blank between the URL and `;`: uv reads it without one, pip and micropip do not at ;';

  it('is a warning where uv installs, and an error elsewhere', () => {
    assert.deepEqual(told(file, worker), [`warning${MISSING}`]);
    assert.deepEqual(told(file, browser), [`error${MISSING}`]);
  });

  it('is read with its marker', () => {
    const [declaration] = file.declarations;
    assert.ok(declaration?.requirement?.marker);
    assert.equal(declaration.requirement.url, 'https://host.example/a-1.0-py3-none-any.whl');
  });
});

describe('a list of build requirements that is none', () => {
  it('is worth a warning: no installer of the project looks at it', () => {
    const file = parsePyproject('/p/pyproject.toml', '[build-system]\nrequires = "setuptools"\n');
    assert.deepEqual(told(file, worker), [
      'warning[invalid-file] `build-system.requires` must be an array of strings at "setuptools"',
    ]);
  });
});
