/** A deleted requirement leaves no rest: no comma, no blank line too many, no brackets with nothing on a line between them. */
import assert from 'node:assert/strict';
import type { Declaration, DependencyFile } from '../../../../server/src/core/dependencyFiles/dependencyFile.ts';
import { parsePyproject } from '../../../../server/src/core/dependencyFiles/pyproject.ts';
import { parseRequirementsTxt } from '../../../../server/src/core/dependencyFiles/requirementsTxt.ts';
import { parseScriptMetadata } from '../../../../server/src/core/dependencyFiles/scriptMetadata.ts';
import { removalEdit, removalEdits } from '../../../../server/src/core/remedies/edits/removal.ts';
import { applyEdits } from '../../../../server/src/core/text/textEdit.ts';

const READERS = {
  'requirements.txt': parseRequirementsTxt,
  'pyproject.toml': (path: string, list: string) => parsePyproject(path, `[project]\ndependencies = ${list}\n`),
  'script.py': parseScriptMetadata,
};

/** A file, and where it asks for `ssl`. */
function asked(path: keyof typeof READERS, text: string): { file: DependencyFile; declarations: Declaration[] } {
  const file = READERS[path](path, text);
  assert.ok(file);
  return { file, declarations: file.declarations.filter(({ requirement }) => requirement?.name === 'ssl') };
}

/** The list of a project, or the whole of another file. */
function rest(path: keyof typeof READERS, text: string): string {
  return path === 'pyproject.toml' ? text.replace('[project]\ndependencies = ', '').replace(/\n$/, '') : text;
}

/** Without `ssl`. */
function removed(path: keyof typeof READERS, text: string): string {
  const { file, declarations } = asked(path, text);
  const edit = declarations[0] && removalEdit(declarations[0], file);
  assert.ok(edit);
  return rest(path, applyEdits(file.text, [edit.edit]));
}

describe('deleting a requirement', () => {
  for (const [path, before, after] of [
    ['requirements.txt', 'six\nssl\nattrs\n', 'six\nattrs\n'],
    ['requirements.txt', 'six\n\nssl\n\nattrs\n', 'six\n\nattrs\n'],
    ['requirements.txt', 'six\r\n\r\nssl\r\n\r\nattrs\r\n', 'six\r\n\r\nattrs\r\n'],
    ['requirements.txt', 'ssl\n\nsix\n', 'six\n'],
    ['requirements.txt', 'six\n\nssl\n', 'six\n'],
    ['requirements.txt', 'six\n\nssl', 'six\n'],
    ['requirements.txt', '# own\nssl\n\n# others\nsix\n', '# own\n\n# others\nsix\n'],
    ['requirements.txt', 'ssl', ''],
    ['pyproject.toml', '["ssl"]', '[]'],
    ['pyproject.toml', '[ "ssl", ]', '[]'],
    ['pyproject.toml', '[\n  "ssl",\n]', '[]'],
    ['pyproject.toml', '["six", "ssl"]', '["six"]'],
    ['pyproject.toml', '["ssl", "six"]', '["six"]'],
    ['pyproject.toml', '[\n  "six",\n  "ssl",\n]', '[\n  "six",\n]'],
    ['pyproject.toml', '[\n  "six",\n  "ssl"\n]', '[\n  "six"\n]'],
    ['pyproject.toml', '[\n  "six", # x\n  "ssl"\n]', '[\n  "six", # x\n]'],
    ['pyproject.toml', '[\n  # x\n  "ssl",\n]', '[\n  # x\n]'],
    // What is written about it does not come to stand behind another one.
    ['pyproject.toml', '[\n  "six",\n  "ssl" # x\n]', '[\n  "six",\n  # x\n]'],
    ['pyproject.toml', '[\n  "six",\n  "ssl", # x\n]', '[\n  "six",\n  # x\n]'],
    ['pyproject.toml', '[\n  "six", # y\n  "ssl" # x\n]', '[\n  "six", # y\n  # x\n]'],
    [
      'script.py',
      '# /// script\n# dependencies = [\n#   "six",\n#   "ssl" # x\n# ]\n# ///\n',
      '# /// script\n# dependencies = [\n#   "six",\n#   # x\n# ]\n# ///\n',
    ],
    [
      'script.py',
      '# /// script\n# dependencies = [\n#   "ssl",\n#   "six",\n# ]\n# ///\n',
      '# /// script\n# dependencies = [\n#   "six",\n# ]\n# ///\n',
    ],
  ] as const) {
    it(`leaves ${JSON.stringify(after)} of ${JSON.stringify(before)}`, () => {
      assert.equal(removed(path, before), after);
    });
  }

  for (const [path, before, after] of [
    ['requirements.txt', "ssl\nssl ; sys_platform == 'emscripten'\n", ''],
    ['requirements.txt', 'six\n\nssl\n\nssl\n\nattrs\n', 'six\n\nattrs\n'],
    ['pyproject.toml', '["ssl", "ssl>=1"]', '[]'],
    ['pyproject.toml', '["six", "ssl", "ssl>=1"]', '["six"]'],
    ['pyproject.toml', '["ssl", "ssl>=1", "six"]', '["six"]'],
    ['pyproject.toml', '["ssl", "six", "ssl>=1"]', '["six"]'],
    ['pyproject.toml', '[\n  "ssl",\n  "ssl>=1", # x\n  "ssl<2"\n]', '[\n  # x\n]'],
    ['pyproject.toml', '[\n  "ssl",\n  "ssl>=1",\n]', '[]'],
    [
      'script.py',
      '# /// script\n# dependencies = ["ssl", "ssl"]\n# ///\n',
      '# /// script\n# dependencies = []\n# ///\n',
    ],
  ] as const) {
    it(`leaves ${JSON.stringify(after)} of ${JSON.stringify(before)}, where it stands more than once`, () => {
      const { file, declarations } = asked(path, before);
      const edits = removalEdits(declarations, file);
      assert.ok(edits);
      assert.equal(
        rest(
          path,
          applyEdits(
            file.text,
            edits.map(({ edit }) => edit),
          ),
        ),
        after,
      );
    });
  }
});
