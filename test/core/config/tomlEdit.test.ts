/** Edits of TOML files: the right place is changed, and nothing else. */
import assert from 'node:assert/strict';
import { parse as parseStrictToml } from 'toml';
import {
  insertArrayElement,
  insertArrayElements,
  removeArrayElement,
  setTomlString,
} from '../../../server/src/core/config/tomlEdit.ts';
import { applyEdits } from '../../../server/src/core/text/textEdit.ts';

/** The text with a string set; the result must be TOML with that value, and setting it again changes nothing. */
function set(text: string, path: readonly string[], key: string, value: string): string {
  const edited = applyEdits(text, setTomlString(text, path, key, value));
  assert.equal(valueIn(edited, [...path, key]), value, edited);
  assert.deepEqual(setTomlString(edited, path, key, value), []);
  return edited;
}

/** The text with an element added; checked the same way. */
function insert(text: string, path: readonly string[], key: string, element: string): string {
  const edited = applyEdits(text, insertArrayElement(text, path, key, element));
  const array = valueIn(edited, [...path, key]);
  assert.ok(Array.isArray(array) && array.at(-1) === element, edited);
  assert.deepEqual(insertArrayElement(edited, path, key, element), []);
  return edited;
}

function valueIn(text: string, path: readonly string[]): unknown {
  let value: unknown = parseStrictToml(text.replace('\uFEFF', ''));
  for (const key of path) {
    if (Array.isArray(value)) value = value.at(-1);
    value = (value as Record<string, unknown> | undefined)?.[key];
  }
  return value;
}

const PYTHON = ['project', 'requires-python', '>=3.13'] as const;

