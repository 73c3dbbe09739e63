/** The page of the compatibility view in a real browser: what its accessibility tree says, and what the keyboard does. All is invented. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import type { ViewTexts } from '../../client/src/compatibility/viewMessages.ts';
import { viewPage } from '../../client/src/compatibility/viewPage.ts';
import type { Compatibility } from '../../server/src/lsp/protocol.ts';

const { CHROMIUM, HOST_FOLDER } = (await import(pathToFileURL(path.resolve('tools/vscode-host/setup.mjs')).href)) as {
  CHROMIUM: string;
  HOST_FOLDER: string;
};
const { bundleOptions } = (await import(pathToFileURL(path.resolve('tools/build.mjs')).href)) as {
  bundleOptions: (options: { minify: boolean; folder: string }) => readonly (BuildOptions & {
    entryPoints: readonly { readonly in: string; readonly out: string }[];
  })[];
};

/** What the test uses of Playwright. */
interface Page {
  addInitScript(script: string): Promise<void>;
  goto(url: string): Promise<unknown>;
  evaluate<Result>(script: string): Promise<Result>;
  keyboard: { press(key: string): Promise<void> };
  context(): { newCDPSession(page: Page): Promise<{ send(method: string): Promise<{ nodes: readonly AxNode[] }> }> };
}
interface Browser {
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

/** A node of the accessibility tree, as Chromium's protocol has it. */
interface AxNode {
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value: unknown } }[];
}

const cell = (kind: 'installed' | 'culprit' | 'blocked' | 'held-back' | 'pending', letter: string, reason: string) => ({
  ...{ kind, letter, reason },
  ...(kind === 'installed' && { version: '1.0' }),
});
const START = { line: 3, character: 0 };

const SHOWN: Compatibility = {
  uri: 'file:///invented/pyproject.toml',
  path: 'invented/pyproject.toml',
  columns: [
    { name: 'one', label: 'Runtime one', isOfProject: true, installs: false },
    { name: 'two', label: 'Runtime two', isOfProject: false },
  ],
  rows: [
    {
      ...{ name: 'app', level: 1, isAgain: false, leadsToCulprit: true },
      place: { uri: 'file:///invented/pyproject.toml', range: { start: START, end: START } },
      cells: [cell('blocked', 'F', 'core stands in the way'), cell('pending', '…', 'nobody has looked')],
    },
    {
      ...{ name: 'core', level: 2, isAgain: false, leadsToCulprit: true },
      cells: [cell('culprit', 'C', 'core has no <b>wheel</b>'), cell('pending', '…', 'nobody has looked')],
    },
    {
      ...{ name: 'web', level: 1, isAgain: false, leadsToCulprit: false },
      cells: [cell('installed', 'I', 'web 1.0 installs'), cell('pending', '…', 'nobody has looked')],
    },
  ],
};

/** Each word is its own name. */
const TEXTS = new Proxy({}, { get: (_, name) => String(name) }) as ViewTexts;
const WORDS = [
  'dependency own installs fails unknown pending again onlyCulprits noCulprits whatIf exportAs picture looking nothing legend',
].flatMap((names) => names.split(' '));
const texts = {
  ...Object.fromEntries(WORDS.map((name) => [name, TEXTS[name as keyof ViewTexts]])),
  title: 'About {0}',
} as unknown as ViewTexts;

/** What VS Code gives to a page; it keeps what is posted. */
const STAND_IN = `
  window.posted = [];
  let state;
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => window.posted.push(message),
    getState: () => state,
    setState: (next) => { state = next; },
  });`;

