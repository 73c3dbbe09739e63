/** Ranges of versions in words that are easier to read than specifiers. */
import { english } from '../../../support/english.ts';
import assert from 'node:assert/strict';
import { ProjectReleases } from '../../../../server/src/core/candidates/release.ts';
import { demandWords, releaseWords } from '../../../../server/src/core/findings/failure/rangeWords.ts';
import { normalizeName } from '../../../../server/src/core/packaging/name.ts';
import { VersionRange } from '../../../../server/src/core/packaging/versions/versionRange.ts';
import type { Catalog } from '../../../../server/src/core/solver/catalog.ts';
import { requirementsOf, targetOf } from '../../../support/recorded.ts';
import { projectOf, type InventedFile } from '../../../support/snapshots.ts';

const NAME = normalizeName('x');

/** A catalog of one project: `1.0`, `1.1 native`, `1.2 yanked`. */
function catalogOf(releases: readonly string[]): Catalog {
  const files = releases.map((release): InventedFile => {
    const [version = '', trait] = release.split(' ');
    const tags = trait === 'native' ? 'cp313-cp313-win_amd64' : 'py3-none-any';
    return { filename: `x-${version}-${tags}.whl`, yanked: trait === 'yanked' && 'broken' };
  });
  const value = new ProjectReleases(projectOf('x', files), targetOf('workers-3.13'));
  return { releases: () => ({ kind: 'known', value }), metadata: () => undefined };
}

function rangeOf(...specifiers: readonly string[]): VersionRange {
  return requirementsOf(specifiers.map((specifier) => `x${specifier}`))
    .map(({ specifier }) => VersionRange.fromSpecifierSet(specifier))
    .reduce((all, range) => all.union(range));
}

describe('what somebody asks for, in words', () => {
  const catalog = catalogOf(['1.0', '1.5', '2.0', '3.0']);
  for (const [specifiers, words] of [
    [[''], '`x`'],
    [['>=2'], '`x` 2 or newer'],
    [['>2'], '`x` newer than 2'],
    [['<2'], '`x` below 2'],
    [['<=2'], '`x` 2 or older'],
    [['==1.5'], '`x` 1.5'],
    [['>=1,<2'], '`x>=1,<2`'],
    [['==1.*'], '`x==1.*`'],
    [['!=1.5'], '`x!=1.5`'],
    [['==1.5', '==2.0', '==3.0'], '`x` 1.5 or newer'],
    [['==1.0', '==1.5'], '`x` 1.0 to 1.5'],
    [['==1.0', '==9'], '`x` 1.0'],
  ] as const) {
    it(`${specifiers.join(' or ') || 'anything'} is ${words}`, () => {
      assert.equal(english(demandWords(NAME, rangeOf(...specifiers), catalog)), words);
    });
  }
});

describe('the releases that a statement is about, in words', () => {
  const plain = ['1.0', '1.5', '2.0', '3.0'];
  for (const [releases, specifiers, words] of [
    [plain, [''], ''],
    [plain, ['>=1'], ''],
    [plain, ['>=1.5'], '1.5 and newer'],
    [plain, ['<2.5'], '2.0 and older'],
    [plain, ['>1,<3'], '1.5 to 2.0'],
    [plain, ['==3.0'], '3.0'],
    [plain, ['==1.0', '==2.0'], '1.0 and 2.0'],
    [['1', '2', '3', '4', '5', '6'], ['==1', '==3', '==5'], '1 to 5 (3 releases)'],
    // Releases that are never installed do not split the range.
    [['1.0', '1.1 native', '1.2', '1.3 yanked', '1.4', '2.0'], ['==1.0', '==1.2', '==1.4'], '1.4 and older'],
    [['1.0', '1.1', '1.2b1', '1.2 yanked'], ['==1.1'], '1.1'],
    // But they end it: newer releases are not included.
    [['1.0', '1.1', '2.0 native'], ['==1.1', '==1.0'], '1.1 and older'],
    // Pre-releases count if there are no others.
    [['1.0', '2.0a1', '2.0a2'], ['>=2.0a1'], '2.0a1 and newer'],
  ] as const) {
    it(`${specifiers.join(' or ') || 'all'} of ${releases.join(', ')} is "${words}"`, () => {
      assert.equal(english(releaseWords(NAME, rangeOf(...specifiers), catalogOf(releases))), words);
    });
  }
});
