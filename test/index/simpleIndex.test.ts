import assert from 'node:assert/strict';
import { say } from '../../server/src/core/messages/message.ts';
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import { IndexConnection } from '../../server/src/index/openIndexes.ts';
import { english } from '../support/english.ts';
import { IndexServer } from '../support/indexServer.ts';
import {
  failureOf,
  filenames,
  HTML_PAGE,
  JSON_PAGE,
  jsonPage,
  LITELLM,
  openIndex,
  wheelFile,
} from '../support/testIndex.ts';
import { VirtualHost } from '../support/virtualHost.ts';

const PAGE = '/simple/litellm/';
const WHEEL = 'litellm-1.80.0-py3-none-any.whl';

describe('an index over HTTP', () => {
  let server: IndexServer;
  let host: VirtualHost;
  const open = (path = '/simple/'): ReturnType<typeof openIndex> =>
    openIndex(host, server.origin + path, { cacheFolder: null });

  beforeEach(async () => {
    server = await IndexServer.start();
    host = new VirtualHost();
  });
  afterEach(() => server.close());

  describe('reads what the content type says', () => {
    it('asks for JSON first and takes it, packed or not', async () => {
      server.on(PAGE, { headers: JSON_PAGE, body: jsonPage('litellm', WHEEL), gzip: true });
      const answer = await open('/simple').project(LITELLM);
      assert.equal(answer.kind === 'page' && answer.page.files[0]?.url, `${server.origin}/files/${WHEEL}`);
      const accept = server.requests[0]?.headers.accept ?? '';
      assert.match(accept, /^application\/vnd\.pypi\.simple\.v1\+json, .*html;q=0\.\d.*text\/html;q=0\.\d/);
    });

    it('takes HTML, with links relative to the page', async () => {
      const body = `<html><body><a href="../../files/${WHEEL}">${WHEEL}</a></body></html>`;
      server.on(PAGE, { headers: HTML_PAGE, body });
      const answer = await open().project(LITELLM);
      assert.equal(answer.kind === 'page' && answer.page.files[0]?.url, `${server.origin}/files/${WHEEL}`);
    });

    it('takes a page of HTML without files for what it is', async () => {
      const version = '<meta name="pypi:repository-version" content="1.0">';
      for (const body of [`<!DOCTYPE html><html>${version}<body></body></html>`, '<h1>Links for litellm</h1>']) {
        server.on(PAGE, { headers: HTML_PAGE, body });
        assert.deepEqual(await filenames(open()), []);
      }
    });

    it('starts links of HTML at its base address', async () => {
      const body = `<html><head><base href="https://files.example/d/"></head><body><a href="${WHEEL}">${WHEEL}</a></body>`;
      server.on(PAGE, { headers: HTML_PAGE, body });
      const answer = await open().project(LITELLM);
      assert.equal(answer.kind === 'page' && answer.page.files[0]?.url, `https://files.example/d/${WHEEL}`);
    });

    it('leaves out files whose links lead anywhere but to the web', async () => {
      const links = [
        `javascript:alert(1)/${WHEEL}`,
        `file:///etc/${WHEEL}`,
        `data:text/plain,${WHEEL}`,
        `/ok/${WHEEL}`,
      ];
      const files = links.map((url) => ({ filename: WHEEL, url, hashes: {} }));
      server.on(PAGE, { headers: JSON_PAGE, body: JSON.stringify({ meta: {}, name: 'litellm', files }) });
      const answer = await open().project(LITELLM);
      const urls = answer.kind === 'page' ? answer.page.files.map(({ url }) => url) : [];
      assert.deepEqual(urls, [`${server.origin}/ok/${WHEEL}`]);
    });
  });

  describe('tells a missing project from a failing index', () => {
    it('takes 404 as absent', async () => {
      assert.deepEqual(await open().project(LITELLM), { kind: 'absent' });
    });

    for (const status of [401, 403]) {
      it(`takes ${status} as absent, and remembers that this is not certain`, async () => {
        server.on(PAGE, { status });
        const answer = await open().project(LITELLM);
        assert.equal(answer.kind, 'absent');
        assert.ok(answer.unavailable);
        assert.match(english(answer.unavailable.reason), new RegExp(`^PyPI: .*\\(${status}\\)$`));
      });
    }

    it('says which index answers 500 for what, after a few attempts with growing pauses', async () => {
      server.on(PAGE, { status: 500 });
      const error = await failureOf(open().project(LITELLM));
      assert.equal(error.kind, 'http');
      assert.equal(error.status, 500);
      assert.match(error.message, /^PyPI returned 500 for the page of `litellm` \(4 attempts\): http:\/\/127/);
      const from = say('indexByName', { name: 'PyPI' });
      const what = say('projectPage', { project: 'litellm' });
      const url = server.origin + PAGE;
      assert.deepEqual(error.says, say('indexAnswersStatus', { from, what, url, status: 500, attempts: 4 }));
      assert.equal(error.message, english(error.says));
      assert.equal(server.requests.length, 4);
      const [first = 0, second = 0, third = 0] = host.waits;
      assert.ok(first > 0 && second > first && third > second);
    });

    it('does not repeat what will not change', async () => {
      server.on(PAGE, { status: 418 });
      assert.equal((await failureOf(open().project(LITELLM))).status, 418);
      assert.equal(server.requests.length, 1);
    });

    it('asks again next time after a failure', async () => {
      server.on(PAGE, { status: 418 }, { headers: JSON_PAGE, body: jsonPage('litellm', WHEEL) });
      const index = open();
      await failureOf(index.project(LITELLM));
      assert.deepEqual(await filenames(index), [WHEEL]);
    });
  });

  describe('waits as long as a busy index asks for', () => {
    const page = { headers: JSON_PAGE, body: jsonPage('litellm', WHEEL) };

    it('in seconds', async () => {
      server.on(PAGE, { status: 429, headers: { 'retry-after': '2' } }, page);
      assert.deepEqual(await filenames(open()), [WHEEL]);
      assert.deepEqual(host.waits, [2000]);
    });

    it('until a date', async () => {
      const until = new Date(host.now() + 3000).toUTCString();
      server.on(PAGE, { status: 503, headers: { 'retry-after': until } }, page);
      assert.deepEqual(await filenames(open()), [WHEEL]);
      assert.deepEqual(host.waits, [3000]);
    });

    it('but not for an hour', async () => {
      server.on(PAGE, { status: 429, headers: { 'retry-after': '3600' } }, page);
      const error = await failureOf(open().project(LITELLM));
      assert.match(error.message, /^PyPI returned 429 for .* and asks to retry after 3600 s/);
      assert.equal(server.requests.length, 1);
    });
  });

  describe('says what is wrong with an answer that is no page', () => {
    const cases: readonly (readonly [string, Parameters<IndexServer['on']>[1], RegExp])[] = [
      ['HTML called JSON', { headers: JSON_PAGE, body: '<html>Sign in</html>' }, /HTML although it claims to be JSON/],
      ['JSON that ends midway', { headers: JSON_PAGE, body: jsonPage('litellm', WHEEL).slice(0, 90) }, /truncated/],
      ['nothing', { headers: JSON_PAGE }, /is empty/],
      ['other JSON', { headers: JSON_PAGE, body: '{"message": "hello"}' }, /is not a project page/],
      ['no content type', { body: jsonPage('litellm', WHEEL) }, /no content type/],
      ['another type', { headers: { 'content-type': 'application/json' }, body: '{}' }, /has type application\/json/],
      ['a page of words', { headers: HTML_PAGE, body: '<title>x</title><h1>It works!</h1>' }, /some other web page/],
      ['a bomb', { headers: JSON_PAGE, gzip: true, body: ' '.repeat(65 * 1024 * 1024) }, /too large when decompressed/],
      ['a sign-in page', { headers: HTML_PAGE, body: '<form action="/login"><input></form>' }, /some other web page/],
      [
        'broken packing',
        { headers: { ...JSON_PAGE, 'content-encoding': 'gzip' }, body: 'no gzip' },
        /gzip compression is damaged/,
      ],
      [
        'an unknown packing',
        { headers: { ...JSON_PAGE, 'content-encoding': 'lzma' }, body: '?' },
        /uses an unknown compression/,
      ],
    ];
    for (const [title, reply, expected] of cases) {
      it(title, async () => {
        server.on(PAGE, reply);
        const error = await failureOf(open().project(LITELLM));
        assert.equal(error.kind, 'invalid');
        assert.match(error.message, /^PyPI returned nothing usable for the page of `litellm`: /);
        assert.match(error.message, expected);
      });
    }
  });

  describe('never hangs', () => {
    it('gives up an index that says nothing, before half a minute is over', async () => {
      server.on(PAGE, { hang: 'before' });
      const failing = failureOf(open().project(LITELLM));
      const started = host.now();
      await server.received(1);
      host.advance(10_000);
      await server.received(2);
      host.advance(10_000);
      await server.received(3);
      host.advance(5_000);
      const error = await failing;
      assert.equal(error.kind, 'timeout');
      assert.match(error.message, /^cannot fetch the page of `litellm` from PyPI: no response within \d+ s/);
      assert.ok(host.now() - started <= 30_000);
    });

    it('gives up an answer that stops midway, and takes the next one', async () => {
      const page = { headers: JSON_PAGE, body: jsonPage('litellm', WHEEL) };
      server.on(PAGE, { ...page, hang: 'midway' }, page);
      const reading = filenames(open());
      await server.received(1);
      host.advance(10_000);
      assert.deepEqual(await reading, [WHEEL]);
    });

    it('gives up an answer that only drips', async () => {
      let drip = (): void => undefined;
      host.http = ({ onProgress, signal }) =>
        new Promise((_, reject) => {
          drip = () => onProgress?.(1);
          signal?.addEventListener('abort', () => {
            reject(signal.reason as Error);
          });
        });
      const failing = failureOf(open().project(LITELLM));
      for (let second = 0; second < 30; second++) {
        await host.nextTurn();
        drip();
        host.advance(1_000);
      }
      assert.match((await failing).message, /: the response took too long: /);
    });

    it('takes the next answer when a connection breaks', async () => {
      const page = { headers: JSON_PAGE, body: jsonPage('litellm', WHEEL) };
      server.on(PAGE, { breakOff: 'before' }, { ...page, breakOff: 'midway' }, page);
      assert.deepEqual(await filenames(open()), [WHEEL]);
      assert.equal(server.requests.length, 3);
    });

    it('does not wait again and again on a server that is out of reach', async () => {
      const index = open();
      await server.close();
      assert.equal((await failureOf(index.project(LITELLM))).kind, 'connection');
      const waited = host.waits.length;
      assert.equal((await failureOf(index.project(normalizeName('fastapi')))).kind, 'connection');
      assert.equal(host.waits.length, waited);
      server = await IndexServer.start();
    });

    const other = normalizeName('fastapi');
    for (const [what, reply] of [
      ['a head that is far too long', { headers: { ...JSON_PAGE, 'x-long': 'x'.repeat(40_000) } }],
      ['a broken connection', { breakOff: 'before' }],
    ] as const) {
      it(`gives up ${what} of one page, and takes the others of its server`, async () => {
        server.on(PAGE, reply);
        server.on('/simple/fastapi/', {
          headers: JSON_PAGE,
          body: jsonPage('fastapi', 'fastapi-1.0-py3-none-any.whl'),
        });
        const index = open();
        await failureOf(index.project(LITELLM));
        assert.equal((await index.project(other)).kind, 'page');
        const asked = server.requests.length;
        await failureOf(index.project(LITELLM));
        assert.equal(server.requests.length, asked, 'and does not ask for that page again and again');
      });
    }

    it('gives up a server on which several pages fail one after the other', async () => {
      for (const name of ['one', 'two', 'three', 'four']) server.on(`/simple/${name}/`, { breakOff: 'before' });
      const index = open();
      for (const name of ['one', 'two', 'three']) await failureOf(index.project(normalizeName(name)));
      const asked = server.requests.length;
      assert.equal((await failureOf(index.project(normalizeName('four')))).kind, 'connection');
      assert.equal(server.requests.length, asked);
    });

    it('tries such a server again at once when the user asks to', async () => {
      server.on(
        PAGE,
        { breakOff: 'before' },
        { breakOff: 'before' },
        { breakOff: 'before' },
        { breakOff: 'before' },
        {},
      );
      const connection = new IndexConnection(host, { cacheFolder: null });
      const [index] = connection.open({ main: { url: `${server.origin}/simple/`, name: 'pypi' } });
      assert.ok(index);
      await failureOf(index.project(LITELLM));
      await failureOf(index.project(LITELLM));
      assert.equal(server.requests.length, 4);
      connection.forget();
      await failureOf(index.project(LITELLM));
      assert.equal(server.requests.length, 5);
    });

    it('ends at once when it is cancelled, and so does the request', async () => {
      server.on(PAGE, { hang: 'before' });
      const controller = new AbortController();
      const failing = failureOf(open().project(LITELLM, controller.signal));
      await server.received(1);
      controller.abort();
      assert.equal((await failing).kind, 'cancelled');
    });
  });

  describe('asks for each thing once', () => {
    it('when two ask at the same time, and when one asks later', async () => {
      server.on(PAGE, { headers: JSON_PAGE, body: jsonPage('litellm', WHEEL) });
      const index = open();
      await Promise.all([index.project(LITELLM), index.project(LITELLM)]);
      await index.project(LITELLM);
      assert.deepEqual(server.paths, [PAGE]);
    });

    it('and goes on for one when the other is cancelled', async () => {
      let answer = (): void => undefined;
      const after = new Promise<void>((resolve) => (answer = resolve));
      server.on(PAGE, { headers: JSON_PAGE, body: jsonPage('litellm', WHEEL), after });
      const index = open();
      const controller = new AbortController();
      const leaving = failureOf(index.project(LITELLM, controller.signal));
      const staying = index.project(LITELLM, new AbortController().signal);
      await server.received(1);
      controller.abort();
      assert.equal((await leaving).kind, 'cancelled');
      answer();
      assert.equal((await staying).kind, 'page');
      assert.equal(server.requests.length, 1);
    });

    it('until its answer is ten minutes old', async () => {
      server.on(PAGE, { headers: JSON_PAGE, body: jsonPage('litellm', WHEEL) });
      const index = open();
      await index.project(LITELLM);
      host.advance(10 * 60_000);
      await index.project(LITELLM);
      assert.equal(server.requests.length, 2);
    });
  });

  it('asks for no more at the same time than it was told', async () => {
    let answer = (): void => undefined;
    const after = new Promise<void>((resolve) => (answer = resolve));
    const names = ['a', 'b', 'c', 'd', 'e'].map(normalizeName);
    for (const name of names) server.on(`/simple/${name}/`, { headers: JSON_PAGE, body: jsonPage(name), after });
    const index = openIndex(host, `${server.origin}/simple/`, { cacheFolder: null, concurrency: 2 });
    const all = Promise.all(names.map((name) => index.project(name)));
    await server.received(2);
    // Requests beyond the limit would have been sent by now.
    for (let turn = 0; turn < 20; turn++) await host.nextTurn();
    assert.equal(server.requests.length, 2);
    answer();
    await all;
    assert.equal(server.requests.length, 5);
  });

  describe('finds metadata', () => {
    const FILE = `/files/${WHEEL}`;
    const file = (): ReturnType<typeof wheelFile> => wheelFile(server.origin + FILE, { coreMetadata: true });

    it('beside the wheel, without the readme behind the headers', async () => {
      server.on(`${FILE}.metadata`, { body: 'Name: litellm\nVersion: 1.80.0\n\nA readme: long\n' });
      assert.equal(await open().metadata(file()), 'Name: litellm\nVersion: 1.80.0\n');
    });

    it('at the end of the path when the address has a query and a fragment', async () => {
      server.on(`${FILE}.metadata?token=1`, { body: 'Name: litellm\n' });
      const asked = wheelFile(`${server.origin}${FILE}?token=1#sha256=abc`, { coreMetadata: true });
      assert.equal(await open().metadata(asked), 'Name: litellm\n');
    });

    it('says so when what was announced is not there', async () => {
      const error = await failureOf(open().metadata(file()));
      assert.equal(error.kind, 'http');
      assert.equal(error.status, 404);
      assert.match(error.message, new RegExp(`^PyPI returned 404 for the metadata of ${WHEEL}: .*\\.metadata$`));
    });

    it('refuses to unpack more than metadata ever are', async () => {
      server.on(`${FILE}.metadata`, { body: ' '.repeat(6 * 1024 * 1024), gzip: true });
      const error = await failureOf(open().metadata(file()));
      assert.equal(error.kind, 'invalid');
      assert.match(error.message, /too large when decompressed/);
    });
  });
});
