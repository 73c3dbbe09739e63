/** What a watch remembers, and what it calls news. */
import assert from 'node:assert/strict';
import { newsBetween, type NewsFacts } from '../../../server/src/core/toolkit/watch/news.ts';
import {
  readState,
  writeState,
  type TargetState,
  type WatchState,
} from '../../../server/src/core/toolkit/watch/watchState.ts';
import { english } from '../../support/english.ts';

const INSTALLS: TargetState = { installs: true, blocked: {}, heldBack: {}, yanked: [] };

function blocked(...culprits: readonly string[]): TargetState {
  return { ...INSTALLS, installs: false, blocked: { litellm: culprits } };
}

/** A state with one project on one target. */
function state(target: TargetState, more: Partial<WatchState> = {}): WatchState {
  return {
    runtimes: ['workers-3.13'],
    projects: { 'a/pyproject.toml': { t: target } },
    packages: {},
    conditions: {},
    ...more,
  };
}

function withPackage(version: string | null): WatchState {
  return state(INSTALLS, { packages: { fastuuid: { t: version } } });
}

function news(before: WatchState, now: WatchState): readonly string[] {
  return newsBetween(before, now, FACTS).map(({ kind, message }) => `${kind}: ${english(message)}`);
}

/** Only one release was withdrawn, and its authors say why. */
const FACTS: NewsFacts = {
  label: (name) => name.toUpperCase(),
  yanked: (name) => (name === 'leaky' ? 'it leaks' : undefined),
  shipped: (_file, _target, name) => ({ numpy: '2.2.5', six: '1.17.0' })[name],
};

function waiting(condition: string, version: string | null): WatchState {
  return state(INSTALLS, { conditions: { [condition]: version } });
}

function withLeaky(version: string): WatchState {
  return state(INSTALLS, { packages: { leaky: { t: version } } });
}