describe('setting a string', () => {
  const cases: readonly (readonly [story: string, before: string, after: string])[] = [
    [
      'replaces the value and keeps the comment',
      '[project]\nname = "x"\nrequires-python = ">=3.12" # why\ndependencies = []\n',
      '[project]\nname = "x"\nrequires-python = ">=3.13" # why\ndependencies = []\n',
    ],
    ['keeps single quotes', "[project]\nrequires-python='>=3.12'\n", "[project]\nrequires-python='>=3.13'\n"],
    ['makes a long string short', '[project]\nrequires-python = """>=3.12"""', '[project]\nrequires-python = ">=3.13"'],
    ['replaces what is no string', '[project]\nrequires-python = 3.12\n', '[project]\nrequires-python = ">=3.13"\n'],
    [
      'replaces what is half typed',
      '[project]\nrequires-python = ">=3\nname = "x"\n',
      '[project]\nrequires-python = ">=3.13"\nname = "x"\n',
    ],
    [
      'adds a missing value',
      '[project]\nrequires-python = # soon\nname = "x"\n',
      '[project]\nrequires-python = ">=3.13" # soon\nname = "x"\n',
    ],
    [
      'adds a key behind the last one of its table',
      '[project]\nname = "x" # name\n\n# about b\n[b]\ny = 1\n',
      '[project]\nname = "x" # name\nrequires-python = ">=3.13"\n\n# about b\n[b]\ny = 1\n',
    ],
    [
      'adds a key behind a long array',
      '  [project]\n  dependencies = [\n    "a",\n  ]\n[b]\n',
      '  [project]\n  dependencies = [\n    "a",\n  ]\n  requires-python = ">=3.13"\n[b]\n',
    ],
    ['adds the first key of a table', '[project]\n\n[b]\n', '[project]\nrequires-python = ">=3.13"\n\n[b]\n'],
    ['adds to a last line without a break', '[project]', '[project]\nrequires-python = ">=3.13"'],
    ['adds a table', '[a]\nx = 1\n', '[a]\nx = 1\n\n[project]\nrequires-python = ">=3.13"\n'],
    ['adds a table behind a last line without a break', '[a]', '[a]\n\n[project]\nrequires-python = ">=3.13"\n'],
    ['adds a table behind an empty line', '[a]\n\n', '[a]\n\n[project]\nrequires-python = ">=3.13"\n'],
    ['fills an empty file', '', '[project]\nrequires-python = ">=3.13"\n'],
    ['fills a file with a byte order mark only', '\uFEFF', '\uFEFF[project]\nrequires-python = ">=3.13"\n'],
    [
      'ends lines as the file does',
      '[project]\r\nname = "x"\r\n[b]\r\n',
      '[project]\r\nname = "x"\r\nrequires-python = ">=3.13"\r\n[b]\r\n',
    ],
    [
      'ends the lines of a new table as the file does',
      '[a]\r\n',
      '[a]\r\n\r\n[project]\r\nrequires-python = ">=3.13"\r\n',
    ],
    [
      'adds to dotted keys, which no header may join',
      'project.name = "x" # n\n[b]\n',
      'project.name = "x" # n\nproject.requires-python = ">=3.13"\n[b]\n',
    ],
    [
      'adds to an inline table',
      'project = { name = "x" } # p\n',
      'project = { name = "x", requires-python = ">=3.13" } # p\n',
    ],
    ['adds to an empty inline table', 'project = {}\n', 'project = { requires-python = ">=3.13" }\n'],
    [
      'adds the table that its subtables stand for',
      '[project.urls]\nhome = "x"\n',
      '[project.urls]\nhome = "x"\n\n[project]\nrequires-python = ">=3.13"\n',
    ],
    [
      'knows quoted names',
      '["project"]\n"requires-python" = ">=3.12"\n',
      '["project"]\n"requires-python" = ">=3.13"\n',
    ],
  ];
  const [table, key, value] = PYTHON;
  for (const [story, before, after] of cases) {
    it(story, () => {
      assert.equal(set(before, [table], key, value), after);
    });
  }

  it('works at the top level, above the first table', () => {
    assert.equal(set('name = "x"\n[t]\n', [], 'date', '2026-01-01'), 'name = "x"\ndate = "2026-01-01"\n[t]\n');
    assert.equal(set('# top\n[t]\n', [], 'date', '2026-01-01'), 'date = "2026-01-01"\n# top\n[t]\n');
    assert.equal(set('[t]\n', [], 'date', '2026-01-01'), 'date = "2026-01-01"\n\n[t]\n');
    assert.equal(set('', [], 'date', '2026-01-01'), 'date = "2026-01-01"\n');
  });

  it('works deep down', () => {
    assert.equal(set('[tool.uv]\nx = 1\n', ['tool', 'uv'], 'k', 'v'), '[tool.uv]\nx = 1\nk = "v"\n');
    assert.equal(set('[tool]\nuv.x = 1\n[z]\n', ['tool', 'uv'], 'k', 'v'), '[tool]\nuv.x = 1\nuv.k = "v"\n[z]\n');
    assert.equal(set('[tool]\nx = 1\n', ['tool', 'uv'], 'k', 'v'), '[tool]\nx = 1\n\n[tool.uv]\nk = "v"\n');
    assert.equal(set('tool = {a = 1}\n', ['tool', 'uv'], 'k', 'v'), 'tool = {a = 1, uv.k = "v"}\n');
    assert.equal(set('tool = {uv.x = 1, b = 2}\n', ['tool', 'uv'], 'k', 'v'), 'tool = {uv.x = 1, uv.k = "v", b = 2}\n');
    assert.equal(set('tool = {uv = {}}\n', ['tool', 'uv'], 'k', 'v'), 'tool = {uv = { k = "v" }}\n');
    assert.equal(set('[[t]]\nx = 1\n[[t]]\ny = 1\n', ['t'], 'k', 'v'), '[[t]]\nx = 1\n[[t]]\ny = 1\nk = "v"\n');
    assert.equal(set('', ['a b', 'c.d'], 'e f', 'v'), '["a b"."c.d"]\n"e f" = "v"\n');
  });

  it('quotes what needs it', () => {
    for (const value of [
      '"',
      "'",
      `"'`,
      '\\',
      'a\nb',
      '\u0000',
      "x ; sys_platform == 'a'",
      'x ; a == "b"',
      'é😀',
      '',
    ]) {
      set('a = ""\n', [], 'a', value);
      set("a = ''\n", [], 'a', value);
    }
    assert.equal(set('a = ""\n', [], 'a', 'x == "y"'), `a = 'x == "y"'\n`);
  });

  it('touches nothing that it cannot change', () => {
    assert.deepEqual(setTomlString('project = 1\n', ['project'], 'requires-python', 'x'), []);
    assert.deepEqual(setTomlString('[project.requires-python]\n', ['project'], 'requires-python', 'x'), []);
    assert.deepEqual(setTomlString('project = {a = 1\n', ['project'], 'requires-python', 'x'), []);
  });
});

