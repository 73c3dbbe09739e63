/**
 * Versions are parsed, formatted and ordered like PyPA's packaging. The tables come from packaging 26.3, with which parsing
 * and order were also compared on several hundred thousand generated versions.
 */
import assert from 'node:assert/strict';
import {
  baseVersion,
  compareVersions,
  createVersion,
  formatVersion,
  isDevrelease,
  isPostrelease,
  isPrerelease,
  nextNumeral,
  parseVersion,
  publicVersion,
  versionsEqual,
  type Version,
} from '../../../../server/src/core/packaging/versions/version.ts';

/** As written, and in normal form; undefined if it is not a version. */
const SPELLINGS: readonly (readonly [string, string | undefined])[] = [
  ['1', '1'],
  ['1.0.0', '1.0.0'],
  ['v1.0', '1.0'],
  ['V1.0', '1.0'],
  ['01.002', '1.2'],
  ['1.0alpha', '1.0a0'],
  ['1.0-ALPHA-1', '1.0a1'],
  ['1.0_beta.2', '1.0b2'],
  ['1.0c3', '1.0rc3'],
  ['1.0pre', '1.0rc0'],
  ['1.0.preview04', '1.0rc4'],
  ['1.0RC1', '1.0rc1'],
  ['1.0-1', '1.0.post1'],
  ['1.0-r4', '1.0.post4'],
  ['1.0rev', '1.0.post0'],
  ['1.0.post', '1.0.post0'],
  ['1.0.POST_7', '1.0.post7'],
  ['1.0.dev', '1.0.dev0'],
  ['1.0-DEV-3', '1.0.dev3'],
  ['1.0dev5', '1.0.dev5'],
  ['1.0a1.post2.dev3', '1.0a1.post2.dev3'],
  ['1!2.0', '1!2.0'],
  ['0!1.0', '1.0'],
  ['1.0+Ubuntu-1_2.ABC', '1.0+ubuntu.1.2.abc'],
  ['1.0+001.0a', '1.0+1.0a'],
  ['1.0a1-2', '1.0a1.post2'],
  [' \t1.0\r\n', '1.0'],
  ['\u001c1.0\u3000', '1.0'],
  ['9007199254740993.0', '9007199254740993.0'],
  ['1.0.dev90071992547409930', '1.0.dev90071992547409930'],
  ['1.0+18446744073709551616', '1.0+18446744073709551616'],
  ['', undefined],
  ['.', undefined],
  ['1.', undefined],
  ['1..0', undefined],
  ['.1', undefined],
  ['a1', undefined],
  ['1.0x', undefined],
  ['1.0-', undefined],
  ['1.0.*', undefined],
  ['1.0+', undefined],
  ['1.0+a..b', undefined],
  ['1.0+a+b', undefined],
  ['1.0+\u00e4', undefined],
  ['1 .0', undefined],
  ['1.0 a1', undefined],
  ['1.0a1b1', undefined],
  ['1.0.dev1.post1', undefined],
  ['1!', undefined],
  ['1!2!3', undefined],
  ['vv1', undefined],
  ['v 1', undefined],
  ['-1', undefined],
  ['1.0--1', undefined],
  ['\ufeff1.0', undefined],
  ['\u0661.0', undefined],
  ['1.0.po\u017ft1', undefined],
  ['1.0\u0000', undefined],
];

/** Every version is earlier than the next. */
const ASCENDING = (
  '0.dev0 0 0.9 1.0.dev1 1.0.dev2 1.0a1.dev1 1.0a1 1.0a1+x 1.0a1.post1 1.0a2 1.0b1 ' +
  '1.0rc1.dev1 1.0rc1 1.0rc1.post1 1.0rc10 1.0 1.0+abc 1.0+abc.1 1.0+abd 1.0+1 1.0+1.a 1.0+2 ' +
  '1.0+10 1.0.post1.dev1 1.0.post1 1.0.post1+x 1.0.post2 1.0.0.1 1.0.1.dev1 1.0.1 1.1 1.10 2.0 ' +
  '10.0 9007199254740992.0 9007199254740993.0 1!0.1'
).split(' ');