describe('the news of a watch', () => {
  const cases: readonly (readonly [story: string, before: WatchState, now: WatchState, expected: readonly string[]])[] =
    [
      ['nothing', state(blocked('fastuuid')), state(blocked('fastuuid')), []],
      [
        'a project that installs now',
        state(blocked('fastuuid', 'tokenizers')),
        state(INSTALLS),
        ['possible: `a/pyproject.toml` installs on T now; `fastuuid` and `tokenizers` stood in the way'],
      ],
      [
        'one of two culprits that is gone',
        state(blocked('fastuuid', 'tokenizers')),
        state(blocked('tokenizers')),
        [
          'possible: `fastuuid` no longer stands in the way of `litellm` in `a/pyproject.toml` on T; `tokenizers` still does',
        ],
      ],
      [
        'a new release that drags in a culprit',
        state(INSTALLS),
        state(blocked('fastuuid')),
        ['broken: `litellm` in `a/pyproject.toml` cannot be installed on T: `fastuuid` stands in the way now'],
      ],
      [
        'a package of which no release is left that fits',
        state(INSTALLS),
        state(blocked('litellm')),
        ['broken: `litellm` in `a/pyproject.toml` cannot be installed on T: no release of it fits now'],
      ],
      [
        'the same on two runtimes once, and what is about one of them by itself',
        { ...state(INSTALLS), projects: { a: { '3.14': INSTALLS, '3.12': INSTALLS, '3.13': INSTALLS } } },
        {
          ...state(INSTALLS),
          projects: { a: { '3.14': blocked('fastuuid'), '3.12': blocked('fastuuid'), '3.13': blocked('tokenizers') } },
        },
        [
          'broken: `litellm` in `a` cannot be installed on 3.12 and 3.14: `fastuuid` stands in the way now',
          'broken: `litellm` in `a` cannot be installed on 3.13: `tokenizers` stands in the way now',
        ],
      ],
      [
        'a package that stops the step on the machine of who deploys',
        state({ ...INSTALLS, hostStep: [] }),
        state({ ...INSTALLS, hostStep: ['nat'] }),
        ['broken: `nat` stops `pywrangler sync` for `a/pyproject.toml` in its step on your machine now (T)'],
      ],
      [
        'one that no longer does',
        state({ ...INSTALLS, hostStep: ['nat'] }),
        state({ ...INSTALLS, hostStep: [] }),
        ['possible: `nat` no longer stops `pywrangler sync` for `a/pyproject.toml` in its step on your machine (T)'],
      ],
      [
        'nothing of that step where the last look did not keep it',
        state(INSTALLS),
        state({ ...INSTALLS, hostStep: ['nat'] }),
        [],
      ],
      [
        'a project that fails for a reason of its own',
        state(INSTALLS),
        state({ ...INSTALLS, installs: false }),
        ['broken: `a/pyproject.toml` cannot be installed on T any more'],
      ],
      [
        'a first wheel',
        withPackage(null),
        withPackage('0.12.0'),
        ['possible: `fastuuid` 0.12.0 can be had for T, the first release that can'],
      ],
      [
        'a newer release',
        withPackage('0.9.0'),
        withPackage('0.10.0'),
        ['possible: `fastuuid` 0.10.0 can be had for T; it was 0.9.0'],
      ],
      [
        'a release that was withdrawn',
        withPackage('0.10.0'),
        withPackage('0.9.0'),
        ['broken: `fastuuid` 0.10.0 is gone: the newest for T is 0.9.0 now'],
      ],
      [
        'a yanked release, with the reason that its authors give',
        withLeaky('0.10.0'),
        withLeaky('0.9.0'),
        ['broken: `leaky` 0.10.0 was yanked (it leaks): the newest for T is 0.9.0 now'],
      ],
      [
        'a package that a runtime has dropped, and one that it ships in another version',
        state({ ...INSTALLS, shipped: { numpy: '2.0.2', six: '1.17.0', zengl: '2.7.1' } }),
        state(INSTALLS),
        [
          'broken: T no longer ships `zengl`, of which `a/pyproject.toml` got 2.7.1 there',
          'known: T ships `numpy` 2.2.5 now; `a/pyproject.toml` got 2.0.2 there',
        ],
      ],
      [
        'nothing of a package that a project needs no more, or gets for the first time',
        state({ ...INSTALLS, shipped: { six: '1.17.0' } }),
        state({ ...INSTALLS, shipped: { numpy: '2.2.5' } }),
        [],
      ],
      [
        'nothing of what is shipped where the last look did not keep it',
        state(INSTALLS),
        state({ ...INSTALLS, shipped: { numpy: '2.2.5' } }),
        [],
      ],
      [
        'a release that a project still gets, and that was yanked',
        state(INSTALLS),
        state({ ...INSTALLS, yanked: ['numpy 2.2.5'] }),
        ['broken: `numpy 2.2.5`, which `a/pyproject.toml` gets on T, was yanked (withdrawn by its authors)'],
      ],
      [
        'a new release that drags in a culprit, while an older one still installs',
        state({ ...INSTALLS, heldBack: { httpx: ['zstandard'] } }),
        state({ ...INSTALLS, heldBack: { httpx: ['zstandard'], langchain: ['uuid-utils'] } }),
        [
          'broken: A newer `langchain` in `a/pyproject.toml` cannot be installed on T: `uuid-utils` stands in the way now',
        ],
      ],
      [
        'a package that is no longer held back',
        state({ ...INSTALLS, heldBack: { langchain: ['uuid-utils'] } }),
        state(INSTALLS),
        ['possible: `langchain` in `a/pyproject.toml` is no longer held back on T'],
      ],
      [
        'a package that somebody watches from now on',
        state(INSTALLS),
        withPackage(null),
        ['known: `fastuuid` is watched for T from now on, where there is no release that loads'],
      ],
      [
        'a condition that somebody waits for from now on',
        state(INSTALLS),
        waiting('fastuuid for t', null),
        ['known: `fastuuid for t` is waited for from now on'],
      ],
      [
        'a condition that is met',
        waiting('fastuuid>=0.12 for t', null),
        waiting('fastuuid>=0.12 for t', '0.14.0'),
        ['possible: `fastuuid>=0.12 for t`: this condition is met now, by 0.14.0'],
      ],
      [
        'a condition that is met no more',
        waiting('fastuuid for t', '0.14.0'),
        waiting('fastuuid for t', null),
        ['broken: `fastuuid for t`: this condition is not met any more; 0.14.0 met it'],
      ],
      [
        'nothing of a newer release that meets a condition as well',
        waiting('fastuuid for t', '0.14.0'),
        waiting('fastuuid for t', '0.15.0'),
        [],
      ],
      [
        'the last wheel gone',
        withPackage('0.10.0'),
        withPackage(null),
        ['broken: No release of `fastuuid` can be had for T any more; it was 0.10.0'],
      ],
      [
        'a new runtime',
        state(INSTALLS),
        state(INSTALLS, { runtimes: ['workers-3.13', 'workers-3.15'] }),
        ['possible: There is a new runtime: WORKERS-3.15 (`workers-3.15`)'],
      ],
      [
        'another project, and one that is gone',
        state(INSTALLS),
        { ...state(INSTALLS), projects: { 'b/pyproject.toml': { t: INSTALLS } } },
        [
          'known: `b/pyproject.toml` is watched from now on',
          'known: `a/pyproject.toml` is no longer watched: it is gone, or was not named',
        ],
      ],
      [
        'another runtime of a project',
        state(INSTALLS),
        { ...state(INSTALLS), projects: { 'a/pyproject.toml': { t: INSTALLS, u: blocked('x') } } },
        ['known: `a/pyproject.toml` is looked at for U from now on, where it cannot be installed'],
      ],
    ];
  for (const [story, before, now, expected] of cases) {
    it(`tell ${story}`, () => {
      assert.deepEqual(news(before, now), expected);
    });
  }

  it('begin with what has broken', () => {
    const before = state(INSTALLS, { packages: { x: { t: null } } });
    const now = state(blocked('fastuuid'), { packages: { x: { t: '1.0' } } });
    assert.deepEqual(
      newsBetween(before, now, FACTS).map(({ kind }) => kind),
      ['broken', 'possible'],
    );
  });
});