describe('adding to an array', () => {
  const cases: readonly (readonly [story: string, before: string, after: string])[] = [
    ['on one line', 'f = ["a", "b"] # c\n', 'f = ["a", "b", "new"] # c\n'],
    ['on one line with a trailing comma', 'f = ["a",]\n', 'f = ["a", "new",]\n'],
    ['on one line with blanks', 'f = [ "a" , "b" ]\n', 'f = [ "a" , "b", "new" ]\n'],
    ['with single quotes', "f = ['a']\n", "f = ['a', 'new']\n"],
    ['that is empty', 'f = [ ]\n', 'f = ["new"]\n'],
    ['that is missing', 'x = 1\n', 'x = 1\nf = ["new"]\n'],
    ['that has no value yet', 'f =\nx = 1\n', 'f = ["new"]\nx = 1\n'],
    ['on many lines', 'f = [\n  "a",\n  "b",\n]\n', 'f = [\n  "a",\n  "b",\n  "new",\n]\n'],
    ['without a trailing comma', 'f = [\n  "a",\n  "b"\n]\n', 'f = [\n  "a",\n  "b",\n  "new"\n]\n'],
    [
      'with comments, which keep their lines',
      'f = [\n    "a", # about a\n    "b" # about b\n    # the end\n]\n',
      'f = [\n    "a", # about a\n    "b", # about b\n    "new"\n    # the end\n]\n',
    ],
    [
      'with a comment behind the trailing comma',
      'f = [\n\t"a", # about a, and "this"\n]\n',
      'f = [\n\t"a", # about a, and "this"\n\t"new",\n]\n',
    ],
    ['whose bracket stands behind the last element', 'f = ["a",\n     "b"]\n', 'f = ["a",\n     "b",\n     "new"]\n'],
    ['whose bracket stands behind the last comma', 'f = ["a",\n     "b",]\n', 'f = ["a",\n     "b",\n     "new",]\n'],
    [
      'with several elements on a line',
      'f = [\n  "a", "b",\n  "c", "d",\n]\n',
      'f = [\n  "a", "b",\n  "c", "d", "new",\n]\n',
    ],
    ['with commas first', 'f = [\n    "a"\n  , "b"\n]\n', 'f = [\n    "a"\n  , "b", "new"\n]\n'],
    ['that is empty on two lines', 'f = [\n]\n', 'f = [\n  "new",\n]\n'],
    ['that holds a comment only', 'f = [\n  # nothing yet\n]\n', 'f = [\n  # nothing yet\n  "new",\n]\n'],
    ['with Windows line breaks', 'f = [\r\n  "a",\r\n]\r\n', 'f = [\r\n  "a",\r\n  "new",\r\n]\r\n'],
    [
      'with Windows line breaks and no trailing comma',
      'f = [\r\n  "a" # c\r\n]\r\n',
      'f = [\r\n  "a", # c\r\n  "new"\r\n]\r\n',
    ],
    ['with something else in it', 'f = ["a", 1, ["b"]]\n', 'f = ["a", 1, ["b"], "new"]\n'],
  ];
  for (const [story, before, after] of cases) {
    it(story, () => {
      assert.equal(insert(before, [], 'f', 'new'), after);
    });
  }

  it('of a table that is missing adds the table', () => {
    const element = "uvloop ; sys_platform != 'emscripten'";
    assert.equal(
      insert('[project]\nname = "x"\n', ['tool', 'uv'], 'override-dependencies', element),
      `[project]\nname = "x"\n\n[tool.uv]\noverride-dependencies = ["${element}"]\n`,
    );
    assert.equal(
      insert('[tool.uv.sources]\nx = {path = "y"}\n', ['tool', 'uv'], 'override-dependencies', element),
      `[tool.uv.sources]\nx = {path = "y"}\n\n[tool.uv]\noverride-dependencies = ["${element}"]\n`,
    );
  });

  it('in a half-typed file changes what can be changed', () => {
    const text = '[tool.uv]\noverride-dependencies = ["a", "b>=\n  "c"\n]\n[x\n';
    const edits = insertArrayElement(text, ['tool', 'uv'], 'override-dependencies', 'd');
    assert.equal(applyEdits(text, edits), '[tool.uv]\noverride-dependencies = ["a", "b>=\n  "c",\n  "d"\n]\n[x\n');
  });

  it('touches nothing that it cannot change', () => {
    assert.deepEqual(insertArrayElement('f = "a"\n', [], 'f', 'new'), []);
    assert.deepEqual(insertArrayElement('f = ["a"\n', [], 'f', 'new'), []);
    assert.deepEqual(insertArrayElement('[[f]]\n', [], 'f', 'new'), []);
    assert.deepEqual(insertArrayElement('f = 1\n', ['f'], 'g', 'new'), []);
  });
});

