/** A Worker's entry file in the editor: its unsaved text decides what fails while the Worker starts. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Checker } from '../../server/src/check/check.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { Workspace } from '../support/commandLine.ts';
import { TestEditor } from '../support/editor.ts';
import { RECORDED_INDEX } from '../support/recorded.ts';
import { wranglerToml } from '../support/workerFolder.ts';

const PROJECT = '[project]\nname = "app"\nversion = "1"\ndependencies = ["pandas"]\n';

describe('the entry file of a Worker in the editor', () => {
  let workspace: Workspace;

  before(async () => {
    workspace = await Workspace.make({
      'pyproject.toml': PROJECT,
      'wrangler.toml': `main = "src/entry.py"\n${wranglerToml()}`,
      'src/entry.py': '',
    });
  });

  after(() => workspace.remove());

  it('counts as it is typed: an import at module level is told, one in a function is not', async () => {
    const host = nodeHost();
    const editor = await TestEditor.start({
      world: { host, checker: new Checker({ host, today: () => '2026-11-24' }) },
      settings: () => ({ recordedIndex: RECORDED_INDEX }),
    });
    const [project, entry] = ['pyproject.toml', 'src/entry.py'].map((name) => join(workspace.folder, name));
    assert.ok(project !== undefined && entry !== undefined);
    const failing = async (): Promise<readonly (number | undefined)[]> => {
      await editor.checked(project);
      const diagnostics = await editor.pull(project);
      return diagnostics.flatMap(({ code, severity }) => (code === 'fails-at-import' ? [severity] : []));
    };
    await editor.open(project, PROJECT);
    assert.deepEqual(await failing(), []);
    await editor.open(entry, 'import pandas\n');
    assert.deepEqual(await failing(), [2]);
    await editor.edit(entry, 'def f():\n    import pandas\n');
    assert.deepEqual(await failing(), []);
    await editor.edit(entry, 'if x:\n    import pandas\n');
    assert.deepEqual(await failing(), [3]);
    await editor.close(entry);
    assert.deepEqual(await failing(), []);
  });
});
