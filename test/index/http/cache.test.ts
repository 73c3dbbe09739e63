import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { FORM, HttpCache } from '../../../server/src/index/http/httpCache.ts';
import { IndexConnection } from '../../../server/src/index/openIndexes.ts';
import type { PackageIndex } from '../../../server/src/index/packageIndex.ts';
import { english } from '../../support/english.ts';
import { IndexServer, type Reply } from '../../support/indexServer.ts';
import { failureOf, filenames, JSON_PAGE, jsonPage, LITELLM, openIndex, wheelFile } from '../../support/testIndex.ts';
import { VirtualHost } from '../../support/virtualHost.ts';

const PAGE = '/simple/litellm/';
const OLD = 'litellm-1.79.0-py3-none-any.whl';
const NEW = 'litellm-1.80.0-py3-none-any.whl';
const DAY = 24 * 60 * 60 * 1000;
const headers = { ...JSON_PAGE, 'cache-control': 'max-age=600, public' };

describe('the cache on disk', () => {
  let server: IndexServer;
  let host: VirtualHost;
  const page = (wheel: string): Reply => ({
    headers,
    body: jsonPage('litellm', wheel),
    etag: `"${wheel}"`,
    gzip: true,
  });
  /** A new process: nothing in memory, the same disk. */
  const open = (options: { offline?: boolean; refresh?: boolean } = {}): ReturnType<typeof openIndex> =>
    openIndex(host, `${server.origin}/simple/`, { cacheFolder: '/cache', ...options });

  beforeEach(async () => {
    server = await IndexServer.start();
    host = new VirtualHost();
    server.on(PAGE, page(OLD));
  });
  afterEach(() => server.close());

  it('answers the next process without a request while the page is fresh', async () => {
    await filenames(open());
    assert.deepEqual(await filenames(open()), [OLD]);
    assert.equal(server.requests.length, 1);
  });

  it('asks the next day whether the page still holds, and believes it for another while', async () => {
    await filenames(open());
    host.advance(DAY);
    assert.deepEqual(await filenames(open()), [OLD]);
    assert.equal(server.requests[1]?.headers['if-none-match'], `"${OLD}"`);
    assert.deepEqual(await filenames(open()), [OLD]);
    assert.equal(server.requests.length, 2);
  });

  it('takes the new page when it does not', async () => {
    server.on(PAGE, page(OLD), page(NEW));
    await filenames(open());
    host.advance(DAY);
    assert.deepEqual(await filenames(open()), [NEW]);
    assert.deepEqual(await filenames(open({ offline: true })), [NEW]);
  });

  it('asks whether a page still holds also where the index only tells when it changed', async () => {
    const changed = 'Mon, 23 Nov 2026 10:00:00 GMT';
    const dated = { headers: { ...headers, 'last-modified': changed }, body: jsonPage('litellm', OLD) };
    server.on(PAGE, dated, { status: 304 });
    await filenames(open());
    host.advance(DAY);
    assert.deepEqual(await filenames(open()), [OLD]);
    assert.equal(server.requests[1]?.headers['if-modified-since'], changed);
    host.advance(60_000);
    assert.deepEqual(await filenames(open({ offline: true })), [OLD]);
  });

  it('answers offline, be it as old as it may', async () => {
    await filenames(open());
    assert.equal((await open({ offline: true }).project(LITELLM)).asOf, undefined, 'it still counts');
    host.advance(400 * DAY);
    assert.deepEqual(await filenames(open({ offline: true })), [OLD]);
    assert.equal((await open({ offline: true }).project(LITELLM)).asOf, '2026-11-24');
    assert.equal(server.requests.length, 1);
  });

  it('says so when it has nothing and asking is switched off', async () => {
    const index = open({ offline: true });
    const error = await failureOf(index.project(LITELLM));
    assert.equal(error.kind, 'offline');
    assert.match(error.message, /^the page of `litellm` on PyPI is not in the cache, and the network is disabled/);
    const file = wheelFile(`${server.origin}/files/${OLD}`);
    assert.equal((await failureOf(index.metadata(file))).kind, 'offline');
    assert.equal(server.requests.length, 0);
  });

  it('remembers that a project is absent', async () => {
    server.on(PAGE, { status: 404, headers: { 'cache-control': 'max-age=600' } });
    await open().project(LITELLM);
    assert.deepEqual(await open().project(LITELLM), { kind: 'absent' });
    assert.deepEqual(await open({ offline: true }).project(LITELLM), { kind: 'absent' });
    assert.equal(server.requests.length, 1);
  });

  it('remembers for ten minutes what is absent or has neither a lifetime nor a validator, where the server says nothing', async () => {
    for (const silent of [{ status: 404 }, { headers: JSON_PAGE, body: jsonPage('litellm', OLD) }]) {
      server.on(PAGE, silent);
      const before = server.requests.length;
      const first = await open().project(LITELLM);
      host.advance(9 * 60_000);
      assert.deepEqual(await open().project(LITELLM), first);
      assert.equal(server.requests.length, before + 1);
      host.advance(2 * 60_000);
      await open().project(LITELLM);
      assert.equal(server.requests.length, before + 2);
      host.advance(DAY);
    }
  });

  it('asks each time for a page that the server says nothing of but how to compare it', async () => {
    server.on(PAGE, { headers: { ...JSON_PAGE, etag: '"1"' }, body: jsonPage('litellm', OLD) }, { status: 304 });
    await filenames(open());
    assert.deepEqual(await filenames(open()), [OLD]);
    assert.equal(server.requests[1]?.headers['if-none-match'], '"1"');
  });

  it('helps out when the index fails, and says from which day the answer is', async () => {
    server.on(PAGE, page(OLD), { status: 503 });
    await filenames(open());
    host.advance(DAY);
    const answer = await open().project(LITELLM);
    assert.equal(answer.kind, 'page');
    assert.ok(answer.unavailable);
    assert.equal(answer.asOf, '2026-11-24');
    assert.equal(answer.unavailable.outage?.kind, 'server');
    assert.match(
      english(answer.unavailable.reason),
      /^PyPI: its answer from 2026-11-24 is used, because PyPI returned 503 for/,
    );
  });

  it('keeps nothing that the index forbids to keep', async () => {
    server.on(PAGE, { ...page(OLD), headers: { ...JSON_PAGE, 'cache-control': 'no-store' } });
    await filenames(open());
    await filenames(open());
    assert.equal(server.requests.length, 2);
    assert.equal((await failureOf(open({ offline: true }).project(LITELLM))).kind, 'offline');
  });

  it('keeps no answer that is no page', async () => {
    server.on(PAGE, { headers, body: '<html>' }, page(NEW));
    await failureOf(open().project(LITELLM));
    assert.deepEqual(await filenames(open()), [NEW]);
  });

  it('asks anew when told to refresh, also within a process', async () => {
    await filenames(open());
    await filenames(open({ refresh: true }));
    assert.equal(server.requests.length, 1, 'an entry of this very moment is as good as a new one');
    host.advance(1000);
    const connection = new IndexConnection(host, { cacheFolder: '/cache' });
    const [index] = connection.open({ main: { url: `${server.origin}/simple/`, name: 'pypi' } });
    assert.ok(index);
    await index.project(LITELLM);
    assert.equal(server.requests.length, 1);
    host.advance(1000);
    connection.forget();
    await index.project(LITELLM);
    assert.equal(server.requests.length, 2);
  });

  it('keeps answers as long as the project says of an index, in place of what its server says', async () => {
    const opened = (cacheControl: { readonly api?: string; readonly files?: string }): PackageIndex => {
      const main = { url: `${server.origin}/simple/`, name: 'pypi', manners: { cacheControl } };
      const [index] = new IndexConnection(host, { cacheFolder: '/cache' }).open({ main });
      assert.ok(index);
      return index;
    };
    const asked = async (control: { readonly api?: string }, ...days: readonly number[]): Promise<number> => {
      const before = server.requests.length;
      for (const wait of [0, ...days]) {
        host.advance(wait * DAY);
        await filenames(opened(control));
      }
      return server.requests.length - before;
    };
    assert.equal(await asked({ api: `max-age=${(3 * DAY) / 1000}` }, 2), 1, 'longer than ten minutes');
    assert.equal(await asked({ api: 'no-cache' }, 0), 2, 'shorter');
    assert.equal(await asked({ api: 'no-store' }, 0), 2, 'not at all');
    server.on('/files/litellm-1.79.0-py3-none-any.whl.metadata', {
      body: 'Name: litellm\n',
      headers: { expires: '0' },
    });
    const metadata = (): Promise<string> =>
      opened({ files: 'max-age=600' }).metadata(wheelFile(`${server.origin}/files/${OLD}`, { coreMetadata: true }));
    await metadata();
    const before = server.requests.length;
    await metadata();
    assert.equal(server.requests.length, before);
  });

  it('never asks again for metadata that have their hash', async () => {
    const metadataHashes = { sha256: createHash('sha256').update('Name: litellm\n').digest('hex') };
    const file = wheelFile(`${server.origin}/files/${OLD}`, { coreMetadata: true, metadataHashes });
    server.on(`/files/${OLD}.metadata`, { body: 'Name: litellm\n', headers: { 'cache-control': 'max-age=1' } });
    await open().metadata(file);
    host.advance(400 * DAY);
    assert.equal(await open().metadata(file), 'Name: litellm\n');
    assert.equal(server.requests.length, 1);
    await failureOf(open().metadata({ ...file, metadataHashes: { sha256: 'c'.repeat(64) } }));
    assert.equal(server.paths.length, 3, 'another hash is another file');
  });

  describe('survives damage', () => {
    const damages: readonly (readonly [string, (data: Uint8Array) => Uint8Array])[] = [
      ['an empty file', () => new Uint8Array()],
      ['half a file', (data) => data.subarray(0, data.length / 2)],
      ['other JSON', () => Buffer.from('{"a":1}\nbody')],
      ['no JSON', () => Buffer.from('\u0000\u0001\n')],
      [
        'a flipped byte in the body',
        (data) => data.map((byte, index) => (index === data.length - 20 ? byte ^ 0xff : byte)),
      ],
    ];
    for (const [title, damage] of damages) {
      it(title, async () => {
        await filenames(open());
        for (const entry of host.files.contents.values()) entry.data = damage(entry.data);
        assert.deepEqual(await filenames(open()), [OLD]);
        assert.equal(server.requests.length, 2);
        assert.equal(server.requests[1]?.headers['if-none-match'], undefined);
        assert.deepEqual(await filenames(open()), [OLD]);
        assert.equal(server.requests.length, 2, 'and the entry is written anew');
      });
    }

    it('a disk that takes nothing', async () => {
      host.files.refuseWrites = new Error('no space left');
      assert.deepEqual(await filenames(open()), [OLD]);
    });
  });

  it('makes room once a day: the entries longest unchanged go first', async () => {
    const entry = (body: string): Parameters<HttpCache['write']>[1] => ({
      url: 'https://index.example/',
      finalUrl: 'https://index.example/',
      status: 200,
      confirmed: host.now(),
      checksum: '',
      body: Buffer.from(body),
    });
    const cache = new HttpCache(host, '/cache', 1_000_000);
    for (const [index, key] of ['oldest', 'older', 'newer', 'newest'].entries()) {
      await cache.write(key, entry(`${index}`.repeat(400_000)));
      await cache.idle();
      host.advance(1000);
    }
    await host.files.write(`/cache/${FORM}/ab/unfinished.tmp`, 'left by a process that was killed');
    assert.equal(host.files.contents.size, 6, 'the first write of the day looked, and there was room');
    host.advance(2 * DAY);
    const tomorrow = new HttpCache(host, '/cache', 1_000_000);
    await tomorrow.write('last', entry('small'));
    await tomorrow.idle();
    const bodies = [...host.files.contents.values()]
      .map(({ data }) => Buffer.from(data.subarray(-4)).toString())
      .sort();
    assert.deepEqual(bodies, ['', '3333', 'mall']);
  });
});
