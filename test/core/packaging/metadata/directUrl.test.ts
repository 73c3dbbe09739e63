/** What a URL or a path in place of a version means. */
import assert from 'node:assert/strict';
import { parseDirectUrl, withoutCredentials } from '../../../../server/src/core/packaging/metadata/directUrl.ts';

describe('direct URLs', () => {
  const none = { extras: [], hashes: {} };
  const cases: readonly (readonly [string, Record<string, unknown>])[] = [
    [
      'https://example.com/foo-1.0.tar.gz#sha256=ab&subdirectory=src/foo',
      {
        kind: 'archive',
        url: 'https://example.com/foo-1.0.tar.gz',
        subdirectory: 'src/foo',
        hashes: { sha256: 'ab' },
        extras: [],
        filename: 'foo-1.0.tar.gz',
      },
    ],
    [
      'git+https://user@example.com/org/foo.git@v1.0#egg=foo[a,b]&subdirectory=py',
      {
        kind: 'vcs',
        vcs: 'git',
        url: 'https://user@example.com/org/foo.git',
        revision: 'v1.0',
        egg: 'foo',
        extras: ['a', 'b'],
        subdirectory: 'py',
        hashes: {},
        filename: 'foo.git',
      },
    ],
    [
      'git+ssh://git@example.com/org/foo.git',
      { kind: 'vcs', vcs: 'git', url: 'ssh://git@example.com/org/foo.git', filename: 'foo.git', ...none },
    ],
    ['git://example.com/foo', { kind: 'vcs', vcs: 'git', url: 'git://example.com/foo', filename: 'foo', ...none }],
    ['file:///srv/foo', { kind: 'local', url: 'file:///srv/foo', filename: 'foo', ...none }],
    ['./libs/foo[x]', { kind: 'local', url: './libs/foo', filename: 'foo', extras: ['x'], hashes: {} }],
    ['..', { kind: 'local', url: '..', filename: '..', ...none }],
    ['~/foo', { kind: 'local', url: '~/foo', filename: 'foo', ...none }],
    ['C:\\libs\\foo', { kind: 'local', url: 'C:\\libs\\foo', filename: 'foo', ...none }],
    ['libs/foo/', { kind: 'local', url: 'libs/foo/', filename: 'foo', ...none }],
    ['foo-1.0.zip', { kind: 'local', url: 'foo-1.0.zip', filename: 'foo-1.0.zip', ...none }],
  ];
  for (const [text, expected] of cases)
    it(text, () => {
      assert.deepEqual(parseDirectUrl(text), expected);
    });

  it('to a wheel know what its name says', () => {
    const url = parseDirectUrl('https://example.com/foo-1.0%2Bx-py3-none-any.whl?download=1#sha256=ab');
    assert.ok(url?.wheel);
    assert.equal(url.filename, 'foo-1.0+x-py3-none-any.whl');
    assert.equal(url.wheel.name, 'foo');
    assert.deepEqual(url.wheel.platformTags, ['any']);
    assert.equal(parseDirectUrl('dist/foo-1.0-py3-none-any.whl[x]')?.wheel?.name, 'foo');
  });

  it('are not to be confused with the name of a project', () => {
    for (const text of ['', 'foo', 'foo[a]', 'foo>=1', 'foo.bar']) assert.equal(parseDirectUrl(text), undefined, text);
  });

  it('are shown without credentials, unless these are no secret', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['https://user:secret@example.com/x@1', 'https://example.com/x@1'],
      ['https://token@example.com/x', 'https://example.com/x'],
      ['git+ssh://git@example.com/x', 'git+ssh://git@example.com/x'],
      ['https://${USER}:${PASSWORD}@example.com/x', 'https://${USER}:${PASSWORD}@example.com/x'],
      ['https://example.com/x@1', 'https://example.com/x@1'],
    ];
    for (const [url, shown] of cases) assert.equal(withoutCredentials(url), shown);
  });
});
