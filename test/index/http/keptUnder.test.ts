/** What is kept of an index's answers is kept only under what it was compared with, and for whoever asked. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { FORM } from '../../../server/src/index/http/httpCache.ts';
import { IndexConnection } from '../../../server/src/index/openIndexes.ts';
import { IndexServer } from '../../support/indexServer.ts';
import {
  failureOf,
  filenames,
  HTML_PAGE,
  JSON_PAGE,
  jsonPage,
  LITELLM,
  openIndex,
  wheelFile,
} from '../../support/testIndex.ts';
import { VirtualHost } from '../../support/virtualHost.ts';
import { archive, wheel } from '../../support/wheelArchive.ts';

const PAGE = '/simple/litellm/';
const WHEEL = 'litellm-1.80.0-py3-none-any.whl';
const METADATA = 'Metadata-Version: 2.1\nName: litellm\nVersion: 1.80.0\nRequires-Dist: fastuuid\n';
const SIGN_IN = { headers: HTML_PAGE, body: '<html><form action="/login"><input name="password"></form></html>' };
const headers = { ...JSON_PAGE, 'cache-control': 'max-age=600' };
const DAY = 24 * 60 * 60 * 1000;

describe('an answer is kept', () => {
  let server: IndexServer;
  let host: VirtualHost;
  beforeEach(async () => {
    server = await IndexServer.start();
    host = new VirtualHost();
  });
  afterEach(() => server.close());

  /** A new process with the same disk. */
  const open = (login = ''): ReturnType<typeof openIndex> =>
    openIndex(host, `${server.origin.replace('//', `//${login}`)}/simple/`, { cacheFolder: '/cache' });
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const hashed = (): ReturnType<typeof wheelFile> =>
    wheelFile(`${server.origin}/files/${WHEEL}`, {
      coreMetadata: true,
      metadataHashes: { sha256: sha256(METADATA) },
    });

  describe('of metadata only with the hash that the page gives', () => {
    const others: readonly (readonly [what: string, reply: Parameters<IndexServer['on']>[1]])[] = [
      ['a sign-in page', SIGN_IN],
      ['metadata that were cut', { body: METADATA.slice(0, 60) }],
      ['metadata of another release', { body: METADATA.replace('1.80.0', '1.79.0') }],
    ];
    for (const [what, reply] of others) {
      it(`and not of ${what}: the next check asks again`, async () => {
        server.on(`/files/${WHEEL}.metadata`, reply, { body: METADATA });
        const failure = await failureOf(open().metadata(hashed()));
        assert.equal(failure.kind, 'invalid');
        assert.match(failure.message, /its sha256 hash is not the one that the index gives/);
        assert.equal(await open().metadata(hashed()), METADATA);
        assert.equal(await open().metadata(hashed()), METADATA);
        assert.equal(server.paths.filter((path) => path.endsWith('.metadata')).length, 2, 'and then it is kept');
      });
    }

    it('while the wheel itself is there, its own metadata are taken', async () => {
      server.on(`/files/${WHEEL}.metadata`, SIGN_IN);
      server.on(`/files/${WHEEL}`, { body: wheel(METADATA), ranges: true });
      assert.equal(await open().metadata(hashed()), METADATA);
    });

    it('and without a hash not for good, and no sign-in page at all', async () => {
      const file = wheelFile(`${server.origin}/files/${WHEEL}`, { coreMetadata: true });
      const [old, renewed] = [METADATA, METADATA.replace('fastuuid', 'uuid6')];
      const fresh = { 'cache-control': 'max-age=600' };
      server.on(`/files/${WHEEL}.metadata`, SIGN_IN, { body: old, headers: fresh }, { body: renewed, headers: fresh });
      assert.match((await failureOf(open().metadata(file))).message, /the response is not METADATA/);
      assert.equal(await open().metadata(file), old);
      assert.equal(await open().metadata(file), old);
      host.advance(DAY);
      assert.equal(await open().metadata(file), renewed);
    });

    it('and Check Again asks again for what had none', async () => {
      const file = wheelFile(`${server.origin}/files/${WHEEL}`, { coreMetadata: true });
      const renewed = METADATA.replace('fastuuid', 'uuid6');
      server.on(`/files/${WHEEL}.metadata`, { body: METADATA }, { body: renewed });
      const connection = new IndexConnection(host, { cacheFolder: '/cache' });
      const [index] = connection.open({ main: { url: `${server.origin}/simple/`, name: 'pypi' } });
      assert.ok(index);
      assert.equal(await index.metadata(file), METADATA);
      host.advance(1000);
      connection.forget();
      assert.equal(await index.metadata(file), renewed);
    });

    it('of what was read out of a part of a wheel not for good: nobody knows whether the wheel has its hash', async () => {
      const noise = Uint8Array.from({ length: 90_000 }, (_, index) => (index * 7919) % 251);
      const body = archive([
        { path: 'litellm/native.so', content: noise },
        { path: 'litellm-1.80.0.dist-info/METADATA', content: METADATA },
      ]);
      const file = wheelFile(`${server.origin}/files/${WHEEL}`);
      const reply = { body, ranges: true, headers: { 'cache-control': 'max-age=600' } };
      server.on(`/files/${WHEEL}`, reply);
      await open().metadata(file);
      const asked = server.requests.length;
      await open().metadata(file);
      assert.equal(server.requests.length, asked);
      host.advance(DAY);
      await open().metadata(file);
      assert.equal(server.requests.length, 2 * asked);
    });
  });

  describe('for whoever asked', () => {
    it('so that an anonymous 404 is no answer for somebody who is logged in', async () => {
      server.on(PAGE, { status: 404, headers }, { headers, body: jsonPage('litellm', WHEEL) });
      assert.deepEqual(await filenames(open()), ['absent']);
      assert.deepEqual(await filenames(open('jane:s3cret@')), [WHEEL]);
      assert.deepEqual(await filenames(open()), ['absent'], 'which holds for the others');
    });

    it('so that what one password opened is not shown to another', async () => {
      server.on(PAGE, { headers, body: jsonPage('litellm', WHEEL) }, { status: 401 });
      assert.deepEqual(await filenames(open('jane:s3cret@')), [WHEEL]);
      assert.deepEqual(await filenames(open('jane:wrong@')), ['absent']);
      assert.deepEqual(await filenames(open('jane:s3cret@')), [WHEEL]);
      assert.equal(server.requests.length, 2);
    });

    it('also of metadata that were read out of a wheel', async () => {
      const files = `${server.origin}/files/${WHEEL}`;
      server.on(`/files/${WHEEL}`, {
        body: wheel(METADATA),
        ranges: true,
        headers: { 'cache-control': 'max-age=600' },
      });
      await open('jane:s3cret@').metadata(wheelFile(files));
      await open('jane:s3cret@').metadata(wheelFile(files));
      assert.equal(server.requests.length, 1);
      await open().metadata(wheelFile(files));
      assert.equal(server.requests.length, 2);
    });
  });

  describe('whole or not at all:', () => {
    const entries = (): [string, { data: Uint8Array }][] =>
      [...host.files.contents].filter(([path]) => path.startsWith(`/cache/${FORM}/`) && !path.endsWith('pruned'));

    it('an entry whose address was changed is not believed', async () => {
      server.on(PAGE, { headers, body: jsonPage('litellm', WHEEL) });
      await filenames(open());
      for (const [, entry] of entries()) {
        const text = Buffer.from(entry.data).toString('latin1').replace('/simple/litellm/', '/simple/LITELLM/');
        entry.data = Buffer.from(text, 'latin1');
      }
      await filenames(open());
      assert.equal(server.requests.length, 2);
    });

    it('an entry in the place of another is not believed', async () => {
      server.on(PAGE, { headers, body: jsonPage('litellm', WHEEL) });
      server.on('/simple/other/', { status: 404, headers });
      await filenames(open());
      const page = entries()[0]?.[1].data;
      await filenames(open(), 'other' as typeof LITELLM);
      assert.ok(page);
      for (const [, entry] of entries()) entry.data = page;
      assert.deepEqual(await filenames(open(), 'other' as typeof LITELLM), ['absent']);
      assert.equal(server.requests.length, 3);
    });
  });

  it('no longer than it may when the clock ran ahead and is right again', async () => {
    server.on(PAGE, { headers, body: jsonPage('litellm', WHEEL) });
    host.advance(1000 * DAY);
    await filenames(open());
    host.advance(-1000 * DAY);
    await filenames(open());
    assert.equal(server.requests.length, 2, 'nobody knows how old it is');
    await filenames(open());
    assert.equal(server.requests.length, 2);
  });

  it('in memory, too', async () => {
    server.on(PAGE, { headers, body: jsonPage('litellm', WHEEL) });
    const index = openIndex(host, `${server.origin}/simple/`, { cacheFolder: null });
    host.advance(1000 * DAY);
    await filenames(index);
    host.advance(-1000 * DAY);
    await filenames(index);
    assert.equal(server.requests.length, 2);
  });
});