describe('the page of the compatibility view', function () {
  this.timeout(180_000);
  let folder: string;
  let browser: Browser | undefined;
  let page: Page;

  before(async function () {
    if (!existsSync(CHROMIUM) || !existsSync(path.join(HOST_FOLDER, 'node_modules/playwright-core'))) {
      console.log(`      NOT RUN: there is no browser here (${CHROMIUM}; see tools/vscode-host/README.md)`);
      this.skip();
    }
    folder = mkdtempSync(path.join(tmpdir(), 'view-'));
    for (const options of bundleOptions({ minify: true, folder }))
      if (options.entryPoints.some(({ out }) => out === 'view')) await build(options);
    const address = (file: string): string => pathToFileURL(path.join(folder, 'dist', file)).href;
    const places = {
      script: address('view.js'),
      style: address('view.css'),
      source: 'file:',
      nonce: 'n0',
      language: 'en',
    };
    writeFileSync(path.join(folder, 'page.html'), viewPage(places, texts));
    const { chromium } = createRequire(path.join(HOST_FOLDER, 'package.json'))('playwright-core') as {
      chromium: { launch(options: object): Promise<Browser> };
    };
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu'],
      timeout: 120_000,
    });
  });

  beforeEach(async () => {
    assert.ok(browser);
    page = await browser.newPage();
    await page.addInitScript(STAND_IN);
    await page.goto(pathToFileURL(path.join(folder, 'page.html')).href);
    await page.evaluate(`window.postMessage({ compatibility: ${JSON.stringify(SHOWN)} }, '*')`);
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 50))');
  });

  after(async () => {
    await browser?.close();
    if (browser) rmSync(folder, { recursive: true, force: true });
  });

  /** The tree of a screen reader, a line for each node: its role, its name, and for rows their level and whether they are open. */
  async function spoken(): Promise<readonly string[]> {
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return nodes
      .filter(({ ignored }) => !ignored)
      .map(({ role, name, properties = [] }) => {
        const told = properties
          .filter((one) => one.name === 'level' || one.name === 'expanded')
          .map((one) => ` ${one.name}=${String(one.value.value)}`);
        return `${role?.value ?? ''} ${name?.value ?? ''}${role?.value === 'row' ? told.sort().join('') : ''}`;
      });
  }

  const focused = (): Promise<string> =>
    page.evaluate('document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent');
  const posted = (): Promise<readonly object[]> => page.evaluate('window.posted');
  async function press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await page.keyboard.press(key);
  }
  const reachGrid = (): Promise<void> => page.evaluate(`document.querySelector('#grid [tabindex="0"]').focus()`);

  it('is a grid with a name, heads, rows of which those with others are folded, and cells that say where and why', async () => {
    const said = await spoken();
    assert.ok(said.includes('treegrid About invented/pyproject.toml'), said.join('\n'));
    assert.ok(
      said.some((one) => /^columnheader Runtime one \(own\)\s*fails$/.test(one)),
      said.join('\n'),
    );
    const rows = said
      .filter((one) => one.startsWith('row '))
      .map((one) => one.replace(/^row.*?( expanded=\w+)?( level=\d)?$/, 'row$1$2'));
    assert.deepEqual(rows.slice(1), ['row expanded=false level=1', 'row level=1']);
    assert.ok(said.includes('gridcell Runtime one: core stands in the way'), said.join('\n'));
    assert.ok(said.includes('status looking Runtime two') || said.includes('StaticText looking Runtime two'));
    for (const name of ['Markdown', 'CSV', 'picture', 'whatIf']) assert.ok(said.includes(`button ${name}`), name);
    assert.ok(said.includes('checkbox onlyCulprits'));
  });

  it('is moved through with the arrow keys, unfolded, and left for the line with Enter', async () => {
    await reachGrid();
    await press('ArrowRight');
    assert.ok((await spoken()).some((one) => /^row .*core.* level=2$/.test(one)));
    await press('ArrowDown', 'ArrowRight', 'ArrowRight');
    assert.equal(await focused(), 'Runtime one: core has no <b>wheel</b>');
    await press('Enter');
    assert.deepEqual((await posted()).at(-1), { type: 'open', row: 1 });
    await press('ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    assert.match(await focused(), /^▾app/);
    await press('ArrowLeft');
    assert.ok(!(await spoken()).some((one) => one.includes('core has no')));
    await press('End');
    assert.match(await focused(), /^web/);
  });

  it('shows with the filter only what leads to culprits, and them at once', async () => {
    await page.evaluate('document.getElementById("filter").click()');
    const said = await spoken();
    assert.ok(said.includes('gridcell Runtime one: core has no <b>wheel</b>'));
    assert.ok(!said.some((one) => one.includes('web 1.0')));
  });

  it('has exactly one place that the Tab key reaches, and keeps it when more is known', async () => {
    await reachGrid();
    await press('ArrowDown', 'ArrowRight', 'ArrowRight');
    await page.evaluate(`window.postMessage({ compatibility: ${JSON.stringify(SHOWN)} }, '*')`);
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 50))');
    assert.equal(await focused(), 'Runtime one: web 1.0 installs');
    assert.equal(await page.evaluate(`document.querySelectorAll('#grid [tabindex="0"]').length`), 1);
  });

  it('lets nothing run but its own script', async () => {
    const ran = await page.evaluate(
      `new Promise((resolve) => { const one = document.createElement('script'); one.textContent = 'window.ran = 1'; document.body.append(one); setTimeout(() => resolve(window.ran === 1), 50); })`,
    );
    assert.equal(ran, false);
  });
});