function version(text: string): Version {
  const parsed = parseVersion(text);
  assert.ok(parsed !== undefined, `${text} is a version`);
  return parsed;
}

describe('version', () => {
  for (const [text, normal] of SPELLINGS) {
    const name = JSON.stringify(text);
    it(normal === undefined ? `rejects ${name}` : `reads ${name} as ${normal}`, () => {
      const parsed = parseVersion(text);
      assert.equal(parsed && formatVersion(parsed), normal);
    });
  }

  it('rejects numbers of more than 4300 digits, as Python does', () => {
    assert.ok(parseVersion('1'.repeat(4300)) !== undefined);
    assert.equal(parseVersion('1'.repeat(4301)), undefined);
    assert.equal(parseVersion(`1.0+${'1'.repeat(4301)}`), undefined);
    assert.ok(parseVersion(`1.0+a${'1'.repeat(4301)}`) !== undefined, 'a local segment with a letter is no number');
  });

  it('orders every pair of versions', () => {
    ASCENDING.forEach((a, i) => {
      ASCENDING.forEach((b, j) => {
        assert.equal(Math.sign(compareVersions(version(a), version(b))), Math.sign(i - j), `${a} against ${b}`);
        assert.equal(versionsEqual(version(a), version(b)), i === j, `${a} against ${b}`);
      });
    });
  });

  for (const group of [
    '1 1.0 1.0.0 v1 01.0 0!1 1.0.0.0',
    '1.0a1 1.0.alpha1 1.0-A-1 1a1',
    '1.0c1 1.0rc1 1.0pre1 1.0-preview.1',
    '1.0-1 1.0.post1 1.0r1 1.0-rev1',
    '1.0+ab.1 1.0+AB-01 1+ab_1',
  ]) {
    it(`takes ${group.replaceAll(' ', ', ')} for one version with one key`, () => {
      const [first = '', ...others] = group.split(' ');
      for (const other of others) {
        assert.equal(compareVersions(version(first), version(other)), 0, other);
        assert.equal(version(other).key, version(first).key);
      }
    });
  }

  it('tells pre-releases and post-releases', () => {
    const pre = ['1.0a1', '1.0rc1', '1.0.dev0', '1.0.post1.dev2', '1.0a1+x', '1.0a1.post2'];
    const post = ['1.0.post1', '1.0-0', '1.0.post1.dev2', '1.0a1.post2'];
    for (const text of [...pre, ...post, '1.0', '1.0+dev1', '1!0']) {
      assert.equal(isPrerelease(version(text)), pre.includes(text), text);
      assert.equal(isPostrelease(version(text)), post.includes(text), text);
      assert.equal(isDevrelease(version(text)), text.includes('.dev'), text);
    }
  });

  it('takes off what is asked', () => {
    const full = version('1!2.0.0rc1.post2.dev3+local.4');
    assert.equal(formatVersion(publicVersion(full)), '1!2.0.0rc1.post2.dev3');
    assert.equal(formatVersion(baseVersion(full)), '1!2.0.0');
    assert.ok(versionsEqual(publicVersion(full), version('1!2.0.0rc1.post2.dev3')));
    assert.equal(publicVersion(version('1.0')).local, undefined);
  });

  it('keeps the parts as plain data', () => {
    const { key, ...parts } = version('1!2.0b3.post4.dev5+x.6');
    assert.deepEqual(parts, {
      epoch: 1,
      release: [2, 0],
      pre: { kind: 'b', number: 3 },
      post: 4,
      dev: 5,
      local: ['x', 6],
    });
    assert.equal(createVersion(parts).key, key);
    assert.deepEqual(version('9007199254740993').release, [9007199254740993n]);
  });

  it('counts on where numbers end', () => {
    assert.equal(nextNumeral(1), 2);
    assert.equal(nextNumeral(Number.MAX_SAFE_INTEGER), 9007199254740992n);
    assert.equal(nextNumeral(9007199254740993n), 9007199254740994n);
  });
});
