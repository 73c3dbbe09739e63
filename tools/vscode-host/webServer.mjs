// Serves a VS Code for the web on loopback: the workbench alone, as a page, with no server of VS Code behind it.
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { HOST_FOLDER } from './setup.mjs';

/** VS Code's own files. */
const VSCODE = join(HOST_FOLDER, 'node_modules/code-server/lib/vscode');
const WORKBENCH = 'out/vs/code/browser/workbench';

/** What code-server changes in VS Code's page, so that it belongs to a server, and what it was before. */
const BOUND_TO_SERVER = [
  [/,remoteAuthority:location\.host\}/, '}'],
  [/(with\(\{scheme:\w+)\.vscodeRemote(\}\),"User"\))/, '$1.vscodeUserData$2'],
];

/** What code-server's page wants to be told. */
const OF_CODE_SERVER = {
  userDataPath: '/',
  isEnabledFileDownloads: false,
  isEnabledFileUploads: false,
  isEnabledCoderGettingStarted: false,
};

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * Starts it. The page is at 127.0.0.1; whatever is fetched from `localhost` comes from another origin, as extensions do at
 * vscode.dev.
 * @param {object} options
 * @param {Readonly<Record<string, string>>} options.folders what else is served: folders by the first part of the path
 * @param {string} options.files the folder whose files the workspace of the page has, see test/extension/web/files.ts
 * @param {(port: number) => object} options.configuration of the workbench, see its `IWorkbenchConstructionOptions`
 * @param {(line: string) => void} options.onResult called with what stories report
 * @returns {Promise<{url: string, port: number, close: () => Promise<void>}>}
 */
export async function serveWeb({ folders, files, configuration, onResult }) {
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();

  async function answer(request, response) {
    const { pathname } = new URL(request.url, 'http://localhost');
    const [, first, ...rest] = decodeURIComponent(pathname).split('/');
    const below = normalize(`/${rest.join('/')}`);
    if (first === '') return send(response, await page(configuration(port)), '.html');
    if (first === 'results') return void onResult(await textOf(request)) ?? send(response, '', '.html');
    if (first === 'stat' || first === 'list') return sendFacts(response, first, join(files, below));
    const folder = { ...folders, vscode: VSCODE, files }[first];
    if (folder === undefined) return response.writeHead(404).end();
    if (below === `/${WORKBENCH}/workbench.js`) return send(response, await unboundWorkbench(), '.js');
    return sendFile(response, join(folder, below));
  }

  return {
    port,
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

/** The page of the workbench, filled in as a server of VS Code does it. */
async function page(configuration) {
  const template = await readFile(join(VSCODE, WORKBENCH, 'workbench.html'), 'utf8');
  const attribute = (value) => JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const values = {
    WORKBENCH_WEB_CONFIGURATION: attribute({ ...OF_CODE_SERVER, ...configuration }),
    WORKBENCH_WEB_BASE_URL: '/vscode',
    WORKBENCH_NLS_FALLBACK_URL: '/vscode/out/nls.messages.js',
    WORKBENCH_NLS_URL: '/vscode/out/nls.messages.js',
  };
  return template.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? '');
}

async function unboundWorkbench() {
  let code = await readFile(join(VSCODE, WORKBENCH, 'workbench.js'), 'utf8');
  for (const [bound, free] of BOUND_TO_SERVER) {
    if (!bound.test(code)) throw new Error('this workbench is built in another way');
    code = code.replace(bound, free);
  }
  return code;
}

/** What the file system of the workspace asks: null if nothing is there. */
async function sendFacts(response, question, path) {
  try {
    const found = await stat(path);
    const facts = { isFolder: found.isDirectory(), size: found.size, modified: found.mtimeMs };
    if (question === 'stat') return send(response, JSON.stringify(facts), '.json');
    const entries = await readdir(path, { withFileTypes: true });
    return send(response, JSON.stringify(entries.map((one) => [one.name, one.isDirectory()])), '.json');
  } catch {
    return send(response, 'null', '.json');
  }
}

async function sendFile(response, path) {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return response.writeHead(404, { 'access-control-allow-origin': '*' }).end();
  response.writeHead(200, headersOf(extname(path)));
  createReadStream(path).pipe(response);
}

function send(response, body, extension) {
  response.writeHead(200, headersOf(extension)).end(body);
}

function headersOf(extension) {
  return { 'content-type': TYPES[extension] ?? 'application/octet-stream', 'access-control-allow-origin': '*' };
}

async function textOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
