/** Packages that fall behind what a host gets: what is worth a warning, what is told as the cause, and what helps. */
import assert from 'node:assert/strict';
import type { Finding } from '../../../server/src/core/findings/finding.ts';
import { english } from '../../support/english.ts';
import { analysisOf } from '../../support/inventedProject.ts';

const LINUX = 'wheel cp313-cp313-manylinux_2_17_x86_64';
const HERE = 'wheel cp313-cp313-pyodide_2025_0_wasm32';

/** A Linux wheel of a release, uploaded on a day. */
const onLinux = (release: string, day: string): string => `${release} {${LINUX}; uploaded ${day}}`;

function heldBackIn(
  universe: string,
  dependencies: readonly string[],
  settings = '',
  today?: string,
): readonly Finding[] {
  const text = `[project]\nname = "app"\nversion = "1"\ndependencies = ${JSON.stringify(dependencies)}\n${settings}`;
  const known = today === undefined ? {} : { installContext: { today } };
  return analysisOf({ universe, text, comparesWithHost: true, known }).findings.filter(
    ({ code }) => code === 'held-back',
  );
}

function onlyOne(findings: readonly Finding[]): Finding {
  const [finding] = findings;
  assert.ok(finding && findings.length === 1, `there are ${findings.length}`);
  return finding;
}

/** `fast` has a wheel for this runtime up to a version, and later ones for Linux only. */
function fastUpTo(here: string, ...later: readonly string[]): string {
  return [`pyodide: fast ${here} {${HERE}}`, onLinux(`fast ${here}`, '2023-01-10'), ...later].join('\n');
}

/** The newest `fast` has a wheel for the next Python on Workers. */
const ON_314 = `{${LINUX}; wheel cp314-cp314-pyemscripten_2026_0_wasm32; uploaded 2026-10-01}`;

describe('a package that falls behind', () => {
  const cases: readonly (readonly [string, string, Finding['severity'] | undefined])[] = [
    ['by a patch release that came out now', fastUpTo('3.0.3', onLinux('fast 3.0.4', '2026-10-01')), undefined],
    [
      'by patch releases for years, which another runtime has',
      fastUpTo('3.0.3', onLinux('fast 3.0.4', '2023-06-01'), `fast 3.0.9 ${ON_314}`),
      'information',
    ],
    ['by a minor release that came out now', fastUpTo('3.0', onLinux('fast 3.1', '2026-10-01')), undefined],
    [
      'by minor releases for years, which another runtime has',
      fastUpTo('3.0', onLinux('fast 3.1', '2023-06-01'), `fast 3.9 ${ON_314}`),
      'warning',
    ],
    [
      'by minor releases for years, which nothing brings',
      fastUpTo('3.0', onLinux('fast 3.1', '2023-06-01'), onLinux('fast 3.9', '2026-10-01')),
      'information',
    ],
    [
      'by a minor release that came out now, after one that was yanked',
      fastUpTo('3.0', `fast 3.1 {${LINUX}; uploaded 2023-06-01; yanked}`, `fast 3.2 ${ON_314}`),
      undefined,
    ],
    [
      'by a minor release that came out now, after one for Windows alone',
      fastUpTo('3.0', 'fast 3.1 {wheel cp313-cp313-win_amd64; uploaded 2023-06-01}', `fast 3.2 ${ON_314}`),
      undefined,
    ],
    [
      'by a minor release that came out now, after one for a later Python',
      fastUpTo('3.0', 'fast 3.1 {uploaded 2023-06-01; python >=3.14}', `fast 3.2 ${ON_314}`),
      undefined,
    ],
    [
      'by a minor release that came out now, after its candidates',
      fastUpTo('3.0', onLinux('fast 3.1rc1', '2023-06-01'), `fast 3.1 ${ON_314}`),
      undefined,
    ],
    [
      'by post-releases for years, which another runtime has',
      fastUpTo('3.0', onLinux('fast 3.0.post1', '2023-06-01'), `fast 3.0.post2 ${ON_314}`),
      'information',
    ],
    [
      'by a fourth number for years, which another runtime has',
      fastUpTo('3.0.0.1', onLinux('fast 3.0.0.2', '2023-06-01'), `fast 3.0.0.3 ${ON_314}`),
      'information',
    ],
    [
      'by minor releases before 1.0 for years, which another runtime has',
      fastUpTo('0.3', onLinux('fast 0.4', '2023-06-01'), `fast 0.9 ${ON_314}`),
      'warning',
    ],
    ['by an epoch, which another runtime has', fastUpTo('3.0', `fast 1!1.0 ${ON_314}`), 'warning'],
    ['by a year in its version, which another runtime has', fastUpTo('2024.1', `fast 2025.1 ${ON_314}`), 'warning'],
    [
      'by releases whose dates nobody gives, of the same major version',
      fastUpTo('3.0', `fast 3.9 {${LINUX}; wheel cp314-cp314-pyemscripten_2026_0_wasm32}`),
      undefined,
    ],
    ['by a major release, which another runtime has', fastUpTo('3.0', `fast 4.0 ${ON_314}`), 'warning'],
    ['by a major release, which nothing brings', fastUpTo('3.0', onLinux('fast 4.0', '2026-10-01')), 'information'],
  ];
  for (const [how, universe, severity] of cases) {
    it(`${how}: ${severity ?? 'nothing is said'}`, () => {
      const [finding] = heldBackIn(universe, ['fast']);
      assert.equal(finding?.severity, severity);
    });
  }

  it('is counted to this day from the first newer release, also where that is the newest', () => {
    const universe = fastUpTo('3.0', `fast 3.1 ${ON_314}`);
    const on = (today: string): Finding['severity'] | undefined =>
      heldBackIn(universe, ['fast'], '', today)[0]?.severity;
    assert.deepEqual(['2026-10-30', '2027-05-30', '2027-11-01'].map(on), [undefined, 'information', 'warning']);
  });

  it('is worth a warning where a bound of the project keeps newer ones out here', () => {
    // On a host `part` 2 is installed, which goes with any `fast`.
    const universe = [
      'app-base 1.0 {uploaded 2022-01-10} -> part, fast',
      'part 1.0 {uploaded 2022-01-10} -> fast<4',
      `part 2.0 {${LINUX}; uploaded 2026-01-10} -> fast`,
      'part 3.0 {uploaded 2026-01-10} -> fast',
      'fast 3.0 {uploaded 2022-01-10}',
      'fast 4.0 {uploaded 2024-01-10}',
    ].join('\n');
    const settings = '[tool.uv]\nconstraint-dependencies = ["part<3"]\n';
    const told = heldBackIn(universe, ['app-base', 'part'], settings);
    assert.deepEqual(
      told.map(({ name, severity }) => [name, severity]),
      [['part', 'warning']],
    );
  });
});

