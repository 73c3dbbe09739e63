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
    assert.deepEqual(outcome, { files: 2, left: 0, beyond: 0, errors: 2, warnings: 0 });
    assert.equal(editor.pushed.size, 2);
  });

  it('are checked up to a number for Pyodide, whatever else there is, and it is said how many are left out', async () => {
    const many = Array.from({ length: 520 }, (_, at) => [`/project/p${at}/requirements.txt`, 'uvloop\n'] as const);
    const others = Array.from({ length: 40 }, (_, at) => [`/project/a${at}/requirements.txt`, 'flask\n'] as const);
    const editor = await workspace({ files: Object.fromEntries([...others, ...many]) });
    const { answer } = editor.checker;
    editor.checker.answer = (request) => (request.text === 'flask\n' ? { quiet: true } : answer(request));
    const outcome = await editor.request('pyodidePreflight/checkWorkspace');
    assert.deepEqual(outcome, { files: 500, left: 40, beyond: 20, errors: 500, warnings: 0 });
    assert.match(JSON.stringify(editor.progress.at(-2)), /500 files for Pyodide are checked, 20 files are left out/);
    assert.match(editor.log.join('\n'), /^20 files are not checked: of a workspace at most 500/m);
  });

  it('make room for others when they are removed', async () => {
    const names = Array.from({ length: 501 }, (_, at) => `/project/p${1000 + at}/requirements.txt`);
    const [first = '', last = ''] = [names[0], names.at(-1)];
    const editor = await workspace({ files: Object.fromEntries(names.map((name) => [name, 'uvloop\n'])) });
    await editor.request('pyodidePreflight/checkWorkspace');
    assert.deepEqual([editor.pushed.size, editor.pushed.has(last)], [500, false]);
    assert.match(editor.log.join('\n'), /^one file is not checked/m);
    for (const [name, text] of [[first, undefined] as const, [last, 'uvloop\n'] as const]) {
      await editor.writeOnDisk(name, text);
      await idle(editor);
    }
    assert.deepEqual([editor.pushed.has(first), editor.pushed.has(last)], [false, true]);
  });

  it('are only those that a search finds, whatever is opened, closed or written', async () => {
    const editor = await workspace({
      files: { ...FILES, '/project/LICENSE': 'MIT\n', '/elsewhere/requirements.txt': 'a\n' },
    });
    await idle(editor);
    const before = editor.checker.requests.length;
    const others = [
      '/project/LICENSE',
      '/project/notes.txt',
      '/elsewhere/requirements.txt',
      '/project/venv/requirements.txt',
    ];
    for (const path of others) {
      await editor.open(path, 'uvloop\n');
      await editor.close(path);
      await editor.writeOnDisk(path, 'uvloop\n');
    }
    await editor.writeOnDisk('/project/node_modules/x/requirements.txt', 'uvloop\n');
    await editor.writeOnDisk('/project/tool.py', '# /// script\n# dependencies = ["uvloop"]\n# ///\n');
    const opened = editor.checker.requests.slice(before).map(({ path }) => path);
    await idle(editor);
    assert.deepEqual(editor.checker.requests.slice(before + opened.length), []);
    assert.deepEqual([...editor.pushed.keys()].sort(), [FIRST, SECOND]);
  });

  it('are found when they are new', async () => {
    const editor = await workspace();
    await idle(editor);
    await editor.writeOnDisk('/project/new/requirements.txt', 'uvloop\n');
    await idle(editor);
    assert.deepEqual([...editor.pushed.keys()].sort(), ['/project/new/requirements.txt', FIRST, SECOND]);
  });

  it('are not checked when they are closed, where only open files are wanted', async () => {
    const editor = await workspace({ settings: () => ({ diagnosticMode: 'openFilesOnly' }) });
    await editor.open(FIRST);
    await editor.close(FIRST);
    await editor.writeOnDisk(SECOND, 'uvloop\n');
    await idle(editor);
    assert.equal(editor.pushed.size, 0);
  });

  it('lose their problems when the settings no longer want them', async () => {
    const editor = await workspace();
    await idle(editor);
    assert.equal(editor.pushed.size, 2);
    editor.settings = () => ({ diagnosticMode: 'openFilesOnly' });
    await editor.notify('workspace/didChangeConfiguration', { settings: null });
    await idle(editor);
    assert.equal(editor.pushed.size, 0);
  });

  it('are all checked when somebody asks where only open files are wanted', async () => {
    const editor = await workspace({ settings: () => ({ diagnosticMode: 'openFilesOnly' }) });
    const outcome = await editor.request('pyodidePreflight/checkWorkspace');
    assert.deepEqual(outcome, { files: 2, left: 0, beyond: 0, errors: 2, warnings: 0 });
  });

  it('are checked in the background after a check of everything was cancelled', async () => {
    const editor = await workspace();
    const { answer } = editor.checker;
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    editor.checker.answer = async (request) => {
      await held;
      return answer(request);
    };
    const asked = editor.request('pyodidePreflight/checkWorkspace');
    await editor.settle();
    await editor.cancelProgress();
    go();
    assert.equal(await asked, null);
    await idle(editor);
    assert.deepEqual([...editor.pushed.keys()].sort(), [FIRST, SECOND]);
  });

  it('are checked again if they changed while everything was checked', async () => {
    const editor = await workspace();
    const { answer } = editor.checker;
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    editor.checker.answer = async (request) => {
      await held;
      return answer(request);
    };
    const asked = editor.request('pyodidePreflight/checkWorkspace');
    await editor.settle();
    await editor.writeOnDisk(FIRST, 'psycopg2\n');
    await editor.open(SECOND);
    await editor.close(SECOND);
    go();
    await asked;
    await idle(editor);
    assert.equal(editor.checker.requests.findLast(({ path }) => path === FIRST)?.text, 'psycopg2\n');
    assert.deepEqual([...editor.pushed.keys()].sort(), [FIRST, SECOND]);
  });

  it('are checked, too, for an editor that cannot be asked for its folders', async () => {
    const editor = await workspace({ capabilities: {} });
    await idle(editor);
    assert.deepEqual([...editor.pushed.keys()].sort(), [FIRST, SECOND]);
  });

  it('may be asked for twice at once', async () => {
    const editor = await workspace();
    const asked = [1, 2].map(() => editor.request('pyodidePreflight/checkWorkspace'));
    const outcome = { files: 2, left: 0, beyond: 0, errors: 2, warnings: 0 };
    assert.deepEqual(await Promise.all(asked), [outcome, outcome]);
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
