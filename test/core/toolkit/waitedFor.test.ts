/** What somebody may wait for, as written on the command line. */
import assert from 'node:assert/strict';
import { conditionsOf } from '../../../server/src/core/diagnosis/conditions.ts';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import { parseSpecifierSet } from '../../../server/src/core/packaging/versions/specifier.ts';
import { VersionRange } from '../../../server/src/core/packaging/versions/versionRange.ts';
import { LANGUAGES, loadMessages } from '../../../server/src/core/messages/languages.ts';
import { tell } from '../../../server/src/core/messages/message.ts';
import type { Reason } from '../../../server/src/core/diagnosis/reason.ts';
import { conditionWords } from '../../../server/src/core/toolkit/conditionWords.ts';
import { readCondition } from '../../../server/src/core/toolkit/watch/waitedFor.ts';
import { loadRuntimeData } from '../../../server/src/data/runtimeData.ts';
import { english } from '../../support/english.ts';
import { targetOf } from '../../support/recorded.ts';
import { UniverseCatalog } from '../../support/universeCatalog.ts';

/** The text that a state knows it by, with the runtime on which it is looked at; else what is wrong. */
function read(written: string): string {
  const condition = readCondition(written, loadRuntimeData());
  if ('problem' in condition) return `refused: ${english(condition.problem)}`;
  if (condition.kind === 'release') return `${condition.text} on ${condition.target.name}`;
  const { name, target, file = 'whatever waits for it', otherwise } = condition;
  return `${name} for ${file} on ${target}${otherwise ? `, else ${otherwise.text}` : ''}`;
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
      ['a release of `six>=2` that can be taken on pyodide-0.28.3', 'six>=2 for pyodide-0.28.3 on pyodide-0.28.3'],
      [
        'a wheel of `x>=1,<=5` (one of the versions needed on pyodide-0.28.3) for pyodide_2025_0 or pure',
        'x for whatever waits for it on pyodide-0.28.3, else x>=1,<=5 for pyodide_2025_0',
      ],
      [
        'a release of `x` that goes with the other dependencies on workers-3.13',
        'x for whatever waits for it on workers-3.13',
      ],
      ['x for my apps/on/pyproject.toml on workers-3.13', 'x for my apps/on/pyproject.toml on workers-3.13'],
      ['fastuuid for workers-3.13', 'fastuuid for workers-3.13 on workers-3.13'],
      ['fastuuid>=0.12, <1 for pyodide-0.28.3', 'fastuuid>=0.12, <1 for pyodide-0.28.3 on pyodide-0.28.3'],
      ['x==1.1 | ==1.4 for workers-3.12', 'x==1.1 | ==1.4 for workers-3.12 on workers-3.12'],
    ];
    for (const [written, expected] of rows) assert.equal(read(written), expected);
  });

  it('is taken in the words of compare in Japanese', () => {
    const rows: readonly (readonly [written: string, read: string])[] = [
      [
        '`fastuuid` の、pyemscripten_2026_0 向けまたはピュア Python の wheel',
        'fastuuid for pyemscripten_2026_0 on workers-3.14',
      ],
      ['`numba>=0.60` の、Python 3.14 に対応したリリース。', 'numba>=0.60 for Python 3.14 on workers-3.14'],
      ['`six>=2` の、インストール可能なリリース (pyodide-0.28.3)', 'six>=2 for pyodide-0.28.3 on pyodide-0.28.3'],
      [
        '`x>=1,<=5` (pyodide-0.28.3 で必要なバージョンのいずれか) の、pyodide_2025_0 向けまたはピュア Python の wheel',
        'x for whatever waits for it on pyodide-0.28.3, else x>=1,<=5 for pyodide_2025_0',
      ],
      ['`x` の、ほかの依存関係と両立するリリース (workers-3.13)', 'x for whatever waits for it on workers-3.13'],
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
      assert.equal(read(once.text), read(written));
    }
  });

  it('is what compare says for each reason that can pass, in each language', async () => {
    const languages = await Promise.all(LANGUAGES.map(loadMessages));
    const target = targetOf('workers-3.14');
    const reasons: readonly Reason[] = [{ kind: 'source-only' }, { kind: 'unknown-project' }];
    for (const reason of reasons) {
      const needed = VersionRange.fromSpecifierSet(parseSpecifierSet('>=2').value);
      const catalog = new UniverseCatalog([], target);
      const [condition] = conditionsOf([{ name: normalizeName('x'), needed, reason }], target, catalog);
      assert.ok(condition);
      for (const messages of languages) {
        const back = readCondition(tell(conditionWords(condition), messages), loadRuntimeData());
        assert.ok('condition' in back);
        assert.deepEqual(back.condition, condition);
      }
    }
  });

  it('is refused with what to write instead', () => {
    assert.match(read('fastuuid'), /^refused: --condition needs words of `compare`, or NAME for TARGET/);
    assert.match(read('>=2 for workers-3.14'), /^refused: --condition needs words/);
    assert.match(read('x>=two for workers-3.14'), /^refused: --condition needs words/);
    assert.match(read('x for workers-9.9'), /^refused: .*no runtime is known for workers-9\.9$/);
  });
});
