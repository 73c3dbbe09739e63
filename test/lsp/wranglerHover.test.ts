/** Hovers in a wrangler file, which no check is about. */
import assert from 'node:assert/strict';
import { TestEditor } from '../support/editor.ts';

const WRANGLER = '/project/wrangler.toml';
const TEXT = 'main = "a.py"\ncompatibility_date = "2026-02-01"\ncompatibility_flags = ["python_workers"]\n';

describe('an open wrangler file', () => {
  it('tells the runtime over its date', async () => {
    const editor = await TestEditor.start();
    await editor.open(WRANGLER, TEXT);
    const hover = await editor.hover(WRANGLER, '2026-02-01');
    assert.match(JSON.stringify(hover?.contents), /\*\*Python Workers 3\.13/);
    assert.equal(hover?.range && editor.textAt(WRANGLER, hover.range), '"2026-02-01"');
    assert.equal(await editor.hover(WRANGLER, 'a.py'), null);
  });
});
