/** Modules of the standard library that Pyodide once shipped as packages: what is said of them, and that they can be deleted. */
import assert from 'node:assert/strict';
import type { Finding } from '../../../../server/src/core/findings/finding.ts';
import { applyEdits } from '../../../../server/src/core/text/textEdit.ts';
import { english } from '../../../support/english.ts';
import { analysisOf } from '../../../support/inventedProject.ts';

/** A stranger's project and one that exists. */
const UNIVERSE = 'ssl 1.16 {no wheel; sdist}\njson-pointer 3.0';

function errorsIn(path: string, text: string, target: string): readonly Finding[] {
  const { findings } = analysisOf({ universe: UNIVERSE, path: `/project/${path}`, text, target });
  return findings.filter(({ severity }) => severity === 'error');
}

/** The text after the only fix of the only error. */
function deletedIn(path: string, text: string, target = 'pyodide-314.0.7'): string {
  const errors = errorsIn(path, text, target);
  assert.deepEqual(
    errors.map(({ code, remedies }) => [code, remedies.map(({ kind }) => kind)]),
    [['standard-library', ['delete']]],
  );
  const edits = errors[0]?.remedies[0]?.edits ?? [];
  return applyEdits(
    text,
    edits.map(({ edit }) => edit),
  );
}

describe('a module of the standard library', () => {
  it('that Pyodide 314 has is told to be part of Python, and deleting it is the preferred fix', () => {
    for (const name of ['ssl', 'sqlite3', 'lzma', 'hashlib']) {
      const [error] = errorsIn('requirements.txt', `${name}\n`, 'pyodide-314.0.7');
      assert.match(error ? english(error.message) : '', /is part of Python since Pyodide 314/);
      assert.deepEqual(
        error?.remedies.map(({ preferred, safe }) => [preferred, safe]),
        [[true, true]],
      );
    }
  });

  it('is not deleted without a decision where a comment would go as well', () => {
    const safeIn = (path: string, text: string): readonly unknown[] =>
      errorsIn(path, text, 'pyodide-314.0.7').flatMap(({ remedies }) => remedies.map(({ safe }) => safe));
    assert.deepEqual(safeIn('requirements.txt', 'ssl  # for the proxy\n'), [false]);
    assert.deepEqual(safeIn('pyscript.toml', 'packages = [\n  "ssl", # for the proxy\n]\n'), [true]);
  });

  it('that Pyodide 314 lacks is told to be gone, and nothing deletes it without asking', () => {
    for (const name of ['test', 'pydecimal', 'distutils']) {
      const [error] = errorsIn('requirements.txt', `${name}\n`, 'pyodide-314.0.7');
      assert.match(error ? english(error.message) : '', /does not have, and nothing can install it/);
      assert.ok(error?.remedies.every(({ preferred, safe = false }) => !preferred && !safe));
    }
  });

  it('installs where Pyodide ships it', () => {
    assert.deepEqual(errorsIn('requirements.txt', 'ssl\nsqlite3\n', 'pyodide-0.29.3'), []);
  });

  it('is a name like any other on a host, which builds from sources', () => {
    assert.deepEqual(errorsIn('requirements.txt', 'ssl\n', 'host-3.14'), []);
  });

  const places: readonly (readonly [string, string, string])[] = [
    ['requirements.txt', 'json-pointer\nssl  # secure\n', 'json-pointer\n'],
    ['pyscript.toml', 'packages = ["json-pointer", "ssl"]\n', 'packages = ["json-pointer"]\n'],
    ['pyscript.toml', 'packages = ["ssl", "json-pointer"]\n', 'packages = ["json-pointer"]\n'],
    ['pyscript.toml', 'packages = ["ssl"]\n', 'packages = []\n'],
    ['pyscript.json', '{ "packages": [\n  "json-pointer",\n  "ssl"\n] }\n', '{ "packages": [\n  "json-pointer"\n] }\n'],
    [
      'pyproject.toml',
      '[project]\nname = "a"\nversion = "1"\ndependencies = [\n  "ssl",\n  "json-pointer",\n]\n',
      '[project]\nname = "a"\nversion = "1"\ndependencies = [\n  "json-pointer",\n]\n',
    ],
    [
      'app.py',
      '# /// script\n# dependencies = [\n#   "ssl",\n#   "json-pointer",\n# ]\n# ///\n',
      '# /// script\n# dependencies = [\n#   "json-pointer",\n# ]\n# ///\n',
    ],
  ];
  for (const [path, before, after] of places) {
    it(`is deleted from ${JSON.stringify(before)}`, () => {
      assert.equal(deletedIn(path, before), after);
    });
  }
});
