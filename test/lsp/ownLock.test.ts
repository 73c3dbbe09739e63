/** A lock file of the project for Pyodide, in the editor: what changes in it on the disk, or is typed, counts at once. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Checker } from '../../server/src/check/check.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { WATCHED_FILES } from '../../server/src/lsp/capabilities.ts';
import { Workspace } from '../support/commandLine.ts';
import { TestEditor } from '../support/editor.ts';
import { pyodideLockText } from '../support/pyodideLocks.ts';
import { RECORDED_INDEX } from '../support/recorded.ts';

const SCRIPT = 'const py = await loadPyodide({ lockFileURL: "./own.json" });\nawait py.loadPackage("sloth");\n';

describe('a lock file of the project in the editor', () => {
  let workspace: Workspace;

  before(async () => {
    workspace = await Workspace.make({ 'main.js': SCRIPT, 'own.json': pyodideLockText(['moss 1.0']) });
  });

  after(() => workspace.remove());

  it('is read again when it changes on the disk or is edited, created or deleted', async () => {
    const host = nodeHost();
    const editor = await TestEditor.start({
      world: { host, checker: new Checker({ host, today: () => '2026-11-24' }) },
      settings: () => ({ recordedIndex: RECORDED_INDEX }),
    });
    const [script, lock] = ['main.js', 'own.json'].map((name) => join(workspace.folder, name));
    assert.ok(script !== undefined && lock !== undefined);
    const told = async (): Promise<readonly unknown[]> => {
      await editor.checked(script);
      return (await editor.pull(script)).map(({ code }) => code);
    };
    const write = async (text: string): Promise<void> => {
      await writeFile(lock, text);
      await editor.writeOnDisk(lock, text);
    };
    await editor.open(script, SCRIPT);
    assert.deepEqual(await told(), ['not-shipped']);
    await write(pyodideLockText(['moss 1.0', 'sloth 1.0']));
    assert.deepEqual(await told(), []);
    await write('{');
    assert.deepEqual(await told(), ['unknown-verdict']);
    await editor.open(lock, pyodideLockText(['sloth 2.0']));
    assert.deepEqual(await told(), []);
    await editor.close(lock);
    assert.deepEqual(await told(), ['unknown-verdict']);
  });

  it('is watched under whichever name', () => {
    assert.ok(WATCHED_FILES.some(({ globPattern }) => /[{,]json[,}]/.test(globPattern as string)));
  });
});
