/** What pip is told of indexes counts for no Pyodide runtime: that is said where somebody could rely on it, and nowhere else. */
import assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { english } from '../support/english.ts';
import { IndexServer } from '../support/indexServer.ts';
import { NO_DOCUMENTS } from '../support/memoryDocuments.ts';
import { JSON_PAGE, jsonPage } from '../support/testIndex.ts';
import { VirtualHost } from '../support/virtualHost.ts';

const CONFIGURATION = '[global]\ntimeout = 60\nextra-index-url = https://name:secret@corp.example/simple\n';

describe('the indexes of pip', () => {
  let server: IndexServer;
  before(async () => {
    server = await IndexServer.start();
    server.on('/simple/good/', { headers: JSON_PAGE, body: jsonPage('good', 'good-1.0-py3-none-any.whl') });
    server.on('/files/good-1.0-py3-none-any.whl.metadata', {
      body: 'Metadata-Version: 2.1\nName: good\nVersion: 1.0\n',
    });
  });
  after(() => server.close());

  async function notesOn(
    requirements: string,
    variables: Readonly<Record<string, string>>,
    files: Readonly<Record<string, string>> = {},
  ): Promise<readonly string[]> {
    const host = new VirtualHost(variables);
    for (const [path, text] of Object.entries(files)) await host.files.write(path, text);
    const checker = new Checker({ host, today: () => '2026-11-24' });
    const settings = {
      ...DEFAULT_SETTINGS,
      ...{ target: 'workers-3.13', indexUrl: `${server.origin}/simple`, pyodideIndexUrl: `${server.origin}/pyodide` },
    };
    try {
      let notes: readonly string[] = [];
      const request = { path: '/project/requirements.txt', text: requirements, settings, documents: NO_DOCUMENTS };
      for await (const { findings } of checker.check(request))
        notes = findings.filter(({ code }) => code === 'not-checked').map(({ message }) => english(message));
      return notes;
    } finally {
      await checker.close();
    }
  }

  it('are told where a name is on no index that counts: a variable', async () => {
    for (const name of ['PIP_INDEX_URL', 'PIP_EXTRA_INDEX_URL']) {
      const [note, ...others] = await notesOn('corp-tool\nother-tool\n', {
        [name]: 'https://name:secret@corp.example',
      });
      assert.match(
        note ?? '',
        new RegExp(`^\`${name}\` names an index for pip, and no installer of a Pyodide runtime`),
      );
      assert.ok(!note?.includes('secret'));
      assert.deepEqual(others, []);
    }
  });

  it('are told where a name is on no index that counts: the files that pip reads', async () => {
    for (const [path, variables] of [
      ['/home/user/.config/pip/pip.conf', {}],
      ['/home/user/.pip/pip.conf', {}],
      ['/etc/pip.conf', {}],
      ['/venv/pip.conf', { VIRTUAL_ENV: '/venv' }],
      ['/corp.ini', { PIP_CONFIG_FILE: '/corp.ini' }],
    ] as const) {
      const [note] = await notesOn('corp-tool\n', variables, { [path]: CONFIGURATION });
      assert.match(note ?? '', new RegExp(`^\`${path}\` names an index`));
      assert.ok(!note?.includes('corp.example'));
    }
  });

  it('are not mentioned where every name is found, no index is named, or pip reads no file', async () => {
    const file = { '/home/user/.config/pip/pip.conf': CONFIGURATION };
    assert.deepEqual(await notesOn('good\n', {}, file), []);
    assert.deepEqual(await notesOn('corp-tool\n', {}, { '/etc/pip.conf': '[global]\ntimeout = 60\n' }), []);
    assert.deepEqual(await notesOn('corp-tool\n', { PIP_FIND_LINKS: '/wheels' }), [], 'a folder is no index');
    assert.deepEqual(await notesOn('corp-tool\n', { PIP_CONFIG_FILE: '/dev/null' }, file), []);
  });
});
