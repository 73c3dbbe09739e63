/** Fixes that write a setting write it where uv reads it, or are not offered. */
import assert from 'node:assert/strict';
import { ALONE, inSurroundings } from '../../../server/src/core/dependencyFiles/uv/surroundings.ts';
import { parsePyproject } from '../../../server/src/core/dependencyFiles/pyproject.ts';
import { uvTableEdits } from '../../../server/src/core/remedies/edits/uvTable.ts';
import { applyEdits } from '../../../server/src/core/text/textEdit.ts';

const PROJECT = '[project]\nname = "b"\nversion = "1"\ndependencies = []\n';
const PATH = '/w/a/b/pyproject.toml';

/** The file that a constraint is written to, and its text afterwards; empty if nothing is. */
function after(tree: Readonly<Record<string, string>>): string {
  const texts = new Map(Object.entries(tree).map(([path, text]) => [`/w/${path}`, text]));
  const file = inSurroundings(parsePyproject(PATH, texts.get(PATH) ?? ''), { ...ALONE, texts });
  const [first, ...others] = uvTableEdits('constraint-dependencies', ['alpha<2'], file);
  assert.equal(others.length, 0);
  return first ? `${first.path}\n${applyEdits(texts.get(first.path) ?? '', [first.edit])}` : '';
}

describe('a constraint is written', () => {
  it('to the project, if nothing above has settings', () => {
    const text = after({ 'a/b/pyproject.toml': PROJECT, 'pyproject.toml': '[project]\nname = "w"\nversion = "1"\n' });
    assert.equal(text, `${PATH}\n${PROJECT}\n[tool.uv]\nconstraint-dependencies = ["alpha<2"]\n`);
  });

  it('to the root of the workspace, and not to the member', () => {
    const root = '[tool.uv]\nconstraint-dependencies = ["beta<2"]\n[tool.uv.workspace]\nmembers = ["a/*"]\n';
    const own = `${PROJECT}[tool.uv]\nconstraint-dependencies = []\n`;
    const text = after({ 'a/b/pyproject.toml': own, 'pyproject.toml': root });
    assert.equal(text, `/w/pyproject.toml\n${root.replace('"beta<2"', '"beta<2", "alpha<2"')}`);
  });

  it('to the uv.toml beside the project', () => {
    const text = after({ 'a/b/pyproject.toml': PROJECT, 'a/b/uv.toml': 'prerelease = "allow"\n' });
    assert.equal(text, '/w/a/b/uv.toml\nprerelease = "allow"\nconstraint-dependencies = ["alpha<2"]\n');
  });

  it('nowhere, if settings of a folder above would be shut out', () => {
    assert.equal(after({ 'a/b/pyproject.toml': PROJECT, 'pyproject.toml': '[tool.uv]\nprerelease = "allow"\n' }), '');
    assert.equal(after({ 'a/b/pyproject.toml': PROJECT, 'a/uv.toml': '' }), '');
  });
});