describe('the cause of a fall', () => {
  it('is what the newest release with a wheel needs, not that later ones have none', () => {
    const universe = [
      'model 0.1 {uploaded 2023-01-10}',
      'model 2.0 {uploaded 2026-05-10} -> quick, tokens',
      onLinux('model 2.1', '2026-09-10'),
      onLinux('quick 1.0', '2022-01-10'),
      onLinux('tokens 1.0', '2022-01-10'),
    ].join('\n');
    const finding = onlyOne(heldBackIn(universe, ['model']));
    assert.equal(
      english(finding.message),
      '`quick` and `tokens` keep `model` at 0.1 (2023-01) instead of 2.1 (2026-09): `quick` and `tokens` have no wheel for this runtime; from 2.1 on, `model` itself has none',
    );
    assert.deepEqual(finding.culprits, ['quick', 'tokens']);
    assert.deepEqual(
      finding.remedies.map(({ kind, title }) => [kind, english(title)]),
      [
        ['leave-out', 'Leave quick and tokens out on Pyodide (override-dependencies): installs model 2.0'],
        ['pin', 'Pin model to 0.1 (2023-01-10), what you get today'],
      ],
    );
    assert.equal(finding.severity, 'warning');
  });

  it('is the project itself where all newer releases lack a wheel', () => {
    const universe = ['model 1.0 {uploaded 2023-01-10}', onLinux('model 2.1', '2026-09-10')].join('\n');
    assert.match(english(onlyOne(heldBackIn(universe, ['model'])).message), /: newer releases have no wheel/);
  });
});

describe('an extra that only newer releases have', () => {
  const universe = [
    'web 1.0 {uploaded 2024-04-30}',
    'web 1.4 {uploaded 2026-10-20}',
    '  [full] -> loop',
    onLinux('loop 1.0', '2022-01-10'),
  ].join('\n');

  it('is told, with dropping it first, then leaving out what it needs, then the pin', () => {
    const finding = onlyOne(heldBackIn(universe, ['web[full]']));
    assert.match(english(finding.message), /1\.0 \(2024-04\).*: that release has no extra `full`.*`loop` has no wheel/);
    assert.deepEqual(
      finding.remedies.map(({ kind, preferred }) => [kind, preferred]),
      [
        ['drop-extra', true],
        ['leave-out', false],
        ['pin', false],
      ],
    );
    assert.equal(finding.severity, 'warning');
  });

  it('counts however near the releases are', () => {
    const near = universe.replace('web 1.0 {uploaded 2024-04-30}', 'web 1.3.9 {uploaded 2026-10-19}');
    assert.equal(onlyOne(heldBackIn(near, ['web[full]'])).severity, 'warning');
  });

  it('is the only one that is dropped where the others do not stand in the way', () => {
    const both = universe.replace('  [full]', '  [cli] -> prompt\n  [full]');
    const finding = onlyOne(heldBackIn(`${both}\nprompt 1.0`, ['web[cli,full]']));
    const title = finding.remedies[0] && english(finding.remedies[0].title);
    assert.equal(title, 'Drop the extra full from web: installs web 1.4');
  });
});
