/**
 * Specifiers are parsed, and match versions, like PyPA's packaging. The tables come from packaging 26.3, with which parsing,
 * contains() and filter() were also compared on several hundred thousand generated cases.
 */
import assert from 'node:assert/strict';
import {
  filterVersions,
  formatSpecifierSet,
  parseSpecifierSet,
  specifierContains,
  specifierSetContains,
  type SpecifierSet,
} from '../../../../server/src/core/packaging/versions/specifier.ts';
import { formatVersion, parseVersion, type Version } from '../../../../server/src/core/packaging/versions/version.ts';
import { expandRuns, PROBES } from '../../../support/probes.ts';
import { english } from '../../../support/english.ts';

/** As written, and as formatted by packaging; undefined if packaging rejects it. */
const SPELLINGS: readonly (readonly [string, string | undefined])[] = [
  ['', ''],
  ['>=1.0', '>=1.0'],
  ['>=1.0,<2', '<2,>=1.0'],
  ['>= 1.0 , < 2', '<2,>=1.0'],
  ['<2,>=1.0,<2.0', '<2,>=1.0'],
  [',>=1.0,,<2,', '<2,>=1.0'],
  ['==1.0.*', '==1.0.*'],
  ['== v1.0.*', '==v1.0.*'],
  ['!=1!1.*', '!=1!1.*'],
  ['==1.0+local.1', '==1.0+local.1'],
  ['~=1.0', '~=1.0'],
  ['~=1.0.post1', '~=1.0.post1'],
  ['===anything-goes!', '===anything-goes!'],
  ['===', '==='],
  ['===1.0+local', '===1.0+local'],
  ['>=1.0-1', '>=1.0-1'],
  ['<=1.0rc', '<=1.0rc'],
  ['~=2.2.0,~=2.2', '~=2.2,~=2.2.0'],
  [' \u3000>=1\u001c ', '>=1'],
  ['==1.0,==1', '==1'],
  ['===1.0,===1.00', '===1.0,===1.00'],
  ['1.0', undefined],
  ['=1.0', undefined],
  ['=>1.0', undefined],
  ['>=', undefined],
  ['== ', undefined],
  ['>=1.0.*', undefined],
  ['~=1', undefined],
  ['~=1.0.*', undefined],
  ['~=1!1', undefined],
  ['~=1.0+x', undefined],
  ['>=1.0+local', undefined],
  ['<1.0+local', undefined],
  ['==1.0a1.*', undefined],
  ['==1.0.dev1.*', undefined],
  ['==1.0.post1.*', undefined],
  ['==1.0+x.*', undefined],
  ['==1.0.*.*', undefined],
  ['==1.0*', undefined],
  ['==1.0 .*', undefined],
  ['==.*', undefined],
  ['>=1.0 <2', undefined],
  ['>=1.0;<2', undefined],
  ['===a b', undefined],
  ['===a;b', undefined],
  ['===(a)', undefined],
  ['>=abc', undefined],
  ['\ufeff>=1.0', undefined],
  ['>>1.0', undefined],
  ['!1.0', undefined],
  ['~1.0', undefined],
  ['>=1.0,foo', undefined],
  ['> =1.0', undefined],
  ['==1.0+', undefined],
  ['\\>=1', undefined],
];

/** Specifiers, and which of the tested versions they match if pre-releases are allowed; `a..b` is from a to b. */
const ACCEPTED: readonly (readonly [string, string])[] = [
  ['', '0.9..1!1.0'],
  ['==1.0', '1.0..1.0+x.1'],
  ['==1', '1.0..1.0+x.1'],
  ['==1.0+X', '1.0+x'],
  ['==1.0a1', '1.0a1..1.0a1+x'],
  ['==1!1.0', '1!1.0'],
  ['==1.0.*', '1.0.dev1..1.0.1'],
  ['==1.*', '1.0.dev1..1.1'],
  ['==1.0.0.*', '1.0.dev1..1.0.post2'],
  ['!=1.0', '0.9..1.0rc1 1.0.post1.dev1..1!1.0'],
  ['!=1.0.*', '0.9 1.1a1..1!1.0'],
  ['!=1.0+x', '0.9..1.0 1.0+x.1..1!1.0'],
  ['!=1.0.post1', '0.9..1.0.post1.dev1 1.0.post2.dev1..1!1.0'],
  ['<=1.0', '0.9..1.0+x.1'],
  ['<=1.0a1', '0.9..1.0a1+x'],
  ['<=1.0.post1', '0.9..1.0.post1+x'],
  ['>=1.0', '1.0..1!1.0'],
  ['>=1.0.post1', '1.0.post1..1!1.0'],
  ['<1.0', '0.9'],
  ['<1.0rc1', '0.9..1.0a2'],
  ['<1.0.post1', '0.9..1.0+x.1'],
  ['<1.1', '0.9..1.0.1'],
  ['<2.0', '0.9..1.1'],
  ['>1.0', '1.0.1.dev1..1!1.0'],
  ['>1.0a1', '1.0a2..1!1.0'],
  ['>1.0.dev1', '1.0a1..1!1.0'],
  ['>1.0.post1', '1.0.post2.dev1..1!1.0'],
  ['>1.0.post1.dev1', '1.0.post1..1!1.0'],
  ['>0.9', '1.0.dev1..1!1.0'],
  ['~=1.0', '1.0..1.1'],
  ['~=1.0.0', '1.0..1.0.1'],
  ['~=1.0a2', '1.0a2..1.1'],
  ['~=1.0.post1', '1.0.post1..1.1'],
  ['~=1.0.0.0', '1.0..1.0.post2'],
  ['>=1.0,<2.0', '1.0..1.1'],
  ['>1.0,!=1.0.1,<=1.1', '1.0.1.dev1 1.1a1..1.1'],
  ['==1.*,!=1.0.*', '1.1a1..1.1'],
  ['>=2,<1', ''],
];

