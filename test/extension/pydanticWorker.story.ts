/** A Worker with Python 3.13 asks for a pydantic that is only available for 3.14. */
import assert from 'node:assert/strict';
import { workspace, type TextDocument } from 'vscode';
import { applyFix, closeAll, errorsAppear, errorsDisappear, fileUri, hoverOver, open, undo } from './workbench.ts';

describe('a Worker that asks for pydantic>=2.12', () => {
  let pyproject: TextDocument;

  beforeEach(async () => {
    pyproject = await open('pydantic-worker/pyproject.toml');
  });

  afterEach(closeAll);

  it('has an error on exactly that requirement', async () => {
    const [error, ...others] = await errorsAppear(pyproject);
    assert.deepEqual(others, []);
    assert.equal(pyproject.getText(error?.range), 'pydantic>=2.12');
    assert.match(error?.message ?? '', /cannot be installed on Python Workers 3\.13/);
    assert.match(error?.message ?? '', /pydantic-core/);
    const code = error?.code;
    assert.ok(typeof code === 'object');
    assert.equal(code.value, 'blocked-dependency');
    assert.match(code.target.toString(), /docs\/rules\/blocked-dependency\.md$/);
  });

  it('shows in a hover which versions have wheels for which Python', async () => {
    await errorsAppear(pyproject);
    const hover = await hoverOver(pyproject, 'pydantic>=2.12');
    assert.match(hover, /\*\*pydantic\*\* on Python Workers 3\.13/);
    assert.match(hover, /\*\*pydantic-core\*\*/);
    assert.match(hover, /\| Python \(Pyodide\) \| 3\.12 \(0\.27\) \| 3\.13 \(0\.28\), yours \| 3\.14 \(314\) \|/);
    assert.match(hover, /\| 2\.27\.2 \(2024-12\) \|/);
  });

  it('installs with an older pydantic, and after undoing that with Python 3.14, which changes two files', async () => {
    await errorsAppear(pyproject);
    await applyFix(pyproject, 'pydantic>=2.12', /2\.10\.6/);
    assert.doesNotMatch(pyproject.getText(), /pydantic>=2\.12/);
    await errorsDisappear(pyproject);

    await undo(pyproject);
    await errorsAppear(pyproject);
    await applyFix(pyproject, 'pydantic>=2.12', /3\.14/);
    await errorsDisappear(pyproject);
    const wrangler = await workspace.openTextDocument(fileUri('pydantic-worker/wrangler.toml'));
    assert.equal(wrangler.isDirty, true, 'the Worker runs another Python now');
    assert.match(pyproject.getText(), /pydantic>=2\.12/, 'what was asked for stays');
  });
});
