// Takes the README's pictures in a real VS Code with the packed extension: message, hover and quick fixes.
//
//   node tools/takeScreenshots.mjs [--out FOLDER]
//
// Works offline: the recorded index next to the examples is used.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { smallPng } from './smallPng.mjs';
import { installVsix, newProfile, remoteUri, startBrowser, startServer, workbenchUrl } from './vscode-host/host.mjs';
import { ensureHost } from './vscode-host/setup.mjs';
import { copyExamples, STORY_SETTINGS } from './vscode-host/suite.mjs';

const ROOT = join(import.meta.dirname, '..');

const { values } = parseArgs({ options: { out: { type: 'string', default: join(ROOT, 'media') } } });
const out = resolve(values.out);

const SETTINGS = {
  ...STORY_SETTINGS,
  'editor.fontSize': 15,
  'editor.hover.delay': 100,
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.activityBar.location': 'hidden',
  'breadcrumbs.enabled': false,
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
};

const WINDOW = { width: 960, height: 520 };

/** Long enough for anything that has to appear. */
const WAIT = { timeout: 30_000 };

async function take() {
  mkdirSync(out, { recursive: true });
  const vsix = join(ROOT, 'dist/pyodide-preflight.vsix');
  execFileSync(process.execPath, [join(ROOT, 'tools/package.mjs')], { stdio: 'inherit' });
  const profile = newProfile(SETTINGS);
  await installVsix(profile, vsix);
  let server;
  let browser;
  try {
    server = await startServer(profile);
    browser = await startBrowser(profile, { viewport: WINDOW });
    const workspace = join(profile, 'workspace');
    copyExamples(workspace);
    await takeMessage(browser.page, server, join(workspace, 'litellm-worker'));
    await takeHover(browser.page, server, join(workspace, 'notebook'));
    await takeQuickFixes(browser.page, server, join(workspace, 'pydantic-worker'));
  } catch (error) {
    await browser?.page.screenshot({ path: join(profile, 'failure.png') }).catch(() => undefined);
    console.error(`kept: ${profile}`);
    throw error;
  } finally {
    await browser?.context.close().catch(() => undefined);
    await server?.stop();
  }
  rmSync(profile, { recursive: true, force: true });
}

/** Opens a file, and nothing else. */
async function openFile(page, server, folder, file) {
  await page.goto(workbenchUrl(server, folder, [['openFile', remoteUri(server, join(folder, file))]]));
  const editor = page.locator(`.monaco-editor[data-uri$="/${file}"]`);
  await editor.waitFor(WAIT);
  const sideBar = page.locator('.part.sidebar');
  if (await sideBar.isVisible()) await page.keyboard.press('Control+b');
  await sideBar.waitFor({ state: 'hidden', ...WAIT });
  return editor;
}

/** The middle of a text in the editor. */
async function placeOf(editor, text) {
  const line = editor.locator('.view-line', { hasText: text }).first();
  const { x, y, height } = await line.locator('span span').first().boundingBox();
  return { x: x + 40, y: y + height / 2 };
}

async function hover(page, { x, y }, expected) {
  await page.mouse.move(x - 10, y);
  await page.mouse.move(x, y, { steps: 5 });
  await page.locator('.monaco-hover:visible', { hasText: expected }).first().waitFor(WAIT);
  await page.waitForTimeout(300);
}

const squiggle = (editor) =>
  editor
    .locator('.squiggly-error')
    .first()
    .waitFor({ state: 'attached', ...WAIT });

async function takeMessage(page, server, folder) {
  const editor = await openFile(page, server, folder, 'pyproject.toml');
  await squiggle(editor);
  await hover(page, await placeOf(editor, 'litellm>=1.77.0'), 'tokenizers');
  await takePicture(page, 'squiggle');
}

async function takeHover(page, server, folder) {
  const editor = await openFile(page, server, folder, 'requirements.txt');
  await editor.locator('.view-line', { hasText: /numpy\s*2\./ }).waitFor(WAIT);
  await hover(page, await placeOf(editor, /^numpy/), 'shipped with Pyodide');
  await takePicture(page, 'hover');
}

async function takeQuickFixes(page, server, folder) {
  const editor = await openFile(page, server, folder, 'pyproject.toml');
  await squiggle(editor);
  const { x, y } = await placeOf(editor, 'pydantic>=2.12');
  await page.mouse.click(x, y);
  await page.locator('[class*="codicon-gutter-lightbulb"], .lightBulbWidget').first().waitFor(WAIT);
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget:visible', { hasText: '3.14' }).first().waitFor(WAIT);
  await page.mouse.move(900, 500);
  await page.waitForTimeout(500);
  await takePicture(page, 'quick-fixes');
}

async function takePicture(page, name) {
  const path = join(out, `${name}.png`);
  writeFileSync(path, smallPng(await page.screenshot()));
  console.log(`${path}: ${statSync(path).size.toLocaleString('en')} bytes`);
}

if (ensureHost()) await take();
