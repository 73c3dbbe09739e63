/** Indexes that misbehave in every way we know: each costs one answer, is told, and is over when the index is well again. */
import assert from 'node:assert/strict';
import { RawServer, rawReply } from '../../support/rawServer.ts';
import { failureOf, filenames, LITELLM, openIndex } from '../../support/testIndex.ts';
import { VirtualHost } from '../../support/virtualHost.ts';
import { FAULTS, GOOD, JSON_TYPE, WHEEL, type Fault } from './_faults.ts';

describe('an index that sends', () => {
  let server: RawServer;
  let host: VirtualHost;

  before(async () => {
    server = await RawServer.start();
  });
  after(() => server.close());
  beforeEach(() => {
    host = new VirtualHost();
  });

  const index = (): ReturnType<typeof openIndex> => openIndex(host, `${server.origin}/simple`);

  async function outcome({ outcome: expected }: Fault): Promise<void> {
    if (expected === 'page') assert.deepEqual(await filenames(index()), [WHEEL]);
    else if (expected === 'absent') assert.equal((await index().project(LITELLM)).kind, 'absent');
    else assert.match((await failureOf(index().project(LITELLM))).message, expected);
  }

  for (const fault of FAULTS) {
    it(`${fault.kind} ${fault.outcome === 'page' ? 'is read' : 'costs that answer only'}`, async () => {
      server.answer = fault.answer;
      await outcome(fault);
      server.answer = (socket) => void socket.end(rawReply(GOOD, { ...JSON_TYPE, connection: 'close' }));
      if (fault.outcome !== 'absent') assert.deepEqual(await filenames(index()), [WHEEL], 'and nothing wrong is kept');
    });
  }

  it('any of this is told without what cannot be seen, and without a stack', async () => {
    server.answer = (socket) => void socket.end(rawReply('\u001b[31m\u202e', { 'content-type': '\u001b[31m' }));
    const { message } = await failureOf(index().project(LITELLM));
    assert.doesNotMatch(message, /\n {4}at /);
  });
});

describe('a cache', () => {
  let server: RawServer;
  let host: VirtualHost;

  beforeEach(async () => {
    server = await RawServer.start();
    server.answer = (socket) => void socket.end(rawReply(GOOD, { ...JSON_TYPE, connection: 'close' }));
    host = new VirtualHost();
  });
  afterEach(() => server.close());

  const read = (): Promise<readonly string[]> => filenames(openIndex(host, `${server.origin}/simple`));
  const refuse = (code: string) => (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));
  const entries = (): { data: Uint8Array }[] => [...host.files.contents.values()];

  const become = (change: (data: Uint8Array) => Uint8Array): void => {
    for (const entry of entries()) entry.data = change(entry.data);
  };

  const troubles: readonly (readonly [string, () => void])[] = [
    ...['EACCES', 'EIO', 'EISDIR', 'EMFILE', 'ENAMETOOLONG', 'ELOOP'].map((code): [string, () => void] => [
      `that cannot be read: ${code}`,
      () => {
        host.files.read = refuse(code);
      },
    ]),
    ...['ENOSPC', 'EROFS', 'EDQUOT', 'EACCES', 'EXDEV'].map((code): [string, () => void] => [
      `that cannot be written: ${code}`,
      () => {
        host.files.write = refuse(code);
      },
    ]),
    [
      'whose folder cannot be listed',
      () => {
        host.files.list = refuse('EACCES');
      },
    ],
    [
      'in which nothing can be looked at',
      () => {
        host.files.stat = refuse('EACCES');
      },
    ],
    [
      'from which nothing can be removed',
      () => {
        host.files.remove = refuse('EPERM');
      },
    ],
    [
      'of another program',
      () => {
        become(() => Buffer.from('SQLite format 3\0'));
      },
    ],
    [
      'of zeros',
      () => {
        become((data) => data.map(() => 0));
      },
    ],
    [
      'with lines behind its entries',
      () => {
        become((data) => Buffer.concat([data, Buffer.from('\n{}')]));
      },
    ],
    [
      'whose entries have lost their ends',
      () => {
        become((data) => data.subarray(0, -1));
      },
    ],
    [
      'whose entries are bodies only',
      () => {
        become(() => Buffer.from(GOOD));
      },
    ],
  ];
  for (const [what, trouble] of troubles) {
    it(`${what} costs a request, and no answer`, async () => {
      assert.deepEqual(await read(), [WHEEL]);
      trouble();
      assert.deepEqual(await read(), [WHEEL]);
      assert.deepEqual(await read(), [WHEEL]);
    });
  }

  it('that was damaged at any byte is never believed', async () => {
    assert.deepEqual(await read(), [WHEEL]);
    const [entry] = entries();
    assert.ok(entry);
    const whole = entry.data;
    for (let at = 0; at < whole.length; at += 7) {
      entry.data = whole.map((byte, index) => (index === at ? byte ^ 1 : byte));
      assert.deepEqual(await read(), [WHEEL], `byte ${at}`);
    }
  });

  it('that many write at once is whole', async () => {
    await Promise.all(Array.from({ length: 20 }, read));
    server.answer = (socket) => socket.destroy();
    assert.deepEqual(await read(), [WHEEL], 'what was kept helps out');
  });
});
