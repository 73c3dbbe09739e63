/** The indexes that uv takes from its environment. */
import assert from 'node:assert/strict';
import { readUvEnvironment, seenBy } from '../../server/src/catalogs/uvEnvironment.ts';
import { targetOf } from '../support/recorded.ts';

const [ONE, TWO] = ['https://one.example/simple/', 'https://two.example/simple/'];

describe('the environment of uv', () => {
  it('names indexes with and without names, in their order', () => {
    assert.deepEqual(readUvEnvironment({ UV_INDEX: ` corp=${ONE}  ${TWO}?a=b\n` }).indexes, [
      { url: ONE, manners: { name: 'corp' } },
      { url: `${TWO}?a=b` },
    ]);
  });

  it('names indexes by addresses of IPv6', () => {
    const url = 'http://[::1]:8080/simple/';
    assert.deepEqual(readUvEnvironment({ UV_INDEX: `corp=${url} ${url}` }).indexes, [
      { url, manners: { name: 'corp' } },
      { url },
    ]);
  });

  it('names the main index by the newer variable, else by the older one', () => {
    assert.deepEqual(readUvEnvironment({ UV_DEFAULT_INDEX: ONE, UV_INDEX_URL: TWO }).main, { url: ONE });
    assert.deepEqual(readUvEnvironment({ UV_INDEX_URL: TWO }).main, { url: TWO });
  });

  it('says nothing where it is empty', () => {
    const nothing = { indexes: [], further: [], findLinks: [] };
    assert.deepEqual(readUvEnvironment({ UV_INDEX: ' ', UV_DEFAULT_INDEX: '', UV_EXTRA_INDEX_URL: ' ' }), nothing);
  });

  it('names further indexes by the older variable, which count for the machine alone, behind the others', () => {
    const read = readUvEnvironment({ UV_EXTRA_INDEX_URL: `${ONE} ${TWO}`, UV_INDEX: `corp=${TWO}` });
    const corp = { url: TWO, manners: { name: 'corp' } };
    const seen = (target: string): unknown => seenBy(targetOf(target), read).indexes;
    assert.deepEqual(seen('workers-3.13'), [corp]);
    assert.deepEqual(seen('host-3.13'), [corp, { url: ONE }, { url: TWO }]);
    assert.deepEqual(seen('pyodide-0.28.3'), []);
  });

  it('names places with links', () => {
    assert.deepEqual(readUvEnvironment({ UV_FIND_LINKS: `${ONE},./wheels` }).findLinks, [ONE, './wheels']);
  });
});