describe('adding several elements to an array', () => {
  const cases: readonly (readonly [story: string, before: string, after: string])[] = [
    ['that is missing', '[tool.uv]\ndev = 1 # d\n\n[z]\n', '[tool.uv]\ndev = 1 # d\nf = ["x", "y"]\n\n[z]\n'],
    ['whose table is missing', '[a]\r\nb = 1\r\n', '[a]\r\nb = 1\r\n\r\n[tool.uv]\r\nf = ["x", "y"]\r\n'],
    [
      'whose table has sub-tables only',
      '[[tool.uv.index]]\nurl = "u"\n',
      '[[tool.uv.index]]\nurl = "u"\n\n[tool.uv]\nf = ["x", "y"]\n',
    ],
    [
      'whose table has sub-tables behind it',
      '[tool.uv] # uv\n\n[tool.uv.pip]\na = 1\n',
      '[tool.uv] # uv\nf = ["x", "y"]\n\n[tool.uv.pip]\na = 1\n',
    ],
    ['of an inline table', '[tool]\nuv = { dev = 1 } # u\n', '[tool]\nuv = { dev = 1, f = ["x", "y"] } # u\n'],
    ['of a dotted table', 'tool.uv.dev = 1\nb = 2\n', 'tool.uv.dev = 1\ntool.uv.f = ["x", "y"]\nb = 2\n'],
    ['that is empty', '[tool.uv]\nf = []\n', '[tool.uv]\nf = ["x", "y"]\n'],
    ['that holds one of them', '[tool.uv]\nf = ["y"]\n', '[tool.uv]\nf = ["y", "x"]\n'],
    ['on one line', "[tool.uv]\nf = ['a',] # c\n", "[tool.uv]\nf = ['a', 'x', 'y',] # c\n"],
    [
      'on many lines',
      '[tool.uv]\r\nf = [\r\n  "a" # c\r\n]\r\n',
      '[tool.uv]\r\nf = [\r\n  "a", # c\r\n  "x",\r\n  "y"\r\n]\r\n',
    ],
    [
      'on many lines with a trailing comma',
      '[tool.uv]\nf = [\n  "a", # c\n]\n',
      '[tool.uv]\nf = [\n  "a", # c\n  "x",\n  "y",\n]\n',
    ],
    ['that holds a comment only', '[tool.uv]\nf = [ # c\n]\n', '[tool.uv]\nf = [ # c\n  "x",\n  "y",\n]\n'],
  ];
  for (const [story, before, after] of cases) {
    it(story, () => {
      const edited = applyEdits(before, insertArrayElements(before, ['tool', 'uv'], 'f', ['x', 'y']));
      assert.equal(edited, after);
      assert.deepEqual([...(valueIn(edited, ['tool', 'uv', 'f']) as string[])].slice(-2).sort(), ['x', 'y']);
      assert.deepEqual(insertArrayElements(edited, ['tool', 'uv'], 'f', ['x', 'y']), []);
    });
  }
});

