/** The hash of a wheel on a server, where all of it is fetched for its metadata anyway. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { IndexConnection } from '../../server/src/index/openIndexes.ts';
import { IndexServer } from '../support/indexServer.ts';
import { VirtualHost } from '../support/virtualHost.ts';
import { archive } from '../support/wheelArchive.ts';

const filename = 'lib-1.0-py3-none-any.whl';
const METADATA = { path: 'lib-1.0.dist-info/METADATA', content: 'Metadata-Version: 2.1\nName: lib\nVersion: 1.0\n' };

describe('the hash of a wheel on a server', () => {
  let server: IndexServer;
  before(async () => {
    server = await IndexServer.start();
  });
  after(() => server.close());

  const digestOf = (algorithm: 'md5' | 'sha256'): Promise<string | undefined> =>
    new IndexConnection(new VirtualHost(), { cacheFolder: null }).wheelDigest(
      { location: `${server.origin}/${filename}`, filename },
      algorithm,
    );

  it('is that of the file, where it is small', async () => {
    const body = archive([METADATA]);
    server.on(`/${filename}`, { body, ranges: true });
    for (const algorithm of ['md5', 'sha256'] as const)
      assert.equal(await digestOf(algorithm), createHash(algorithm).update(body).digest('hex'));
  });

  it('is not known where only its end is fetched', async () => {
    const body = archive([{ path: 'lib/data.bin', content: 'x'.repeat(200_000) }, METADATA]);
    server.on(`/${filename}`, { body, ranges: true });
    assert.equal(await digestOf('sha256'), undefined);
  });

  it('is that of the file, whatever its size, where the server knows no ranges', async () => {
    const body = archive([{ path: 'lib/data.bin', content: 'x'.repeat(200_000) }, METADATA]);
    server.on(`/${filename}`, { body });
    assert.equal(await digestOf('sha256'), createHash('sha256').update(body).digest('hex'));
  });
});
