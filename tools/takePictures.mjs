// Takes the pictures of README and docs in a real VS Code with the packed extension, in a dark and a light theme.
//
//   node tools/takePictures.mjs [--out FOLDER]
//
// Works offline: the recorded index next to the examples is used. A picture is the editor alone, without the window
// around it, which is that of VS Code's web build.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { ROOT } from './project.mjs';
import { installVsix, newProfile, remoteUri, startBrowser, startServer, workbenchUrl } from './vscode-host/host.mjs';
import { ensureHost } from './vscode-host/setup.mjs';
import { copyExamples, STORY_SETTINGS } from './vscode-host/suite.mjs';
import { packTomlGrammar } from './vscode-host/tomlGrammar.mjs';

const { values } = parseArgs({ options: { out: { type: 'string', default: join(ROOT, 'media') } } });
const out = resolve(values.out);

const THEMES = { dark: 'Default Dark Modern', light: 'Default Light Modern' };

const SETTINGS = {
  ...STORY_SETTINGS,
  'editor.fontSize': 14,
  'editor.matchBrackets': 'never',
  'editor.occurrencesHighlight': 'off',
  'editor.hover.delay': 100,
  'workbench.activityBar.location': 'hidden',
  'breadcrumbs.enabled': false,
  'workbench.layoutControl.enabled': false,
  'workbench.statusBar.visible': false,
  'window.commandCenter': false,
};

/** In pixels of the page, of which a picture has two by two, so that it is sharp on any screen. */
const WINDOW = { width: 900, height: 540 };

/** How long each picture of the sequence is shown, in milliseconds: long enough to read it. */
const SHOWN = [1500, 4500, 3500, 3000];

/** Long enough for anything that has to appear, also on a busy machine. */
const WAIT_MILLISECONDS = 240_000;

async function takeAll() {
  mkdirSync(out, { recursive: true });
  const vsix = join(ROOT, 'dist/pyodide-preflight.vsix');
  execFileSync(process.execPath, [join(ROOT, 'tools/package.mjs')], { stdio: 'inherit' });
  for (const theme of Object.keys(THEMES)) await takeInTheme(theme, vsix);
}

async function takeInTheme(theme, vsix) {
  const profile = newProfile({ ...SETTINGS, 'workbench.colorTheme': THEMES[theme] });
  await installVsix(profile, vsix);
  await installVsix(profile, await packTomlGrammar(profile));
  let server;
  let browser;
  try {
    server = await startServer(profile);
    browser = await startBrowser(profile, { viewport: WINDOW, deviceScaleFactor: 2 });
    const workspace = join(profile, 'workspace');
    copyExamples(workspace);
    const { page } = browser;
    page.setDefaultTimeout(WAIT_MILLISECONDS);
    const open = (example, file) => openFile(page, server, join(workspace, example), file);
    await writePng(`hover-${theme}`, await takeHover(page, await open('notebook', 'requirements.txt')));
    const frames = await takeFix(page, await open('pydantic-worker', 'pyproject.toml'));
    await writePng(`squiggle-${theme}`, frames[1]);
    await writePng(`quick-fixes-${theme}`, frames[2]);
    await writeMoving(`fix-${theme}`, frames);
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
  await editor.waitFor();
  const sideBar = page.locator('.part.sidebar');
  if (await sideBar.isVisible()) await page.keyboard.press('Control+b');
  await sideBar.waitFor({ state: 'hidden' });
  return editor;
}

async function takeHover(page, editor) {
  await editor.getByText('all 6 install').waitFor();
  await hover(page, await placeOf(editor, /^polars/), 'Its dependency polars-runtime-32');
  return takePicture(page);
}

/** The file with the squiggle, its message, its quick fixes, and the file after the first of them. */
async function takeFix(page, editor) {
  await editor.getByText('stands in the way').waitFor();
  const place = await placeOf(editor, 'pydantic>=2.12');
  await page.mouse.click(place.x, place.y);
  await page.locator('[class*="codicon-gutter-lightbulb"], .lightBulbWidget').first().waitFor();
  const found = await takePicture(page);
  await hover(page, place, 'pydantic-core');
  const message = await takePicture(page);
  await page.keyboard.press('Escape');
  await page.mouse.move(WINDOW.width - 10, WINDOW.height - 10);
  await page.keyboard.press('Control+.');
  const fix = page.locator('.action-widget:visible .action', { hasText: 'Pin pydantic' }).first();
  await fix.waitFor();
  const fixes = await takePicture(page);
  await page.keyboard.press('Enter');
  await editor.locator('.view-line', { hasText: 'pydantic==2.10.6' }).waitFor();
  await editor.getByText('all 2 install').waitFor();
  return [found, message, fixes, await takePicture(page)];
}

/** A place in a line of the editor, behind its quotation mark. */
async function placeOf(editor, text) {
  const line = editor.locator('.view-line', { hasText: text }).first();
  for (;;) {
    // Null while the editor draws the line anew.
    const box = await line.locator('span span').first().boundingBox();
    if (box) return { x: box.x + 40, y: box.y + box.height / 2 };
  }
}

/** Rests the mouse at a place until all of the hover is there: while something is still asked for, it may say less. */
async function hover(page, { x, y }, expected) {
  const shown = page.locator('.monaco-hover:visible', { hasText: expected }).first();
  for (;;) {
    await page.mouse.move(x, y, { steps: 5 });
    const isThere = await shown.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await page.mouse.move(WINDOW.width - 10, WINDOW.height - 10);
    await page.waitForTimeout(500);
  }
}

/** The part of the window that is the editor, once nothing moves there any more. */
async function takePicture(page) {
  const clip = await page.locator('.part.editor').boundingBox();
  let before;
  for (;;) {
    await page.waitForTimeout(500);
    const now = await page.screenshot({ clip, caret: 'hide', animations: 'disabled' });
    if (before?.equals(now)) return now;
    before = now;
  }
}

async function writePng(name, picture) {
  await write(`${name}.png`, sharp(picture).png({ palette: true, effort: 10 }));
}

async function writeMoving(name, pictures) {
  const moving = sharp(pictures, { join: { animated: true } });
  await write(`${name}.webp`, moving.webp({ lossless: true, effort: 6, loop: 0, delay: SHOWN }));
}

async function write(name, picture) {
  const path = join(out, name);
  await picture.toFile(path);
  console.log(`${path}: ${statSync(path).size.toLocaleString('en')} bytes`);
}

if (ensureHost()) await takeAll();
