/** A requirement inserted before another one: with the same layout, in every kind of list. */
import assert from 'node:assert/strict';
import type { DependencyFile } from '../../../../server/src/core/dependencyFiles/dependencyFile.ts';
import { parseWithIncludes } from '../../../../server/src/core/dependencyFiles/parseDependencyFile.ts';
import { insertBefore } from '../../../../server/src/core/remedies/edits/insertBefore.ts';
import { applyEdits } from '../../../../server/src/core/text/textEdit.ts';

function read(path: string, text: string, included: Readonly<Record<string, string>> = {}): DependencyFile {
  const { file } = parseWithIncludes(path, text, (name) => {
    const other = included[name];
    return other === undefined ? undefined : { text: other };
  });
  assert.ok(file);
  return file;
}

/** The text after `requirement` is inserted before `b`; it must parse as one more declaration. */
function withBefore(path: string, text: string, requirement = 'new==1'): string | undefined {
  const file = read(path, text);
  const place = file.declarations.find((declaration) => declaration.requirement?.name === 'b');
  assert.ok(place);
  const edit = insertBefore(place, requirement, file);
  if (!edit) return undefined;
  const after = applyEdits(text, [edit.edit]);
  const names = read(path, after).declarations.map((declaration) => declaration.requirement?.name);
  const expected = file.declarations.flatMap((one) => (one === place ? ['new', 'b'] : [one.requirement?.name]));
  assert.deepEqual(names, expected);
  return after;
}

describe('a requirement before another one', () => {
  const cases: readonly (readonly [story: string, path: string, before: string, after: string])[] = [
    ['stands on a line of its own', '/requirements.txt', 'a\nb # why\n', 'a\nnew==1\nb # why\n'],
    ['is indented alike', '/requirements.txt', 'a\n  b\n', 'a\n  new==1\n  b\n'],
    ['ends its line alike', '/requirements.txt', 'a\r\n\tb\r\n', 'a\r\n\tnew==1\r\n\tb\r\n'],
    [
      'leaves a byte order mark in front',
      '/page.py',
      '\uFEFF# /// script\n# dependencies = ["b"]\n# ///\n',
      '\uFEFF# /// script\n# dependencies = ["new==1", "b"]\n# ///\n',
    ],
    [
      'shares the line of an array',
      '/pyproject.toml',
      "[project]\ndependencies = ['a', 'b']\n",
      "[project]\ndependencies = ['a', 'new==1', 'b']\n",
    ],
    [
      'has a line of an array where the other one has',
      '/pyproject.toml',
      '[project]\r\ndependencies = [\r\n\t"a",\r\n\t"b", # why\r\n]\r\n',
      '[project]\r\ndependencies = [\r\n\t"a",\r\n\t"new==1",\r\n\t"b", # why\r\n]\r\n',
    ],
    [
      'does without the three quotes of the other one',
      '/pyproject.toml',
      '[project]\ndependencies = ["""b"""]\n',
      '[project]\ndependencies = ["new==1", """b"""]\n',
    ],
    [
      'stands in a comment where a script has its list there',
      '/page.py',
      '# /// script\n# dependencies = [\n#   "a",\n#   "b",\n# ]\n# ///\n',
      '# /// script\n# dependencies = [\n#   "a",\n#   "new==1",\n#   "b",\n# ]\n# ///\n',
    ],
  ];
  for (const [story, path, before, after] of cases) {
    it(story, () => {
      assert.equal(withBefore(path, before), after);
    });
  }

  it('keeps the three quotes where it has one of them inside', () => {
    const after = withBefore('/pyproject.toml', '[project]\ndependencies = ["""b"""]\n', 'new ; os_name == "nt"');
    assert.equal(after, '[project]\ndependencies = ["""new ; os_name == "nt"""", """b"""]\n');
  });

  it('is none in a table of keys and values', () => {
    const text = '[tool.poetry]\nname = "x"\n[tool.poetry.dependencies]\nb = "^2"\n';
    assert.equal(withBefore('/pyproject.toml', text), undefined);
  });

  it('goes into the file that the other one stands in, of which only that is known', () => {
    const more = 'a\nb\n';
    const file = read('/requirements.txt', '-r more.txt\n        zlib\n', { '/more.txt': more });
    const place = file.declarations.find(({ path, text }) => path === '/more.txt' && text === 'b');
    const edit = place && insertBefore(place, 'new==1', file);
    assert.equal(edit?.path, '/more.txt');
    assert.equal(applyEdits(more, [edit.edit]), 'a\nnew==1\nb\n');
  });
});
