import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import type { ProjectAnswer } from '../../server/src/index/packageIndex.ts';
import { openRecordedIndex } from '../../server/src/index/recordedIndex.ts';
import { formatRecordedProjects, type RecordedProject } from '../../server/src/index/recordedProjects.ts';
import { recordedProject, recordedText } from '../support/recordedFiles.ts';
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

  describe('with a file for each project', () => {
    const OLD = 'litellm-1.79.0-py3-none-any.whl';
    const NUMPY = normalizeName('numpy');
    const NUMPY_WHEEL = 'numpy-2.2.5-py3-none-any.whl';

    function recordLitellm(...lines: readonly string[]): Promise<void> {
      return host.files.write('/rec/pypi/litellm.recorded', lines.join('\n'));
    }

    it('gives page and metadata of PyPI from one file, read once', async () => {
      host.files.contents.clear();
      const page = { body: jsonPage('litellm', OLD) };
      await recordLitellm(recordedText('litellm', page, { [OLD]: 'Name: litellm\nSummary: old\n' }));
      const { pypi } = openRecordedIndex(host, '/rec');
      const file = await firstFile(pypi.project(LITELLM));
      await host.files.remove('/rec/pypi/litellm.recorded');
      assert.equal(file.filename, OLD);
      assert.match(file.url, /^https:\/\/.*\/pypi\/files\/litellm-1\.79\.0/);
      assert.equal(await pypi.metadata(file), 'Name: litellm\nSummary: old\n');
    });

    it('gives all projects of a Pyodide release from one file', async () => {
      const link = (wheel: string): string => `<a href="../files/${wheel}">a wheel</a>\n`;
      const projects = [NUMPY_WHEEL, OLD].map((wheel) =>
        recordedProject(wheel.split('-')[0] ?? '', { contentType: 'text/html', body: link(wheel) }, { [wheel]: wheel }),
      );
      await host.files.write('/rec/pyodide/314.0.7.recorded', formatRecordedProjects(projects));
      const pyodide = openRecordedIndex(host, '/rec').pyodide('314.0.7');
      assert.deepEqual(await filenames(pyodide, NUMPY), [NUMPY_WHEEL]);
      await host.files.remove('/rec/pyodide/314.0.7.recorded');
      const file = await firstFile(pyodide.project(LITELLM));
      assert.match(file.url, /\/pyodide\/314\.0\.7\/files\/litellm-1\.79\.0/);
      assert.equal(await pyodide.metadata(file), OLD);
      assert.deepEqual(await filenames(pyodide, normalizeName('unheard-of')), ['absent']);
    });

    it('knows what an index was asked for and does not have, and what is in archives of sources', async () => {
      const project = (name: string): RecordedProject => recordedProject(name);
      const contents = { paths: ['setup.py', 'a.c'], setup: 'import x\n' };
      const sources = new Map([['litellm-1.0.tar.gz', new TextEncoder().encode(JSON.stringify(contents))]]);
      const text = formatRecordedProjects([project('numpy'), { ...project('litellm'), sources }]);
      assert.match(text, /^pyodide-preflight recorded index 2\n/);
      await host.files.write('/rec/pyodide/314.0.7.recorded', text);
      const pyodide = openRecordedIndex(host, '/rec').pyodide('314.0.7');
      assert.deepEqual(await pyodide.project(NUMPY), { kind: 'absent', isRecorded: true });
      assert.deepEqual(await pyodide.project(normalizeName('other')), { kind: 'absent' });
      const archive = {
        filename: 'litellm-1.0.tar.gz',
        url: '',
        hashes: {},
        coreMetadata: false,
        yanked: false,
      } as const;
      assert.deepEqual(await pyodide.sources?.(archive), contents);
      await assert.rejects(async () => pyodide.sources?.({ ...archive, filename: 'litellm-2.0.tar.gz' }), {
        name: 'IndexError',
      });
    });

    it('has loose files stand in for what such a file does not have, and only for that', async () => {
      await recordLitellm(recordedText('litellm', undefined, { [OLD]: 'Name: litellm\nSummary: old\n' }));
      await host.files.write(
        '/rec/pypi/other.recorded',
        recordedText('other', { body: jsonPage('other', 'other-1.zip') }),
      );
      await host.files.write('/rec/pypi/simple/other/index.json.gz', 'no gzip');
      const { pypi } = openRecordedIndex(host, '/rec');
      const file = await firstFile(pypi.project(LITELLM));
      assert.equal(file.filename, WHEEL);
      assert.equal(await pypi.metadata(file), 'Name: litellm\n');
      assert.equal(await pypi.metadata({ ...file, filename: OLD }), 'Name: litellm\nSummary: old\n');
      assert.deepEqual(await filenames(pypi, normalizeName('other')), ['other-1.zip']);
    });

    it('says which file is damaged, and where', async () => {
      const title = 'pyodide-preflight recorded index 1';
      await recordLitellm(title, 'project litellm', '=======', 'end', '');
      const { pypi } = openRecordedIndex(host, '/rec');
      const error = await failureOf(pypi.project(LITELLM));
      assert.equal(error.kind, 'invalid');
      assert.equal(
        error.message,
        'PyPI (recorded) is damaged in `pypi/litellm.recorded`: line 3 is not indented and does not start with ' +
          '`project`, `page`, `metadata` or `sources`',
      );
      const metadata = await failureOf(
        pypi.metadata({ filename: WHEEL, url: '', hashes: {}, coreMetadata: true, yanked: false }),
      );
      assert.equal(metadata.message, error.message);
    });

    it('says that a page in it is damaged, or that it is the file of another project', async () => {
      await recordLitellm(recordedText('litellm', { contentType: 'text/html', body: '<form>' }));
      await host.files.write('/rec/pypi/other.recorded', recordedText('litellm'));
      const { pypi } = openRecordedIndex(host, '/rec');
      const messages = [await failureOf(pypi.project(LITELLM)), await failureOf(pypi.project(LITELLM))];
      for (const { message } of messages) assert.match(message, /has a damaged page of `litellm`: .* other web page/);
      assert.match((await failureOf(pypi.project(normalizeName('other')))).message, /the file has no project `other`$/);
    });

    it('does not read what is too large or has no size, like a device', async () => {
      const stat = host.files.stat;
      let size = 0;
      host.files.stat = async (path) => {
        const found = await stat(path);
        return found && { ...found, size };
      };
      host.files.read = () => assert.fail('it was read');
      await recordLitellm('anything');
      const message = async (): Promise<string> =>
        (await failureOf(openRecordedIndex(host, '/rec').pypi.project(LITELLM))).message;
      assert.match(await message(), /the file does not start with/);
      size = 101 * 1024 * 1024;
      assert.match(await message(), /`pypi\/litellm\.recorded`: the file is too large$/);
    });

    it('says that a file cannot be read', async () => {
      await recordLitellm('anything');
      host.files.read = () => Promise.reject(new Error('EACCES'));
      const error = await failureOf(openRecordedIndex(host, '/rec').pypi.project(LITELLM));
      assert.match(error.message, /`pypi\/litellm\.recorded`: the file cannot be read$/);
    });
  });
});
