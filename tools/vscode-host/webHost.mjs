// Runs stories in VS Code for the web: in the Web Worker of its extensions, with no Node and a workspace that is on no disk.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { format } from 'node:util';
import { build } from 'esbuild';
import { ROOT } from '../project.mjs';
import { serveIndex } from '../serveIndex.mjs';
import { newProfile, startBrowser } from './host.mjs';
import { serveWeb } from './webServer.mjs';

const EXAMPLES = join(ROOT, 'examples');

/** The extension that brings the files of the workspace; what looks for files there is a proposed interface of VS Code. */
const FILES_MANIFEST = {
  name: 'files',
  publisher: 'stories',
  version: '0.0.1',
  engines: { vscode: '^1.100.0' },
  browser: './extension.cjs',
  activationEvents: ['onFileSystem:virtual'],
  enabledApiProposals: ['fileSearchProvider'],
};

/** How long closing the browser may take. */
const CLOSE_MILLISECONDS = 10_000;

/**
 * Runs a suite, with the contract of `runTests` in host.mjs.
 * @param options.folder where the suite and the extension for its files are built
 * @param options.onResult called with each line that stories report
 */
export async function runWebTests({ folder, stories, title, onLog, onBlocked, onResult, follow, screenshot }) {
  const profile = newProfile();
  const indexes = {
    open: await serveIndex({ folder: join(EXAMPLES, 'recorded-index'), pages: true }),
    closed: await serveIndex({ folder: join(EXAMPLES, 'recorded-index') }),
  };
  const server = await serveWeb({
    folders: { extension: ROOT, suite: folder },
    files: EXAMPLES,
    configuration: webConfiguration,
    onResult,
  });
  await buildWebSuite(folder, { stories, title, indexes, port: server.port });
  let browser;
  let result = { passed: 0, failed: 1 };
  try {
    browser = await startBrowser(profile, { onBlocked });
    const { page } = browser;
    await page.exposeFunction('codeAutomationLog', (type, values) => onLog(`${type}: ${format(...(values ?? []))}`));
    // What a worker says or fails with reaches VS Code's log only if its extension host hears it.
    page.on('console', (message) => onLog(`console: ${message.text()}`));
    page.on('pageerror', (error) => onLog(`page: ${error.stack}`));
    const exited = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
    const crashed = new Promise((resolve) => page.once('crash', () => resolve('the page of VS Code crashed')));
    await page.goto(server.url, { waitUntil: 'commit' });
    result = await follow(Promise.race([exited, crashed]));
    if (result.failed > 0)
      await page.screenshot({ path: screenshot, timeout: CLOSE_MILLISECONDS }).catch(() => undefined);
  } catch (error) {
    console.log(`failed  VS Code for the web did not start: ${error.stack}`);
  } finally {
    await Promise.race([browser?.context.close().catch(() => undefined), setTimeout(CLOSE_MILLISECONDS)]);
    await Promise.all([server, indexes.open, indexes.closed].map((each) => each.close()));
    if (result.failed === 0) rmSync(profile, { recursive: true, force: true });
  }
  return { ...result, profile };
}

/** As at vscode.dev: the extension comes from another origin than the page, and the folder is on a server. */
function webConfiguration(port) {
  const from = (path) => ({ scheme: 'http', authority: `localhost:${port}`, path });
  return {
    folderUri: { scheme: 'virtual', authority: 'example', path: '/' },
    enableWorkspaceTrust: false,
    additionalBuiltinExtensions: [from('/suite/files')],
    developmentOptions: {
      extensions: [from('/extension')],
      // VS Code looks for the extension that a suite belongs to by its place, to know where it runs.
      extensionTestsPath: from('/suite/files/suite.cjs'),
      enableSmokeTestDriver: true,
    },
    configurationDefaults: { 'pyodidePreflight.recordedIndex': 'recorded-index', 'workbench.startupEditor': 'none' },
  };
}

async function buildWebSuite(folder, { stories, title, indexes, port }) {
  const common = {
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    logLevel: 'warning',
  };
  const imports = stories.map((path) => `await import('./${path}');`);
  await build({
    ...common,
    stdin: {
      contents: `
        import { runInBrowser } from './test/extension/web/runInBrowser.ts';
        export const run = (suite) => runInBrowser(async () => { ${imports.join(' ')} });`,
      resolveDir: ROOT,
      sourcefile: 'webStories.ts',
      loader: 'ts',
    },
    outfile: join(folder, 'files/suite.cjs'),
    define: {
      STORY_SERVER: JSON.stringify(`http://localhost:${port}/results`),
      STORY_TITLE: JSON.stringify(title ?? ''),
      STORY_INDEXES: JSON.stringify({ open: indexes.open, closed: indexes.closed }),
    },
  });
  mkdirSync(join(folder, 'files'), { recursive: true });
  writeFileSync(join(folder, 'files/package.json'), JSON.stringify(FILES_MANIFEST));
  await build({
    ...common,
    entryPoints: ['test/extension/web/files.ts'],
    outfile: join(folder, 'files/extension.cjs'),
  });
}
