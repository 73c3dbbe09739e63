/** What nobody asked for: ordinary Python projects are left alone, and what is for Pyodide is seen without being opened. */
import assert from 'node:assert/strict';
import { languages, workspace } from 'vscode';
import { closeAll, codeOf, fileUri, findingsIn, open, openNew, until } from './workbench.ts';

describe('a folder of projects', () => {
  afterEach(closeAll);

  it('shows the problems of a Worker that is not open', async () => {
    const uri = fileUri('litellm-worker/pyproject.toml');
    // The editor lets go of what was closed a little later.
    await until('the file closed', () =>
      workspace.textDocuments.every((document) => document.uri.toString() !== uri.toString()) ? true : undefined,
    );
    const found = await until('an error in a file that is not open', () => {
      const codes = languages.getDiagnostics(uri).map(codeOf);
      return codes.includes('blocked-dependency') ? codes : undefined;
    });
    assert.ok(found.length > 0);
  });

  it('has no mark in a project that nothing says is for Pyodide', async () => {
    const server = await openNew({ 'ordinary/requirements.txt': 'uvloop\npsycopg2\n' });
    // Another file, whose marks come afterwards.
    const worker = await open('litellm-worker/pyproject.toml');
    await until('errors', () => (findingsIn(worker).length > 0 ? true : undefined));
    assert.deepEqual(findingsIn(server), []);
  });
});