describe('taking an element out of an array', () => {
  /** The result must be TOML with the other elements in place. */
  function remove(text: string, element: string): string {
    const before = valueIn(text, ['f']) as unknown[];
    const edited = applyEdits(text, removeArrayElement(text, [], 'f', element));
    assert.deepEqual(
      valueIn(edited, ['f']),
      before.filter((other) => other !== element),
      edited,
    );
    return edited;
  }

  const cases: readonly (readonly [story: string, before: string, after: string])[] = [
    ['that is the only one', 'f = ["x"]\n', 'f = []\n'],
    ['that is the only one, with a comma', 'f = ["x",]\n', 'f = []\n'],
    ['the first on a line', 'f = ["x", "b"]\n', 'f = ["b"]\n'],
    ['the last on a line', 'f = ["a", "x"]\n', 'f = ["a"]\n'],
    ['the last on a line with a trailing comma', 'f = ["a", "x",]\n', 'f = ["a",]\n'],
    ['in the middle of a line', 'f = ["a", "x", "b"]\n', 'f = ["a", "b"]\n'],
    ['with its line', 'f = [\n  "a",\n  "x",\n  "b",\n]\n', 'f = [\n  "a",\n  "b",\n]\n'],
    ['with the only line', 'f = [\n  "x",\n]\n', 'f = [\n]\n'],
    ['the last, which has no comma', 'f = [\n  "a",\n  "x"\n]\n', 'f = [\n  "a"\n]\n'],
    ['the last, which has a comma', 'f = [\n  "a",\n  "x",\n]\n', 'f = [\n  "a",\n]\n'],
    [
      'while comments stay',
      'f = [\n  "a", # about a, and "x"\n  # about x\n  "x", # why x\n  "b"\n]\n',
      'f = [\n  "a", # about a, and "x"\n  # about x\n  # why x\n  "b"\n]\n',
    ],
    [
      'the last, behind a comment',
      'f = [\n  "a", # about a\n  "x" # why x\n]\n',
      'f = [\n  "a" # about a\n  # why x\n]\n',
    ],
    ['from a line of several', 'f = [\n  "x", "b",\n  "c",\n]\n', 'f = [\n  "b",\n  "c",\n]\n'],
    ['whose bracket stands behind it', 'f = ["a",\n     "x"]\n', 'f = ["a"\n     ]\n'],
    ['with Windows line breaks', 'f = [\r\n  "a",\r\n  "x"\r\n]\r\n', 'f = [\r\n  "a"\r\n]\r\n'],
    ['with commas first', 'f = [\n    "a"\n  , "x"\n]\n', 'f = [\n    "a"\n  \n]\n'],
    ['not there', 'f = ["a", 1]\n', 'f = ["a", 1]\n'],
  ];
  for (const [story, before, after] of cases) {
    it(story, () => {
      assert.equal(remove(before, 'x'), after);
    });
  }

  it('touches nothing that it would spoil', () => {
    assert.deepEqual(removeArrayElement('f = [\n    "x"\n  , "b"\n]\n', [], 'f', 'x'), []);
    assert.deepEqual(removeArrayElement('f = ["x"\n', [], 'f', 'x'), []);
    assert.deepEqual(removeArrayElement('f = "x"\n', [], 'f', 'x'), []);
    assert.deepEqual(removeArrayElement('[[f]]\n', [], 'f', 'x'), []);
  });
});
