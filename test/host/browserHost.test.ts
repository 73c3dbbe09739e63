/** What the host of a browser does, by the interfaces of the web platform, which Node has as well. What only a browser does is in test/extension/web. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { browserHost } from '../../server/src/host/browser/browserHost.ts';
import { browserPaths, shownUri } from '../../server/src/host/browser/browserPaths.ts';
import { editorFiles } from '../../server/src/host/browser/editorFiles.ts';
import { HttpFailure, type Host } from '../../server/src/host/host.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';

const NO_FILES = editorFiles(
  {
    stat: () => Promise.resolve(undefined),
    read: () => Promise.resolve(undefined),
    list: () => Promise.resolve(undefined),
    write: () => Promise.resolve(),
  },
  shownUri,
);

const host: Host = browserHost({ files: NO_FILES });

function failsAs(kind: string): (error: unknown) => boolean {
  return (error) => error instanceof HttpFailure && error.kind === kind;
}

describe('a browser', () => {
  const text = Buffer.from('Name: demo\n'.repeat(1000));

  it('unpacks what archives and answers are packed with', async () => {
    for (const [packing, packed] of [
      ['gzip', gzipSync(text)],
      ['deflate', deflateSync(text)],
      ['deflate', deflateRawSync(text)],
      ['deflate-raw', deflateRawSync(text)],
    ] as const)
      assert.deepEqual(Buffer.from(await host.unpack(packing, packed, 100_000)), text, packing);
  });

  it('stops a bomb at the limit, and says that something is damaged, or in a packing that it does not know', async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    await assert.rejects(host.unpack('gzip', bomb, 1000), failsAs('too-large'));
    for (const packing of ['gzip', 'deflate', 'deflate-raw'] as const)
      await assert.rejects(host.unpack(packing, Buffer.from([255, 254, 253, 252, 251]), 1000), failsAs('invalid'));
    await assert.rejects(host.unpack('br', brotliCompressSync(text), 100_000), failsAs('invalid'));
  });

  it('has the same hashes as Node, and says which it lacks', async () => {
    for (const algorithm of ['sha256', 'sha384', 'sha512'] as const)
      assert.equal(await host.digest(algorithm, 'größer'), await nodeHost().digest(algorithm, 'größer'));
    assert.deepEqual([...(host.lacks ?? [])], ['md5']);
    await assert.rejects(host.digest('md5', 'x'));
  });

  it('sleeps until somebody wakes it, who may have been there before', async () => {
    const controller = new AbortController();
    const sleeping = host.sleep(3_600_000, controller.signal);
    controller.abort(new Error('wake up'));
    await assert.rejects(sleeping, /wake up/);
    await assert.rejects(host.sleep(3_600_000, controller.signal), /wake up/);
    await host.sleep(1);
  });

  it('has no home, no shared settings and nothing that somebody has set', () => {
    assert.equal(host.environment.platform, 'browser');
    assert.deepEqual(host.environment.variables, {});
    assert.equal(host.environment.home, undefined);
  });
});

describe('an exchange in a browser', () => {
  let server: Server;
  let base: string;

  before(async () => {
    server = createServer(({ url, headers }, response) => {
      if (url === '/moved') response.writeHead(302, { location: '/page' }).end();
      else if (url === '/packed') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('unpacked'));
      else if (url === '/cut')
        response.writeHead(200, { 'content-length': '100' }).write('half', () => response.destroy());
      else if (url === '/never') return;
      else response.writeHead(url === '/page' ? 200 : 404, { 'x-agent': headers.accept }).end('the page');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  function get(path: string, options: { maxBytes?: number; signal?: AbortSignal } = {}): ReturnType<Host['http']> {
    const headers = { accept: 'text/html', 'accept-encoding': 'gzip' };
    return host.http({ url: `${base}${path}`, headers, maxBytes: 1000, ...options });
  }

  it('has the answer, with its status and headers', async () => {
    const { status, headers, body } = await get('/page');
    assert.deepEqual([status, headers['x-agent'], Buffer.from(body).toString()], [200, 'text/html', 'the page']);
    assert.equal((await get('/nothing')).status, 404);
  });

  it('has a body that is unpacked already, and does not say that it is packed', async () => {
    const { headers, body } = await get('/packed');
    assert.equal(headers['content-encoding'], undefined);
    assert.equal(Buffer.from(body).toString(), 'unpacked');
  });

  it('tells where a redirect led that the browser followed by itself', async () => {
    const { status, headers } = await get('/moved');
    assert.deepEqual([status, headers['location']], [307, `${base}/page`]);
  });

  it('ends at the limit, where the body breaks off, and when it is cancelled', async () => {
    await assert.rejects(get('/page', { maxBytes: 3 }), failsAs('too-large'));
    await assert.rejects(get('/cut'), failsAs('connection'));
    const controller = new AbortController();
    const asked = get('/never', { signal: controller.signal });
    controller.abort();
    await assert.rejects(asked, failsAs('cancelled'));
  });

  it('says that the connection failed where nobody is there', async () => {
    await assert.rejects(
      host.http({ url: 'http://127.0.0.1:9/', headers: {}, maxBytes: 10 }),
      (error) => error instanceof HttpFailure && error.problem.reason === 'failed',
    );
  });
});

describe('the path of a file in a browser', () => {
  for (const [uri, path] of [
    ['vscode-vfs://github/owner/repository/a%20b.toml', '/vscode-vfs:github/owner/repository/a b.toml'],
    ['vscode-vfs://github%2B7b2276/owner/pyproject.toml', '/vscode-vfs:github%2B7b2276/owner/pyproject.toml'],
    ['memfs:///project/pyproject.toml', '/memfs:/project/pyproject.toml'],
    ['file:///project/pyproject.toml', '/file:/project/pyproject.toml'],
  ] as const) {
    it(`leads back to its URI: ${uri}`, () => {
      assert.equal(browserPaths.toPath(uri), path);
      assert.equal(browserPaths.toUri(path), uri);
    });
  }

  it('is none for what lies nowhere', () => {
    for (const uri of [
      'untitled:Untitled-1',
      'vscode-notebook-cell:/a.ipynb#C1',
      'vscode-vfs://github/%',
      'memfs:/a%00b',
      '',
    ]) {
      assert.equal(browserPaths.toPath(uri), undefined, uri);
    }
  });

  it('is nothing that the editor is asked for above all that it shows', async () => {
    const asked: string[] = [];
    const stat = (uri: string): Promise<undefined> => Promise.resolve(void asked.push(uri));
    const write = (): Promise<void> => Promise.resolve();
    const files = editorFiles({ stat, read: stat, list: stat, write }, shownUri);
    for (const path of ['/', '/etc/pip.conf', '/memfs:/a']) {
      assert.equal(await files.stat(path), undefined);
      assert.equal(await files.read(path), undefined);
      assert.deepEqual(await files.list(path), []);
    }
    assert.deepEqual(new Set(asked), new Set(['memfs:///a']));
    await assert.rejects(files.write('/etc/x', ''), /shows nothing/);
  });

  it('goes up and down as a path does, and not out of its root', () => {
    const folder = '/vscode-vfs:github/owner';
    assert.equal(browserPaths.join(folder, '../other', './x'), '/vscode-vfs:github/other/x');
    assert.equal(browserPaths.resolve(folder, '/memfs:/x'), '/memfs:/x');
    assert.equal(browserPaths.resolve(folder, '..'), '/vscode-vfs:github');
    assert.equal(browserPaths.dirname('/a'), '/');
    assert.equal(browserPaths.join('/', '..', '..'), '/');
    assert.equal(browserPaths.join('a', 'b'), 'a/b');
    assert.equal(browserPaths.basename(`${folder}/x.toml`), 'x.toml');
  });
});
