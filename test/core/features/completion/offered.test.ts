/** What is offered: in which order, and what is said of each. */
import assert from 'node:assert/strict';
import { ProjectReleases } from '../../../../server/src/core/candidates/release.ts';
import { offeredExtras } from '../../../../server/src/core/features/completion/extras.ts';
import { offeredValues, offeredVariables } from '../../../../server/src/core/features/completion/markers.ts';
import { offeredNames } from '../../../../server/src/core/features/completion/names.ts';
import { completionList, type Suggestion } from '../../../../server/src/core/features/completion/suggestion.ts';
import { offeredVersions, type ReleaseVerdict } from '../../../../server/src/core/features/completion/versions.ts';
import { en } from '../../../../server/src/core/messages/en/en.ts';
import { parseCoreMetadata } from '../../../../server/src/core/packaging/metadata/coreMetadata.ts';
import { normalizeName } from '../../../../server/src/core/packaging/name.ts';
import { english } from '../../../support/english.ts';
import { testTarget } from '../../../support/fakeChecker.ts';
import { projectOf, snapshotOf, type InventedFile } from '../../../support/snapshots.ts';

const WORKER = testTarget('workers-3.13');

function told({ text, detail }: Suggestion): string {
  return detail ? `${text}: ${english(detail)}` : text;
}

function versions(
  files: readonly InventedFile[],
  { typed = '', verdicts = {}, targets = ['workers-3.13'], isPartial = false }: VersionOptions = {},
): readonly string[] {
  const onTargets = targets.map(testTarget).map((target) => ({
    target,
    releases: new ProjectReleases(projectOf('own', files), target, { isPartial }),
    verdicts: new Map(Object.entries(verdicts)),
  }));
  return offeredVersions(onTargets, typed).suggestions.map(told);
}

interface VersionOptions {
  readonly typed?: string;
  readonly verdicts?: Readonly<Record<string, ReleaseVerdict>>;
  readonly targets?: readonly string[];
  readonly isPartial?: boolean;
}

describe('the versions that are offered', () => {
  it('begin with those that install, newest first, and say why the others do not', () => {
    const files = [
      'own-3.0-cp313-cp313-manylinux_2_17_x86_64.whl',
      { filename: 'own-2.5-py3-none-any.whl', yanked: 'broken' },
      'own-2.4-py3-none-any.whl',
      'own-2.3rc1-py3-none-any.whl',
      'own-2.2-cp313-cp313-pyodide_2025_0_wasm32.whl',
      { filename: 'own-2.1-py3-none-any.whl', requiresPython: '>=3.14' },
      'own-1.0.tar.gz',
    ];
    assert.deepEqual(versions(files), [
      '2.4: has a wheel for Python Workers 3.13',
      '2.2: has a wheel for Python Workers 3.13',
      '2.3rc1: pre-release: has a wheel for Python Workers 3.13',
      '3.0: not on Python Workers 3.13: has wheels only for Linux',
      '2.5: not on Python Workers 3.13: was yanked (broken)',
      '2.1: not on Python Workers 3.13: requires Python `>=3.14`',
      '1.0: not on Python Workers 3.13: has only source distributions',
    ]);
  });

  it('come behind those that install if something that they need is in the way', () => {
    const files = ['own-2.0-py3-none-any.whl', 'own-1.0-py3-none-any.whl'];
    const core = { name: normalizeName('own-core'), reason: { kind: 'native-only', systems: ['Linux'] } } as const;
    const verdicts = { '2.0': { kind: 'blocked', by: [core] }, '1.0': { kind: 'installs' } } as const;
    assert.deepEqual(versions(files, { verdicts }), [
      '1.0: installs on Python Workers 3.13',
      '2.0: not on Python Workers 3.13: needs own-core, which has wheels only for Linux',
    ]);
  });

  it('have to install on every target, and say on which they do not', () => {
    const files = ['own-2.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl', 'own-1.0-py3-none-any.whl'];
    assert.deepEqual(versions(files, { targets: ['workers-3.14', 'workers-3.13'] }), [
      '1.0: has a wheel for Python Workers 3.14 and 3.13',
      '2.0: not on Python Workers 3.13: has Pyodide wheels only for ABI 2026_0, not for 2025_0',
    ]);
  });

  it('are not said to lack a wheel where an index did not answer', () => {
    assert.deepEqual(versions(['own-1.0.tar.gz'], { isPartial: true }), ['1.0: not known for Python Workers 3.13']);
  });

  it('are those that begin like what is typed, or all if none does', () => {
    const files = ['own-2.0-py3-none-any.whl', 'own-1.2-py3-none-any.whl', 'own-1.1-py3-none-any.whl'];
    const begun = (typed: string): readonly string[] =>
      versions(files, { typed }).map((one) => one.slice(0, one.indexOf(':')));
    assert.deepEqual(begun('1.'), ['1.2', '1.1']);
    assert.deepEqual(begun('7'), ['2.0', '1.2', '1.1']);
  });

  it('are no more than anybody reads', () => {
    const many = Array.from({ length: 300 }, (_, at) => `own-1.${at}-py3-none-any.whl`);
    const releases = new ProjectReleases(projectOf('own', many), WORKER);
    const { suggestions, isCut } = offeredVersions([{ target: WORKER, releases, verdicts: new Map() }], '');
    assert.equal(suggestions.length, 200);
    assert.equal(isCut, true);
    assert.equal(suggestions[0]?.text, '1.299');
  });
});

