import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpFailure, type HttpFailureKind } from '../../server/src/host/host.ts';
import { nodeHost, type NodeHostOptions } from '../../server/src/host/nodeHost.ts';
import { IndexServer } from '../support/indexServer.ts';
import { RawServer } from '../support/rawServer.ts';

/** A proxy that only creates tunnels, and records their destinations. */
async function startProxy(tunnels: string[], authorization: string[] = []): Promise<Server> {
  const proxy = createServer((_, response) => response.writeHead(400).end());
  proxy.on('connect', (request, client, head) => {
    tunnels.push(request.url ?? '');
    authorization.push(request.headers['proxy-authorization'] ?? '');
    const [host, port] = (request.url ?? '').split(':');
    const upstream = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return proxy;
}

describe('HTTP through Node', () => {
  let server: IndexServer;
  beforeEach(async () => {
    server = await IndexServer.start();
  });
  afterEach(() => server.close());

  const get = (
    url: string,
    options: NodeHostOptions = {},
    maxBytes = 1000,
  ): ReturnType<ReturnType<typeof nodeHost>['http']> =>
    nodeHost(options).http({ url, headers: { accept: '*/*' }, maxBytes });
  const failure = async (kind: HttpFailureKind, asking: Promise<unknown>): Promise<void> => {
    await assert.rejects(asking, (error) => error instanceof HttpFailure && error.kind === kind);
  };

  it('reaches an address of IPv6', async function () {
    const six = createServer((request, response) => response.end(request.headers.host));
    const isThere = await new Promise<boolean>((resolve) => {
      six.once('error', () => {
        resolve(false);
      });
      six.listen(0, '::1', () => {
        resolve(true);
      });
    });
    if (!isThere) this.skip();
    const { port } = six.address() as AddressInfo;
    const { body } = await get(`http://[::1]:${port}/simple/`);
    assert.equal(new TextDecoder().decode(body), `[::1]:${port}`);
    six.close();
  });

  it('gives status, headers and the body as it was sent', async () => {
    server.on('/a', { status: 203, headers: { 'X-Some': 'Thing' }, body: 'hello' });
    const response = await get(`${server.origin}/a`, { userAgent: 'preflight/1' });
    assert.equal(response.status, 203);
    assert.equal(response.headers['x-some'], 'Thing');
    assert.equal(Buffer.from(response.body).toString(), 'hello');
    assert.equal(server.requests[0]?.headers['user-agent'], 'preflight/1');
  });

  it('says of what is no HTTP that it is none', async () => {
    const raw = await RawServer.start();
    const whole = ['SSH-2.0-OpenSSH_9.6\r\n', '220 mail ESMTP\r\n', '\0\x01\x02hello', '<html>', 'ICY 200 OK\r\n\r\n'];
    const partly = ['HTTP/9.9 200 OK\r\n\r\n', 'HTTP/1.1 200 OK\r\nfoo bar\r\n\r\n'];
    try {
      for (const bytes of [...whole, ...partly]) {
        raw.answer = (socket) => void socket.end(bytes);
        await assert.rejects(
          get(`${raw.origin}/a`),
          (error) => error instanceof HttpFailure && error.problem.reason === 'not-http',
          bytes,
        );
      }
    } finally {
      await raw.close();
    }
  });

  it('follows no redirect by itself', async () => {
    server.on('/a', { status: 302, headers: { location: '/b' } });
    assert.equal((await get(`${server.origin}/a`)).status, 302);
  });

  it('takes no more bytes than allowed, announced or not', async () => {
    server.on('/a', { body: 'x'.repeat(2000) });
    await failure('too-large', get(`${server.origin}/a`));
    server.on('/b', { body: 'x'.repeat(4000), hang: 'midway', headers: { 'transfer-encoding': 'chunked' } });
    await failure('too-large', get(`${server.origin}/b`));
  });

  it('tells failures apart', async () => {
    server.on('/broken', { breakOff: 'midway', body: 'x'.repeat(100) });
    await failure('connection', get(`${server.origin}/broken`));
    await failure('tls', get(server.origin.replace('http:', 'https:')));
    const closed = await IndexServer.start();
    const { origin } = closed;
    await closed.close();
    await failure('connection', get(origin));
  });

  it('says that a file of certificates is missing or no good, and goes on without it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'certificates-'));
    const caFile = join(folder, 'ca.pem');
    const warnings: string[] = [];
    const options: NodeHostOptions = { caFile, log: (_, message) => warnings.push(message) };
    server.on('/a', { body: 'hello' });
    assert.equal((await get(`${server.origin}/a`, options)).status, 200);
    assert.equal(warnings.length, 0, 'no certificate is needed to speak to this server');
    const encrypted = server.origin.replace('http:', 'https:');
    await failure('tls', get(encrypted, options));
    await writeFile(caFile, 'a certificate in another form');
    await failure('tls', get(encrypted, options));
    await rm(folder, { recursive: true });
    assert.match(warnings[0] ?? '', /ca\.pem cannot be read/);
    assert.match(warnings[1] ?? '', /ca\.pem holds no certificates in PEM form/);
  });

  it('ends when it is cancelled', async () => {
    server.on('/slow', { hang: 'before' });
    const controller = new AbortController();
    const { signal } = controller;
    const asking = nodeHost().http({ url: `${server.origin}/slow`, headers: {}, maxBytes: 1, signal });
    const failing = failure('cancelled', asking);
    await server.received(1);
    controller.abort();
    await failing;
  });

  describe('through a proxy', () => {
    it('asks it to lead to the server, with its own credentials', async () => {
      const tunnels: string[] = [];
      const authorization: string[] = [];
      const proxy = await startProxy(tunnels, authorization);
      server.on('/a', { body: 'through' });
      const { port } = proxy.address() as AddressInfo;
      const response = await get(`${server.origin}/a`, { proxy: `http://jane:pw@127.0.0.1:${port}` });
      assert.equal(Buffer.from(response.body).toString(), 'through');
      assert.deepEqual(tunnels, [server.origin.replace('http://', '')]);
      assert.deepEqual(authorization, [`Basic ${Buffer.from('jane:pw').toString('base64')}`]);
      assert.equal(server.requests[0]?.headers['proxy-authorization'], undefined);
      proxy.closeAllConnections();
      proxy.close();
    });

    it('goes past it where it is told to', async () => {
      server.on('/a', { body: 'direct' });
      const response = await get(`${server.origin}/a`, { proxy: '127.0.0.1:1', noProxy: 'other.example,127.0.0.1' });
      assert.equal(Buffer.from(response.body).toString(), 'direct');
    });

    it('says that it refuses', async () => {
      const proxy = createServer();
      proxy.on('connect', (_, client) => client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'));
      await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
      const { port } = proxy.address() as AddressInfo;
      const asking = get(`${server.origin}/a`, { proxy: `127.0.0.1:${port}` });
      const problem = { kind: 'connection', reason: 'proxy-refused', status: 407 };
      await assert.rejects(asking, { name: 'HttpFailure', problem });
      proxy.close();
    });

    it('says that it cannot be reached, by its address or by its name', async () => {
      const refused = { kind: 'connection', reason: 'refused' };
      for (const proxy of ['127.0.0.1:1', 'http://localhost:1'])
        await assert.rejects(get(`${server.origin}/a`, { proxy }), {
          name: 'HttpFailure',
          problem: { kind: 'connection', reason: 'proxy-unreachable', why: refused },
        });
    });

    it('is not blamed for a server that it does not lead to', async () => {
      const problem = { kind: 'connection', reason: 'refused' };
      const asking = get('http://127.0.0.1:2/a', { proxy: '127.0.0.1:1', noProxy: '127.0.0.1' });
      await assert.rejects(asking, { name: 'HttpFailure', problem });
    });

    it('says that its address is no good', async () => {
      await failure('connection', get(`${server.origin}/a`, { proxy: 'http://' }));
    });
  });
});
