/** direct_url.json is validated like PyPA's packaging 26.3, compared on 23,000 generated files. */
import assert from 'node:assert/strict';
import {
  formatDirectUrlFile,
  parseDirectUrlFile,
} from '../../../../server/src/core/packaging/metadata/directUrlFile.ts';

const URL_ = 'https://demo.example.invalid/demo-1.0.tar.gz';

/** What is wrong and where; `undefined` for the file as a whole. */
const WRONG: readonly (readonly [string, unknown, string | undefined])[] = [
  ['a list', [], undefined],
  ['no URL', { archive_info: {} }, 'url'],
  ['a URL that is null', { url: null, archive_info: {} }, 'url'],
  ['a URL that is a number', { url: 1, archive_info: {} }, 'url'],
  ['no info', { url: URL_ }, undefined],
  ['two infos', { url: URL_, archive_info: {}, vcs_info: { vcs: 'git', commit_id: 'a' } }, undefined],
  ['an info that is a text', { url: URL_, archive_info: 'x' }, 'archive_info'],
  ['no commit', { url: URL_, vcs_info: { vcs: 'git' } }, 'vcs_info.commit_id'],
  [
    'a revision that is a number',
    { url: URL_, vcs_info: { vcs: 'git', requested_revision: 1 } },
    'vcs_info.requested_revision',
  ],
  ['editable as a number', { url: 'file:///a', dir_info: { editable: 1 } }, 'dir_info.editable'],
  ['a directory on a server', { url: URL_, dir_info: {} }, 'url'],
  ['a digest that is a number', { url: URL_, archive_info: { hashes: { sha256: 1 } } }, 'archive_info.hashes'],
  ['a hash without algorithm', { url: URL_, archive_info: { hash: 'abc' } }, 'archive_info.hash'],
  [
    'a hash of another algorithm',
    { url: URL_, archive_info: { hash: 'md5=a', hashes: { sha256: 'b' } } },
    'archive_info.hashes',
  ],
  ['two digests', { url: URL_, archive_info: { hash: 'md5=a', hashes: { md5: 'b' } } }, 'archive_info.hash'],
  ['a subdirectory that is a list', { url: URL_, archive_info: {}, subdirectory: [] }, 'subdirectory'],
];

describe('direct_url.json', () => {
  it('names an archive, a repository or a directory', () => {
    const files = [
      { url: URL_, archive_info: { hashes: { sha256: 'ab' } }, subdirectory: 'py' },
      { url: 'https://demo.example.invalid/r', vcs_info: { vcs: 'git', commit_id: 'ab', requested_revision: 'main' } },
      { url: 'file:///demo', dir_info: { editable: true } },
      { url: 'file:///demo', dir_info: {} },
    ];
    for (const file of files) {
      const { value, errors } = parseDirectUrlFile(file);
      assert.deepEqual(errors, []);
      assert.deepEqual(value && formatDirectUrlFile(value), file);
    }
  });

  it('may have a digest in the old way, which becomes one of many', () => {
    const { value } = parseDirectUrlFile({ url: URL_, archive_info: { hash: 'sha256=ab=' }, future: true });
    assert.deepEqual(value?.archiveInfo?.hashes, new Map([['sha256', 'ab=']]));
    assert.deepEqual(formatDirectUrlFile(value, { legacyHash: true })['archive_info'], {
      hashes: { sha256: 'ab=' },
      hash: 'sha256=ab=',
    });
  });

  it('is written without credentials', () => {
    const written = (url: string, keepCredentials = false): unknown =>
      formatDirectUrlFile({ url, archiveInfo: {} }, { keepCredentials })['url'];
    assert.equal(written('https://me:secret@demo.example.invalid/a'), 'https://demo.example.invalid/a');
    assert.equal(
      written('https://${USER}:${PASS}@demo.example.invalid/a'),
      'https://${USER}:${PASS}@demo.example.invalid/a',
    );
    assert.equal(written('ssh://git@demo.example.invalid/a'), 'ssh://git@demo.example.invalid/a');
    assert.equal(written('https://me@demo.example.invalid/a', true), 'https://me@demo.example.invalid/a');
  });

  for (const [what, json, path] of WRONG) {
    it(`is refused with ${what}`, () => {
      const { value, errors } = parseDirectUrlFile(json);
      assert.equal(value, undefined);
      assert.deepEqual(
        errors.map((error) => error.path),
        [path],
      );
    });
  }
});
