/** Source files read out of a wheel on a server, of which only the parts are fetched that have them. */
import assert from 'node:assert/strict';
import { archive, type ArchiveMember } from '../../support/wheelArchive.ts';
import { IndexServer } from '../../support/indexServer.ts';
import { failureOf, openIndex, wheelFile } from '../../support/testIndex.ts';
import { VirtualHost } from '../../support/virtualHost.ts';
import type { WheelFiles } from '../../../server/src/index/packageIndex.ts';

const PATH = '/files/demo-1.0-py3-none-any.whl';
/** Incompressible, and more than is fetched for nothing. */
const NOISE = Uint8Array.from({ length: 200_000 }, (_, index) => (index * 7919) % 251);

describe('the files of a wheel on a server', () => {
  let server: IndexServer;
  let host: VirtualHost;
  const members: readonly ArchiveMember[] = [
    { path: 'demo/__init__.py', content: 'import demo.more\n', deflate: true, localExtra: 900 },
    { path: 'demo/more.py', content: 'x = 1\n' },
    { path: 'demo/core.so', content: NOISE },
    { path: 'demo/last.py', content: 'y = 2\n', deflate: true },
    { path: 'demo/data.bin', content: NOISE },
    { path: 'demo-1.0.dist-info/METADATA', content: 'Name: demo\n' },
  ];
  const open = (body: Uint8Array, cacheFolder: string | null = null): Promise<WheelFiles> => {
    server.on(PATH, { body, ranges: true, headers: { 'cache-control': 'max-age=3600' } });
    const index = openIndex(host, `${server.origin}/simple/`, { cacheFolder });
    const hashes = { sha256: '0'.repeat(64) };
    const opened = index.wheel?.(wheelFile(server.origin + PATH, { size: body.length, hashes }));
    assert.ok(opened);
    return opened;
  };
  const textsOf = async (files: WheelFiles): Promise<readonly (string | undefined)[]> => [
    await files.text('demo/__init__.py'),
    await files.text('demo/more.py'),
    await files.text('demo/last.py'),
  ];

  beforeEach(async () => {
    server = await IndexServer.start();
    host = new VirtualHost();
  });
  afterEach(() => server.close());

  it('are those of its list, and neighbours come in one request', async () => {
    const files = await open(archive(members));
    assert.deepEqual(
      files.paths,
      members.map(({ path }) => path),
    );
    assert.equal(server.requests.length, 1);
    assert.deepEqual(await textsOf(files), ['import demo.more\n', 'x = 1\n', 'y = 2\n']);
    assert.equal(server.requests.length, 3);
    assert.equal(await files.text('demo/core.so'), undefined);
    assert.equal(await files.text('nowhere.py'), undefined);
    assert.equal(server.requests.length, 3);
  });

  it('say how much of the wheel is in memory: what was read, or all where the server sends no parts', async () => {
    const wheel = archive(members);
    const files = await open(wheel);
    const opened = files.held();
    assert.ok(opened <= 64 * 1024);
    await textsOf(files);
    assert.ok(files.held() > opened && files.held() < wheel.length / 2);
    server.on(PATH, { body: wheel });
    const index = openIndex(host, `${server.origin}/simple/`, { cacheFolder: null });
    const whole = await index.wheel?.(wheelFile(server.origin + PATH));
    assert.equal(whole?.held(), wheel.length);
  });

  it('are kept, so that another time nothing is requested', async () => {
    await textsOf(await open(archive(members), '/cache'));
    const before = server.requests.length;
    assert.deepEqual(await textsOf(await open(archive(members), '/cache')), [
      'import demo.more\n',
      'x = 1\n',
      'y = 2\n',
    ]);
    assert.equal(server.requests.length, before);
  });

  it('that are damaged, encrypted or packed in another way have no text, and the others have theirs', async () => {
    const files = await open(
      archive([
        { path: 'demo/__init__.py', content: 'import os\n', crc: 1 },
        { path: 'demo/more.py', content: 'x = 1\n', encrypted: true },
        { path: 'demo/other.py', content: 'x = 1\n', method: 12 },
        { path: 'demo/last.py', content: 'y = 2\n' },
      ]),
    );
    assert.deepEqual(await textsOf(files), [undefined, undefined, 'y = 2\n']);
    assert.equal(await files.text('demo/other.py'), undefined);
  });

  it('of what is no archive are an error that names the file', async () => {
    const failure = await failureOf(open(new TextEncoder().encode('no archive at all')));
    assert.equal(failure.kind, 'invalid');
    assert.match(failure.message, /demo-1\.0-py3-none-any\.whl/);
  });
});
