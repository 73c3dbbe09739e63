/** Project pages in both formats give the same answer; anchors were compared with Python's html.parser on generated pages. */
import assert from 'node:assert/strict';
import { formatProjectPage } from '../../../../server/src/core/packaging/simpleApi/formatProjectPage.ts';
import {
  parseProjectPageHtml,
  parseProjectPageJson,
  type ProjectPage,
} from '../../../../server/src/core/packaging/simpleApi/simpleApi.ts';
import { english } from '../../../support/english.ts';

describe('project pages in JSON', () => {
  it('are the same after they were written, without the addresses of their files', () => {
    const file = { filename: 'foo-1.0+a.tar.gz', hashes: { sha256: 'ab' }, coreMetadata: false, yanked: '' } as const;
    const more = {
      ...file,
      requiresPython: '>=3.8',
      coreMetadata: true,
      yanked: 'broken',
      size: 7,
      uploadTime: '2026-01-02',
    };
    const page = {
      name: 'Foo',
      versions: ['1.0'],
      status: { status: 'archived', reason: 'moved' },
      files: [file, more],
    };
    const located = (url: string): ProjectPage => ({ ...page, files: page.files.map((one) => ({ ...one, url })) });
    const { value, errors } = parseProjectPageJson(formatProjectPage(located('https://user:secret@pypi.example/')));
    assert.deepEqual([value, errors], [located('../../files/foo-1.0%2Ba.tar.gz'), []]);
    const bare = { name: '', files: [{ ...file, url: '../../files/foo-1.0%2Ba.tar.gz', yanked: false as const }] };
    assert.deepEqual(parseProjectPageJson(formatProjectPage(bare)).value, bare);
  });

  it('are read with all that matters of a file', () => {
    const { value, errors } = parseProjectPageJson(
      JSON.stringify({
        meta: { 'api-version': '1.4', 'project-status': 'ignored' },
        'project-status': { status: 'archived', reason: 'moved' },
        name: 'foo',
        versions: ['1.0', '1.1'],
        files: [
          {
            filename: 'foo-1.0-py3-none-any.whl',
            url: '../../files/foo-1.0-py3-none-any.whl',
            hashes: { sha256: 'ab' },
            'requires-python': '>=3.8',
            'core-metadata': { sha256: 'cd' },
            yanked: 'broken',
            size: 7,
            'upload-time': '2026-01-02T03:04:05.678Z',
            provenance: null,
          },
        ],
      }),
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(value, {
      name: 'foo',
      versions: ['1.0', '1.1'],
      status: { status: 'archived', reason: 'moved' },
      files: [
        {
          filename: 'foo-1.0-py3-none-any.whl',
          url: '../../files/foo-1.0-py3-none-any.whl',
          hashes: { sha256: 'ab' },
          requiresPython: '>=3.8',
          coreMetadata: true,
          metadataHashes: { sha256: 'cd' },
          yanked: 'broken',
          size: 7,
          uploadTime: '2026-01-02T03:04:05.678Z',
        },
      ],
    });
  });

  const file = { filename: 'foo-1.0.tar.gz', url: 'u', hashes: {} };

  it('yanked is the reason, empty when none is given', () => {
    const yanked = (value: unknown): unknown =>
      parseProjectPageJson(JSON.stringify({ files: [{ ...file, yanked: value }] })).value.files[0]?.yanked;
    assert.deepEqual([true, '', 'why', false, null, undefined].map(yanked), ['', '', 'why', false, false, false]);
  });

  it('the metadata is announced under the new name or an old one, of which the newest counts', () => {
    const announced = (fields: object): unknown =>
      parseProjectPageJson(JSON.stringify({ files: [{ ...file, ...fields }] })).value.files[0]?.coreMetadata;
    assert.equal(announced({}), false);
    assert.equal(announced({ 'core-metadata': true }), true);
    assert.equal(announced({ 'dist-info-metadata': { sha256: 'ab' } }), true);
    assert.equal(announced({ 'data-dist-info-metadata': true }), true);
    assert.equal(announced({ 'core-metadata': false, 'dist-info-metadata': true }), false);
  });

  it('a file that cannot be read loses only itself', () => {
    const { value, errors } = parseProjectPageJson(
      JSON.stringify({ name: 'foo', files: [{ ...file, url: 3 }, file, null, { filename: 'x', url: 'u' }, 'x'] }),
    );
    assert.deepEqual(
      value.files.map((read) => read.filename),
      ['foo-1.0.tar.gz'],
    );
    assert.equal(errors.length, 4);
    assert.match(errors[0] ? english(errors[0].problem) : '', /file 1 of the page \(foo-1\.0\.tar\.gz\) has no `url`/);
  });

  it('anything else is an error, not a crash', () => {
    for (const text of ['', '{', 'null', '[]', '3', '{}', '{"files":{}}', '{"files":[[]]}', '['.repeat(100_000)]) {
      const { value, errors } = parseProjectPageJson(text);
      assert.deepEqual(value.files, [], text.slice(0, 20));
      assert.ok(errors.length > 0, text.slice(0, 20));
    }
    const [error] = parseProjectPageJson('{"meta":{"api-version":"2.0"},"files":[]}').errors;
    assert.match(error ? english(error.problem) : '', /unknown version `2\.0`/);
  });

  it('a hostile name of a hash is only a name', () => {
    const { value } = parseProjectPageJson(
      '{"files":[{"filename":"f","url":"u","hashes":{"__proto__":"x","sha256":3}}]}',
    );
    assert.deepEqual(Object.entries(value.files[0]?.hashes ?? {}), [['__proto__', 'x']]);
  });
});

describe('project pages in HTML', () => {
  it('are read with the attributes of their anchors', () => {
    const { value, errors } = parseProjectPageHtml(`<!DOCTYPE html>
      <html><head><meta name="pypi:repository-version" content="1.4">
      <meta name="pypi:project-status" content="deprecated"><meta name="pypi:project-status-reason" content="old">
      <title>Links for foo</title></head><body><h1>Links for foo</h1>
      <!-- <a href="commented-1.0.tar.gz">out</a> -->
      <a href="../files/foo-1.0%2Bx-py3-none-any.whl#sha256=ab12" data-requires-python="&gt;=3.8,&lt;4" data-core-metadata="sha256=cd">foo</a><br>
      <A HREF='https://example.com/foo-1.0.tar.gz?a=1&amp;b=2' data-yanked data-dist-info-metadata=false>foo-1.0.tar.gz</A>
      <a href=foo-2.0.zip data-yanked="it's &quot;bad&quot; &#x263a;">2 < 3</a>
      </body></html>`);
    assert.deepEqual(errors, []);
    assert.deepEqual(value, {
      name: 'foo',
      status: { status: 'deprecated', reason: 'old' },
      files: [
        {
          filename: 'foo-1.0+x-py3-none-any.whl',
          url: '../files/foo-1.0%2Bx-py3-none-any.whl',
          hashes: { sha256: 'ab12' },
          requiresPython: '>=3.8,<4',
          coreMetadata: true,
          metadataHashes: { sha256: 'cd' },
          yanked: false,
        },
        {
          filename: 'foo-1.0.tar.gz',
          url: 'https://example.com/foo-1.0.tar.gz?a=1&b=2',
          hashes: {},
          coreMetadata: false,
          yanked: '',
        },
        { filename: 'foo-2.0.zip', url: 'foo-2.0.zip', hashes: {}, coreMetadata: false, yanked: 'it\'s "bad" ☺' },
      ],
    });
  });

  it('addresses are relative to the base that the page names', () => {
    const urls = (base: string, ...addresses: string[]): readonly string[] =>
      parseProjectPageHtml(
        `<base href="${base}">${addresses.map((address) => `<a href="${address}">x</a>`).join('')}`,
      ).value.files.map((file) => file.url);
    assert.deepEqual(
      urls(
        'https://example.com/a/b/',
        'f.whl',
        '../f.whl',
        '../../../f.whl',
        '/f.whl',
        '//other/f.whl',
        'https://x/f.whl',
      ),
      [
        'https://example.com/a/b/f.whl',
        'https://example.com/a/f.whl',
        'https://example.com/f.whl',
        'https://example.com/f.whl',
        'https://other/f.whl',
        'https://x/f.whl',
      ],
    );
    assert.deepEqual(urls('../files/', 'f.whl', '../f.whl', '../../f.whl'), [
      '../files/f.whl',
      '../f.whl',
      '../../f.whl',
    ]);
  });

  it('a link that leads to no file is an error and loses only itself', () => {
    const { value, errors } = parseProjectPageHtml(
      '<a>x</a><a href="">x</a><a href="../">x</a><a href="foo-1.0.zip">x</a>',
    );
    assert.deepEqual(
      value.files.map((file) => file.filename),
      ['foo-1.0.zip'],
    );
    assert.equal(errors.length, 3);
  });

  it('broken and hostile pages are read as far as they go, in one pass', () => {
    for (const unit of ['<', '<a ', '<a href="', "<a href='x", '<!--', '<a x= ', '&#', '<a href=x>', '<title>']) {
      parseProjectPageHtml(unit.repeat(50_000));
    }
    assert.equal(parseProjectPageHtml('<a href="foo-1.0.zip">x</a><a href="cut').value.files.length, 1);
    const [error] = parseProjectPageHtml('<meta name="pypi:repository-version" content="2.0">').errors;
    assert.match(error ? english(error.problem) : '', /unknown version `2\.0`/);
  });
});
