/** What applies to every file: the extension starts by itself, has the right language, and its commands work. */
import assert from 'node:assert/strict';
import { commands, Range, window, workspace, type InlayHint } from 'vscode';
import { closeAll, errorsAppear, errorsDisappear, inlayHints, isActive, open, positionOf, until } from './workbench.ts';

describe('the extension', () => {
  afterEach(closeAll);

  it('knows requirements files as a language and checks them', async () => {
    const document = await open('notebook/requirements.txt');
    assert.equal(document.languageId, 'pip-requirements');
    assert.equal(isActive(), true);
  });

  it('shows what the runtime gets behind each requirement, unless it is switched off', async () => {
    const document = await open('fastapi-worker/pyproject.toml');
    const hints = (): Promise<readonly InlayHint[]> => inlayHints(document);
    await until('hints', async () => ((await hints()).length === 3 ? true : undefined));
    const configuration = workspace.getConfiguration('pyodidePreflight', document.uri);
    await configuration.update('inlayHints', false);
    await until('that the hints are gone', async () => ((await hints()).length === 0 ? true : undefined));
    await configuration.update('inlayHints', undefined);
  });

  it('resolves for another target when one is chosen', async () => {
    const document = await open('pydantic-worker/pyproject.toml');
    await errorsAppear(document);
    const configuration = workspace.getConfiguration('pyodidePreflight', document.uri);
    await configuration.update('target', 'workers-3.14');
    await errorsDisappear(document);
    await configuration.update('target', undefined);
    await errorsAppear(document);
  });

  it('goes on after its server was started anew', async () => {
    const document = await open('pydantic-worker/pyproject.toml');
    await errorsAppear(document);
    await commands.executeCommand('pyodidePreflight.restartServer');
    await errorsAppear(document);
    await commands.executeCommand('pyodidePreflight.checkAgain');
    await errorsAppear(document);
  });

  it('checks what is typed, at once and without being saved', async () => {
    const document = await open('pydantic-worker/pyproject.toml');
    await errorsAppear(document);
    const start = positionOf(document, '>=2.12');
    await window.activeTextEditor?.edit((edit) => {
      edit.delete(new Range(start, start.translate(0, '>=2.12'.length)));
    });
    await errorsDisappear(document);
  });
});
