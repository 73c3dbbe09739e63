/** What makes the server check again, and what it reports for files that are not active. */
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { WATCHED_FILES } from '../../server/src/lsp/capabilities.ts';
import type { Answer } from '../support/fakeChecker.ts';
import { findingOn } from '../support/fakeChecker.ts';
import { TestEditor, uriOf } from '../support/editor.ts';

const PYPROJECT = '/project/pyproject.toml';
const WRANGLER = '/project/wrangler.toml';
const DEPENDENCIES = '[project]\nname = "worker"\ndependencies = ["pydantic>=2.12"]\n';

/** pydantic is a culprit on 3.13, but not on 3.14. */
function failsOn313(
  { path, text }: { readonly path: string; readonly text: string },
  wrangler: string | undefined,
): Answer {
  const works = wrangler?.includes('2026-09') === true;
  return works ? {} : { findings: [findingOn('pydantic>=2.12', path, text)] };
}

/** Whether one of the alternatives of a glob is a name, or the ending of it. */
function isIn(glob: string, name: string): boolean {
  const alternatives = /\{(.*)\}/.exec(glob)?.[1]?.split(',') ?? [];
  return alternatives.some((one) => name === one || (glob.includes('*.{') && name.endsWith(`.${one}`)));
}

async function workerProject(): Promise<TestEditor> {
  const editor = await TestEditor.start({
    files: { [PYPROJECT]: DEPENDENCIES, [WRANGLER]: 'compatibility_date = "2026-02-01"\n' },
  });
  editor.checker.answer = async (request) => {
    const read = await request.documents.read(WRANGLER);
    return failsOn313(request, read.kind === 'text' ? read.text : undefined);
  };
  return editor;
}

