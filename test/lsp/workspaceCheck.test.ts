/** The dependency files of a workspace that are not open: their problems are seen, and nobody waits for them. */
import assert from 'node:assert/strict';
import { findingOn } from '../support/fakeChecker.ts';
import { TestEditor, type EditorOptions } from '../support/editor.ts';

const FILES = {
  '/project/requirements.txt': 'uvloop\n',
  '/project/sub/requirements.txt': 'psycopg2\n',
  '/project/node_modules/x/requirements.txt': 'uvloop\n',
};
const [FIRST, SECOND] = Object.keys(FILES) as [string, string];

/** Every file has an error on its first line. */
async function workspace(options: EditorOptions = {}): Promise<TestEditor> {
  const editor = await TestEditor.start({ files: FILES, ...options });
  editor.checker.answer = ({ path, text }) => ({
    findings: [findingOn(text.split('\n')[0] ?? '', path, text)],
    resolution: { resolves: false, packages: [] },
  });
  return editor;
}

/** Nobody works for a while. */
async function idle(editor: TestEditor): Promise<void> {
  await editor.pause(2_000);
  await editor.settle();
}

describe('the files of a workspace that are not open', () => {
  it('are checked while nobody works, except those of installed packages', async () => {
    const editor = await workspace();
    assert.equal(editor.pushed.size, 0);
    await idle(editor);
    assert.deepEqual([...editor.pushed.keys()].sort(), [FIRST, SECOND]);
    assert.equal(
      editor.checker.requests.every(({ unasked }) => unasked),
      true,
    );
  });

  it('wait until the person has stopped typing', async () => {
    const editor = await workspace();
    await editor.open('/project/notes.txt', 'a');
    for (let at = 0; at < 5; at++) {
      await editor.pause(1_500);
      await editor.edit('/project/notes.txt', 'a'.repeat(at));
    }
    assert.equal(editor.pushed.size, 0);
    await idle(editor);
    assert.equal(editor.pushed.size, 2);
  });

  it('are left to their own check as soon as they are open, and are known again when they are closed', async () => {
    const editor = await workspace();
    await idle(editor);
    await editor.open(FIRST);
    assert.deepEqual([...editor.pushed.keys()], [SECOND]);
    await editor.close(FIRST);
    await idle(editor);
    assert.deepEqual([...editor.pushed.keys()].sort(), [FIRST, SECOND]);
  });

  it('are checked again when they change on disk, and forgotten when they are gone', async () => {
    const editor = await workspace();
    await idle(editor);
    const before = editor.checker.requests.length;
    await editor.writeOnDisk(FIRST, 'numpy\n');
    await editor.writeOnDisk(SECOND, undefined);
    await idle(editor);
    assert.deepEqual([...editor.pushed.keys()], [FIRST]);
    assert.equal(editor.checker.requests.length, before + 1);
  });

  it('are not looked at where only open files are wanted, nothing is, or nobody trusts the workspace', async () => {
    const quiet: readonly EditorOptions[] = [
      { settings: () => ({ diagnosticMode: 'openFilesOnly' }) },
      { settings: () => ({ enable: 'off' }) },
      { initializationOptions: { trusted: false } },
    ];
    for (const options of quiet) {
      const editor = await workspace(options);
      await idle(editor);
      assert.equal(editor.checker.requests.length, 0);
    }
  });

  it('are all checked at once when somebody asks, who is told what came of it', async () => {
    const editor = await workspace();
    const outcome = await editor.request('pyodidePreflight/checkWorkspace');
    assert.deepEqual(outcome, { files: 2, left: 0, errors: 2, warnings: 0 });
    assert.equal(editor.pushed.size, 2);
  });

  it('cost only their own answer if a check has a bug', async () => {
    const editor = await workspace();
    editor.checker.answer = ({ path, text }) => {
      if (path === FIRST) throw new Error('a bug');
      return { findings: [findingOn('psycopg2', path, text)] };
    };
    await idle(editor);
    assert.deepEqual([...editor.pushed.keys()], [SECOND]);
    assert.match(editor.log.join('\n'), /a bug/);
  });
});
