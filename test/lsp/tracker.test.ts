/** Asking the maintainers of a project: their tracker is found by what its wheels say. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Checker } from '../../server/src/check/check.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { Workspace } from '../support/commandLine.ts';
import { TestEditor, uriOf } from '../support/editor.ts';
import { RECORDED_INDEX } from '../support/recorded.ts';
import { project } from '../support/referenceChecks.ts';
import { archive } from '../support/wheelArchive.ts';

const TEXT = project(['native', 'silent', 'evil'], '[tool.uv]\nfind-links = ["wheels"]\n');
const PLATFORM = 'cp313-cp313-manylinux_2_17_x86_64';

/** An invented wheel for Linux that names an address as its tracker, or none. */
function wheelNaming(name: string, address?: string): Uint8Array {
  const url = address === undefined ? '' : `Project-URL: Issue Tracker, ${address}\n`;
  const info = `${name}-1.0.dist-info`;
  return archive([
    { path: `${info}/METADATA`, content: `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\n${url}` },
    { path: `${info}/WHEEL`, content: 'Wheel-Version: 1.0\n' },
  ]);
}

describe('asking the maintainers', function () {
  this.timeout(60_000);
  let workspace: Workspace;
  let editor: TestEditor;
  let file: string;

  before(async () => {
    workspace = await Workspace.make({
      'pyproject.toml': TEXT,
      [`wheels/native-1.0-${PLATFORM}.whl`]: wheelNaming('native', 'https://tracker.example/native/issues'),
      [`wheels/silent-1.0-${PLATFORM}.whl`]: wheelNaming('silent'),
      [`wheels/evil-1.0-${PLATFORM}.whl`]: wheelNaming('evil', 'javascript:alert(1)'),
    });
    const host = nodeHost();
    editor = await TestEditor.start({
      world: { host, checker: new Checker({ host, today: () => '2026-11-24' }) },
      settings: () => ({ recordedIndex: RECORDED_INDEX, target: 'workers-3.13' }),
      initializationOptions: { status: true, askCommand: 'ask', copyTextCommand: 'copy' },
    });
    file = join(workspace.folder, 'pyproject.toml');
    await editor.open(file, TEXT);
    await editor.checked(file);
  });

  after(() => workspace.remove());

  it('is an action that has the text and says whom it is for', async () => {
    const action = (await editor.actions(file, 'native')).find(({ kind }) => kind === 'quickfix.ask');
    assert.equal(action?.command?.command, 'ask');
    const [text, ...rest] = (action.command.arguments ?? []) as unknown[];
    assert.match(String(text), /native-1\.0-cp313-cp313-pyemscripten/);
    assert.deepEqual(rest, [uriOf(file), 'native']);
  });

  it('finds the tracker that the metadata name, and none where they name none that is safe to follow', async () => {
    const tracker = (name: string): Promise<unknown> =>
      editor.ask('pyodidePreflight/tracker', { uri: uriOf(file), name });
    assert.equal(await tracker('native'), 'https://tracker.example/native/issues');
    assert.equal(await tracker('silent'), null);
    assert.equal(await tracker('evil'), null);
    assert.equal(await tracker('nobody-has-this'), null);
  });
});
