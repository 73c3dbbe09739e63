/** The comparison of targets: which one is recommended, what a move changes, and under which condition one becomes possible. */
import assert from 'node:assert/strict';
import {
  conditionsOf,
  neededRange,
  releaseThatMeets,
  type Condition,
} from '../../../server/src/core/diagnosis/conditions.ts';
import type { Reason } from '../../../server/src/core/diagnosis/reason.ts';
import { finding, startOf } from '../../../server/src/core/findings/finding.ts';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import { formatVersion } from '../../../server/src/core/packaging/versions/version.ts';
import { ProjectReleases } from '../../../server/src/core/candidates/release.ts';
import { changesBetween } from '../../../server/src/core/toolkit/compare/compareTargets.ts';
import type { ComparedTarget, Obstacle } from '../../../server/src/core/toolkit/compare/comparedTarget.ts';
import { recommend } from '../../../server/src/core/toolkit/compare/recommend.ts';
import { conditionWords } from '../../../server/src/core/toolkit/conditionWords.ts';
import { english, invented } from '../../support/english.ts';
import { readUniverse } from '../../support/memoryIndex.ts';
import { targetOf } from '../../support/recorded.ts';
import { projectOf } from '../../support/snapshots.ts';
import { UniverseCatalog } from '../../support/universeCatalog.ts';

/** What is invented about a target: nothing else is wrong there. */
interface Invented {
  readonly installs?: boolean | null;
  readonly blocked?: readonly string[];
  readonly warned?: readonly string[];
  readonly noted?: readonly string[];
  readonly packages?: Readonly<Record<string, string>>;
  readonly isExperimental?: boolean;
}

function on(target: string, invention: Invented = {}): ComparedTarget {
  const { installs = true, blocked = [], warned = [], noted = [], packages = {}, isExperimental = false } = invention;
  const told = (name: string, severity: 'warning' | 'information'): Obstacle => ({
    name: normalizeName(name),
    finding: finding('held-back', invented(name), startOf('pyproject.toml'), { severity }),
    culprits: [],
    chains: [],
    conditions: [],
  });
  const behind = (one: Obstacle): ComparedTarget['heldBack'][number] => ({
    ...one,
    behind: {
      name: one.name ?? normalizeName(''),
      got: { version: '1', date: undefined },
      ideal: { version: '2', date: undefined },
    },
  });
  return {
    target: targetOf(target),
    isOfProject: false,
    isExperimental,
    installs,
    packages: Object.entries(packages).map(([name, version]) => ({
      name: normalizeName(name),
      version,
      wheel: `${name}-${version}-py3-none-any.whl`,
      index: 'pypi',
      requiredBy: [],
    })),
    declared: new Set(),
    blocked: blocked.map((name) => told(name, 'warning')),
    unknown: [],
    heldBack: [
      ...warned.map((name) => behind(told(name, 'warning'))),
      ...noted.map((name) => behind(told(name, 'information'))),
    ],
    warnings: [],
    changes: [],
  };
}

function recommended(...targets: readonly [ComparedTarget, ...ComparedTarget[]]): string {
  const { target, reasons, against } = recommend(targets, targets[0]);
  return [target?.name ?? 'none', ...[...reasons, ...against].map(english)].join('\n');
}

describe('the recommendation among targets', () => {
  it('is the newest on which all installs, if as little is held back there as elsewhere', () => {
    assert.match(recommended(on('workers-3.12'), on('workers-3.14'), on('workers-3.13')), /^workers-3\.14\n/);
  });

  it('is an older one if less is held back there, and what deserves a warning counts most', () => {
    const clear = on('workers-3.13', { noted: ['a', 'b'] });
    assert.match(recommended(clear, on('workers-3.14', { warned: ['c'] })), /^workers-3\.13\n/);
    assert.match(recommended(clear, on('workers-3.14', { noted: ['c'] })), /^workers-3\.14\n/);
  });

  it('passes over what does not install, is not known, or cannot be deployed, and says so', () => {
    const told = recommended(
      on('workers-3.12'),
      on('workers-3.13', { installs: null }),
      on('workers-3.14', { installs: false, blocked: ['a'] }),
      on('pyodide-314.0.7', { isExperimental: true }),
    );
    assert.match(told, /^workers-3\.12\n/);
    assert.match(told, /it is not the newest: Python Workers 3\.14 is blocked/);
    assert.match(told, /whether everything installs on Python Workers 3\.13 is not known/);
  });

  it('is none as long as it is not known whether everything installs where the project is', () => {
    const own = { ...on('workers-3.13', { installs: null }), isOfProject: true };
    const told = recommended(own, on('workers-3.14'));
    assert.match(told, /^none\n/);
    assert.match(told, /whether everything installs on Python Workers 3\.13 is not known/);
  });

  it('names targets together on which the same does not install', () => {
    const none = (target: string, ...blocked: readonly string[]): ComparedTarget =>
      on(target, { installs: false, blocked });
    const told = recommended(none('workers-3.12', 'a'), none('workers-3.13', 'a', 'b'), none('workers-3.14', 'a'));
    assert.match(told, /^`a` does not install on Python Workers 3\.12 and 3\.14$/m);
    assert.match(told, /^`a` and `b` do not install on Python Workers 3\.13$/m);
  });

  it('is called the only one that installs only where that is known', () => {
    const other = (installs: boolean | null): string =>
      recommended(on('workers-3.12'), on('workers-3.14', { installs }));
    assert.match(other(false), /it is the only one on which all dependencies install/);
    assert.doesNotMatch(other(null), /the only one/);
  });

  it('is none where nothing installs everywhere; the one with the fewest obstacles is named', () => {
    const two = on('workers-3.13', { installs: false, blocked: ['a', 'b'] });
    const one = on('workers-3.12', { installs: false, blocked: ['a'] });
    const told = recommended(two, one);
    assert.match(told, /^none\n/);
    assert.match(told, /`a` and `b` do not install on Python Workers 3\.13/);
    assert.match(told, /the least is missing on Python Workers 3\.12$/);
  });
});

