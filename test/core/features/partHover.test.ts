/** What a hover says about a part: a specifier, a marker, an extra, `requires-python`. */
import assert from 'node:assert/strict';
import { hoverAt } from '../../../server/src/core/features/hover.ts';
import type { Snapshot } from '../../../server/src/core/analysis/snapshot.ts';
import { parsePyproject } from '../../../server/src/core/dependencyFiles/pyproject.ts';
import { en } from '../../../server/src/core/messages/en/en.ts';
import { say } from '../../../server/src/core/messages/message.ts';
import { parseCoreMetadata } from '../../../server/src/core/packaging/metadata/coreMetadata.ts';
import { testTarget } from '../../support/fakeChecker.ts';
import { PATH, snapshotOf } from '../../support/snapshots.ts';

const FILES = [
  'own-2.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl',
  'own-2.0rc1-py3-none-any.whl',
  'own-1.1-cp313-cp313-win_amd64.whl',
  { filename: 'own-1.0-py3-none-any.whl', uploadTime: '2024-12-18T11:00:00Z' },
  'own-0.9-py3-none-any.whl',
];

/** What is shown line by line at the first occurrence of `at`, and the text that it is about. */
function shownAt(snapshot: Snapshot, at: string): { readonly lines: readonly string[]; readonly about: string } {
  const text = snapshot.texts.get(snapshot.path) ?? '';
  const hover = hoverAt(snapshot.path, text.indexOf(at), snapshot, en);
  assert.ok(hover, `a hover over ${at}`);
  const { start, end } = hover.range;
  const lines = hover.contents.value.replaceAll('\\', '').split(/ *\n/);
  return { lines, about: text.split('\n')[start.line]?.slice(start.character, end.character) ?? '' };
}

/** The same snapshot of a project that is for Python Workers 3.14 as well. */
function onBoth(snapshot: Snapshot): Snapshot {
  const reason = say('targetSetInFile', { file: 'pyproject.toml' });
  return { ...snapshot, others: [{ choice: { target: testTarget('workers-3.14'), reason } }] };
}

/** The same snapshot where the metadata of everything are known. */
function withMetadata(snapshot: Snapshot, ...fields: readonly string[]): Snapshot {
  const text = ['Metadata-Version: 2.1', 'Name: own', 'Version: 1.0', ...fields, '', ''].join('\n');
  const value = parseCoreMetadata(text).value;
  return { ...snapshot, catalog: { ...snapshot.catalog, metadata: () => ({ kind: 'known', value }) } };
}

describe('hover over a part', () => {
  it('says of a specifier how many releases it admits, and the newest of them for each target', () => {
    const { lines, about } = shownAt(onBoth(snapshotOf('own>=1.0\n', { projects: { own: FILES } })), '>=');
    assert.equal(about, '>=1.0');
    assert.deepEqual(lines, [
      'Admits 3 of 4 stable releases',
      'The newest of them with a wheel for Python Workers 3.13: 1.0 (2024-12-18)',
      'The newest of them with a wheel for Python Workers 3.14: 2.0',
    ]);
  });

  it('says of a specifier that none of what it admits has a wheel', () => {
    const { lines } = shownAt(snapshotOf('own >1.0\n', { projects: { own: FILES } }), '>');
    assert.deepEqual(lines, ['Admits 2 of 4 stable releases', 'None of them has a wheel for Python Workers 3.13']);
  });

  it('counts what Pyodide ships among what a specifier admits', () => {
    const { lines } = shownAt(snapshotOf('numpy>=1\n', { projects: { numpy: ['numpy-9.0.tar.gz'] } }), '>=');
    assert.match(lines[1] ?? '', /^The newest of them with a wheel for Python Workers 3\.13: 2\./);
  });

  it('says of a marker on which targets it holds, and whether on a host', () => {
    const marker = "sys_platform == 'emscripten' and python_version < '3.14'";
    const { lines, about } = shownAt(onBoth(snapshotOf(`own ; ${marker}\n`)), 'sys_platform');
    assert.equal(about, marker);
    assert.deepEqual(lines, [
      '**True** on Python Workers 3.13',
      '**False** on Python Workers 3.14',
      '**False** on Linux with Python 3.13',
      '**False** on Linux with Python 3.14',
    ]);
  });

  it('says of extras what they bring on the target', () => {
    const snapshot = withMetadata(
      snapshotOf('own[fast, plain]\n', { projects: { own: FILES }, resolved: ['own 1.0'] }),
      ...[
        'Provides-Extra: fast',
        'Provides-Extra: plain',
        'Requires-Dist: always; extra == "fast"',
        'Requires-Dist: always',
      ],
      ...[
        "Requires-Dist: wheel-c; extra == 'fast'",
        "Requires-Dist: uvloop; sys_platform == 'linux' and extra == 'fast'",
      ],
    );
    const { lines, about } = shownAt(snapshot, '[fast');
    assert.equal(about, '[fast, plain]');
    assert.deepEqual(lines, [
      '**fast** of own 1.0 brings wheel-c on Python Workers 3.13',
      '**plain** of own 1.0 brings nothing more on Python Workers 3.13',
    ]);
  });

  it('says that there is no such extra', () => {
    const snapshot = withMetadata(snapshotOf('own[fats]\n', { projects: { own: FILES } }), 'Provides-Extra: fast');
    assert.deepEqual(shownAt(snapshot, '[fats').lines, ['own 1.0 has no extra **fats**']);
  });

  it('is that of the project where nothing is known of the part, and at its name', () => {
    assert.match(
      shownAt(snapshotOf('own[fast]\n', { projects: { own: FILES } }), '[').lines[0] ?? '',
      /^\*\*own\*\* on/,
    );
    assert.match(shownAt(snapshotOf('own>=1\n'), '>=').lines[0] ?? '', /^\*\*own\*\* on/);
    assert.match(
      shownAt(snapshotOf('own>=1\n', { projects: { own: FILES } }), 'own').lines[0] ?? '',
      /^\*\*own\*\* on/,
    );
  });

  it('says of `requires-python` whether it admits the Python of each target', () => {
    const text = '[project]\nname = "app"\nversion = "1"\nrequires-python = ">=3.12,<3.14"\n';
    const path = '/project/pyproject.toml';
    const snapshot = {
      ...onBoth(snapshotOf('')),
      path,
      file: parsePyproject(path, text),
      texts: new Map([[path, text]]),
    };
    const { lines, about } = shownAt(snapshot, '>=3.12');
    assert.equal(about, '>=3.12,<3.14');
    assert.deepEqual(lines, [
      'Admits Python 3.13.2 of Python Workers 3.13',
      '**Excludes** Python 3.14.2 of Python Workers 3.14',
    ]);
  });

  it('shows texts of an index and a file literally', () => {
    const snapshot = withMetadata(
      snapshotOf('own[a]\n', { projects: { own: FILES } }),
      'Requires-Dist: x; extra == "a"',
    );
    const hover = hoverAt(
      PATH,
      3,
      { ...snapshot, choice: { ...snapshot.choice, target: { ...snapshot.choice.target, label: '<b>' } } },
      en,
    );
    assert.match(hover?.contents.value ?? '', /brings x on &lt;b&gt;$/);
  });
});
