/** What a hover says about a requirement. */
import { say } from '../../../server/src/core/messages/message.ts';
import assert from 'node:assert/strict';
import { hoverAt } from '../../../server/src/core/features/hover.ts';
import { en } from '../../../server/src/core/messages/en/en.ts';
import { parseCoreMetadata } from '../../../server/src/core/packaging/metadata/coreMetadata.ts';
import type { Snapshot } from '../../../server/src/core/analysis/snapshot.ts';
import { DEFAULT_POLICY } from '../../../server/src/core/solver/selectionPolicy.ts';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import { findingOn, testTarget } from '../../support/fakeChecker.ts';
import { PATH, snapshotOf, type SnapshotOptions } from '../../support/snapshots.ts';

/** The hover over the first occurrence of `at`, without its escapes. */
function hoverText(text: string, at: string, options: SnapshotOptions): string {
  const hover = hoverAt(PATH, text.indexOf(at), snapshotOf(text, options), en);
  return hover?.contents.value.replaceAll('\\', '') ?? 'no hover';
}

const NATIVE_CORE = [
  'own_core-2.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl',
  'own_core-1.1-cp313-cp313-manylinux_2_17_x86_64.whl',
  { filename: 'own_core-1.0-cp313-cp313-pyodide_2025_0_wasm32.whl', uploadTime: '2024-12-18T11:00:00Z' },
];

