import assert from 'node:assert/strict';
import { findCredentials, parseNetrc } from '../../../server/src/index/http/credentials.ts';
import { english } from '../../support/english.ts';
import { IndexServer } from '../../support/indexServer.ts';
import { failureOf, filenames, JSON_PAGE, jsonPage, LITELLM, openIndex } from '../../support/testIndex.ts';
import { VirtualHost } from '../../support/virtualHost.ts';

const PAGE = '/simple/litellm/';
const WHEEL = 'litellm-1.80.0-py3-none-any.whl';
const BASIC = `Basic ${Buffer.from('jane:s3cret@home').toString('base64')}`;

describe('credentials of an index', () => {
  let server: IndexServer;
  let elsewhere: IndexServer;
  let host: VirtualHost;

  beforeEach(async () => {
    server = await IndexServer.start();
    elsewhere = await IndexServer.start();
    host = new VirtualHost();
  });
  afterEach(async () => {
    await server.close();
    await elsewhere.close();
  });

  const address = (): string => server.origin.replace('//', '//jane:s3cret%40home@') + '/simple/';
  const open = (url: string): ReturnType<typeof openIndex> => openIndex(host, url, { cacheFolder: '/cache' });

  it('in its address are sent as a header, never as part of the address', async () => {
    server.on(PAGE, { headers: JSON_PAGE, body: jsonPage('litellm', WHEEL) });
    assert.deepEqual(await filenames(open(address())), [WHEEL]);
    assert.equal(server.requests[0]?.headers.authorization, BASIC);
  });

  it('go along to a new place on the same server', async () => {
    server.on(PAGE, { status: 302, headers: { location: '/moved/' } });
    server.on('/moved/', { headers: JSON_PAGE, body: jsonPage('litellm', WHEEL) });
    assert.deepEqual(await filenames(open(address())), [WHEEL]);
    assert.equal(server.requests[1]?.headers.authorization, BASIC);
  });

  it('are dropped when another host or port is redirected to, also on the way back', async () => {
    server.on(PAGE, { status: 302, headers: { location: `${elsewhere.origin}/there/` } });
    elsewhere.on('/there/', { status: 307, headers: { location: `${server.origin}/back/` } });
    server.on('/back/', { headers: JSON_PAGE, body: jsonPage('litellm', WHEEL) });
    assert.deepEqual(await filenames(open(address())), [WHEEL]);
    assert.equal(server.requests[0]?.headers.authorization, BASIC);
    assert.equal(elsewhere.requests[0]?.headers.authorization, undefined);
    assert.equal(server.requests[1]?.headers.authorization, undefined);
  });

  it('are not sent for files on another host', async () => {
    const url = `${elsewhere.origin}/${WHEEL}`;
    elsewhere.on(`/${WHEEL}.metadata`, { body: 'Name: litellm\n' });
    const file = { filename: WHEEL, url, hashes: {}, coreMetadata: true, yanked: false } as const;
    assert.equal(await open(address()).metadata(file), 'Name: litellm\n');
    assert.equal(elsewhere.requests[0]?.headers.authorization, undefined);
  });

  it('come from the netrc file of the user', async () => {
    await host.files.write('/home/user/.netrc', 'machine 127.0.0.1 login jane password s3cret@home\n');
    server.on(PAGE, { headers: JSON_PAGE, body: jsonPage('litellm', WHEEL) });
    await open(`${server.origin}/simple/`).project(LITELLM);
    assert.equal(server.requests[0]?.headers.authorization, BASIC);
  });

  it('come from the variables that uv reads for an index with a name', async () => {
    const variables = { UV_INDEX_MY_COMPANY_USERNAME: 'jane', UV_INDEX_MY_COMPANY_PASSWORD: 's3cret@home' };
    const request = { name: 'my-company', url: 'https://index.example/simple/' };
    const authorize = await findCredentials(new VirtualHost(variables), request);
    assert.equal(authorize('https://index.example/simple/litellm/'), BASIC);
    assert.equal(authorize('http://index.example/simple/litellm/'), undefined);
    const nowhere = await findCredentials(new VirtualHost(variables), request, false);
    assert.equal(nowhere('https://index.example/simple/litellm/'), undefined);
  });

  it('that are refused are told as a doubt, without the password', async () => {
    server.on(PAGE, { status: 401 });
    const answer = await open(address()).project(LITELLM);
    assert.equal(answer.unavailable && english(answer.unavailable.reason), 'PyPI: the credentials were rejected (401)');
  });

  it('show up in no message, no log line and no file', async () => {
    const elsewhereUrl = `${elsewhere.origin}/there/?X-Signature=topsecret`;
    server.on(PAGE, { status: 302, headers: { location: elsewhereUrl } });
    elsewhere.on('/there/?X-Signature=topsecret', {
      headers: {
        ...JSON_PAGE,
        'set-cookie': 'session=topsecret',
        vary: 'Authorization',
        'cache-control': 'max-age=60',
      },
      body: jsonPage('litellm', WHEEL),
    });
    server.on('/simple/other/', { status: 418 });
    const index = open(address());
    await index.project(LITELLM);
    const error = await failureOf(index.project('other' as typeof LITELLM));
    const files = [...host.files.contents].map(([path, { data }]) => path + Buffer.from(data).toString('latin1'));
    assert.ok(files.length > 0);
    const seen = [error.message, error.url, ...host.messages.map(({ message }) => message), ...files].join('\n');
    for (const secret of ['s3cret', 'topsecret', BASIC, 'jane']) assert.ok(!seen.includes(secret), secret);
  });

  it('open what the cache keeps for those who have them only', async () => {
    server.on(PAGE, { headers: { ...JSON_PAGE, 'cache-control': 'max-age=600' }, body: jsonPage('litellm', WHEEL) });
    await open(address()).project(LITELLM);
    await open(address()).project(LITELLM);
    assert.equal(server.requests.length, 1);
    await open(`${server.origin}/simple/`).project(LITELLM);
    assert.equal(server.requests.length, 2);
  });
});

describe('a netrc file', () => {
  it('gives each host its own entry, the first one of several', () => {
    const entries = parseNetrc(`
# a comment machine not.example
machine one.example login a password b
machine two.example
  login "c d"
  account x
  password "e\\"f"
macdef init
  machine macro.example login no password no

machine ONE.example login again password again
`);
    assert.deepEqual(Object.fromEntries(entries), {
      'one.example': { username: 'a', password: 'b' },
      'two.example': { username: 'c d', password: 'e"f' },
    });
  });

  it('never gives its default entry to an index', () => {
    assert.equal(parseNetrc('machine a login b password c default login anonymous password guest').size, 1);
  });
});
