import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

interface ServedIndex {
  readonly pypi: string;
  readonly pyodide: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const { serveIndex } = (await import(pathToFileURL(path.resolve('tools/serveIndex.mjs')).href)) as {
  serveIndex: (options: {
    folder: string;
    metadata?: boolean;
    onRequest?: (line: string) => void;
  }) => Promise<ServedIndex>;
};

const { looseCopy } = (await import(pathToFileURL(path.resolve('tools/recordedFolder.mjs')).href)) as {
  looseCopy: (folder: string) => Promise<string>;
};

interface Page {
  readonly files: readonly Record<string, unknown>[];
}

describe('serving a recorded index', () => {
  const requests: string[] = [];
  let index: ServedIndex;

  before(async () => {
    index = await serveIndex({ folder: 'examples/recorded-index', onRequest: (line) => requests.push(line) });
  });
  after(() => index.close());

  it('answers with project pages, and with 304 to whoever knows them', async () => {
    const first = await fetch(`${index.pypi}httpx/`);
    assert.equal(first.headers.get('content-type'), 'application/vnd.pypi.simple.v1+json');
    assert.equal(first.headers.get('content-encoding'), 'gzip');
    assert(((await first.json()) as Page).files.length > 0);
    const again = await fetch(`${index.pypi}httpx/`, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    assert.equal(again.status, 304);
    const page = await fetch(`${index.pyodide['0.28.3'] ?? ''}numpy/`);
    assert.match(await page.text(), /numpy-2\.2\.5-cp313-cp313-pyodide_2025_0_wasm32\.whl/);
  });

  it('answers 404 for what is not recorded, and never leaves the folder', async () => {
    for (const wrong of ['no-such-project/', '..%2F..%2F..%2F..%2Fpackage.json', '%2E%2E/README.md']) {
      assert.equal((await fetch(index.pypi + wrong)).status, 404, wrong);
    }
  });

  it('gives metadata beside a wheel, and in parts of an archive', async () => {
    const wheel = new URL('../files/httpx-0.28.1-py3-none-any.whl', index.pypi).href;
    const metadata = await (await fetch(`${wheel}.metadata`)).text();
    assert.match(metadata, /^Name: httpx$/m);
    const head = await fetch(wheel, { method: 'HEAD' });
    const size = Number(head.headers.get('content-length'));
    const whole = Buffer.from(await (await fetch(wheel)).arrayBuffer());
    assert.equal(whole.length, size);
    assert(whole.includes(metadata));
    const end = await fetch(wheel, { headers: { range: 'bytes=-22' } });
    assert.equal(end.status, 206);
    assert.equal(end.headers.get('content-range'), `bytes ${size - 22}-${size - 1}/${size}`);
    assert.deepEqual(Buffer.from(await end.arrayBuffer()), whole.subarray(-22));
    const part = await fetch(wheel, { headers: { range: 'bytes=4-9' } });
    assert.deepEqual(Buffer.from(await part.arrayBuffer()), whole.subarray(4, 10));
    const beyond = await fetch(wheel, { headers: { range: `bytes=${size}-` } });
    assert.equal(beyond.status, 416);
  });

  it('tells of every request', async () => {
    requests.length = 0;
    await fetch(`${index.pypi}anyio/`);
    await fetch(`${index.pypi}none/`);
    assert.deepEqual(requests, ['GET 200 /pypi/simple/anyio/', 'GET 404 /pypi/simple/none/']);
  });

  it('can do without separate metadata', async () => {
    const plain = await serveIndex({ folder: 'examples/recorded-index', metadata: false });
    const { files } = (await (await fetch(`${plain.pypi}httpx/`)).json()) as Page;
    assert(files.every((file) => !('core-metadata' in file)));
    await plain.close();
  });

  it('serves loose files the same way, also beside the others', async () => {
    const folder = await looseCopy('examples/recorded-index');
    await rm(path.join(folder, 'pypi/simple/anyio'), { recursive: true });
    await cp('examples/recorded-index/pypi/anyio.recorded', path.join(folder, 'pypi/anyio.recorded'));
    const loose = await serveIndex({ folder });
    assert.deepEqual(Object.keys(loose.pyodide), Object.keys(index.pyodide));
    const httpx = '/pypi/files/httpx-0.28.1-py3-none-any.whl';
    const pages = ['/pypi/simple/httpx/', '/pypi/simple/anyio/', '/pypi/simple/none/', '/pyodide/0.28.3/numpy/'];
    for (const address of [...pages, httpx, `${httpx}.metadata`, '/pyodide/0.28.3/files/none.whl.metadata']) {
      const [ours, theirs] = await Promise.all(
        [index, loose].map(async ({ pypi }) => {
          const response = await fetch(new URL(address, pypi));
          const headers = ['content-type', 'content-encoding', 'etag'].map((name) => response.headers.get(name));
          return [response.status, headers, await response.text()];
        }),
      );
      assert.deepEqual(theirs, ours, address);
    }
    await loose.close();
    await rm(folder, { recursive: true });
  });

  it('says which file is damaged', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'damaged-'));
    await mkdir(path.join(folder, 'pypi'));
    await writeFile(path.join(folder, 'pypi/demo.recorded'), 'anything');
    const damaged = await serveIndex({ folder });
    const response = await fetch(`${damaged.pypi}demo/`);
    assert.equal(response.status, 500);
    assert.match(await response.text(), /pypi\/demo\.recorded: the file does not start with/);
    await damaged.close();
    await rm(folder, { recursive: true });
  });
});
