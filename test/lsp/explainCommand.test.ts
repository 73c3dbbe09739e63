/** The explanation in editors whose client knows nothing of this server: a command of the server that answers, and shows. */
import assert from 'node:assert/strict';
import { findingOn } from '../support/fakeChecker.ts';
import { TestEditor, uriOf } from '../support/editor.ts';
import { invented } from '../support/english.ts';

const FILE = '/project/requirements.txt';
const TEXT = 'httpx\npydantic>=2.12\n';

async function editorThat(showDocument: boolean): Promise<TestEditor> {
  const editor = await TestEditor.start({
    capabilities: { window: { showDocument: { support: showDocument } } },
    initializationOptions: {},
  });
  editor.checker.answer = ({ path, text }) => ({
    findings: [findingOn('pydantic>=2.12', path, text, { explanation: [invented('because')] })],
  });
  await editor.open(FILE, TEXT);
  return editor;
}

function explain(editor: TestEditor, ...more: readonly unknown[]): Promise<unknown> {
  const place = [uriOf(FILE), { line: 0, character: 0 }];
  return editor.execute({ command: 'pyodidePreflight.explain', arguments: [...place, ...more] });
}

describe('the explanation as a command', () => {
  it('answers with the text, from anywhere in the file', async () => {
    const editor = await editorThat(false);
    assert.match(String(await explain(editor)), /because/);
    assert.deepEqual([editor.shown, editor.disk.size], [[], 0]);
  });

  it('shows it where the editor shows documents, one in the place of the other', async () => {
    const editor = await editorThat(true);
    await explain(editor);
    const [action] = (await editor.actions(FILE, 'pydantic')).filter(({ command }) => command !== undefined);
    assert.equal(action?.command?.command, 'pyodidePreflight.explain');
    await editor.execute(action.command);
    assert.deepEqual(editor.shown, ['/cache/explanation.md', '/cache/explanation.md']);
    assert.match(editor.disk.get('/cache/explanation.md') ?? '', /because/);
  });

  it('answers with nothing where there is none, and to arguments of any shape', async () => {
    const editor = await editorThat(true);
    assert.equal(await explain(editor, 'source-only'), null);
    for (const wrong of [
      [],
      [5, 5],
      [uriOf(FILE)],
      [uriOf(FILE), { line: 'x' }],
      ['file://other/x', { line: 0, character: 0 }],
    ])
      assert.equal(await editor.execute({ command: 'pyodidePreflight.explain', arguments: wrong }), null);
    assert.deepEqual(editor.shown, []);
  });
});
