/** Edits of requirements that stand inside HTML, JSON in a page, notebooks, code, YAML or Markdown. */
import assert from 'node:assert/strict';
import { parseDependencyFile } from '../../../server/src/core/dependencyFiles/parseDependencyFile.ts';
import type { Declaration, DependencyFile } from '../../../server/src/core/dependencyFiles/dependencyFile.ts';
import { insertBefore } from '../../../server/src/core/remedies/edits/insertBefore.ts';
import { markerEdit, pinEdit, specifierEdit } from '../../../server/src/core/remedies/edits/declarationEdits.ts';
import { removalEdit } from '../../../server/src/core/remedies/edits/removal.ts';
import { applyEdits, type FileEdit } from '../../../server/src/core/text/textEdit.ts';

const CELL = JSON.stringify('await micropip.install(["six>=1", \'h11\'])\n').slice(1, -1);

const PLACES: readonly (readonly [path: string, text: string])[] = [
  ['a.html', `<script type="py" config='{"packages": ["six>=1", "h11"]}'></script>`],
  ['a.html', '<script type="py" config="{&quot;packages&quot;: [&quot;six>=1&quot;, &quot;h11&quot;]}"></script>'],
  ['a.html', '<py-config>\npackages = ["six>=1", "h11"]\n</py-config>'],
  ['a.html', '<app-requirements>\n six>=1 # é\n h11\n</app-requirements>'],
  ['a.html', '<script>py.pyimport("micropip").install(["six>=1", `h11`])</script>'],
  ['a.ipynb', `{"cells": [{"cell_type": "code", "source": ["x\\n", "${CELL}"]}]}`],
  ['a.ipynb', `{"cells": [{"cell_type": "code", "source": "micropip\\n%pip install six>=1 h11"}]}`],
  ['a.py', `await micropip.install(("six>=1", 'h11'))`],
  ['a.ts', 'py.runPythonAsync(`\n  micropip.install(["six>=1", \'h11\'])`)'],
  ['a.qmd', '---\npyodide:\n  packages: [six>=1, "h11"]\n---\n'],
  ['_quarto.yml', 'pyodide:\n  packages:\n    - "six>=1"\n    - h11\n'],
  ['a.md', '```pyodide install="six>=1,h11"\n```\n'],
  ['package.json', '{"stlite": {"desktop": {"dependencies": ["six>=1", "h11"]}}}'],
];

function read(path: string, text: string): DependencyFile {
  const file = parseDependencyFile(path, text, path.endsWith('.ipynb') ? 'notebook' : undefined);
  assert.ok(file, `${path}: ${text}`);
  return file;
}

/** What a file declares after an edit; undefined if there is none. */
function after({ path, text }: DependencyFile, edit: FileEdit | undefined): readonly string[] | undefined {
  return edit && read(path, applyEdits(text, [edit.edit])).declarations.map((declaration) => declaration.text);
}

describe('a requirement inside another language', () => {
  for (const [path, text] of PLACES) {
    const file = read(path, text);
    const [first, second] = file.declarations as readonly [Declaration, Declaration];

    it(`is pinned where it stands: ${text.replaceAll('\n', '⏎')}`, () => {
      assert.deepEqual(after(file, pinEdit(first, '1.5')), ['six==1.5', 'h11']);
      assert.deepEqual(after(file, pinEdit(second, '0.9')), ['six>=1', 'h11==0.9']);
    });

    it(`is given other bounds, or left alone: ${text.replaceAll('\n', '⏎')}`, () => {
      const edited = after(file, specifierEdit(first, '>=1,<2'));
      if (edited) assert.deepEqual(edited, ['six>=1,<2', 'h11']);
    });

    it(`gets no marker, and nothing beside it: ${text.replaceAll('\n', '⏎')}`, () => {
      assert.equal(markerEdit(first), undefined);
      assert.equal(insertBefore(first, 'idna', file), undefined);
    });

    it(`is removed with its comma, or left alone: ${text.replaceAll('\n', '⏎')}`, () => {
      const isList = /\[(?:"|\\"|&quot;)?six/.test(text);
      assert.deepEqual(after(file, removalEdit(first, file)), isList ? ['h11'] : undefined);
      assert.deepEqual(after(file, removalEdit(second, file)), isList ? ['six>=1'] : undefined);
    });
  }

  it('is not edited within an escape', () => {
    for (const [path, text] of [
      ['a.html', `<script type="py" config='{"packages": ["six&gt;=1"]}'></script>`],
      ['a.py', String.raw`micropip.install("six\x3e=1")`],
      ['a.ipynb', String.raw`{"cells": [{"cell_type": "code", "source": "micropip.install('six\u003e=1')"}]}`],
      ['a.qmd', '---\npyodide:\n  packages:\n    - >-\n      six>=1\n---\n'],
    ] as const) {
      const [declaration = assert.fail()] = read(path, text).declarations;
      assert.equal(declaration.text, 'six>=1');
      assert.equal(pinEdit(declaration, '1.5'), undefined, text);
    }
  });
});
