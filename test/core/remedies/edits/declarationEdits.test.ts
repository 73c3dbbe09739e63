/** Edits of declarations: the resulting text in every supported syntax. */
import assert from 'node:assert/strict';
import { parse as parseStrictToml } from 'toml';
import type { Declaration } from '../../../../server/src/core/dependencyFiles/dependencyFile.ts';
import { parsePyproject } from '../../../../server/src/core/dependencyFiles/pyproject.ts';
import { parsePyscript } from '../../../../server/src/core/dependencyFiles/pyscript.ts';
import { dropExtrasEdit, markerEdit, pinEdit } from '../../../../server/src/core/remedies/edits/declarationEdits.ts';
import { applyEdits, type FileEdit } from '../../../../server/src/core/text/textEdit.ts';

const HEAD = '[tool.poetry.dependencies]\n';

/** The first dependency of Poetry's table after an edit; the result must be TOML and parse as one declaration. */
function edited(line: string, propose: (declaration: Declaration) => FileEdit | undefined): string | undefined {
  const text = `${HEAD}${line}\n`;
  const [declaration] = parsePyproject('pyproject.toml', text).declarations;
  assert.ok(declaration);
  const edit = propose(declaration);
  if (!edit) return undefined;
  const after = applyEdits(text, [edit.edit]);
  parseStrictToml(after);
  const reread = parsePyproject('pyproject.toml', after);
  assert.deepEqual([reread.problems, reread.declarations.length], [[], 1]);
  return after.slice(HEAD.length, -1);
}

const pin = (declaration: Declaration): FileEdit | undefined => pinEdit(declaration, '2.10.6');
const drop = (declaration: Declaration): FileEdit | undefined => dropExtrasEdit(declaration, new Set(['all']));

describe("an edit of Poetry's table", () => {
  for (const [line, pinned, marked] of [
    [
      'a = "^2.12" # why',
      'a = "2.10.6" # why',
      `a = { version = "^2.12", markers = "sys_platform != 'emscripten'" } # why`,
    ],
    ["a = '^2'", "a = '2.10.6'", `a = { version = '^2', markers = "sys_platform != 'emscripten'" }`],
    [
      'a = { version = "^2", optional = false }',
      'a = { version = "2.10.6", optional = false }',
      `a = { version = "^2", optional = false, markers = "sys_platform != 'emscripten'" }`,
    ],
    [
      'a = {extras = ["b"]}',
      'a = { version = "2.10.6",extras = ["b"]}',
      `a = {extras = ["b"], markers = "sys_platform != 'emscripten'"}`,
    ],
    [
      `a = { version = "^2", markers = "os_name == 'posix' or os_name == 'nt'" }`,
      `a = { version = "2.10.6", markers = "os_name == 'posix' or os_name == 'nt'" }`,
      `a = { version = "^2", markers = "(os_name == 'posix' or os_name == 'nt') and sys_platform != 'emscripten'" }`,
    ],
    [
      `a = { version = "^2", markers = 'os_name == "nt"' }`,
      `a = { version = "2.10.6", markers = 'os_name == "nt"' }`,
      `a = { version = "^2", markers = 'os_name == "nt" and sys_platform != "emscripten"' }`,
    ],
    [
      'a = { git = "https://example.invalid/a.git" }',
      undefined,
      `a = { git = "https://example.invalid/a.git", markers = "sys_platform != 'emscripten'" }`,
    ],
    [
      '[tool.poetry.dependencies.a]\nversion = "^2" # x\n',
      '[tool.poetry.dependencies.a]\nversion = "2.10.6" # x\n',
      undefined,
    ],
  ] as const) {
    it(`keeps the syntax: ${line}`, () => {
      assert.equal(edited(line, pin), pinned);
      if (marked !== undefined) assert.equal(edited(line, markerEdit), marked);
    });
  }

  it('adds a marker to a table of its own as a line', () => {
    const after = edited('[tool.poetry.dependencies.a]\nversion = "^2" # x', markerEdit);
    assert.equal(after, `[tool.poetry.dependencies.a]\nversion = "^2" # x\nmarkers = "sys_platform != 'emscripten'"`);
  });

  it('drops an extra from the array', () => {
    assert.equal(edited('a = { version = "*", extras = ["all", "b"] }', drop), 'a = { version = "*", extras = ["b"] }');
    assert.equal(edited('a = "*"', drop), undefined);
  });

  for (const [before, after] of [
    ['a = { version = "*", extras = ["all"] }', 'a = { version = "*" }'],
    ['a = { extras = ["all"], version = "*" }', 'a = { version = "*" }'],
    ['a = {version = "*",extras = [ "all" ] , optional = true}', 'a = {version = "*" , optional = true}'],
    ['a = { extras = ["all"] }', 'a = { extras = [] }'],
    [
      '[tool.poetry.dependencies.a]\nextras = ["all"]\nversion = "*"\n',
      '[tool.poetry.dependencies.a]\nversion = "*"\n',
    ],
    [
      '[tool.poetry.dependencies.a]\r\nversion = "*"\r\nextras = ["all"]\r\n\r\n[z]\r\n',
      '[tool.poetry.dependencies.a]\r\nversion = "*"\r\n\r\n[z]\r\n',
    ],
    // A comment stays, and so does what it is about.
    [
      '[tool.poetry.dependencies.a]\nversion = "*"\nextras = ["all"] # x\n',
      '[tool.poetry.dependencies.a]\nversion = "*"\nextras = [] # x\n',
    ],
  ] as const) {
    it(`leaves no rest of the last extra: ${JSON.stringify(before)}`, () => {
      assert.equal(edited(before, drop), after);
    });
  }

  it('changes one of several constraints alone', () => {
    const text = `${HEAD}a = ["^1", { version = "^2", python = ">=3.13" }]\n`;
    const [, second] = parsePyproject('pyproject.toml', text).declarations;
    assert.ok(second);
    const edit = pin(second);
    assert.equal(edit && applyEdits(text, [edit.edit]), text.replace('"^2"', '"2.10.6"'));
  });
});

describe('an edit of a PyScript configuration', () => {
  it('pins inside the string of JSON, and never leaves a package out: Pyodide is all there is', () => {
    const text = '{ "packages": ["a[all]>=2"] }';
    const [declaration] = parsePyscript('pyscript.json', text).declarations;
    assert.ok(declaration);
    const pinned = pin(declaration);
    assert.equal(pinned && applyEdits(text, [pinned.edit]), '{ "packages": ["a[all]==2.10.6"] }');
    assert.equal(markerEdit(declaration), undefined);
  });
});
