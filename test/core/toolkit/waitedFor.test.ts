/** What somebody may wait for, as written on the command line. */
import assert from 'node:assert/strict';
import { conditionsOf } from '../../../server/src/core/diagnosis/conditions.ts';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import { parseSpecifierSet } from '../../../server/src/core/packaging/versions/specifier.ts';
import { VersionRange } from '../../../server/src/core/packaging/versions/versionRange.ts';
import type { Reason } from '../../../server/src/core/diagnosis/reason.ts';
import { conditionWords } from '../../../server/src/core/toolkit/conditionWords.ts';
import { readCondition } from '../../../server/src/core/toolkit/watch/waitedFor.ts';
import { loadRuntimeData } from '../../../server/src/data/runtimeData.ts';
import { english } from '../../support/english.ts';
import { targetOf } from '../../support/recorded.ts';

/** The text that a state knows it by, with the runtime on which it is looked at; else what is wrong. */
function read(written: string): string {
  const condition = readCondition(written, loadRuntimeData());
  if ('problem' in condition) return `refused: ${english(condition.problem)}`;
  return `${condition.text} on ${condition.target.name}`;
}

describe('a condition to wait for', () => {
  it('is taken in the words of compare, pasted with or without its marks', () => {
    const rows: readonly (readonly [written: string, read: string])[] = [
      ['a wheel of `fastuuid` for pyemscripten_2026_0 or pure', 'fastuuid for pyemscripten_2026_0 on workers-3.14'],
      [
        ' a wheel of Fast_UUID>=0.12 for pyemscripten_2025_0_wasm32 or pure.',
        'fast-uuid>=0.12 for pyemscripten_2025_0 on workers-3.13',
      ],
      ['a release of `numba>=0.60` that allows Python 3.14', 'numba>=0.60 for Python 3.14 on workers-3.14'],
      ['fastuuid for workers-3.13', 'fastuuid for workers-3.13 on workers-3.13'],
      ['fastuuid>=0.12, <1 for pyodide-0.28.3', 'fastuuid>=0.12, <1 for pyodide-0.28.3 on pyodide-0.28.3'],
      ['x==1.1 | ==1.4 for workers-3.12', 'x==1.1 | ==1.4 for workers-3.12 on workers-3.12'],
    ];
    for (const [written, expected] of rows) assert.equal(read(written), expected);
  });

  it('is read again as it was kept', () => {
    for (const written of [
      'a wheel of `fastuuid` for pyemscripten_2026_0 or pure',
      'a release of `numba>=0.60` that allows Python 3.14',
      'a release of `x>=2` that can be taken',
      'fastuuid for workers-3.13',
    ]) {
      const once = readCondition(written, loadRuntimeData());
      assert.ok('text' in once);
      const again = readCondition(once.text, loadRuntimeData());
      assert.ok('text' in again);
      assert.deepEqual([again.text, again.target.name], [once.text, once.target.name]);
    }
  });

  it('is what compare says for each reason that can pass', () => {
    const target = targetOf('workers-3.14');
    const reasons: readonly Reason[] = [{ kind: 'source-only' }, { kind: 'unknown-project' }];
    for (const reason of reasons) {
      const needed = VersionRange.fromSpecifierSet(parseSpecifierSet('>=2').value);
      const [condition] = conditionsOf([{ name: normalizeName('x'), needed, reason }], target);
      assert.ok(condition);
      const back = readCondition(english(conditionWords(condition)), loadRuntimeData());
      assert.ok('condition' in back);
      assert.deepEqual([back.condition.name, back.condition.needed, back.target.name], ['x', '>=2', 'workers-3.14']);
    }
  });

  it('is refused with what to write instead', () => {
    assert.match(read('fastuuid'), /^refused: --condition needs words of `compare`, or NAME for TARGET/);
    assert.match(read('>=2 for workers-3.14'), /^refused: --condition needs words/);
    assert.match(read('x>=two for workers-3.14'), /^refused: --condition needs words/);
    assert.match(read('x for workers-9.9'), /^refused: .*no runtime is known for workers-9\.9$/);
    assert.match(
      read('a wheel of `x` (one of the versions needed, 2.41.1 to 2.50.4) for pyemscripten_2025_0 or pure'),
      /does not say which versions/,
    );
    assert.match(read('a release of `x` that goes with the other dependencies'), /watch that, which resolves it anew/);
  });
});
