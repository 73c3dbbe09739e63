// Serves a recorded index over loopback like a package index: for tests over HTTP, benchmarks and other installers.
//
//   node tools/serveIndex.mjs FOLDER [--port N] [--latency MILLISECONDS] [--log FILE] [--no-metadata]
//
// Prints one line of JSON, {"pypi": URL, "pyodide": {RELEASE: URL}}, as soon as it is listening; runs until it is stopped.
//   /pypi/simple/NAME/          project page, Simple API JSON, gzip, ETag and 304
//   /pyodide/RELEASE/NAME/      project page, HTML
//   …/files/WHEEL.metadata      core metadata (PEP 658)
//   …/files/WHEEL               a stand-in archive that contains only the metadata; HEAD and ranges
// --latency waits before each answer, --log writes a line for each request, --no-metadata hides PEP 658.
import { createHash } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { RecordedFolder } from './recordedFolder.mjs';
import { storedZip } from './storedZip.mjs';

/**
 * Starts a server on a free port (or `port`) of the loopback interface.
 * @param {{folder: string, port?: number, latency?: number, metadata?: boolean, pages?: boolean, onRequest?: (line: string) => void}} options
 *   `latency` in milliseconds before each answer; `metadata: false` hides PEP 658; `pages`: web pages may read what it answers; `onRequest` is called with `GET 200 /path`
 * @returns {Promise<{pypi: string, pyodide: Record<string, string>, close: () => Promise<void>}>} the URLs of the indexes
 */
export async function serveIndex({
  folder,
  port = 0,
  latency = 0,
  metadata = true,
  pages = false,
  onRequest = () => undefined,
}) {
  const recorded = new RecordedFolder(resolve(folder));
  const server = createServer((request, response) => {
    void respond(request, response);
  });
  async function respond(request, response) {
    if (latency > 0) await setTimeout(latency);
    const { status, headers, body } = await answer(recorded, metadata, request).catch(serverError);
    onRequest(`${request.method} ${status} ${request.url}`);
    const allowed = pages ? { 'access-control-allow-origin': '*' } : {};
    response.writeHead(status, { ...headers, ...allowed }).end(request.method === 'HEAD' ? undefined : body);
  }
  await new Promise((listening) => server.listen(port, '127.0.0.1', listening));
  const base = `http://127.0.0.1:${server.address().port}`;
  const releases = await recorded.releases();
  return {
    pypi: `${base}/pypi/simple/`,
    pyodide: Object.fromEntries(releases.map((release) => [release, `${base}/pyodide/${release}/`])),
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

function serverError(error) {
  return { status: 500, headers: { 'content-type': 'text/plain' }, body: String(error) };
}

/** The answer to a request: status, headers and body. */
async function answer(recorded, metadata, request) {
  const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  const found = path.includes('..') ? undefined : await find(recorded, path, metadata);
  if (!found) return { status: 404, headers: { 'content-length': 0 } };
  const { type, data, pack } = found;
  const etag = `"${createHash('sha256').update(data).digest('base64url').slice(0, 24)}"`;
  const headers = { 'content-type': type, 'cache-control': 'max-age=600, public', etag };
  if (request.headers['if-none-match'] === etag) return { status: 304, headers };
  if (type === BINARY) return partOf(data, request.headers.range, headers);
  const isPacked = pack && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const body = isPacked ? pack() : data;
  headers['content-length'] = body.length;
  if (isPacked) headers['content-encoding'] = 'gzip';
  return { status: 200, headers, body };
}

const BINARY = 'application/octet-stream';
const ROUTES = [
  {
    path: /^\/(?<index>pypi)\/simple\/(?<name>[\w.-]+)\/$/,
    find: async (recorded, { index, name }, metadata) => {
      const page = await recorded.page(index, name);
      if (!page) return undefined;
      return metadata ? { type: page.contentType, data: page.body, pack: () => packed(page) } : withoutMetadata(page);
    },
  },
  {
    path: /^\/(?<index>pyodide\/[\w.]+)\/(?<name>[\w.-]+)\/$/,
    find: async (recorded, { index, name }) => {
      const page = await recorded.page(index, name);
      return page && { type: page.contentType, data: page.body };
    },
  },
  {
    path: /^\/(?<index>pypi|pyodide\/[\w.]+)\/files\/(?<wheel>[^/]+\.whl)(?<metadata>\.metadata)?$/,
    find: async (recorded, { index, wheel, metadata }) => {
      const data = await recorded.metadata(index, wheel);
      return data && { type: BINARY, data: metadata ? data : standInWheel(wheel, data) };
    },
  },
];

async function find(recorded, path, metadata) {
  for (const route of ROUTES) {
    const match = route.path.exec(path);
    if (match) return route.find(recorded, match.groups, metadata);
  }
  return undefined;
}

function withoutMetadata({ contentType, body }) {
  const page = JSON.parse(body);
  for (const entry of page.files) delete entry['core-metadata'];
  return { type: contentType, data: Buffer.from(JSON.stringify(page)) };
}

/** The packed pages: packing a large one takes longer than everything else. */
const PACKED = new WeakMap();

function packed(page) {
  const known = page.packed ?? PACKED.get(page);
  if (known) return known;
  const data = gzipSync(page.body, { level: 1 });
  PACKED.set(page, data);
  return data;
}

/** The bytes that a Range header asks for: `bytes=A-B`, `bytes=A-` or the last N, `bytes=-N`. */
function partOf(data, range, headers) {
  headers['accept-ranges'] = 'bytes';
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? ['', '', ''];
  if (from === '' && to === '') {
    headers['content-length'] = data.length;
    return { status: 200, headers, body: data };
  }
  const start = from === '' ? Math.max(0, data.length - Number(to)) : Number(from);
  const end = from === '' || to === '' ? data.length : Math.min(Number(to) + 1, data.length);
  if (start >= end) return { status: 416, headers: { 'content-range': `bytes */${data.length}`, 'content-length': 0 } };
  headers['content-range'] = `bytes ${start}-${end - 1}/${data.length}`;
  headers['content-length'] = end - start;
  return { status: 206, headers, body: data.subarray(start, end) };
}

/** An archive with the parts of a wheel that a client reads by range requests. */
function standInWheel(filename, metadata) {
  const [name, version] = filename.split('-');
  const tag = filename.slice(0, -'.whl'.length).split('-').slice(-3).join('-');
  const folder = `${name}-${version}.dist-info`;
  return storedZip([
    { path: `${folder}/WHEEL`, data: Buffer.from(`Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: ${tag}\n`) },
    { path: `${folder}/METADATA`, data: metadata },
    { path: `${folder}/RECORD`, data: Buffer.alloc(0) },
  ]);
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '0' },
      latency: { type: 'string', default: '0' },
      log: { type: 'string' },
      'no-metadata': { type: 'boolean', default: false },
    },
  });
  if (positionals.length !== 1) throw new Error('name one folder that holds a recorded index');
  if (values.log) writeFileSync(values.log, '');
  const { pypi, pyodide } = await serveIndex({
    folder: positionals[0],
    port: Number(values.port),
    latency: Number(values.latency),
    metadata: !values['no-metadata'],
    onRequest: (line) => values.log && appendFileSync(values.log, `${line}\n`),
  });
  console.log(JSON.stringify({ pypi, pyodide }));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
