/** What an editor shows and logs where an index does not answer. */
import assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check.ts';
import { TestEditor } from '../support/editor.ts';
import { FakeIndex } from '../support/fakeIndex.ts';
import { VirtualHost } from '../support/virtualHost.ts';

const PATH = '/project/requirements.txt';
const SETTINGS = { target: 'workers-3.13', indexUrl: 'https://user:secret@pypi.example/simple/', enable: 'on' };

describe('an editor without a network', () => {
  let host: VirtualHost;
  let index: FakeIndex;
  let editor: TestEditor;

  beforeEach(async () => {
    index = new FakeIndex({ 'kite-1.0-py3-none-any.whl': [], 'string-2.0-py3-none-any.whl': [] });
    host = new VirtualHost();
    host.http = index.http;
    const checker = new Checker({ host, today: () => '2026-11-24' });
    editor = await TestEditor.start({ settings: () => SETTINGS, world: { host, checker } });
  });

  it('is told the trouble with the status of a check, and that it is over after another', async () => {
    index.down = { problem: { kind: 'connection', reason: 'proxy-refused', status: 407 } };
    await editor.open(PATH, 'kite\nstring\n');
    await editor.checked(PATH);
    assert.equal(editor.statuses.at(-1)?.trouble?.kind, 'proxy');
    assert.match(
      editor.statuses.at(-1)?.trouble?.text ?? '',
      /^proxy: no answer from pypi\.example\/simple\/?: the proxy returned 407/,
    );
    index.down = undefined;
    host.advance(60_000);
    await editor.request('pyodidePreflight/checkAgain');
    await editor.checked(PATH);
    assert.deepEqual([editor.statuses.at(-1)?.trouble, editor.statuses.at(-1)?.resolves], [undefined, true]);
  });

  it('logs what was asked of which host, what failed and why, without credentials', async () => {
    await editor.open(PATH, 'kite\n');
    await editor.checked(PATH);
    index.down = { problem: { kind: 'dns', reason: 'name-unknown' } };
    await editor.edit(PATH, 'kite\nstring\n');
    await editor.checked(PATH);
    const lines = host.messages.filter(({ level }) => level === 'info').map(({ message }) => message);
    assert.deepEqual(lines, [
      'requirements.txt: pypi.example: 2 asked',
      'requirements.txt: pypi.example: 1 failed (the server name cannot be resolved)',
    ]);
  });
});
