/** Reading source distributions on a server: their contents, and what is wrong with them. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { SourceContents } from '../../../server/src/core/candidates/sourceContents.ts';
import { IndexServer, type Reply } from '../../support/indexServer.ts';
import { sourceArchive, tar } from '../../support/tarArchive.ts';
import { failureOf, openIndex, wheelFile } from '../../support/testIndex.ts';
import { VirtualHost } from '../../support/virtualHost.ts';

const PATH = '/files/calc-2.2.tar.gz';

describe('a source distribution on a server', () => {
  let server: IndexServer;
  let host: VirtualHost;
  beforeEach(async () => {
    server = await IndexServer.start();
    host = new VirtualHost();
  });
  afterEach(() => server.close());

  const read = (reply: Reply, cacheFolder: string | null = null): Promise<SourceContents> => {
    server.on(PATH, reply);
    const index = openIndex(host, `${server.origin}/simple/`, { cacheFolder });
    const hashes = {
      sha256: createHash('sha256')
        .update(reply.body ?? '')
        .digest('hex'),
    };
    const contents = index.sources?.(wheelFile(server.origin + PATH, { hashes }));
    assert.ok(contents);
    return contents;
  };

  it('tells its files, how it is built and what it needs', async () => {
    const body = sourceArchive('calc-2.2', {
      'PKG-INFO': 'Metadata-Version: 2.4\n',
      'pyproject.toml': '[build-system]\n',
      'src/calc/__init__.py': 'x = 1\n',
    });
    assert.deepEqual(await read({ body }), {
      paths: ['PKG-INFO', 'pyproject.toml', 'src/calc/__init__.py'],
      metadata: 'Metadata-Version: 2.4\n',
      pyproject: '[build-system]\n',
    });
  });

  it('may have names that are too long for the format, in both ways of writing them', async () => {
    const [gnu, pax] = ['gnu', 'pax'].map((name) => `calc-2.2/${'deep/'.repeat(40)}${name}.c`);
    const record = ` path=${pax ?? ''}\n`;
    const length = record.length + 3;
    const body = gzipSync(
      tar([
        { path: '././@LongLink', type: 'L', content: `${gnu ?? ''}\0` },
        { path: 'calc-2.2/cut', content: 'int x;' },
        { path: 'PaxHeader', type: 'x', content: `${length}${record}` },
        { path: 'calc-2.2/cut too', content: '' },
        { path: 'calc-2.2/setup.py', content: 'setup()' },
      ]),
    );
    const { paths, setup } = await read({ body });
    assert.deepEqual(paths, [`${'deep/'.repeat(40)}gnu.c`, `${'deep/'.repeat(40)}pax.c`, 'setup.py']);
    assert.equal(setup, 'setup()');
  });

  it('is fetched once, also by the next process', async () => {
    const body = sourceArchive('calc-2.2', { 'setup.py': '' });
    await read({ body }, '/cache');
    await read({ body }, '/cache');
    assert.equal(server.requests.length, 1);
  });

  const broken: readonly (readonly [what: string, reply: Reply, said: RegExp])[] = [
    ['is not there', { status: 404 }, /404/],
    ['is no packed file', { body: 'not gzip' }, /calc-2\.2\.tar\.gz/],
    ['is packed, but no archive', { body: gzipSync('a'.repeat(2000)) }, /a size in it cannot be read/],
    [
      'ends too early',
      { body: gzipSync(tar([{ path: 'a', content: 'x'.repeat(3000) }]).subarray(0, 1024)) },
      /it ends too early/,
    ],
    [
      'has a size that is no number',
      { body: gzipSync(tar([{ path: 'a', size: 'many' }])) },
      /a size in it cannot be read/,
    ],
    [
      'has an endless name',
      { body: gzipSync(tar([{ path: 'a', type: 'L', content: 'x'.repeat(70_000) }])) },
      /a name in it/,
    ],
    ['is larger than anything pure', { body: new Uint8Array(11 * 1024 * 1024) }, /calc-2\.2\.tar\.gz/],
    ['unpacks to gigabytes', { body: gzipSync(Buffer.alloc(101 * 1024 * 1024)) }, /calc-2\.2\.tar\.gz/],
  ];
  for (const [what, reply, said] of broken) {
    it(`that ${what} fails with a message that names it`, async () => {
      const failure = await failureOf(read(reply));
      assert.match(failure.message, said);
      assert.match(failure.message, /the contents of calc-2\.2\.tar\.gz/);
    });
  }
});