describe('an answer is no page of an index', () => {
  let server: IndexServer;
  beforeEach(async () => {
    server = await IndexServer.start();
  });
  afterEach(() => server.close());

  const failing = async (reply: Parameters<IndexServer['on']>[1]): Promise<string> => {
    server.on(PAGE, reply);
    const index = openIndex(new VirtualHost(), `${server.origin}/simple/`, { cacheFolder: null });
    return (await failureOf(index.project(LITELLM))).message;
  };
  const link = `<a href="../../files/${WHEEL}">${WHEEL}</a>`;

  it('if it has another major version of the interface, in either format', async () => {
    const page = JSON.parse(jsonPage('litellm', WHEEL)) as object;
    const second = JSON.stringify({ ...page, meta: { 'api-version': '2.0' } });
    assert.match(await failing({ headers: JSON_PAGE, body: second }), /unknown version `2\.0`/);
    const meta = '<meta name="pypi:repository-version" content="2.0">';
    assert.match(await failing({ headers: HTML_PAGE, body: meta + link }), /unknown version `2\.0`/);
  });

  it('if it is a web page that offers some download', async () => {
    for (const file of ['client.zip', 'Setup-2.1.exe', 'litellm.dmg', 'other-1.0-py3-none-any.whl']) {
      const body = `<h1>Welcome to our network</h1><a href="/downloads/${file}">Get the client</a>`;
      assert.match(await failing({ headers: HTML_PAGE, body }), /some other web page, perhaps a sign-in page/, file);
    }
  });

  it('if it lists nothing and says nothing: a portal may lead elsewhere so', async () => {
    for (const body of ['<html></html>', '<meta http-equiv="refresh" content="0; url=/login"><body></body>', ''])
      assert.match(await failing({ headers: HTML_PAGE, body }), /some other web page, perhaps a sign-in page/, body);
  });

  it('but is one where it shows itself as one', async () => {
    const shown: readonly (readonly [type: string, body: string])[] = [
      ['text/html', `<p>Files of the project</p>${link}`],
      ['text/html', '<a href="/files/litellm-1.80.0.tar.gz">litellm</a> and words'],
      ['text/html', '<title>Links for litellm</title><h1>Links for litellm</h1>'],
      ['application/vnd.pypi.simple.v1+html', '<p>This project has no files.</p>'],
    ];
    for (const [type, body] of shown) {
      server.on(PAGE, { headers: { 'content-type': type }, body });
      const index = openIndex(new VirtualHost(), `${server.origin}/simple/`, { cacheFolder: null });
      assert.equal((await index.project(LITELLM)).kind, 'page', body);
    }
  });
});