describe('hover', () => {
  it('names the version that the runtime gets and the newest one, with their dates', () => {
    const projects = {
      own: [
        { filename: 'own-2.0-py3-none-any.whl', uploadTime: '2026-10-01T08:00:00Z' },
        { filename: 'own-1.0-py3-none-any.whl', uploadTime: '2025-01-24T08:00:00Z' },
      ],
    };
    assert.match(
      hoverText('own\n', 'own', { projects, resolved: ['own 1.0'] }),
      /^Python Workers 3\.13 gets \*\*own 1\.0\*\* \(2025-01-24\); the newest release is 2\.0 \(2026-10-01\)/,
    );
    assert.match(
      hoverText('own\n', 'own', { projects, resolved: ['own 2.0'] }),
      /\*\*own 2\.0\*\* \(2026-10-01\), the newest/,
    );
  });

  it('says that `exclude-newer` hides the newest one', () => {
    const projects = {
      own: [
        { filename: 'own-2.0-py3-none-any.whl', uploadTime: '2026-10-01T08:00:00Z' },
        { filename: 'own-1.0-py3-none-any.whl', uploadTime: '2025-01-24T08:00:00Z' },
      ],
    };
    const headOf = (day: string): string => {
      const dated = { ...DEFAULT_POLICY, newest: Date.parse(day) };
      const resolution = { resolves: false, packages: [], dated };
      return hoverText('own\n', 'own', { projects, resolution }).split('\n')[0] ?? '';
    };
    assert.match(headOf('2026-01-01'), /the newest release is 2\.0 \(2026-10-01\), which `exclude-newer` hides *$/);
    assert.match(headOf('2026-11-01'), /the newest release is 2\.0 \(2026-10-01\) *$/);
  });

  it('says that it is the newest stable one that it names, where there is a newer pre-release', () => {
    const projects = { own: ['own-3.0rc1-py3-none-any.whl', 'own-2.0-py3-none-any.whl', 'own-1.0-py3-none-any.whl'] };
    const headOf = (resolved: string): string =>
      hoverText('own\n', 'own', { projects, resolved: [resolved] }).split('\n')[0] ?? '';
    assert.match(headOf('own 1.0'), /own 1\.0\*\*; the newest stable release is 2\.0 *$/);
    assert.match(headOf('own 2.0'), /own 2\.0\*\*, the newest stable release$/);
    assert.match(headOf('own 3.0rc1'), /own 3\.0rc1\*\*; the newest stable release is 2\.0 *$/);
  });

  it('shows versions down and generations across, left-aligned, the present one marked', () => {
    const table = hoverText('own-core\n', 'own', { projects: { 'own-core': NATIVE_CORE } }).split('\n\n')[1];
    assert.deepEqual(table?.split('\n'), [
      '| Python (Pyodide) | 3.12 (0.27) | 3.13 (0.28), yours | 3.14 (314) |',
      '| :--- | :--- | :--- | :--- |',
      '| 2.0 | – | – | wasm wheel |',
      '| 1.1 | native only | native only | native only |',
      '| 1.0 (2024-12) | – | wasm wheel | – |',
    ]);
  });

  it('says in one line that all wheels are pure Python', () => {
    const projects = { own: ['own-1.0-py3-none-any.whl', 'own-2.0-py3-none-any.whl'] };
    assert.match(hoverText('own\n', 'own', { projects, resolved: ['own 2.0'] }), /pure Python and work everywhere$/);
  });

  it('shows the wheels of what stands in the way, too', () => {
    const text = 'own>=2\n';
    const findings = [findingOn('own>=2', PATH, text, { culprits: [normalizeName('own-core')] })];
    const projects = { own: ['own-2.0-py3-none-any.whl'], 'own-core': NATIVE_CORE };
    const hover = hoverText(text, 'own', { projects, findings });
    assert.match(hover, /^Its dependency \*\*own-core\*\*:\n\n\| Python/, 'first, since the finding is shown above');
    assert.match(hover, /\n\n\*\*own\*\* on Python Workers 3\.13: not installable: blocked by own-core; the newest/);
    assert.match(hover, /\nNewest on a host \(Linux, Python 3\.13\): 2\.0\n\nIts own wheels are pure Python/);
  });

  it('begins with the table where a finding is shown above, and with what is installed elsewhere', () => {
    const projects = { 'own-core': NATIVE_CORE };
    const findings = [findingOn('own-core', PATH, 'own-core\n', { culprits: [normalizeName('own-core')] })];
    assert.match(
      hoverText('own-core\n', 'own', { projects, findings }),
      /^\| Python [^]*\n\n\*\*own-core\*\* on Python/,
    );
    assert.match(hoverText('own-core\n', 'own', { projects }), /^\*\*own-core\*\* on Python[^]*\n\n\| Python /);
  });

  it('names what a host gets, as far as the requirement and `exclude-newer` admit it, where the runtime gets something else', () => {
    const projects = {
      'own-core': [
        { filename: 'own_core-2.0-cp313-cp313-win_amd64.whl', uploadTime: '2026-10-01T08:00:00Z' },
        { filename: 'own_core-1.2-cp313-cp313-manylinux_2_17_x86_64.whl', uploadTime: '2026-09-01T08:00:00Z' },
        { filename: 'own_core-1.1.tar.gz', uploadTime: '2026-08-01T08:00:00Z' },
        { filename: 'own_core-1.0-py3-none-any.whl', uploadTime: '2026-07-01T08:00:00Z' },
      ],
    };
    const hostOf = (text: string, more: Partial<SnapshotOptions> = {}): string | undefined =>
      /Newest on a host .*: (.*)/.exec(hoverText(text, 'own', { projects, resolved: ['own-core 1.0'], ...more }))?.[1];
    assert.equal(hostOf('own-core\n'), '1.2 (2026-09-01)');
    assert.equal(hostOf('own-core<1.2\n'), '1.1 (2026-08-01)', 'a host builds what has no wheel');
    assert.equal(hostOf('own-core<1.1\n'), undefined, 'the runtime gets the same');
    const dated = { ...DEFAULT_POLICY, newest: Date.parse('2026-08-15') };
    assert.equal(hostOf('own-core\n', { resolution: { resolves: false, packages: [], dated } }), '1.1 (2026-08-01)');
  });

  it('leads to the pages of the project that the check has come to know, and to that at the index', () => {
    const snapshot = snapshotOf('own\n', { projects: { own: ['own-1.0-py3-none-any.whl'] }, resolved: ['own 1.0'] });
    const metadata = parseCoreMetadata(
      [
        ...['Metadata-Version: 2.1', 'Name: own', 'Version: 1.0', 'Project-URL: Homepage, https://own.example/'],
        ...['Project-URL: Changelog, https://own.example/changes_of_(own)', '', ''],
      ].join('\n'),
    ).value;
    const catalog: Snapshot['catalog'] = { ...snapshot.catalog, metadata: () => ({ kind: 'known', value: metadata }) };
    const linksOf = (of: Snapshot, page: string): string | undefined =>
      hoverAt(PATH, 0, of, en, () => page)
        ?.contents.value.split('\n\n')
        .at(-1);
    const home = '[Homepage](<https://own.example/>) · [Changelog](<https://own.example/changes_of_(own)>)';
    assert.equal(
      linksOf({ ...snapshot, catalog }, 'https://index.example/own/'),
      `${home} · [Index page](<https://index.example/own/>)`,
    );
    const unsafe = 'https://index.example/token/tHisIsASecret0123/simple/own/';
    assert.equal(linksOf({ ...snapshot, catalog }, unsafe), home, 'a secret in an address is shown to nobody');
    assert.equal(linksOf(snapshot, 'https://index.example/own/'), '[Index page](<https://index.example/own/>)');
  });

  it('keeps the targets of a project apart, where a failure is one of only one of them', () => {
    const text = 'own>=2\n';
    const own = ['own-2.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl'];
    const findings = [findingOn('own>=2', PATH, text, { targets: ['workers-3.13'] })];
    const snapshot = snapshotOf(text, { projects: { own }, findings });
    const resolution = snapshotOf(text, { resolved: ['own 2.0'] }).resolution;
    const others = [
      {
        choice: { target: testTarget('workers-3.14'), reason: say('targetSetInFile', { file: 'pyproject.toml' }) },
        ...(resolution && { resolution }),
      },
    ];
    const hover = hoverAt(PATH, 1, { ...snapshot, others }, en)?.contents.value.replaceAll('\\', '') ?? '';
    assert.match(
      hover,
      /\n\n\*\*own\*\* on Python Workers 3\.13: not installable; .*\nPython Workers 3\.14 gets \*\*own 2\.0\*\*/,
    );
    assert.match(hover, /\| 3\.12 \(0\.27\) \| 3\.13 \(0\.28\), yours \| 3\.14 \(314\), yours \|/);
  });

  it('tells what fails from what is not installed because of that', () => {
    const text = 'own\nother\n';
    const findings = [findingOn('own', PATH, text, { culprits: [normalizeName('own')] })];
    const projects = { own: ['own-1.0-cp313-cp313-win_amd64.whl'], other: ['other-1.0-py3-none-any.whl'] };
    assert.match(hoverText(text, 'own', { projects, findings }), /\n\n\*\*own\*\* .*: not installable; the newest/);
    assert.match(
      hoverText(text, 'other', { projects, findings }),
      /: nothing is installed because the requirements have no/,
    );
  });

  it('says why a requirement is not installed at all', () => {
    const text = "own ; sys_platform == 'win32'\nother\n";
    assert.match(hoverText(text, 'own', { resolved: ['other 1.0'] }), /its marker excludes this runtime/);
    assert.match(hoverText(text, 'other', { complete: false }), /being resolved/);
    const resolution = { resolves: null, packages: [] };
    assert.match(hoverText(text, 'other', { resolution }), /: cannot tell whether it installs$/);
  });

  it('shows text of an index literally, and not too much of it', () => {
    const files = [
      { filename: 'own-1.0-py3-none-any.whl', uploadTime: '<b>[x](y)' },
      { filename: 'own-0.9-py3-none-any.whl', requiresPython: `>=3.99,${'!=3.100,'.repeat(200)}<4` },
    ];
    const hover = hoverAt(PATH, 0, snapshotOf('own\n', { projects: { own: files }, resolved: ['own 1.0'] }), en);
    const text = hover?.contents.value ?? '';
    assert.doesNotMatch(text, /<b>|\]\(/);
    assert.match(text, /\(&lt;b&gt;\\\[x\\\]\\\(y\)\)/);
    assert.ok(text.length < 1_000, 'a long text is cut');
  });

  it('is there over a requirement only', () => {
    assert.equal(hoverText('# a comment\nown\n', '#', {}), 'no hover');
    assert.equal(hoverText('--index-url https://host/\nown\n', '--', {}), 'no hover');
  });
});