describe('what a move changes', () => {
  it('is every version that differs, what comes and what goes, and whether the major version does', () => {
    const from = on('workers-3.13', { packages: { same: '1.0', minor: '1.0', major: '1.9', gone: '1' } });
    const to = on('workers-3.14', { packages: { same: '1.0', minor: '1.1', major: '2.0', extra: '3' } });
    assert.deepEqual(
      changesBetween(from, to).map(({ name, from: old = '-', to: now = '-', isMajor }) =>
        [name, old, now, isMajor ? 'major' : ''].join(' ').trim(),
      ),
      ['extra - 3', 'gone 1 -', 'major 1.9 2.0 major', 'minor 1.0 1.1'],
    );
  });
});

const TARGET = targetOf('workers-3.14');
const FAST_ID = normalizeName('fast-id');

/** @param needed pieces of a range with a bar between them @param released the versions that there are */
function conditionFor(kind: Reason, needed = '', released: readonly string[] = []): Condition | undefined {
  const catalog = new UniverseCatalog(readUniverse(released.map((one) => `fast-id ${one}`).join('\n')), TARGET);
  catalog.learn({ kind: 'releases', name: FAST_ID });
  const range = neededRange(needed);
  assert.ok(range);
  return conditionsOf([{ name: FAST_ID, needed: range, reason: kind }], TARGET, catalog)[0];
}

function inWords(condition: Condition | undefined): string {
  return condition ? english(conditionWords(condition)) : 'none';
}

describe('the condition under which a move becomes possible', () => {
  it('follows from why something cannot be had', () => {
    const wheel = conditionFor({ kind: 'native-only', systems: ['Linux'] }, '>=2');
    assert.deepEqual(wheel, {
      kind: 'wheel',
      name: 'fast-id',
      target: 'workers-3.14',
      needed: '>=2',
      abi: '2026_0',
      platform: 'pyemscripten_2026_0',
    });
    const rows: readonly (readonly [Reason, string])[] = [
      [{ kind: 'native-only', systems: [] }, 'a wheel of `fast-id` for pyemscripten_2026_0 or pure'],
      [{ kind: 'requires-python', requiresPython: '<3.14' }, 'a release of `fast-id` that allows Python 3.14'],
      [{ kind: 'no-versions' }, 'a release of `fast-id` that can be taken on workers-3.14'],
      [{ kind: 'nothing' }, 'a release of `fast-id` that goes with the other dependencies on workers-3.14'],
      [{ kind: 'no-binary' }, 'none'],
    ];
    for (const [reason, words] of rows) assert.equal(inWords(conditionFor(reason)), words, reason.kind);
  });

  it('names the versions in few words, as far as others than those were released', () => {
    const wheelOf = (needed: string, ...released: readonly string[]): string =>
      /^a wheel of (.*) for /.exec(inWords(conditionFor({ kind: 'source-only' }, needed, released)))?.[1] ?? '';
    assert.equal(wheelOf('==1.0 | ==1.1 | ==1.2', '1.0', '1.1', '1.2'), '`fast-id>=1.0,<=1.2`');
    assert.equal(wheelOf('==1.0 | ==1.1 | ==1.3', '1.0', '1.1', '1.2', '1.3'), '`fast-id>=1.0,<=1.1 | ==1.3`');
    const odd = '==1 | ==3 | ==5 | >=7';
    assert.equal(
      wheelOf(odd, '1', '2', '3', '4', '5', '6', '7', '8'),
      '`fast-id>=1` (one of the versions needed on workers-3.14)',
    );
  });

  it('is met by a wheel for the ABI or a pure one, in the versions that are needed', () => {
    const condition = conditionFor({ kind: 'source-only' }, '>=2');
    assert.ok(condition);
    const met = (...files: readonly string[]): string | undefined => {
      const releases = new ProjectReleases(projectOf(normalizeName('fast-id'), files), TARGET);
      const release = releaseThatMeets(condition, releases);
      return release ? formatVersion(release.version) : undefined;
    };
    assert.equal(met('fast_id-2.0-cp314-cp314-manylinux_2_28_x86_64.whl', 'fast_id-2.0.tar.gz'), undefined);
    assert.equal(met('fast_id-2.0-cp314-cp314-pyemscripten_2025_0_wasm32.whl'), undefined);
    assert.equal(met('fast_id-1.9-py3-none-any.whl'), undefined);
    assert.equal(met('fast_id-2.1-cp314-cp314-pyemscripten_2026_0_wasm32.whl'), '2.1');
    assert.equal(met('fast_id-2.1-py3-none-any.whl'), '2.1');
  });

  it('is not decided by releases alone where they only do not go together, or where an index is silent', () => {
    const together = conditionFor({ kind: 'nothing' });
    const wheel = conditionFor({ kind: 'source-only' });
    assert.ok(together && wheel);
    const releases = (unavailable?: ProjectReleases['unavailable']): ProjectReleases =>
      new ProjectReleases(projectOf(normalizeName('fast-id'), []), TARGET, { ...(unavailable && { unavailable }) });
    assert.equal(releaseThatMeets(together, releases()), undefined);
    assert.equal(releaseThatMeets(wheel, releases()), null);
    assert.equal(releaseThatMeets(wheel, releases({ kind: 'unavailable', reason: invented('down') })), undefined);
  });
});
