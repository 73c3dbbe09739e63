import assert from 'node:assert/strict';
import { findCredentials, parseNetrc, type CredentialsRequest } from '../../../server/src/index/http/credentials.ts';
import { english } from '../../support/english.ts';
import { IndexServer } from '../../support/indexServer.ts';
import { IndexConnection } from '../../../server/src/index/openIndexes.ts';
import { failureOf, filenames, JSON_PAGE, jsonPage, LITELLM, openIndex, wheelFile } from '../../support/testIndex.ts';
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

  it('that an editor keeps go to the index at exactly their address, and over no network that others can read', async () => {
    const kept = Object.assign(host, {
      indexPasswords: [{ url: 'https://a.example/one', username: 'jane', password: 's3cret@home' }],
    });
    const given = async (url: string, asked = `${url}x/`): Promise<string | undefined> => {
      const { first, whenRefused } = await findCredentials(kept, { url });
      return first(asked) ?? whenRefused(asked);
    };
    assert.equal(await given('https://a.example/one/'), BASIC);
    assert.equal(await given('https://a.example/one/', 'https://a.example/files/x.whl'), BASIC);
    for (const other of [
      'https://a.example/two/',
      'https://b.example/one/',
      'http://a.example/one/',
      'https://a.example:8443/one/',
    ]) {
      assert.equal(await given(other), undefined, other);
    }
    assert.equal(await given('https://a.example/one/', 'https://b.example/files/x.whl'), undefined);
    const never = await findCredentials(kept, { url: 'https://a.example/one/', authenticate: 'never' });
    assert.equal(never.first('https://a.example/one/x/'), undefined);
  });

  describe('in the netrc file of the user', () => {
    const page = { headers: JSON_PAGE, body: jsonPage('litellm', WHEEL) };
    beforeEach(() => host.files.write('/home/user/.netrc', 'machine 127.0.0.1 login jane password s3cret@home\n'));

    it('are sent to a server that does not answer without them, and from then on at once', async () => {
      server.on(PAGE, { status: 401 }, page);
      server.on(`/files/${WHEEL}.metadata`, { body: 'Name: litellm\n' });
      const index = open(`${server.origin}/simple/`);
      assert.deepEqual(await filenames(index), [WHEEL]);
      await index.metadata(wheelFile(`${server.origin}/files/${WHEEL}`, { coreMetadata: true }));
      const sent = server.requests.map(({ headers }) => headers.authorization);
      assert.deepEqual(sent, [undefined, BASIC, BASIC]);
    });

    it('also if it says that there is nothing', async () => {
      server.on(PAGE, { status: 404 }, page);
      assert.deepEqual(await filenames(open(`${server.origin}/simple/`)), [WHEEL]);
    });

    it('are not sent to one that answers everybody', async () => {
      server.on(PAGE, page);
      await filenames(open(`${server.origin}/simple/`));
      assert.deepEqual(server.requests[0]?.headers.authorization, undefined);
    });

    it('give the password of a user name in the address', async () => {
      server.on(PAGE, page);
      await filenames(open(`${server.origin.replace('//', '//jane@')}/simple/`));
      assert.equal(server.requests[0]?.headers.authorization, BASIC);
      await filenames(open(`${server.origin.replace('//', '//joe@')}/simple/`));
      assert.equal(server.requests[1]?.headers.authorization, `Basic ${Buffer.from('joe:').toString('base64')}`);
    });

    it('give the password of a user that a variable names', async () => {
      host.environment.variables['UV_INDEX_OWN_USERNAME'] = 'jane';
      const found = await findCredentials(host, { url: `${server.origin}/simple/`, name: 'own' });
      assert.equal(found.first(`${server.origin}/simple/litellm/`), BASIC);
    });

    it('go over no network that others can read', async () => {
      await host.files.write(
        '/home/user/.netrc',
        ['index.example', 'localhost', '[::1]']
          .map((one) => `machine ${one} login jane password s3cret@home\n`)
          .join(''),
      );
      const given = async (url: string): Promise<string | undefined> =>
        (await findCredentials(host, { url })).whenRefused(`${url}litellm/`);
      assert.equal(await given('https://index.example/simple/'), BASIC);
      assert.equal(await given('http://index.example/simple/'), undefined);
      assert.equal(await given('http://localhost:8080/simple/'), BASIC);
      assert.equal(await given('http://[::1]:8080/simple/'), BASIC);
      assert.equal(await given('http://127.example/simple/'), undefined);
    });

    it('know an address of IPv6 however it is spelled, with its port', async () => {
      const userInfo = { username: 'jane', password: 's3cret@home' };
      const { first } = await findCredentials(host, { url: 'http://[::1]:8080/simple/', userInfo });
      assert.equal(first('http://[::1]:8080/simple/litellm/'), BASIC);
      assert.equal(first('http://[0:0:0:0:0:0:0:1]:8080/files/a.whl'), BASIC);
      assert.equal(first('http://[::1]:8081/simple/litellm/'), undefined);
      assert.equal(first('http://[::2]:8080/simple/litellm/'), undefined);
    });

    it('are read again when the user asks to', async () => {
      server.on(PAGE, { status: 401 }, { status: 401 }, { status: 401 }, page);
      const connection = new IndexConnection(host, { cacheFolder: null });
      const [index] = connection.open({ main: { url: `${server.origin}/simple/` } });
      assert.ok(index);
      assert.deepEqual(await filenames(index), ['absent']);
      await host.files.write('/home/user/.netrc', 'machine 127.0.0.1 login jane password new\n');
      connection.forget();
      assert.deepEqual(await filenames(index), [WHEEL]);
    });
  });

  describe('in variables as uv reads them', () => {
    const variables = { UV_INDEX_MY_COMPANY_USERNAME: 'jane', UV_INDEX_MY_COMPANY_PASSWORD: 's3cret@home' };
    const asked = async (
      declared: Pick<CredentialsRequest, 'name' | 'userInfo' | 'authenticate'>,
      url: string,
      at = 'https://index.example/simple/',
    ): Promise<string | undefined> =>
      (await findCredentials(new VirtualHost(variables), { url: at, ...declared })).first(url);
    const page = 'https://index.example/simple/litellm/';

    it('are for the index that has the name where it is declared', async () => {
      for (const name of ['my-company', 'My.Company', 'MY_COMPANY']) assert.equal(await asked({ name }, page), BASIC);
      assert.equal(await asked({ name: 'other' }, page), undefined);
      assert.equal(await asked({}, page), undefined);
    });

    it('go to its own scheme, host and port only', async () => {
      const name = 'my-company';
      assert.equal(await asked({ name }, 'http://index.example/simple/litellm/'), undefined);
      assert.equal(await asked({ name }, 'https://index.example:8443/simple/litellm/'), undefined);
      assert.equal(await asked({ name }, 'https://files.example/simple/litellm/'), undefined);
      assert.equal(await asked({ name }, 'https://index.example/files/litellm.whl'), BASIC);
    });

    it('are not sent if the index says that nothing is', async () => {
      assert.equal(await asked({ name: 'my-company', authenticate: 'never' }, page), undefined);
    });

    it('of its address go to its pages alone if it says that nothing else is sent', async () => {
      const userInfo = { username: 'jane', password: 's3cret@home' };
      assert.equal(await asked({ userInfo, authenticate: 'never' }, page), BASIC);
      assert.equal(
        await asked({ userInfo, authenticate: 'never' }, 'https://index.example/simple/files/x.whl'),
        undefined,
      );
      assert.equal(await asked({ userInfo, authenticate: 'never' }, 'https://index.example/files/x.whl'), undefined);
    });

    it('are nothing that a role has: a main index without a name gets none', async () => {
      host.environment.variables['UV_INDEX_PYPI_USERNAME'] = 'jane';
      host.environment.variables['UV_INDEX_PYPI_PASSWORD'] = 's3cret@home';
      server.on(PAGE, { headers: JSON_PAGE, body: jsonPage('litellm', WHEEL) });
      await open(`${server.origin}/simple/`).project(LITELLM);
      assert.equal(server.requests[0]?.headers.authorization, undefined);
    });
  });

  it('are asked of another index at the same place only when that wants some', async () => {
    server.on('/a/litellm/', { status: 404 });
    server.on('/b/litellm/', { status: 401 }, { headers: JSON_PAGE, body: jsonPage('litellm', WHEEL) });
    const url = (path: string, login = ''): string => `${server.origin.replace('//', `//${login}`)}${path}`;
    const [, other] = new IndexConnection(host, { cacheFolder: null }).open({
      extra: [{ url: url('/a/', 'jane:s3cret%40home@') }, { url: url('/b/') }],
    });
    assert.ok(other);
    assert.deepEqual(await filenames(other), [WHEEL]);
    assert.deepEqual(
      server.requests.map(({ headers }) => headers.authorization),
      [undefined, BASIC],
    );
  });

  it('that an index refuses with a status that its table ignores raise no doubt', async () => {
    server.on(PAGE, { status: 403 });
    const [index] = new IndexConnection(host, { cacheFolder: null }).open({
      extra: [{ url: `${server.origin}/simple/`, manners: { ignoredStatuses: [403] } }],
    });
    assert.deepEqual(await index?.project(LITELLM), { kind: 'absent' });
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
