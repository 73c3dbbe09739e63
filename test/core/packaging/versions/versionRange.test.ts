/**
 * Ranges of versions: which versions a specifier means in uv, and the laws of sets.
 * Every cell of the table was checked by resolving that specifier against that one version with uv 0.13.9.
 */
import assert from 'node:assert/strict';
import { parseSpecifierSet, specifierSetContains } from '../../../../server/src/core/packaging/versions/specifier.ts';
import {
  compareVersions,
  formatVersion,
  parseVersion,
  type Version,
} from '../../../../server/src/core/packaging/versions/version.ts';
import { expandRuns, PROBES } from '../../../support/probes.ts';
import { VersionRange } from '../../../../server/src/core/packaging/versions/versionRange.ts';

/** Specifiers, and which of the tested versions they mean; `a..b` is from a to b. */
const MEMBERS: readonly (readonly [string, string])[] = [
  ['', '0.9..1!1.0'],
  ['==1.0', '1.0..1.0+x.1'],
  ['==1', '1.0..1.0+x.1'],
  ['==1.0+X', '1.0+x'],
  ['==1.0a1', '1.0a1..1.0a1+x'],
  ['==1!1.0', '1!1.0'],
  ['===1.0', '1.0'],
  ['===1.0+x', '1.0+x'],
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

function range(specifiers: string): VersionRange {
  const { value, errors } = parseSpecifierSet(specifiers);
  assert.deepEqual(errors, [], specifiers);
  return VersionRange.fromSpecifierSet(value);
}

function version(text: string): Version {
  const parsed = parseVersion(text);
  assert.ok(parsed !== undefined, `${text} is a version`);
  return parsed;
}

/** The same "random" numbers in every run: at least 0, below `limit`. */
function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const ENDS = ['', '.dev0', '.dev1', 'a0', 'a1', 'a1.post0', 'a2.dev0', 'rc1', '.post0.dev0', '.post0', '.post1'];
const LOCALS = ['', '', '+a', '+1'];
const SAMPLES = ['0', '1.0', '1.0.1', '1.1', '2', '1!0'].flatMap((base) =>
  ENDS.flatMap((end) => LOCALS.slice(1).map((local) => version(base + end + local))),
);

/** Ranges built from up to four specifiers joined by any operation, so that every kind of cut meets every other. */
function someRanges(count: number): VersionRange[] {
  const roll = dice(20261124);
  const pick = <T>(items: readonly T[]): T => items[roll(items.length)] as T;
  const one = (): VersionRange => {
    const sample = pick(SAMPLES);
    const local = formatVersion(sample);
    const plain = local.split('+', 1)[0] ?? '';
    const kind = pick(['==', '!=', '===', '<', '<', '>', '>', '<=', '>=', '==.*', '!=.*', 'one', 'gap']);
    if (kind === 'one') return VersionRange.singleton(sample);
    if (kind === 'gap') return VersionRange.between(sample, pick([undefined, pick(SAMPLES)]));
    if (kind.endsWith('.*')) return range(`${kind.slice(0, 2)}${sample.release.join('.')}.*`);
    return range(kind + (/^[=!]/.test(kind) ? local : plain));
  };
  return Array.from({ length: count }, () => {
    let result = one();
    for (let n = roll(4); n > 0; n--) result = roll(2) === 0 ? result.intersect(one()) : result.union(one());
    return roll(4) === 0 ? result.complement() : result;
  });
}

function members(set: VersionRange): string[] {
  return SAMPLES.filter((sample) => set.contains(sample)).map(formatVersion);
}

describe('version range', () => {
  describe('from specifiers', () => {
    for (const [text, runs] of MEMBERS) {
      it(`'${text}' holds ${runs === '' ? 'nothing' : runs}`, () => {
        const set = range(text);
        assert.deepEqual(
          PROBES.filter((probe) => set.contains(version(probe))),
          expandRuns(runs),
        );
      });
    }

    it('holds what the specifiers let in when pre-releases count, `===` aside', () => {
      for (const [text] of MEMBERS.filter(([written]) => !written.includes('==='))) {
        const { value } = parseSpecifierSet(text);
        for (const sample of SAMPLES) {
          const expected = specifierSetContains(value, sample, { prereleases: true });
          assert.equal(range(text).contains(sample), expected, `${text} ${formatVersion(sample)}`);
        }
      }
    });

    it('takes `===` for equality of versions, and text that is no version for nothing', () => {
      assert.ok(range('===1.0').equals(VersionRange.singleton(version('1.0.0'))));
      assert.ok(range('===foo').isEmpty);
      assert.ok(range('>=1,===1.0.*').isEmpty);
    });
  });

  describe('identity', () => {
    for (const [a, b] of [
      ['<=1.0', '<1.0.post0.dev0'],
      ['>1.0.dev1', '>=1.0.dev2'],
      ['>1.0.post1', '>=1.0.post2.dev0'],
      ['>1.0a1', '>=1.0a2.dev0'],
      ['<1.0', '<1.0.dev0'],
      ['<1.0.post1', '<1.0.post1.dev0'],
      ['==1.4.*', '>=1.4.dev0,<1.5'],
      ['~=1.4.2', '>=1.4.2,==1.4.*'],
      ['==1.0', '>=1.0,<=1.0'],
      ['==1', '==1.0.0'],
      ['>=0.dev0', ''],
      ['<0', '>2,<1'],
      ['!=1.0,!=2.0', '!=2.0,!=1.0'],
    ] as const) {
      it(`'${a}' is '${b}'`, () => {
        assert.ok(range(a).equals(range(b)));
        assert.ok(range(a).isSubsetOf(range(b)) && range(b).isSubsetOf(range(a)));
      });
    }

    it('knows what lies wholly before or after a version', () => {
      for (const set of someRanges(300)) {
        for (const sample of SAMPLES) {
          const least = VersionRange.between(undefined, sample).complement();
          assert.equal(
            set.endsBefore(sample),
            set.intersect(least).isEmpty,
            `${set.toString()} before ${formatVersion(sample)}`,
          );
          const most = VersionRange.between(sample, undefined).complement();
          assert.equal(
            set.startsAfter(sample),
            set.intersect(most).isEmpty,
            `${set.toString()} after ${formatVersion(sample)}`,
          );
        }
      }
    });

    it('sees that nothing fits between two versions', () => {
      assert.ok(range('>1.0.dev1,<1.0.dev2').isEmpty);
      assert.ok(range('>1.0.post1,<1.0.post2').isEmpty);
      assert.ok(range('<=1.0').isDisjoint(range('>=1.0.post0.dev0')));
      assert.ok(!range('>1.0,<1.0.1').isEmpty, '1.0.0.1 does');
    });

    it('knows the empty and the full range', () => {
      assert.ok(VersionRange.empty.isEmpty && !VersionRange.empty.isFull);
      assert.ok(VersionRange.full.isFull && !VersionRange.full.isEmpty);
      assert.ok(range('<1').union(range('>=1.dev0')).isFull);
      assert.ok(!range('<1').union(range('>=1')).isFull, 'the pre-releases of 1 are missing');
      assert.ok(range('>=2').intersect(range('<2')).isEmpty);
    });
  });

  describe('between', () => {
    it('leaves out both ends and nothing else', () => {
      const gap = VersionRange.between(version('1.0'), version('2.0'));
      const inside = ['1.0+x', '1.0.post1', '1.5', '2.0.dev0', '2.0rc1'];
      const outside = ['0.9', '1.0rc1', '1.0', '2.0', '2.0+x', '2.1'];
      for (const text of inside) assert.ok(gap.contains(version(text)), text);
      for (const text of outside) assert.ok(!gap.contains(version(text)), text);
    });

    it('is unbounded where a neighbour is missing', () => {
      assert.ok(VersionRange.between(undefined, undefined).isFull);
      assert.ok(VersionRange.between(undefined, version('1')).contains(version('0.dev0')));
      assert.ok(VersionRange.between(version('1'), undefined).contains(version('9!9')));
      assert.ok(VersionRange.between(version('2'), version('1')).isEmpty);
    });
  });

  describe('as a singleton', () => {
    for (const [text, expected] of [
      ['==1.0', '1.0'],
      ['===1.0', '1.0'],
      ['==1.0+x', '1.0+x'],
      ['==1.0.dev1', '1.0.dev1'],
      ['==1.0,>=0.5,<2', '1.0'],
      ['<=1.0,==1.0', '1.0'],
      ['==1.0,<1.0.post0.dev0', '1.0'],
      ['>1.0.dev1,==1.0.dev2', '1.0.dev2'],
      ['>=1.0,<=1.0', undefined],
      ['==1.0.*', undefined],
      ['==1.0,!=1.0+x', undefined],
      ['>=1.0', undefined],
      ['', undefined],
      ['===foo', undefined],
    ] as const) {
      it(`'${text}' is ${expected === undefined ? 'not one' : `the pin ${expected}`}, as for uv`, () => {
        const single = range(text).asSingleton();
        assert.equal(single && formatVersion(single), expected);
      });
    }

    it('gives back its version', () => {
      for (const sample of SAMPLES) {
        assert.equal(VersionRange.singleton(sample).asSingleton()?.key, sample.key, formatVersion(sample));
      }
    });
  });

  describe('set operations', () => {
    const ranges = someRanges(240);
    const pairs = ranges.map((a, index) => [a, ranges[(index * 7 + 1) % ranges.length] ?? a] as const);

    it('agree with membership', () => {
      for (const [a, b] of pairs) {
        for (const sample of SAMPLES) {
          const [inA, inB] = [a.contains(sample), b.contains(sample)];
          const name = `${a.toString()} and ${b.toString()} at ${formatVersion(sample)}`;
          assert.equal(a.intersect(b).contains(sample), inA && inB, name);
          assert.equal(a.union(b).contains(sample), inA || inB, name);
          assert.equal(a.complement().contains(sample), !inA, name);
        }
      }
    });

    it('follow de Morgan and undo each other', () => {
      for (const [a, b] of pairs) {
        assert.ok(a.complement().complement().equals(a));
        assert.ok(a.intersect(b).complement().equals(a.complement().union(b.complement())));
        assert.ok(a.union(b).complement().equals(a.complement().intersect(b.complement())));
        assert.ok(a.intersect(b).equals(b.intersect(a)) && a.union(b).equals(b.union(a)));
        assert.ok(a.union(a.intersect(b)).equals(a) && a.intersect(a.union(b)).equals(a));
        assert.ok(a.intersect(a.complement()).isEmpty && a.union(a.complement()).isFull);
      }
    });

    it('agree with subset and disjoint', () => {
      for (const a of ranges) {
        for (const b of ranges) {
          assert.equal(a.isSubsetOf(b), a.intersect(b.complement()).isEmpty);
          assert.equal(a.isDisjoint(b), a.isSubsetOf(b.complement()));
          assert.equal(a.equals(b), a.isSubsetOf(b) && b.isSubsetOf(a));
        }
      }
    });

    it('agree with subset and disjoint on the versions tried', () => {
      for (const [a, b] of pairs) {
        const [ofA, ofB] = [members(a), new Set(members(b))];
        if (a.isSubsetOf(b)) assert.ok(ofA.every((member) => ofB.has(member)));
        if (a.isDisjoint(b)) assert.ok(!ofA.some((member) => ofB.has(member)));
        if (a.equals(b)) assert.equal(ofA.length, ofB.size);
      }
      const outcomes = pairs.map(([a, b]) => `${String(a.isSubsetOf(b))} ${String(a.isDisjoint(b))}`);
      assert.ok(new Set(outcomes).size >= 3, 'all outcomes occur');
    });
  });

  describe('of many intervals', () => {
    /** Everything but every other of the versions 0.2 to 0.400. */
    const holes = Array.from({ length: 200 }, (_, at) => range(`!=0.${2 * (at + 1)}`));
    const many = holes.reduce((all, hole) => all.intersect(hole), VersionRange.full);
    const texts = ['==0.6', '==0.7', '>=0.6', '>=0.7,<0.30', '<0.60', '>0.60,<=0.90', '!=0.30', '>=0.401', '==0.6+x'];
    const few = [
      ...texts.map(range),
      range('==0.7').union(range('>=0.100,<0.105')),
      range('==0.6').union(range('==0.8')),
    ];
    const samples = Array.from({ length: 405 }, (_, at) => [`0.${at}`, `0.${at}a1`, `0.${at}+x`, `0.${at}.post1`])
      .flat()
      .flatMap((text) => parseVersion(text) ?? []);

    it('are as many as were left out, in whatever order', () => {
      assert.equal(many.size, 201);
      const backwards = holes.toReversed().reduce((all, hole) => all.intersect(hole), VersionRange.full);
      assert.ok(backwards.equals(many));
      assert.equal(backwards.identity, many.identity);
      assert.equal(new Set([many, ...few].map(({ identity }) => identity)).size, few.length + 1);
    });

    it('go with few as membership says', () => {
      for (const one of few) {
        for (const [a, b] of [
          [many, one],
          [many.complement(), one],
          [one, many],
        ] as const) {
          const [both, either] = [a.intersect(b), a.union(b)];
          for (const sample of samples) {
            const [inA, inB] = [a.contains(sample), b.contains(sample)];
            const name = `${b.toString()} at ${formatVersion(sample)}`;
            assert.equal(both.contains(sample), inA && inB, name);
            assert.equal(either.contains(sample), inA || inB, name);
          }
          assert.equal(a.isSubsetOf(b), both.equals(a));
          assert.equal(a.isDisjoint(b), both.isEmpty);
          assert.ok(both.complement().equals(a.complement().union(b.complement())));
        }
      }
    });

    it('leave a pin a pin', () => {
      const pinned = many.intersect(range('==0.7')).asSingleton();
      assert.equal(pinned && formatVersion(pinned), '0.7');
      assert.ok(many.intersect(range('==0.6')).isEmpty);
    });
  });

  describe('for explanations', () => {
    for (const [text, expected, negated] of [
      ['', '*', '∅'],
      ['>=1.77,<2', '>=1.77,<2', '<1.77 | >=2.dev0'],
      ['==1.0', '==1.0', '!=1.0'],
      ['===1.0', '===1.0', '<1.0 | >1.0'],
      ['==1.0+x', '==1.0+x', '!=1.0+x'],
      ['==1.4.*', '==1.4.*', '!=1.4.*'],
      ['~=1.4.2', '>=1.4.2,<1.5', '<1.4.2 | >=1.5.dev0'],
      ['>1.0', '>1.0', '<=1.0.post*'],
      ['>=1,!=1.5,<2,!=1.6.*', '>=1,<2,!=1.5,!=1.6.*', '<1 | ==1.5 | ==1.6.* | >=2.dev0'],
      ['!=1.3.*,!=1.5.*', '<1.3 | ==1.4.* | >=1.6.dev0', '==1.3.* | ==1.5.*'],
      ['>2,<1', '∅', '*'],
    ] as const) {
      it(`'${text}' reads ${expected}, everything else ${negated}`, () => {
        assert.equal(range(text).toString(), expected);
        assert.equal(range(text).complement().toString(), negated);
      });
    }

    it('names the bounds of each interval', () => {
      const intervals = range('>=1,!=1.5,<2').union(VersionRange.singleton(version('3')));
      const written = intervals
        .intervals()
        .map(({ lower, upper }) =>
          [lower, upper].map((bound) => bound && `${formatVersion(bound.version)} ${bound.inclusive ? 'in' : 'out'}`),
        );
      assert.deepEqual(written, [
        ['1 in', '1.5 out'],
        ['1.5 out', '2 out'],
        ['3 in', '3 in'],
      ]);
      assert.deepEqual(VersionRange.full.intervals(), [{}]);
      assert.deepEqual(VersionRange.empty.intervals(), []);
    });

    it('keeps the intervals in ascending order', () => {
      for (const set of someRanges(100)) {
        const ends = set
          .intervals()
          .flatMap(({ lower, upper }) => [lower, upper].flatMap((bound) => bound?.version ?? []));
        ends.slice(1).forEach((end, index) => {
          const previous = ends[index] ?? end;
          assert.ok(compareVersions(previous, end) <= 0, set.toString());
        });
      }
    });
  });
});
