/** What nobody asked for: ordinary Python projects are left alone, and what is for Pyodide is seen without being opened. */
import assert from 'node:assert/strict';
import { languages, workspace } from 'vscode';
import { closeAll, codeOf, fileUri, findingsIn, open, openNew, until } from './workbench.ts';

describe('a folder of projects', () => {
  afterEach(closeAll);

  it('shows the problems of a Worker that is not open', async () => {
    // No other story opens it: the editor keeps what was opened for some minutes after it was closed.
    const uri = fileUri('uvicorn-worker/pyproject.toml');
    assert.ok(workspace.textDocuments.every((document) => document.uri.toString() !== uri.toString()));
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
