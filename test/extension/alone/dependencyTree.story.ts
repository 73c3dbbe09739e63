/** The view of what the projects of a workspace need; in a window of its own, where it has room for all its rows. */
import assert from 'node:assert/strict';
import { commands, env, window } from 'vscode';
import { shownWindow, type ShownWindow } from '../shownWindow.ts';
import { closeAll, errorsAppear, open, until } from '../workbench.ts';

const ROWS = '.pane:has(.pane-header[aria-label^="Pyodide Dependencies"]) .monaco-list-row';

/** The rows of the view, each with what stands behind its name. */
function rows(shown: ShownWindow): Promise<string[]> {
  return shown.locator(ROWS).allInnerTexts();
}

describe('the view of dependencies', () => {
  afterEach(closeAll);

  it('shows who needs whom and what stands in the way, leads to its line, and is copied as text', async function () {
    const shown = await shownWindow();
    if (!shown) {
      // No API says what the view shows.
      this.skip();
      return;
    }
    await errorsAppear(await open('pyproject.toml'));
    await commands.executeCommand('pyodidePreflight.dependencies.focus');
    const all = await until('the culprits in the view', async () => {
      const seen = await rows(shown);
      return seen.some((row) => /^tokenizers\s*✗ culprit$/.test(row)) ? seen : undefined;
    });
    assert.match(all[0] ?? '', /^pyproject\.toml\s*does not install · Python Workers 3\.13$/);
    assert.ok(
      all.some((row) => /^fastapi\s*0\.\d+\.\d+ · \d+ kB$/.test(row)),
      all.join('\n'),
    );
    await shown
      .locator(ROWS, { hasText: /^litellm/ })
      .first()
      .click();
    await until('the line of the dependency', () => {
      const editor = window.activeTextEditor;
      return editor?.document.getText(editor.selection).includes('litellm') ? true : undefined;
    });
    await commands.executeCommand('pyodidePreflight.copyTree');
    const text = await env.clipboard.readText();
    assert.match(text, /^What `pyproject\.toml` needs on Python Workers 3\.13$/m);
    assert.match(text, /^- `litellm` does not install\n {2}- `fastuuid`: stands in the way$/m);
  });
});