describe('session', () => {
  it('what an editor sends while the server still loads is done when that is over, in its order', async () => {
    const loaded = new EventEmitter();
    const editor = await TestEditor.start({ loading: once(loaded, 'all') });
    editor.checker.answer = ({ path, text }) => failsOn313({ path, text }, undefined);
    await editor.open(PYPROJECT, '[project]\n');
    await editor.edit(PYPROJECT, DEPENDENCIES);
    const asked = editor.pull(PYPROJECT);
    await editor.settle();
    assert.deepEqual(editor.checker.requests, [], 'nothing is there yet that could check');
    loaded.emit('all');
    await editor.settle();
    await editor.pause();
    assert.equal((await asked).length, 1);
  });

  it('saving the wrangler file in another program checks the open project again', async () => {
    const editor = await workerProject();
    await editor.open(PYPROJECT);
    assert.equal((await editor.pull(PYPROJECT)).length, 1);
    const { refreshes } = editor;
    await editor.writeOnDisk(WRANGLER, 'compatibility_date = "2026-09-08"\n');
    assert.equal(editor.refreshes, refreshes + 1, 'the editor is asked to pull again');
    assert.deepEqual(await editor.pull(PYPROJECT), []);
  });

  it('the unsaved text of an open wrangler file counts more than the disk, until it is closed', async () => {
    const editor = await workerProject();
    await editor.open(PYPROJECT);
    await editor.open(WRANGLER);
    await editor.edit(WRANGLER, 'compatibility_date = "2026-09-08"\n');
    await editor.pause();
    assert.deepEqual(await editor.pull(PYPROJECT), []);
    await editor.close(WRANGLER);
    assert.equal((await editor.pull(PYPROJECT)).length, 1);
  });

  it('a wrangler file that is created later is noticed', async () => {
    const editor = await workerProject();
    editor.disk.delete(WRANGLER);
    await editor.open(PYPROJECT);
    await editor.writeOnDisk(WRANGLER, 'compatibility_date = "2026-09-08"\n');
    assert.deepEqual(await editor.pull(PYPROJECT), []);
  });

  it('every file beside the project that bears on it is watched', async () => {
    const editor = await workerProject();
    await editor.open(PYPROJECT);
    for (const name of ['.python-version', 'requirements.txt', 'cf-requirements.txt', 'pylock.toml', 'uv.toml']) {
      const before = editor.checker.requests.length;
      await editor.writeOnDisk(`/project/${name}`, '');
      assert.equal(editor.checker.requests.length, before + 1, name);
      assert.ok(
        WATCHED_FILES.some(({ globPattern }) => isIn(globPattern as string, name)),
        name,
      );
    }
  });

  it('files that change together check the project once', async () => {
    const editor = await workerProject();
    await editor.open(PYPROJECT);
    const before = editor.checker.requests.length;
    editor.disk.set(WRANGLER, 'compatibility_date = "2026-09-08"\n');
    const changes = [PYPROJECT, WRANGLER, '/project/pylock.toml'].map((file) => ({ uri: uriOf(file), type: 2 }));
    await editor.notify('workspace/didChangeWatchedFiles', { changes });
    assert.equal(editor.checker.requests.length, before + 1);
    assert.deepEqual(await editor.pull(PYPROJECT), []);
  });

  it('a change of a file that has nothing to do with the open ones checks nothing', async () => {
    const editor = await workerProject();
    await editor.open(PYPROJECT);
    const before = editor.checker.requests.length;
    await editor.writeOnDisk('/project/notes.txt', 'hello');
    await editor.writeOnDisk('/other/wrangler.toml', 'compatibility_date = "2026-09-08"\n');
    assert.equal(editor.checker.requests.length, before);
  });

  it('findings in an included file that is not open are pushed, and taken back when the including file is closed', async () => {
    const base = 'uvloop\n';
    const editor = await TestEditor.start({ files: { '/project/base.txt': base } });
    editor.checker.answer = () => ({ findings: [findingOn('uvloop', '/project/base.txt', base)] });
    await editor.open('/project/requirements.txt', '-r base.txt\n');
    assert.equal(editor.pushed.get('/project/base.txt')?.diagnostics.length, 1);
    await editor.close('/project/requirements.txt');
    assert.equal(editor.pushed.has('/project/base.txt'), false);
  });

  it('closed documents lose their diagnostics', async () => {
    const editor = await TestEditor.start({ capabilities: { workspace: { configuration: true } } });
    editor.checker.answer = ({ path, text }) => ({ findings: [findingOn('uvloop', path, text)] });
    await editor.open('/project/requirements.txt', 'uvloop\n');
    assert.equal(editor.pushed.size, 1);
    await editor.close('/project/requirements.txt');
    assert.equal(editor.pushed.size, 0);
  });

  it('an editor that cannot pull gets diagnostics pushed, with the version they are for', async () => {
    const editor = await TestEditor.start({ capabilities: {} });
    editor.checker.answer = ({ path, text }) => ({ findings: [findingOn('uvloop', path, text)] });
    await editor.open('/project/requirements.txt', 'uvloop\n');
    await editor.edit('/project/requirements.txt', '\nuvloop>1\n');
    await editor.pause();
    const { version, diagnostics } = editor.pushed.get('/project/requirements.txt') ?? {};
    assert.deepEqual([version, diagnostics?.[0]?.range.start.line], [2, 1]);
  });

  it('answers a pull with "unchanged" where nothing has changed', async () => {
    const editor = await workerProject();
    await editor.open(PYPROJECT);
    await editor.pull(PYPROJECT);
    assert.equal((await editor.pullReport(PYPROJECT)).kind, 'unchanged');
  });

  it('settings are asked for each document, and a change of them checks again', async () => {
    const editor = await TestEditor.start({ settings: () => ({ target: 'workers-3.14', recordedIndex: 'recorded' }) });
    await editor.open(PYPROJECT, DEPENDENCIES);
    const [first] = editor.checker.requests;
    assert.equal(first?.settings.target, 'workers-3.14');
    assert.equal(
      first.settings.recordedIndex,
      '/project/recorded',
      'a relative folder counts from the workspace folder',
    );
    assert.equal(first.settings.indexUrl.length > 0, true, 'what is not set has its default');
    editor.settings = () => ({ target: 'workers-3.12', offline: 'yes' });
    await editor.notify('workspace/didChangeConfiguration', { settings: null });
    const last = editor.checker.requests.at(-1);
    assert.deepEqual([last?.settings.target, last?.settings.offline], ['workers-3.12', false]);
  });

  it('settings of an editor that cannot be asked for them are those given at the start, until it pushes others', async () => {
    const editor = await TestEditor.start({
      files: { [PYPROJECT]: DEPENDENCIES },
      capabilities: {},
      initializationOptions: { settings: { target: 'workers-3.14' } },
    });
    await editor.open(PYPROJECT, DEPENDENCIES);
    assert.equal(editor.checker.requests.at(-1)?.settings.target, 'workers-3.14');
    const settings = { pyodidePreflight: { target: 'workers-3.12' } };
    await editor.notify('workspace/didChangeConfiguration', { settings });
    assert.equal(editor.checker.requests.at(-1)?.settings.target, 'workers-3.12');
  });

  it('a file is checked unasked by default, always or never where the settings say so', async () => {
    const editor = await workerProject();
    editor.settings = () => ({ enable: 'off' });
    await editor.open(PYPROJECT);
    assert.deepEqual([editor.checker.requests.length, editor.statuses.at(-1)?.state], [0, 'off']);
    assert.equal(await editor.hover(PYPROJECT, 'pydantic'), null);
    for (const [enable, unasked] of [
      ['auto', true],
      ['on', false],
    ] as const) {
      editor.settings = () => ({ enable });
      await editor.notify('workspace/didChangeConfiguration', { settings: null });
      assert.equal(editor.checker.requests.at(-1)?.unasked, unasked);
    }
  });

  it('"check again" forgets what was learnt from the indexes', async () => {
    const editor = await workerProject();
    await editor.open(PYPROJECT);
    await editor.request('pyodidePreflight/checkAgain');
    await editor.settle();
    assert.deepEqual([editor.checker.forgotten, editor.checker.resolutions.length], [1, 2]);
  });

  it('a Python file is checked only where it carries script metadata', async () => {
    const editor = await TestEditor.start();
    await editor.open('/project/app.py', 'import os\n');
    assert.equal(editor.checker.requests.length, 0);
    await editor.edit('/project/app.py', '# /// script\n# dependencies = ["httpx"]\n# ///\n');
    await editor.pause();
    assert.equal(editor.checker.resolutions.length, 1);
    await editor.edit('/project/app.py', 'import os\n');
    assert.equal(editor.statuses.at(-1)?.state, 'gone');
  });

  it('pages, notebooks and code are checked where they declare packages, and are quiet where not', async () => {
    const editor = await TestEditor.start();
    for (const [path, declaring, other] of [
      ['/p/a.html', '<py-config>packages = ["six"]</py-config>', '<p>packages = ["six"]</p>'],
      ['/p/a.ts', 'await micropip.install("six");', 'await npm.install("six");'],
      ['/p/a.qmd', '---\npyodide:\n  packages: [six]\n---\n', '---\npackages: [six]\n---\n'],
      // In a folder of its own: it may say which Pyodide runs what is beside it.
      ['/q/package.json', '{"stlite": {"desktop": {"dependencies": ["six"]}}}', '{"dependencies": {"six": "1"}}'],
    ] as const) {
      await editor.open(path, other);
      assert.deepEqual(await editor.pull(path), []);
      const before = editor.checker.requests.length;
      await editor.edit(path, `${other} `);
      await editor.pause();
      assert.equal(editor.checker.requests.length, before, path);
      await editor.edit(path, declaring);
      await editor.pause();
      assert.equal(editor.checker.requests.length, before + 1, path);
    }
  });

  it('a bug costs one file its answer, and is written to the log', async () => {
    const editor = await TestEditor.start();
    editor.checker.answer = ({ path, text }) => {
      if (text.includes('bug')) throw new Error('a bug of ours');
      return { findings: [findingOn('uvloop', path, text)] };
    };
    await editor.open('/project/requirements.txt', 'bug\n');
    await editor.open('/project/requirements-dev.txt', 'uvloop\n');
    assert.deepEqual(await editor.pull('/project/requirements.txt'), []);
    assert.equal((await editor.pull('/project/requirements-dev.txt')).length, 1);
    assert.match(editor.log.join('\n'), /a bug of ours/);
    assert.equal(
      editor.statuses.some(({ state }) => state === 'failed'),
      true,
    );
  });

  it('tells the client which target a file is resolved for, and why', async () => {
    const editor = await workerProject();
    await editor.open(PYPROJECT);
    const { uri, state, target } = editor.statuses.at(-1) ?? {};
    assert.deepEqual([uri, state, target?.label], [uriOf(PYPROJECT), 'done', 'Python Workers 3.13']);
    assert.equal(target?.reason, 'compatibility_date 2026-02-01 in wrangler.toml');
  });

  it('writes to the output what came of each check, once as long as it stays the same', async () => {
    const editor = await workerProject();
    await editor.open(PYPROJECT);
    await editor.edit(PYPROJECT, `# a comment\n${DEPENDENCIES}`);
    await editor.pause();
    assert.deepEqual(
      editor.log.filter((line) => line.startsWith(PYPROJECT)),
      [
        `${PYPROJECT}: done for Python Workers 3.13 (compatibility_date 2026-02-01 in wrangler.toml): installs; findings: blocked-dependency`,
      ],
    );
  });

  it('watches files through the editor', async () => {
    const editor = await TestEditor.start();
    const registered = editor.registrations.toSorted();
    assert.deepEqual(registered, ['workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles']);
  });
});

describe('progress', () => {
  it('is shown only for work that takes more than a second, and cancelling it ends the work', async () => {
    const editor = await TestEditor.start();
    editor.checker.answer = () => new Promise<Answer>(() => undefined);
    await editor.open(PYPROJECT, DEPENDENCIES);
    await editor.pause(900);
    assert.deepEqual(editor.progress, []);
    await editor.pause(100);
    assert.deepEqual(editor.progress, [
      {
        kind: 'begin',
        title: 'Resolving dependencies for Python Workers 3.13',
        message: 'asking for pydantic',
        cancellable: true,
      },
    ]);
    await editor.cancelProgress();
    assert.equal(editor.checker.resolutions[0]?.signal?.aborted, true);
    assert.equal(editor.statuses.at(-1)?.state, 'stopped');
    assert.match(JSON.stringify(editor.progress), /\{"kind":"end"\}\]$/);
  });

  it('does not come up for work that is over sooner', async () => {
    const editor = await TestEditor.start();
    await editor.open(PYPROJECT, DEPENDENCIES);
    await editor.pause(5_000);
    assert.deepEqual(editor.progress, []);
  });
});
