import assert from 'node:assert/strict';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { HttpFailure } from '../../server/src/host/host.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';

describe('unpacking', () => {
  const host = nodeHost();
  const text = Buffer.from('Name: demo\n'.repeat(1000));

  it('undoes every packing that servers and archives use', async () => {
    assert.deepEqual(await host.unpack('gzip', gzipSync(text), 100_000), text);
    assert.deepEqual(await host.unpack('br', brotliCompressSync(text), 100_000), text);
    assert.deepEqual(await host.unpack('deflate', deflateSync(text), 100_000), text);
    assert.deepEqual(await host.unpack('deflate-raw', deflateRawSync(text), 100_000), text);
    assert.deepEqual(await host.unpack('deflate', deflateRawSync(text), 100_000), text, 'bare deflate under its name');
  });

  it('stops a bomb at the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    await assert.rejects(
      host.unpack('gzip', bomb, 1000),
      (error) => error instanceof HttpFailure && error.kind === 'too-large',
    );
  });

  it('says that something is damaged', async () => {
    for (const packing of ['gzip', 'br', 'deflate', 'deflate-raw'] as const) {
      const broken = host.unpack(packing, Buffer.from([255, 254, 253, 252, 251]), 1000);
      await assert.rejects(broken, (error) => error instanceof HttpFailure && error.kind === 'invalid', packing);
    }
  });
});

describe('sleeping', () => {
  it('ends with the reason of whoever wakes it', async () => {
    const controller = new AbortController();
    const sleeping = nodeHost().sleep(3_600_000, controller.signal);
    controller.abort(new Error('wake up'));
    await assert.rejects(sleeping, /wake up/);
  });
});
