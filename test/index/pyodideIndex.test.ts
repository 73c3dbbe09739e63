import assert from 'node:assert/strict';
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import type { PyodideLock } from '../../server/src/core/runtimes/pyodideLock.ts';
import { IndexConnection } from '../../server/src/index/openIndexes.ts';
import type { PackageIndex } from '../../server/src/index/packageIndex.ts';
import { pyodideIndexUrl } from '../../server/src/index/pyodideIndex.ts';
import { english } from '../support/english.ts';
import { IndexServer } from '../support/indexServer.ts';
import { filenames, HTML_PAGE, wheelFile } from '../support/testIndex.ts';
import { VirtualHost } from '../support/virtualHost.ts';
import { wheel } from '../support/wheelArchive.ts';

describe('the address of the index of a Pyodide release', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['https://index.example/', 'https://index.example/0.28.3/'],
    ['https://index.example', 'https://index.example/0.28.3/'],
    ['https://mirror.example/pyodide/{version}/simple', 'https://mirror.example/pyodide/0.28.3/simple/'],
    ['https://mirror.example/0.27.7/', 'https://mirror.example/0.28.3/'],
    ['https://mirror.example/314.0.0a1', 'https://mirror.example/0.28.3/'],
    ['https://mirror.example/v2/', 'https://mirror.example/v2/0.28.3/'],
  ];
  for (const [template, expected] of cases) {
    it(`${template} becomes ${expected}`, () => {
      assert.equal(pyodideIndexUrl(template, '0.28.3'), expected);
    });
  }
});

describe('the index of a Pyodide release', () => {
  const NUMPY = 'numpy-2.2.5-cp313-cp313-pyodide_2025_0_wasm32.whl';
  const numpy = normalizeName('numpy');
  const lock = { release: '0.28.3', packages: new Map([[numpy, {}]]) } as unknown as PyodideLock;
  let server: IndexServer;
  const open = (shipped?: PyodideLock): PackageIndex => {
    const pyodide = { template: `${server.origin}/`, release: '0.28.3', ...(shipped === undefined ? {} : { shipped }) };
    const [index] = new IndexConnection(new VirtualHost(), { cacheFolder: null }).open({ pyodide });
    assert.ok(index);
    return index;
  };

  beforeEach(async () => {
    server = await IndexServer.start();
    server.on('/0.28.3/numpy/', {
      headers: HTML_PAGE,
      body: `<a href="../files/${NUMPY}#sha256=${'b'.repeat(64)}">numpy</a>`,
    });
  });
  afterEach(() => server.close());

  it('is asked for what the release ships, and for nothing else', async () => {
    const index = open(lock);
    assert.deepEqual(await filenames(index, numpy), [NUMPY]);
    assert.deepEqual(await index.project(normalizeName('litellm')), { kind: 'absent' });
    assert.deepEqual(server.paths, ['/0.28.3/numpy/']);
    assert.equal(index.name, 'pyodide');
    assert.equal(english(index.label), 'the index of Pyodide 0.28.3');
  });

  it('is asked for every name when it is somebody’s own', async () => {
    await open().project(normalizeName('litellm'));
    assert.deepEqual(server.paths, ['/0.28.3/litellm/']);
  });

  it('gives metadata out of its wheels', async () => {
    server.on(`/0.28.3/files/${NUMPY}`, { body: wheel('Name: numpy\nVersion: 2.2.5\n'), ranges: true });
    const file = wheelFile(`${server.origin}/0.28.3/files/${NUMPY}#sha256=${'b'.repeat(64)}`);
    assert.equal(await open(lock).metadata(file), 'Name: numpy\nVersion: 2.2.5\n');
    assert.deepEqual(server.paths, [`/0.28.3/files/${NUMPY}`]);
  });
});
