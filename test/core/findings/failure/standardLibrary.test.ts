/** Modules that a runtime has by itself: what is said of requirements for them, and that these can be deleted. */
import assert from 'node:assert/strict';
import type { Finding } from '../../../../server/src/core/findings/finding.ts';
import { applyEdits } from '../../../../server/src/core/text/textEdit.ts';
import { english } from '../../../support/english.ts';
import { analysisOf } from '../../../support/inventedProject.ts';

/** Strangers' projects and one that is what its name says. */
const UNIVERSE = [
  'ssl 1.16 {no wheel; sdist}',
  'contextvars 2.4 {no wheel; sdist}',
  'js 1.0 {no wheel; sdist}',
  'typing 3.10.0.0',
  'pyodide 0.0.1',
  'json-pointer 3.0',
].join('\n');

function notebookOf(source: string): string {
  const cell = { cell_type: 'code', metadata: {}, outputs: [], execution_count: null, source };
  return JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 });
}

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

  it('is deleted wherever it stands, also on neighbouring places of one list', () => {
    const project = (list: string): string => `[project]\nname = "w"\ndependencies = ${list}\n`;
    const twice = project(`["six", "ssl ; sys_platform == 'emscripten'", "ssl"]`);
    assert.equal(deletedIn('pyproject.toml', twice), project('["six"]'));
    assert.equal(deletedIn('requirements.txt', 'ssl\nssl>=1\n'), '');
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

  it('is a name like any other on a host, which builds the project of that name from sources', () => {
    assert.deepEqual(errorsIn('requirements.txt', 'ssl\n', 'host-3.14'), []);
  });

  it('that needs no package on any Pyodide is told to be there, and deleting it is the preferred fix', () => {
    const asked: readonly (readonly [string, string, RegExp])[] = [
      [
        'json',
        'workers-3.13',
        /^`json` is part of Python 3\.13, so there is nothing to install on Python Workers 3\.13: /,
      ],
      [
        'asyncio',
        'pyodide-0.26.4',
        /^`asyncio` is part of Python 3\.12, so there is nothing to install on Pyodide 0\.26\.4: /,
      ],
      ['tomllib', 'pyodide-0.25.1', /is part of Python 3\.11/],
      [
        'pyodide_js',
        'pyodide-314.0.7',
        /^`pyodide_js` is a module that Pyodide 314\.0\.7 has itself, so there is nothing/,
      ],
      ['workers', 'workers-3.14', /^`workers` is a module that Python Workers 3\.14 has itself/],
      ['tkinter', 'host-3.13', /^`tkinter` is part of Python 3\.13/],
    ];
    for (const [name, target, said] of asked) {
      const [error] = errorsIn('requirements.txt', `${name}\n`, target);
      assert.deepEqual(
        [error?.code, error?.remedies.map(({ preferred }) => preferred)],
        ['standard-library', [true]],
        name,
      );
      assert.match(english(error?.message), said);
      assert.match(english(error?.message), /: delete this requirement and import it as usual$/);
    }
  });

  it('is recognised by its first part where a name has dots, unless an index has such a project', () => {
    const messages = (name: string): readonly string[] =>
      errorsIn('requirements.txt', `${name}\n`, 'workers-3.13').map(
        ({ code, message }) => `${code} ${english(message)}`,
      );
    assert.match(messages('os.path')[0] ?? '', /^standard-library `os` is part of Python 3\.13, so there is nothing/);
    assert.match(messages('js.document')[0] ?? '', /^standard-library `js` is a module that Python Workers 3\.13 has/);
    assert.deepEqual(messages('json.pointer'), []);
    assert.match(messages('backports.nothing')[0] ?? '', /^unknown-project/);
  });

  it('that the runtime lacks is told to be gone, and nothing deletes it without asking', () => {
    const [error] = errorsIn('requirements.txt', 'tkinter\n', 'workers-3.13');
    assert.match(
      english(error?.message),
      /^`tkinter` is a module of the standard library that Python Workers 3\.13 does not have/,
    );
    assert.deepEqual(
      error?.remedies.map(({ kind, preferred }) => [kind, preferred]),
      [['delete', false]],
    );
  });

  it('is told where an index has a project of its name that cannot be installed, and deleting it is a choice', () => {
    for (const [name, said] of [
      [
        'contextvars',
        /^`contextvars` is part of Python 3\.13, and the project of that name on the index cannot be installed on/,
      ],
      ['js', /^`js` is a module that Python Workers 3\.13 has itself, and the project of that name/],
    ] as const) {
      const [error] = errorsIn('requirements.txt', `${name}\n`, 'workers-3.13');
      assert.match(english(error?.message), said);
      assert.deepEqual(
        error?.remedies.map(({ kind, preferred }) => [kind, preferred]),
        [['delete', false]],
      );
    }
  });

  it('is not spoken of where a project of its name installs, unless it is one of the runtime itself', () => {
    const found = (name: string): readonly (readonly [string, string, number])[] =>
      analysisOf({
        ...{ universe: UNIVERSE, path: '/project/requirements.txt', text: `${name}\n`, target: 'workers-3.13' },
      }).findings.map(({ code, severity, remedies }) => [code, severity, remedies.length]);
    assert.deepEqual(found('typing'), []);
    assert.deepEqual(found('json-pointer'), []);
    assert.deepEqual(found('pyodide'), [['standard-library', 'information', 1]]);
  });

  it('is a mistyped name like any other where that Python has no such module', () => {
    const codes = (name: string, target: string): readonly string[] =>
      errorsIn('requirements.txt', `${name}\n`, target).map(({ code }) => code);
    assert.deepEqual(codes('tomllib2', 'workers-3.13'), ['unknown-project']);
    assert.deepEqual(codes('imp', 'pyodide-0.25.1'), ['standard-library']);
    assert.deepEqual(codes('imp', 'pyodide-0.28.3'), ['unknown-project']);
    assert.deepEqual(codes('workers', 'pyodide-0.28.3'), ['unknown-project']);
  });

  const places: readonly (readonly [string, string, string])[] = [
    ['requirements.txt', 'json-pointer\nssl  # secure\n', 'json-pointer\n'],
    ['pyscript.toml', 'packages = ["json-pointer", "ssl"]\n', 'packages = ["json-pointer"]\n'],
    ['pyscript.toml', 'packages = ["ssl", "json-pointer"]\n', 'packages = ["json-pointer"]\n'],
    ['pyscript.toml', 'packages = ["ssl"]\n', 'packages = []\n'],
    ['page.py', 'await micropip.install(["ssl", "json-pointer"])\n', 'await micropip.install(["json-pointer"])\n'],
    [
      'page.js',
      'micropip.install([\n  "json-pointer",\n  "ssl", // secure\n]);\n',
      'micropip.install([\n  "json-pointer",\n  // secure\n]);\n',
    ],
    [
      'index.html',
      `<script type="py" config='{"packages": ["ssl", "json-pointer"]}'></script>\n`,
      `<script type="py" config='{"packages": ["json-pointer"]}'></script>\n`,
    ],
    [
      'cells.ipynb',
      notebookOf('import micropip\nawait micropip.install(["json-pointer", "ssl"])'),
      notebookOf('import micropip\nawait micropip.install(["json-pointer"])'),
    ],
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
