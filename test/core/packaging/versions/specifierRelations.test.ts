/** Unsatisfiable, contained and disjoint sets of specifiers: every answer is one of PyPA's packaging 26.3, compared on 40,000 pairs. */
import assert from 'node:assert/strict';
import { parseSpecifierSet, type SpecifierSet } from '../../../../server/src/core/packaging/versions/specifier.ts';
import {
  areSpecifiersDisjoint,
  isSpecifierSubset,
  isUnsatisfiable,
} from '../../../../server/src/core/packaging/versions/specifierRelations.ts';

function read(text: string): SpecifierSet {
  const { value, errors } = parseSpecifierSet(text);
  assert.deepEqual(errors, [], text);
  return value;
}

describe('a set of specifiers that nothing satisfies', () => {
  /** The set, whether nothing satisfies it, and whether nothing but pre-releases does. */
  const cases: readonly (readonly [string, boolean, boolean])[] = [
    ['', false, false],
    ['>=2.0,<1.0', true, true],
    ['>=1.0,<2.0', false, false],
    ['==1.0,!=1.0', true, true],
    ['>=1.0.dev0,<1.0', true, true],
    ['>=1.0a1,<1.0rc1', false, true],
    ['>=1.0a1,<1.0.1', false, false],
    ['<0.dev0', true, true],
    ['<0', true, true],
    ['>1.0,<1.0.post1', true, true],
    ['>1.0,<1.0.0.1', false, false],
    ['>1.0a1,<1.0a2.dev0', true, true],
    ['>=1.0.post1.dev0,<1.0.post1', true, true],
    ['==1.0,==1.0+x', false, false],
    ['===wat', false, false],
    ['===wat,===WAT', false, false],
    ['===wat,===wet', true, true],
    ['===wat,>=0', true, true],
    ['===1.0a1', false, true],
    ['===1.0,>=1', false, false],
    ['===1.0,>1', true, true],
  ];
  for (const [text, nothing, onlyPrereleases] of cases) {
    it(`${text === '' ? 'the empty set' : text} is ${nothing ? '' : 'not '}one`, () => {
      assert.equal(isUnsatisfiable(read(text)), nothing);
      assert.equal(isUnsatisfiable(read(text), { prereleases: false }), onlyPrereleases);
    });
  }
});

describe('two sets of specifiers', () => {
  /** Both sets, whether the first allows only what the second allows, the same the other way round, and whether they share nothing. */
  const cases: readonly (readonly [string, string, boolean, boolean, boolean])[] = [
    ['>=1,<2', '>=1', true, false, false],
    ['==1.0', '>=1,<2', true, false, false],
    ['==1.*', '~=1.0', false, true, false],
    ['<1', '>=1', false, false, true],
    ['<=1.0', '>1.0', false, false, true],
    ['>1.0a1', '>=1.0a2.dev0', true, true, false],
    ['==1.0+x', '==1.0', true, false, false],
    ['>2,<1', '==5', true, false, true],
    ['', '>=0.dev0', false, true, false],
  ];
  for (const [first, second, isSubset, isSuperset, isDisjoint] of cases) {
    it(`${first === '' ? 'everything' : first} beside ${second}`, () => {
      assert.equal(isSpecifierSubset(read(first), read(second)), isSubset);
      assert.equal(isSpecifierSubset(read(second), read(first)), isSuperset);
      assert.equal(areSpecifiersDisjoint(read(first), read(second)), isDisjoint);
    });
  }

  it('cannot be compared where one of them compares texts', () => {
    assert.equal(isSpecifierSubset(read('===1.0'), read('>=1')), undefined);
    assert.equal(areSpecifiersDisjoint(read('>=1'), read('===1.0')), undefined);
  });
});