describe('the extras that are offered', () => {
  it('say what they bring on the target', () => {
    const lines = [
      'Provides-Extra: http2',
      'Provides-Extra: fast',
      'Provides-Extra: ../bad',
      'Requires-Dist: idna',
      'Requires-Dist: h2<5; extra == "http2"',
      'Requires-Dist: uvloop; extra == "fast" and sys_platform == "linux"',
    ];
    const { value } = parseCoreMetadata(`Metadata-Version: 2.1\nName: own\nVersion: 1\n${lines.join('\n')}\n`);
    assert.deepEqual(offeredExtras(value, WORKER).map(told), ['http2: brings h2', 'fast: brings nothing here']);
  });
});

describe('what is offered in a marker', () => {
  it('are the variables, with the values that they have', () => {
    assert.deepEqual(offeredVariables([WORKER]).slice(0, 2).map(told), [
      'sys_platform: emscripten on Python Workers 3.13',
      'python_version: 3.13 on Python Workers 3.13',
    ]);
  });

  it('are the values: first that of the target, then those of others', () => {
    const values = (variable: string, quote?: '"' | "'", isQuoted = false): readonly string[] => {
      const place = { kind: 'value', span: { start: 0, end: 0 }, variable, isQuoted, ...(quote && { quote }) } as const;
      return offeredValues(place, [WORKER], [testTarget('workers-3.12'), testTarget('workers-3.14')]).map(told);
    };
    assert.deepEqual(values('sys_platform'), [
      '"emscripten": the value on Python Workers 3.13',
      '"linux"',
      '"darwin"',
      '"win32"',
    ]);
    assert.deepEqual(values('python_version', '"'), ["'3.13': the value on Python Workers 3.13", "'3.14'", "'3.12'"]);
    assert.equal(values('os_name', '"', true)[0], 'posix: the value on Python Workers 3.13');
    assert.deepEqual(values('extra'), []);
  });
});

describe('the names that are offered', () => {
  it('are what the runtime ships, then what open files ask for and get, but not what is only being typed', () => {
    const other = snapshotOf('other\n', { resolved: ['other 1.0', 'numpy 2.2.5'] });
    const offered = offeredNames(snapshotOf('mine\no\n'), { start: 5, end: 6 }, [other]).map(told);
    assert.ok(offered.includes('numpy: 2.2.5 comes with Python Workers 3.13'));
    assert.deepEqual(offered.slice(-2), ['mine: used in an open file', 'other: used in an open file']);
    assert.equal(offered.filter((one) => one.startsWith('numpy:')).length, 1);
    // Test suites and shared libraries are nothing that anybody asks for.
    assert.ok(!offered.some((one) => /^(?:openssl|.*-tests):/.test(one)));
  });
});

describe('the list that an editor gets', () => {
  it('replaces just what is typed, and is in our order for an editor that sorts', () => {
    const suggestions: readonly Suggestion[] = ['2.0', ...Array.from({ length: 11 }, (_, at) => `1.${at}`)].map(
      (text) => ({ text, kind: 12 }),
    );
    const text = 'idna\nown>=1.\n';
    const span = { start: 10, end: 12 };
    const { items } = completionList(suggestions, { text, span, messages: en, isIncomplete: false });
    assert.deepEqual(
      [...items].sort((a, b) => (a.sortText < b.sortText ? -1 : 1)).map(({ label }) => label),
      suggestions.map(({ text: version }) => version),
    );
    assert.deepEqual(items[0]?.textEdit, {
      range: { start: { line: 1, character: 5 }, end: { line: 1, character: 7 } },
      newText: '2.0',
    });
  });
});
