/** What a fix changes besides what it is for is part of its cost, also where everything installs already. */
import assert from 'node:assert/strict';
import type { RemedyKind } from '../../../server/src/core/remedies/kinds.ts';
import { titleWithCost } from '../../../server/src/core/remedies/remedy.ts';
import { analysisOf, type InventedProject } from '../../support/inventedProject.ts';
import { english } from '../../support/english.ts';
import { wranglerToml } from '../../support/workerFolder.ts';

const NATIVE = 'wheel cp313-cp313-manylinux_2_28_x86_64';
const WASM = 'wheel cp313-cp313-pyodide_2025_0_wasm32';

function project(requires: readonly string[], universe: readonly string[], settings = ''): InventedProject {
  const text = `[project]\nname = "x"\ndependencies = ${JSON.stringify(requires)}\n${settings}`;
  return { universe: universe.join('\n'), text };
}

/** The fixes of a kind, with what they cost. */
function told(given: InventedProject, kind: RemedyKind): readonly string[] {
  const remedies = analysisOf(given).findings.flatMap((finding) => finding.remedies);
  return remedies.filter((remedy) => remedy.kind === kind).map((remedy) => english(titleWithCost(remedy)));
}

describe('what a fix also changes', () => {
  const builds = '[tool.pywrangler]\nallow-build = true\n';
  const fast = [`fast 2.0 {${NATIVE}; sdist} -> side>=2`, `pyodide: fast 1.0 {${WASM}} -> side<2`];

  it('is what else gets another release where a wheel is kept', () => {
    const universe = [...fast, 'side 2.0', 'side 1.0 -> leaf', 'leaf 1.0'];
    assert.deepEqual(told(project(['fast'], universe, builds), 'no-build'), [
      'Keep the wheel of fast 1.0 (no-build-package); it also takes side 1.0 and leaf 1.0',
    ]);
    const wanting = [...universe, 'app 2.0 -> fast>=2', 'app 1.0 -> fast'];
    assert.deepEqual(told(project(['app'], wanting, builds), 'no-build'), [
      'Keep the wheel of fast 1.0 (no-build-package); it also takes app 1.0, side 1.0 and leaf 1.0',
    ]);
  });

  it('is what is no longer installed', () => {
    const universe = [...fast, 'side 2.0 -> one, two, three, four', 'side 1.0'];
    const rest = ['one 1', 'two 1', 'three 1', 'four 1'];
    assert.deepEqual(told(project(['fast'], [...universe, ...rest], builds), 'no-build'), [
      'Keep the wheel of fast 1.0 (no-build-package); it also takes side 1.0, and four, one, three and 1 more are no longer installed',
    ]);
    assert.deepEqual(told(project(['js', 'side'], ['js 1.0 -> leaf', 'leaf 1.0', 'side 1.0']), 'delete'), [
      'Delete js from the requirements; the project of that name on the index is another one, and leaf is no longer installed',
    ]);
  });

  it('is what a date lets in besides the projects that are exempted from it', () => {
    const dated = '[tool.uv]\nexclude-newer = "2026-10-15T00:00:00Z"\n';
    const old = ['fast 0.9', 'side 2.0', 'side 1.0', 'leaf 1.0'].map((release) => `${release} {uploaded 2026-01-01}`);
    const universe = [`pyodide: fast 1.0 {${WASM}} -> side<2, leaf`, ...old];
    assert.deepEqual(told(project(['fast', 'side'], universe, dated), 'exempt').slice(0, 1), [
      'Exempt fast from exclude-newer (exclude-newer-package); the date no longer applies to it, and it also takes side 1.0 and leaf 1.0',
    ]);
  });

  it('is what a failing dependency that is exempted from a date takes along', () => {
    const dated = '[tool.uv]\nexclude-newer = "2026-10-15T00:00:00Z"\n';
    const old = ['side 2.0', 'side 1.0', 'leaf 1.0'].map((release) => `${release} {uploaded 2026-01-01}`);
    const universe = [`pyodide: fast 1.0 {${WASM}} -> side<2, leaf`, ...old];
    assert.deepEqual(told(project(['fast>=1', 'side'], universe, dated), 'exempt'), [
      'Exempt fast from exclude-newer (exclude-newer-package); the date no longer applies to it, and it also takes side 1.0',
    ]);
  });

  it('is what a version that the machine has as well brings and takes away', () => {
    const universe = [`pyodide: tool 1.1 {${WASM}} -> leaf`, 'tool 1.0 -> side<2', 'side 2.0', 'side 1.0', 'leaf 1.0'];
    const worker = { ...project(['tool', 'side'], universe), wrangler: wranglerToml('2026-02-01') };
    assert.deepEqual(told(worker, 'pin'), [
      'Pin tool to 1.0; no automatic updates, and it also takes side 1.0, and leaf is no longer installed',
    ]);
  });

  it('of a failure is not what comes with the dependency that installs then, and nothing is told twice', () => {
    const universe = ['app 1.0 -> lib>=2, leaf', 'app 0.9', 'lib 2.0', 'lib 1.5 -> old', 'old 1.0', 'leaf 1.0'];
    assert.deepEqual(told(project(['lib==1.5', 'app>=1'], universe), 'replace-pin'), [
      'Pin lib to 2.0 instead of 1.5; old is no longer installed',
    ]);
  });

  it('is told of a dropped extra as well', () => {
    const universe = ['kit 1.0 -> side<2', '  [speed] -> nobody-has-this', 'side 2.0', 'side 1.0'];
    assert.deepEqual(told(project(['kit[speed]', 'side'], universe), 'drop-extra'), [
      'Drop the extra speed from kit; it also takes side 1.0',
    ]);
  });

  it('is told of an upper bound that is removed as well', () => {
    const universe = [
      'app 1.0 -> lib>=2',
      'app 0.9',
      'lib 2.0 -> side<2',
      'lib 1.5 -> old',
      'old 1.0',
      'side 2',
      'side 1',
    ];
    assert.deepEqual(told(project(['Lib<2', 'side', 'app>=1'], universe), 'replace-pin'), [
      'Remove the upper bound `<2` of Lib: installs 2.0; newer releases are picked up automatically, and it also takes side 1, and old is no longer installed',
    ]);
  });
});

describe('keeping wheels where builds are allowed', () => {
  it('keeps those that there are, also where something else has none', () => {
    const universe = [
      ...[`fast 2.0 {${NATIVE}; sdist}`, `pyodide: fast 1.0 {${WASM}}`],
      ...[`other 2.0 {${NATIVE}; sdist}`, `bound 2.0 {${NATIVE}; sdist}`, `pyodide: bound 1.0 {${WASM}}`],
    ];
    const given = project(['fast', 'other', 'bound>=2'], universe, '[tool.pywrangler]\nallow-build = true\n');
    assert.deepEqual(new Set(told(given, 'no-build')), new Set(['Keep the wheel of fast 1.0 (no-build-package)']));
  });
});
