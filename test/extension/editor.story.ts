/** What applies to every file: the extension starts by itself, has the right language, and its commands work. */
import assert from 'node:assert/strict';
import { commands, Range, Selection, window, workspace, type CodeLens, type InlayHint } from 'vscode';
import {
  closeAll,
  errorsAppear,
  errorsDisappear,
  inlayHints,
  isActive,
  open,
  positionOf,
  replace,
  until,
} from './workbench.ts';

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

  it('says above the dependencies how much of them installs, but not beside another version of the file', async () => {
    const document = await open('litellm-worker/pyproject.toml');
    const titles = async (): Promise<readonly string[]> => {
      const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
      return lenses.flatMap(({ command }) => command?.title ?? []);
    };
    const wanted = /^Python Workers 3\.13: \d of \d installs?; fastuuid and tokenizers stand in the way$/;
    await until('the line', async () => ((await titles()).some((title) => wanted.test(title)) ? true : undefined));
    await commands.executeCommand(
      'vscode.diff',
      document.uri.with({ scheme: 'untitled', path: '/old.toml' }),
      document.uri,
    );
    await until('that nothing is shown there', async () =>
      (await titles()).length === 0 && (await inlayHints(document)).length === 0 ? true : undefined,
    );
  });

  it('completes a version to the newest that installs, although there are newer ones', async () => {
    const document = await open('pydantic-worker/pyproject.toml');
    await replace(document, 'pydantic>=2.12', 'pydantic');
    const editor = await until('the editor', () => window.activeTextEditor);
    const end = positionOf(document, '"pydantic"').translate(0, '"pydantic'.length);
    editor.selection = new Selection(end, end);
    for (const text of '>=2') await commands.executeCommand('type', { text });
    await until('the completed version', async () => {
      await commands.executeCommand('acceptSelectedSuggestion');
      return document.getText().includes('"pydantic>=2.10.6"') ? true : undefined;
    });
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
