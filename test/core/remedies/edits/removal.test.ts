/** A deleted requirement leaves no rest: no comma, no blank line too many, no brackets with nothing on a line between them. */
import assert from 'node:assert/strict';
import { parsePyproject } from '../../../../server/src/core/dependencyFiles/pyproject.ts';
import { parseRequirementsTxt } from '../../../../server/src/core/dependencyFiles/requirementsTxt.ts';
import { parseScriptMetadata } from '../../../../server/src/core/dependencyFiles/scriptMetadata.ts';
import { removalEdit } from '../../../../server/src/core/remedies/edits/removal.ts';
import { applyEdits } from '../../../../server/src/core/text/textEdit.ts';

const READERS = {
  'requirements.txt': parseRequirementsTxt,
  'pyproject.toml': (path: string, list: string) => parsePyproject(path, `[project]\ndependencies = ${list}\n`),
  'script.py': parseScriptMetadata,
};

/** Without `ssl`. */
function removed(path: keyof typeof READERS, text: string): string {
  const file = READERS[path](path, text);
  const declaration = file?.declarations.find(({ requirement }) => requirement?.name === 'ssl');
  const edit = file && declaration && removalEdit(declaration, file);
  assert.ok(edit);
  const after = applyEdits(file.text, [edit.edit]);
  return path === 'pyproject.toml' ? after.replace('[project]\ndependencies = ', '').replace(/\n$/, '') : after;
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
});
