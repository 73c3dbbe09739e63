/** Pages with links to files of many projects, as `find-links` and flat indexes of uv name them. */
import assert from 'node:assert/strict';
import { TargetCatalog } from '../../server/src/catalogs/targetCatalog.ts';
import { parseWithIncludes } from '../../server/src/core/dependencyFiles/parseDependencyFile.ts';
import { unreadPageFindings } from '../../server/src/core/findings/unknownVerdict.ts';
import { missingPageFindings } from '../../server/src/core/findings/uvSetting.ts';
import { IndexConnection } from '../../server/src/index/openIndexes.ts';
import type { PackageIndex } from '../../server/src/index/packageIndex.ts';
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { english } from '../support/english.ts';
import { IndexServer } from '../support/indexServer.ts';
import { targetOf } from '../support/recorded.ts';

const PAGE = ['My_Thing-1.0-py3-none-any.whl', 'my-thing-0.9.tar.gz', 'other-2.0-py3-none-any.whl', 'notes.txt']
  .map((file) => `<a href="../files/${file}">${file}</a>`)
  .join('\n');

describe('a page with links to wheels', () => {
  let server: IndexServer;
  beforeEach(async () => {
    server = await IndexServer.start();
  });
  afterEach(() => server.close());

  const open = (path: string): PackageIndex =>
    new IndexConnection(nodeHost(), { cacheFolder: null }).openPage(`${server.origin}${path}`);

  it('has the files of each project by their names, and is asked for once, by its own address', async () => {
    server.on('/wheels/page.html?of=all', { headers: { 'content-type': 'text/html' }, body: PAGE });
    const page = open('/wheels/page.html?of=all');
    const answer = await page.project(normalizeName('my-thing'));
    assert.deepEqual(
      answer.kind === 'page' && answer.page.files.map(({ filename, url }) => [filename, url]),
      ['My_Thing-1.0-py3-none-any.whl', 'my-thing-0.9.tar.gz'].map((one) => [one, `${server.origin}/files/${one}`]),
    );
    assert.equal((await page.project(normalizeName('nothing'))).kind, 'absent');
    assert.equal(server.requests.length, 1);
  });

  it('that is not there is a failure, not an empty page, and an error since uv stops', async () => {
    const page = open('/nowhere/?token=secret');
    await assert.rejects(page.project(normalizeName('other')), { status: 404, url: `${server.origin}/nowhere/` });
    const catalog = new TargetCatalog(targetOf('workers-3.13'), [], { findLinks: [page] });
    await catalog.learn({ kind: 'releases', name: normalizeName('other') });
    const { file } = parseWithIncludes('/w/requirements.txt', 'other', () => undefined);
    assert.ok(file);
    const found = missingPageFindings(file, catalog).map(({ severity, message }) => `${severity}: ${english(message)}`);
    assert.deepEqual(found, [
      `error: There is no page with links to packages at ${server.origin}/nowhere/, where uv stops`,
    ]);
  });

  for (const [what, type, body] of [
    ['a form to sign in', 'text/html', '<html><form action="/in"><input name="user"></form></html>'],
    ['a text', 'text/plain', 'nothing to see here'],
    ['JSON', 'application/json', '{"files": []}'],
    ['nothing', undefined, ''],
  ] as const) {
    it(`is empty if it is ${what}, as for uv`, async () => {
      server.on('/wheels/', { headers: type === undefined ? {} : { 'content-type': type }, body });
      assert.deepEqual(await open('/wheels/').project(normalizeName('other')), { kind: 'absent' });
    });
  }

  for (const status of [401, 403, 500]) {
    it(`that answers ${status} leaves open whether it installs, since uv stops there`, async () => {
      server.on('/wheels/', { status });
      const catalog = new TargetCatalog(targetOf('workers-3.13'), [], { findLinks: [open('/wheels/')] });
      await catalog.learn({ kind: 'releases', name: normalizeName('other') });
      const { file } = parseWithIncludes('/w/requirements.txt', 'other', () => undefined);
      assert.ok(file);
      const [found, ...more] = unreadPageFindings(file, catalog);
      assert.ok(found && more.length === 0);
      assert.equal(found.severity, 'information');
      assert.match(
        english(found.message),
        /Nobody knows whether this installs: .*; uv stops where it cannot read that page/,
      );
    });
  }

  it('that asks for a password leaves open what is on it', async () => {
    server.on('/wheels/', { status: 401 });
    const answer = await open('/wheels/').project(normalizeName('other'));
    assert.ok(answer.kind === 'absent' && answer.unavailable);
  });
});
