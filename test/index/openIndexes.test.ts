import assert from 'node:assert/strict';
import { IndexConnection, type IndexDeclarations } from '../../server/src/index/openIndexes.ts';
import { failureOf } from '../support/testIndex.ts';
import { VirtualHost } from '../support/virtualHost.ts';

describe('the indexes of a run', () => {
  const names = (declarations: IndexDeclarations): readonly string[] =>
    new IndexConnection(new VirtualHost(), { cacheFolder: null }).open(declarations).map(({ name }) => name);
  const main = { url: 'https://main.example/simple', name: 'pypi' };
  const pyodide = { template: 'https://pyodide.example/', release: '0.28.3' };

  it('stand in the order in which equal versions are preferred', () => {
    const extra = [{ url: 'https://one.example/simple/' }, { url: 'https://two.example/simple', name: 'two' }];
    assert.deepEqual(names({ main, extra, pyodide }), ['pyodide', 'one.example/simple', 'two', 'pypi']);
    assert.deepEqual(names({ extra }), ['one.example/simple', 'two']);
  });

  it('are asked once when they are named twice', () => {
    const extra = [{ url: 'https://one.example/simple/' }, { url: 'https://one.example/simple' }];
    assert.deepEqual(names({ extra }), ['one.example/simple']);
  });

  it('never carry their credentials in their names', () => {
    assert.deepEqual(names({ extra: [{ url: 'https://me:secret@one.example/simple/' }] }), ['one.example/simple']);
  });

  it('are the same objects for every target, so that targets share what is known', () => {
    const connection = new IndexConnection(new VirtualHost(), { cacheFolder: null });
    assert.equal(connection.open({ main })[0], connection.open({ main, pyodide })[1]);
  });

  it('must have addresses of the web, and the complaint tells no password', async () => {
    const opening = Promise.resolve().then(() => names({ extra: [{ url: 'ftp://me:secret@one.example/' }] }));
    const error = await failureOf(opening);
    assert.equal(error.kind, 'invalid');
    assert.ok(error.message.includes('ftp://one.example/') && !error.message.includes('secret'));
  });
});
