/** The list of runtimes: one or several are chosen, and the workspace remembers it. */
import assert from 'node:assert/strict';
import { ConfigurationTarget, workspace, type TextDocument } from 'vscode';
import { chooseRuntime, closeAll, errorsAppear, errorsDisappear, open, undo, until } from './workbench.ts';

/** The value in the workspace settings. */
function setting(): string | undefined {
  return workspace.getConfiguration('pyodidePreflight').inspect<string>('target')?.workspaceValue;
}

describe('choosing the runtime', () => {
  let pyproject: TextDocument;

  beforeEach(async () => {
    pyproject = await open('pydantic-worker/pyproject.toml');
    await errorsAppear(pyproject);
  });

  afterEach(async () => {
    await workspace.getConfiguration('pyodidePreflight').update('target', undefined, ConfigurationTarget.Workspace);
    await closeAll();
  });

  it('of Python 3.14 is remembered by the workspace, and what failed on 3.13 fails no more', async () => {
    await chooseRuntime(pyproject, ['down', 'down', 'enter'], ['enter']);
    assert.equal(setting(), 'workers-3.14');
    await errorsDisappear(pyproject);
  });

  it('goes back to what the files of the project say', async () => {
    await chooseRuntime(pyproject, ['down', 'down', 'enter'], ['enter']);
    await errorsDisappear(pyproject);
    await chooseRuntime(pyproject, ['enter']);
    assert.equal(setting(), undefined);
    await errorsAppear(pyproject);
  });

  it('can be kept in the project itself, for everyone', async () => {
    await chooseRuntime(pyproject, ['down', 'down', 'enter'], ['down', 'enter']);
    assert.equal(setting(), undefined);
    assert.match(pyproject.getText(), /\[tool\.pyodide-preflight\]\ntarget = "workers-3\.14"\n/);
    await errorsDisappear(pyproject);
    await undo(pyproject);
    await errorsAppear(pyproject);
  });

  it('of several checks for all of them', async () => {
    await chooseRuntime(pyproject, ['down', 'enter'], ['down', 'down', 'toggle', 'enter'], ['enter']);
    assert.equal(setting(), 'auto, workers-3.14');
    const message = await until('an error that names one runtime of two', async () => {
      const [error] = await errorsAppear(pyproject);
      return error?.message;
    });
    assert.match(message, /cannot be installed on Python Workers 3\.13\. /);
  });
});
