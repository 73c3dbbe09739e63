/**
 * Names of source distributions are parsed like PyPA's packaging 26.3, which the first table comes from, and like uv if the
 * project is known.
 */
import assert from 'node:assert/strict';
import { normalizeName } from '../../../../server/src/core/packaging/name.ts';
import {
  parseLegacySdistFilename,
  parseSdistFilename,
  type SdistFilename,
} from '../../../../server/src/core/packaging/wheels/sdistFilename.ts';
import { formatVersion } from '../../../../server/src/core/packaging/versions/version.ts';

/** The file name; project and version, or undefined if packaging rejects it. */
const NAMES: readonly (readonly [string, string | undefined])[] = [
  ['foo-1.0.tar.gz', 'foo 1.0'],
  ['foo-1.0.zip', 'foo 1.0'],
  ['Foo_Bar-1.0.tar.gz', 'foo-bar 1.0'],
  ['foo-bar-1.0.tar.gz', 'foo-bar 1.0'],
  ['foo-1.0-1.tar.gz', 'foo-1-0 1'],
  ['foo-v1.0.RC1.tar.gz', 'foo 1.0rc1'],
  ['-1.0.tar.gz', undefined],
  ['foo--1.0.zip', 'foo- 1.0'],
  ['foo-1.0.tar.bz2', undefined],
  ['foo-1.0.tgz', undefined],
  ['foo-1.0.TAR.GZ', undefined],
  ['foo-1.x.tar.gz', undefined],
  ['foo-.tar.gz', undefined],
  ['foo.tar.gz', undefined],
  ['1.0.tar.gz', undefined],
  ['.tar.gz', undefined],
  ['foo-1.0-py3-none-any.whl', undefined],
  ['foo-1.0.egg', undefined],
];

function written(sdist: SdistFilename | undefined): string | undefined {
  return sdist && `${sdist.name} ${formatVersion(sdist.version)}`;
}

describe('source distribution file names', () => {
  for (const [text, expected] of NAMES) {
    it(`${text} is ${expected ?? 'rejected'}`, () => {
      assert.equal(written(parseSdistFilename(text)), expected);
    });
  }

  it('a known project leaves the whole rest to the version', () => {
    const foo = normalizeName('foo');
    const fooBar = normalizeName('foo-bar');
    assert.equal(written(parseSdistFilename('foo-1.0-1.tar.gz', foo)), 'foo 1.0.post1');
    assert.equal(written(parseSdistFilename('Foo_Bar-1.0.tar.gz', fooBar)), 'foo-bar 1.0');
    assert.equal(written(parseSdistFilename('foo.bar-1.0.zip', fooBar)), 'foo-bar 1.0');
    assert.equal(written(parseSdistFilename('foo-bar-1.0.tar.gz', foo)), undefined);
    assert.equal(written(parseSdistFilename('foo__bar-1.0.tar.gz', fooBar)), undefined);
    assert.equal(written(parseSdistFilename('other-1.0.tar.gz', foo)), undefined);
  });

  it('old kinds of archive are only read when asked for', () => {
    for (const extension of ['tar', 'tar.bz2', 'tar.lz', 'tar.lzma', 'tar.xz', 'tar.zst', 'tbz', 'tgz', 'tlz', 'txz']) {
      assert.equal(parseSdistFilename(`foo-1.0.${extension}`), undefined);
      const legacy = parseLegacySdistFilename(`foo-1.0.${extension}`);
      assert.equal(written(legacy), 'foo 1.0');
      assert.equal(legacy?.legacy, true);
    }
    assert.equal(parseLegacySdistFilename('foo-1.0.tar.gz'), undefined);
    assert.equal(parseSdistFilename('foo-1.0.tar.gz')?.legacy, false);
  });
});
