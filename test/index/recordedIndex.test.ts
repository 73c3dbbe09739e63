import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import type { ProjectAnswer } from '../../server/src/index/packageIndex.ts';
import { openRecordedIndex } from '../../server/src/index/recordedIndex.ts';
import { failureOf, filenames, jsonPage, LITELLM } from '../support/testIndex.ts';
import { VirtualHost } from '../support/virtualHost.ts';

const WHEEL = 'litellm-1.80.0-py3-none-any.whl';

describe('a recorded index', () => {
  let host: VirtualHost;
  beforeEach(async () => {
    host = new VirtualHost();
    await host.files.write(
      '/rec/pypi/simple/litellm/index.json.gz',
      gzipSync(jsonPage('litellm', WHEEL, 'litellm-2.tar.gz')),
    );
    await host.files.write(`/rec/pypi/files/${WHEEL}.metadata`, 'Name: litellm\n');
    await host.files.write(
      '/rec/pyodide/0.28.3/numpy/index.html',
      '<a href="../files/numpy-2.2.5-py3-none-any.whl">numpy</a>',
    );
  });

  async function firstFile(
    asking: Promise<ProjectAnswer>,
  ): Promise<Extract<ProjectAnswer, { kind: 'page' }>['page']['files'][0]> {
    const answer = await asking;
    const file = answer.kind === 'page' ? answer.page.files[0] : undefined;
    assert.ok(file);
    return file;
  }

  it('gives pages and metadata of PyPI', async () => {
    const { pypi } = openRecordedIndex(host, '/rec');
    assert.deepEqual(await filenames(pypi), [WHEEL, 'litellm-2.tar.gz']);
    const file = await firstFile(pypi.project(LITELLM));
    assert.match(file.url, /^https:\/\/.*\/pypi\/files\/litellm-1\.80\.0/);
    assert.equal(await pypi.metadata(file), 'Name: litellm\n');
    assert.deepEqual(await pypi.project(normalizeName('unheard-of')), { kind: 'absent' });
  });

  it('gives the pages of a Pyodide release, and none of others', async () => {
    const recorded = openRecordedIndex(host, '/rec');
    assert.deepEqual(await filenames(recorded.pyodide('0.28.3'), normalizeName('numpy')), [
      'numpy-2.2.5-py3-none-any.whl',
    ]);
    assert.deepEqual(await filenames(recorded.pyodide('0.27.7'), normalizeName('numpy')), ['absent']);
    assert.deepEqual(await filenames(recorded.pyodide('..'), normalizeName('numpy')), ['absent']);
    assert.equal(recorded.pyodide('0.28.3'), recorded.pyodide('0.28.3'));
  });

  it('says that metadata were not recorded', async () => {
    const index = openRecordedIndex(host, '/rec').pyodide('0.28.3');
    const error = await failureOf(index.metadata(await firstFile(index.project(normalizeName('numpy')))));
    assert.equal(error.kind, 'http');
    assert.equal(error.status, 404);
    assert.match(error.message, /^the metadata of numpy-2\.2\.5-py3-none-any\.whl is not recorded in /);
  });

  it('says which page is damaged', async () => {
    await host.files.write('/rec/pypi/simple/litellm/index.json.gz', 'no gzip');
    const error = await failureOf(openRecordedIndex(host, '/rec').pypi.project(LITELLM));
    assert.equal(error.kind, 'invalid');
    assert.match(error.message, /damaged page of `litellm`/);
  });
});
