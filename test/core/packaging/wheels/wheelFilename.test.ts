/**
 * Wheel file names are parsed like PyPA's packaging 26.3, which the table comes from; also compared on every file of 142
 * real projects.
 */
import assert from 'node:assert/strict';
import { formatTag } from '../../../../server/src/core/packaging/wheels/tag.ts';
import { formatVersion } from '../../../../server/src/core/packaging/versions/version.ts';
import {
  parseWheelFilename,
  wheelFilenameProblem,
} from '../../../../server/src/core/packaging/wheels/wheelFilename.ts';

/** The file name; project, version, build number and suffix, and tags, or undefined if packaging rejects it. */
type Parts = readonly [name: string, version: string, build: string, tags: readonly string[]];
const NAMES: readonly (readonly [string, Parts | undefined])[] = [
  ['foo-1.0-py3-none-any.whl', ['foo', '1.0', '', ['py3-none-any']]],
  ['Foo.Bar_baz-1.0.0-py2.py3-none-any.whl', ['foo-bar-baz', '1.0.0', '', ['py2-none-any', 'py3-none-any']]],
  ['foo-1.0-1-py3-none-any.whl', ['foo', '1.0', '1|', ['py3-none-any']]],
  [
    'foo-1.0-007beta-cp313-cp313-pyodide_2025_0_wasm32.whl',
    ['foo', '1.0', '7|beta', ['cp313-cp313-pyodide_2025_0_wasm32']],
  ],
  ['foo-1.0-99999999999999999999-py3-none-any.whl', ['foo', '1.0', '99999999999999999999|', ['py3-none-any']]],
  ['foo-V1.0.POST1+Local.1-CP313-CP313-Any.whl', ['foo', '1.0.post1+local.1', '', ['cp313-cp313-any']]],
  [
    'foo-1.0-cp310-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64.whl',
    ['foo', '1.0', '', ['cp310-abi3-manylinux2014_x86_64', 'cp310-abi3-manylinux_2_17_x86_64']],
  ],
  ['f\u00f6\u00f6-1.0-py3-none-any.whl', ['f\u00f6\u00f6', '1.0', '', ['py3-none-any']]],
  ['-1.0-py3-none-any.whl', undefined],
  ['foo-1.0-py3--any.whl', undefined],
  ['foo-1.0-3-none-any.whl', undefined],
  ['foo-1.0----.whl', undefined],
  ['foo__bar-1.0-py3-none-any.whl', undefined],
  ['foo+bar-1.0-py3-none-any.whl', undefined],
  ['foo bar-1.0-py3-none-any.whl', undefined],
  ['foo-1.x-py3-none-any.whl', undefined],
  ['foo--py3-none-any.whl', undefined],
  ['foo-1.0-b1-py3-none-any.whl', undefined],
  ['foo-1.0--py3-none-any.whl', undefined],
  ['foo-1.0-1-2-py3-none-any.whl', undefined],
  ['foo-1.0-py3-none.whl', undefined],
  ['foo-1.0.whl', undefined],
  ['foo-1.0-py3-none-any.WHL', undefined],
  ['foo-1.0-py3-none-any', undefined],
  ['foo-1.0.tar.gz', undefined],
  ['', undefined],
  ['.whl', undefined],
];

describe('wheel file names', () => {
  for (const [text, expected] of NAMES) {
    it(`${text || '(nothing)'} is ${expected === undefined ? 'rejected' : 'read'}`, () => {
      const wheel = parseWheelFilename(text);
      const parts = wheel && [
        wheel.name,
        formatVersion(wheel.version),
        wheel.build ? `${wheel.build.number}|${wheel.build.suffix}` : '',
        wheel.tags.map(formatTag).sort(),
      ];
      assert.deepEqual(parts, expected);
      assert.equal(wheelFilenameProblem(text) === undefined, expected !== undefined);
    });
  }

  it('keeps the parts of a compressed tag set', () => {
    const wheel = parseWheelFilename('foo-1.0-CP310.cp311-abi3-a.b.whl');
    assert.deepEqual(
      [wheel?.pythonTags, wheel?.abiTags, wheel?.platformTags],
      [['cp310', 'cp311'], ['abi3'], ['a', 'b']],
    );
  });

  it('says what is wrong with a name', () => {
    assert.match(wheelFilenameProblem('foo-1.0.zip') ?? '', /\.whl/);
    assert.match(wheelFilenameProblem('foo-1.0-py3-none.whl') ?? '', /five or six parts.*4/);
    assert.match(wheelFilenameProblem('foo-latest-py3-none-any.whl') ?? '', /`latest` is not a version/);
    assert.match(wheelFilenameProblem('foo-1.0-b1-py3-none-any.whl') ?? '', /`b1` does not start with a digit/);
    assert.match(wheelFilenameProblem('a__b-1.0-py3-none-any.whl') ?? '', /`a__b` is not a project name/);
    const many = 'a.'.repeat(100) + 'b';
    assert.match(wheelFilenameProblem(`foo-1.0-${many}-${many}-${many}.whl`) ?? '', /too many/);
  });

  it('may be asked to have the tags in order', () => {
    const name = 'demo-1.0-py3.py2-none-any.whl';
    assert.ok(parseWheelFilename(name));
    assert.equal(parseWheelFilename(name, { sorted: true }), undefined);
    assert.match(wheelFilenameProblem(name, { sorted: true }) ?? '', /`py3\.py2` are not in order/);
    assert.ok(parseWheelFilename('demo-1.0-py2.py3-none-any.whl', { sorted: true }));
  });
});