describe('the state of a watch', () => {
  it('is the same text for the same facts, in whatever order they were found', () => {
    const one = { ...state(INSTALLS), packages: { b: { u: null, t: '1' }, a: {} }, runtimes: ['y', 'x'] };
    const other = { ...state(INSTALLS), packages: { a: {}, b: { t: '1', u: null } }, runtimes: ['x', 'y'] };
    assert.equal(writeState(one), writeState(other));
    assert.match(writeState(one), /^\{\n {2}"version": 1,\n[^]*\}\n$/);
  });

  it('is read as it was written', () => {
    const read = readState(writeState(withPackage(null)));
    assert.deepEqual(read, { state: withPackage(null) });
    const shipping = state({ ...INSTALLS, shipped: { numpy: '2.2.5' } });
    assert.deepEqual(readState(writeState(shipping)), { state: shipping });
    assert.deepEqual(readState(writeState(shipping).replace('"2.2.5"', '2')), { fault: 'broken' });
  });

  it('is not made up from something else', () => {
    for (const text of [
      '',
      '[]',
      'null',
      '{"version": 1}',
      '{"version": 1, "runtimes": [], "projects": {}, "packages": {}, "conditions": {"a for b": 3}}',
      '{"version": 0, "runtimes": [], "projects": {}, "packages": {}}',
    ]) {
      assert.deepEqual(readState(text), { fault: 'broken' }, text);
    }
    const odd = writeState(state(INSTALLS)).replace('"installs": true', '"installs": 1');
    assert.deepEqual(readState(odd), { fault: 'broken' });
    assert.deepEqual(readState('{"version": 2}'), { fault: 'later' });
  });
});