/** Specifiers, a version as text or parsed, and whether it matches. */
const IDENTICAL: readonly (readonly [string, string, 'text' | 'parsed', boolean])[] = [
  ['===1.0', '1.0', 'text', true],
  ['===1.0', '1.0.0', 'text', false],
  ['===1.0', '1.0+x', 'text', false],
  ['===1.0', 'v1.0', 'text', false],
  ['===1.0', '1.0', 'parsed', true],
  ['===1.0.0', '1.0.0', 'parsed', true],
  ['===1.0-RC1', '1.0rc1', 'parsed', false],
  ['===1.0-RC1', '1.0-rc1', 'text', true],
  ['===Foo.Bar', 'foo.bar', 'text', true],
  ['===foo', 'fool', 'text', false],
  ['===1.0.*', '1.0.1', 'text', false],
  ['===1.0.*', '1.0.*', 'text', true],
  ['===1.0,>=1.0', '1.0', 'text', true],
  ['===foo,>=1.0', 'foo', 'text', false],
  ['>=1.0', 'foo', 'text', false],
  ['', 'foo', 'text', true],
  ['===', '', 'text', true],
];

/** Specifiers in odd spellings, a version, and whether it matches: only the version that is meant counts. */
const ODD_SPELLINGS: readonly (readonly [string, string, boolean])[] = [
  ['~=v1.4', '1.5', true],
  ['~=1.4.rev2', '1.5', true],
  ['~=1.4.rev2', '1.4.1', true],
  ['~=1.4-rev2', '1.5', true],
  ['~=1.4.POST2', '1.5', true],
  ['~=1.4.c1', '1.5', true],
  ['~=1.4c1', '1.5', true],
  ['~=01.4', '1.5', true],
  ['~=1.4.0-1', '1.4.3', true],
];

/** Specifiers, versions, and which are kept: by default, with pre-releases, without them. */
const FILTERED: readonly (readonly [string, string, string, string, string])[] = [
  ['', '1.0 2.0a1', '1.0', '1.0 2.0a1', '1.0'],
  ['', '1.0a1 2.0a1', '1.0a1 2.0a1', '1.0a1 2.0a1', ''],
  ['', 'foo 1.0a1', 'foo 1.0a1', 'foo 1.0a1', 'foo'],
  ['', 'foo 1.0a1 1.0', 'foo 1.0', 'foo 1.0a1 1.0', 'foo 1.0'],
  ['>=1.0', '0.9 1.0 1.1a1', '1.0', '1.0 1.1a1', '1.0'],
  ['>=1.0', '0.9 1.1a1 1.1.dev1', '1.1a1 1.1.dev1', '1.1a1 1.1.dev1', ''],
  ['>=1.0a1', '1.0a2 1.0', '1.0a2 1.0', '1.0a2 1.0', '1.0'],
  ['!=1.0a1', '1.0a1 1.0a2 1.0', '1.0', '1.0a2 1.0', '1.0'],
  ['!=1.0a1', '1.0a1 1.0a2', '1.0a2', '1.0a2', ''],
  ['==1.0.*', '1.0a1 1.0+x', '1.0+x', '1.0a1 1.0+x', '1.0+x'],
  ['>=1.0a1,<2', '1.0a1 1.5 2.0a1', '1.0a1 1.5', '1.0a1 1.5', '1.5'],
  ['===1.0a1', '1.0a1 1.0', '1.0a1', '1.0a1', ''],
  ['===1.0A1', '1.0a1', '1.0a1', '1.0a1', ''],
  ['===foo', 'foo FOO 1.0', 'foo FOO', 'foo FOO', 'foo FOO'],
  ['<1.0,>=0.9a1', '0.9a1 1.0a1 0.9', '0.9a1 0.9', '0.9a1 0.9', '0.9'],
];

function specifiers(text: string): SpecifierSet {
  const { value, errors } = parseSpecifierSet(text);
  assert.deepEqual(errors, [], text);
  return value;
}

function version(text: string): Version {
  const parsed = parseVersion(text);
  assert.ok(parsed !== undefined, `${text} is a version`);
  return parsed;
}

