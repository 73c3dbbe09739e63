import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { archive, wheel } from '../../support/wheelArchive.ts';
import { IndexServer } from '../../support/indexServer.ts';
import { failureOf, openIndex, wheelFile } from '../../support/testIndex.ts';
import { VirtualHost } from '../../support/virtualHost.ts';

const PATH = '/files/demo-1.0-py3-none-any.whl';
const METADATA = 'Metadata-Version: 2.1\nName: demo\nVersion: 1.0\nRequires-Dist: httpx\n';
/** Incompressible, and larger than what is read from the end of a wheel. */
const NOISE = Uint8Array.from({ length: 200_000 }, (_, index) => (index * 7919) % 251);

describe('metadata inside a wheel on a server', () => {
  let server: IndexServer;
  let host: VirtualHost;
  const open = (folder: string | null = null): ReturnType<typeof openIndex> =>
    openIndex(host, `${server.origin}/simple/`, { cacheFolder: folder });
  const read = (size?: number): Promise<string> =>
    open().metadata(wheelFile(server.origin + PATH, size === undefined ? {} : { size }));

  beforeEach(async () => {
    server = await IndexServer.start();
    host = new VirtualHost();
  });
  afterEach(() => server.close());

  it('comes with the last bytes of a small wheel, in one request', async () => {
    server.on(PATH, { body: wheel(METADATA), ranges: true });
    assert.equal(await read(), METADATA);
    assert.deepEqual(
      server.requests.map(({ headers }) => headers.range),
      ['bytes=-65536'],
    );
  });

  it('comes in three requests from a wheel whose list of members is long', async () => {
    const many = Array.from({ length: 1200 }, (_, index) => ({
      path: `demo/a_module_with_quite_a_long_name_${index}.py`,
      content: '',
    }));
    const body = archive([
      { path: 'demo-1.0.dist-info/METADATA', content: METADATA, deflate: true, localExtra: 28 },
      { path: 'demo/native.so', content: NOISE },
      ...many,
    ]);
    server.on(PATH, { body, ranges: true });
    assert.equal(await read(body.length), METADATA);
    assert.equal(server.requests.length, 3);
    assert.equal(server.requests[0]?.headers.range, `bytes=${body.length - 65536}-`);
  });

  it('is found behind a local header that is longer than thought', async () => {
    const body = archive([
      { path: 'demo-1.0.dist-info/METADATA', content: METADATA, localExtra: 4000 },
      { path: 'demo/native.so', content: NOISE },
    ]);
    server.on(PATH, { body, ranges: true });
    assert.equal(await read(), METADATA);
  });

  it('is found in the form for large archives, and behind a comment', async () => {
    const members = [{ path: 'demo-1.0.dist-info/METADATA', content: METADATA, deflate: true }];
    server.on(PATH, { body: archive(members, { zip64: true, comment: 'PK\u0005\u0006 is no end' }), ranges: true });
    assert.equal(await read(), METADATA);
  });

  it('comes from the whole wheel when the server gives no parts', async () => {
    server.on(PATH, { body: wheel(METADATA) });
    assert.equal(await read(), METADATA);
  });

  it('comes from the whole wheel when the server refuses the question', async () => {
    server.on(PATH, { status: 416 }, { body: wheel(METADATA) });
    assert.equal(await read(), METADATA);
    assert.equal(server.requests[1]?.headers.range, undefined);
  });

  it('is not paid for with a huge wheel', async () => {
    const headers = { 'content-length': String(400 * 1024 * 1024) };
    server.on(PATH, { hang: 'midway', headers, body: new Uint8Array(60 * 1024 * 1024) });
    const error = await failureOf(read());
    assert.equal(error.kind, 'invalid');
    assert.match(error.message, /larger than/);
  });

  it('is kept for the next process', async () => {
    const body = wheel(METADATA);
    const file = wheelFile(server.origin + PATH, {
      hashes: { sha256: createHash('sha256').update(body).digest('hex') },
    });
    server.on(PATH, { body, ranges: true });
    await open('/cache').metadata(file);
    assert.equal(await open('/cache').metadata(file), METADATA);
    assert.equal(server.requests.length, 1);
  });

  it('is read where the index announces it beside the wheel but does not have it there', async () => {
    server.on(PATH, { body: wheel(METADATA), ranges: true });
    assert.equal(await open().metadata(wheelFile(server.origin + PATH, { coreMetadata: true })), METADATA);
  });

  it('is missing when the wheel is', async () => {
    const error = await failureOf(read());
    assert.equal(error.kind, 'http');
    assert.equal(error.status, 404);
  });

  describe('is refused', () => {
    const other = (path: string): { path: string; content: string } => ({ path, content: METADATA });
    const whole = wheel(METADATA);
    const cases: readonly (readonly [string, Uint8Array, RegExp])[] = [
      ['no zip', Buffer.from('<html>not found</html>'), /no end of central directory/],
      ['a wheel that is cut off', whole.slice(0, whole.length - 10), /no end of central directory/],
      ['a wheel without its first half', whole.slice(200), /lies outside the file|where its directory says|damaged/],
      ['no dist-info folder', archive([other('demo/METADATA')]), /no `\.dist-info` folder/],
      ['two dist-info folders', archive([other('a.dist-info/METADATA'), other('b.dist-info/METADATA')]), /several/],
      ['no METADATA', archive([other('demo-1.0.dist-info/WHEEL')]), /has no METADATA/],
      ['METADATA with a wrong check sum', wheel(METADATA, { crc: 1 }), /METADATA is damaged/],
      ['METADATA under a password', wheel(METADATA, { encrypted: true }), /encrypted/],
      ['METADATA packed in another way', wheel(METADATA, { method: 14 }), /unknown compression/],
      ['METADATA that is no deflate', wheel(METADATA, { deflate: false, method: 8 }), /compression is damaged/],
      ['a bomb', wheel('x'.repeat(6 * 1024 * 1024)), /too large/],
    ];
    for (const [title, body, expected] of cases) {
      it(title, async () => {
        server.on(PATH, { body, ranges: true });
        const error = await failureOf(read());
        assert.equal(error.kind, 'invalid');
        assert.match(error.message, /^PyPI returned nothing usable for the metadata in demo-1\.0-py3-none-any\.whl: /);
        assert.match(error.message, expected);
      });
    }

    it('bytes that nobody asked for', async () => {
      server.on(PATH, { status: 206, headers: { 'content-range': 'bytes 0-9/99999' }, body: whole });
      assert.match((await failureOf(read())).message, /different bytes than requested/);
    });

    it('every damage to a byte of the directory, without falling over', async () => {
      const start = whole.length - 250;
      for (let at = start; at < whole.length; at += 3) {
        server.on(PATH, { body: whole.map((byte, index) => (index === at ? byte ^ 0xff : byte)), ranges: true });
        const outcome = await read().catch((error: unknown) => error);
        assert.ok(outcome === METADATA || (outcome instanceof Error && outcome.name === 'IndexError'), `at ${at}`);
      }
    });
  });
});
