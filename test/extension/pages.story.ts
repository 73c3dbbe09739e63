/** What the extension has to say at length is a page. */
import assert from 'node:assert/strict';
import { commands, window, type TextDocument } from 'vscode';
import { shownWindow, type ShownFrame } from './shownWindow.ts';
import { closeAll, errorsAppear, errorsDisappear, open, pageAppears, replace, until } from './workbench.ts';

/** The page with a title, once it is shown; undefined where nothing drives the window. */
async function pageTitled(title: string): Promise<ShownFrame | undefined> {
  await pageAppears(title);
  const shown = await shownWindow();
  if (!shown) return undefined;
  return until(`that ${title} is shown`, async () => {
    for (const frame of shown.frames()) if ((await frame.title().catch(() => '')) === title) return frame;
    return undefined;
  });
}

describe('an explanation', () => {
  let pyproject: TextDocument;

  beforeEach(async () => {
    pyproject = await open('litellm-worker/pyproject.toml');
    await errorsAppear(pyproject);
  });

  afterEach(closeAll);

  it('is a page from anywhere in the file, with headings, a table, and fixes that are applied by a click', async () => {
    await commands.executeCommand('pyodidePreflight.showExplanation');
    const page = await pageTitled('Explanation: pyproject.toml');
    // Where nothing drives the window it cannot be looked at.
    if (!page) return;
    assert.deepEqual(await page.locator('h1').allInnerTexts(), [
      'litellm: A dependency of the project cannot be installed on the target',
    ]);
    assert.equal(await page.locator('html').first().getAttribute('lang'), 'en');
    assert.ok((await page.locator('th', { hasText: '3.13' }).count()) > 0, 'which wheels there are is a table');
    const fix = await until('that the fixes are known', async () => {
      const link = (await pageTitled('Explanation: pyproject.toml'))?.locator('a', { hasText: 'Leave fastuuid' });
      return link && (await link.count()) > 0 ? link.first() : undefined;
    });
    await fix.click();
    await errorsDisappear(pyproject);
    assert.match(pyproject.getText(), /\n\[tool\.uv\]\noverride-dependencies = /);
  });

  it('is the same page where it is asked for again', async () => {
    const place = [pyproject.uri.toString(), { line: 6, character: 3 }, 'blocked-dependency'];
    for (let time = 0; time < 2; time++) await commands.executeCommand('pyodidePreflight.showExplanation', ...place);
    const title = 'blocked-dependency: pyproject.toml';
    await pageTitled(title);
    const pages = window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(({ label }) => label === title));
    assert.equal(pages.length, 1);
  });
});

describe('a command of the command line', () => {
  afterEach(closeAll);

  it('opens what it finds out of the file in front as a page, with its text as it is not saved yet', async () => {
    const pyproject = await open('pydantic-worker/pyproject.toml');
    await replace(pyproject, 'name = "pydantic-worker"', 'name = "other"');
    await commands.executeCommand('pyodidePreflight.comparePythonVersions');
    const page = await pageTitled('Python versions: pyproject.toml');
    if (!page) return;
    assert.equal(await page.locator('h1').count(), 1);
    assert.ok((await page.locator('th', { hasText: '3.14' }).count()) > 0);
  });
});