describe('specifier', () => {
  describe('parsing', () => {
    for (const [text, normal] of SPELLINGS) {
      const name = JSON.stringify(text);
      it(normal === undefined ? `rejects ${name}` : `reads ${name} as '${normal}'`, () => {
        const { value, errors } = parseSpecifierSet(text);
        assert.equal(errors.length, normal === undefined ? 1 : 0);
        if (normal !== undefined) assert.equal(formatSpecifierSet(value), normal);
      });
    }

    it('keeps what is written beside what it means', () => {
      assert.deepEqual(specifiers(' != v1.2.* ').specifiers, [
        { operator: '!=', version: 'v1.2.*', parsed: version('1.2'), wildcard: true },
      ]);
      assert.deepEqual(specifiers('===1.2.*').specifiers, [{ operator: '===', version: '1.2.*', wildcard: false }]);
    });

    it('keeps the good specifiers and points at each bad one', () => {
      const text = '>=1.0, ~=1 ,<2,1.5.*';
      const { value, errors } = parseSpecifierSet(text);
      assert.equal(formatSpecifierSet(value), '<2,>=1.0');
      assert.deepEqual(
        errors.map(({ span, problem }) => [text.slice(span.start, span.end), english(problem)]),
        [
          ['~=1', '`~=` needs a version with at least two numbers, such as `~=1.0`'],
          ['1.5.*', '`1.5.*` does not start with a comparison operator such as `>=` or `==`'],
        ],
      );
    });

    for (const [text, message] of [
      ['>=', 'a version is missing after `>=`'],
      ['>=1.0.*', '`.*` can only follow `==` or `!=`, not `>=`'],
      ['==1.0rc1.*', '`.*` can only follow a plain release number'],
      ['>=1.0+cpu', 'a local version (`+…`) cannot be compared with `>=`'],
      ['==one', '`one` is not a version'],
      ['~=1rc2', '`~=` needs a version with at least two numbers, such as `~=1.0`'],
      [`==${'x'.repeat(99)}`, `\`${'x'.repeat(59)}…\` is not a version`],
      ['===a b', '`a b` after `===` contains ` `'],
    ] as const) {
      it(`says what is wrong with ${text}`, () => {
        assert.deepEqual(
          parseSpecifierSet(text).errors.map(({ problem }) => english(problem)),
          [message],
        );
      });
    }
  });

  describe('contains', () => {
    for (const [text, runs] of ACCEPTED) {
      it(`'${text}' lets in ${runs === '' ? 'nothing' : runs}`, () => {
        const set = specifiers(text);
        for (const asked of [(probe: string): string => probe, version]) {
          const accepted = PROBES.filter((probe) => specifierSetContains(set, asked(probe), { prereleases: true }));
          assert.deepEqual(accepted, expandRuns(runs));
        }
      });
    }

    for (const [text, tried, form, expected] of IDENTICAL) {
      it(`'${text}' ${expected ? 'lets in' : 'keeps out'} '${tried}' as ${form}`, () => {
        const item = form === 'text' ? tried : version(tried);
        assert.equal(specifierSetContains(specifiers(text), item), expected);
      });
    }

    for (const [text, tried, expected] of ODD_SPELLINGS) {
      it(`'${text}' ${expected ? 'lets in' : 'keeps out'} '${tried}', however it is spelled`, () => {
        assert.equal(specifierSetContains(specifiers(text), tried), expected);
      });
    }

    it('lets pre-releases in unless told otherwise', () => {
      for (const text of ['', '>=1.0', '>=1.0a1', '!=1.1']) {
        const set = specifiers(text);
        assert.ok(specifierSetContains(set, '1.1a1'), text);
        assert.ok(specifierSetContains(set, '1.1a1', { prereleases: true }), text);
        assert.ok(!specifierSetContains(set, '1.1a1', { prereleases: false }), text);
        assert.ok(specifierSetContains(set, '1.1.post1', { prereleases: false }), text);
      }
    });

    it('answers the same for one specifier as for a set of it', () => {
      for (const [text] of ACCEPTED) {
        const [only, ...others] = specifiers(text).specifiers;
        if (only === undefined || others.length > 0) continue;
        for (const probe of PROBES) {
          for (const prereleases of [undefined, true, false]) {
            assert.equal(
              specifierContains(only, probe, { prereleases }),
              specifierSetContains(specifiers(text), probe, { prereleases }),
              `${text} ${probe}`,
            );
          }
        }
      }
    });
  });

  describe('filter', () => {
    for (const [text, given, ...kept] of FILTERED) {
      it(`'${text}' keeps of ${given}: ${kept.map((some) => some || 'nothing').join('; ')}`, () => {
        [undefined, true, false].forEach((prereleases, index) => {
          const result = filterVersions(specifiers(text), given.split(' '), { prereleases });
          assert.equal(result.join(' '), kept[index], `prereleases: ${String(prereleases)}`);
        });
      });
    }

    it('keeps parsed versions as they are', () => {
      const versions = ['1.0', '2.0', '3.0rc1'].map(version);
      assert.deepEqual(filterVersions(specifiers('>=2'), versions).map(formatVersion), ['2.0']);
      assert.equal(filterVersions(specifiers('>=2'), versions)[0], versions[1]);
    });
  });
});
