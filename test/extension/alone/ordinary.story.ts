/** A folder of an ordinary Python server with an ordinary page: nothing is for Pyodide. */
import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { closeAll, findingsIn, isActive, languageServers, open, until } from '../workbench.ts';

describe('a folder in which nothing is for Pyodide', () => {
  after(closeAll);

  it('has no language server until somebody opens a file that it may know something about', async function () {
    if (process.platform !== 'linux') this.skip();
    // What asks for the window's answer comes after what the extension asked before.
    await until('that the extension has looked', () => (isActive() ? true : undefined));
    for (let at = 0; at < 20; at++) await commands.executeCommand('workbench.action.closeAllEditors');
    assert.deepEqual(languageServers(), []);
    const requirements = await open('server/requirements.txt');
    await until('a language server', () => (languageServers().length > 0 ? true : undefined));
    assert.deepEqual(findingsIn(requirements), []);
  });
});
