/** Whether a fix that leaves something out is one or a trap, by what is known of the imports. */
import assert from 'node:assert/strict';
import type { Reach } from '../../../server/src/core/evidence/codeUses.ts';
import type { Evidence, EvidenceAnswer } from '../../../server/src/core/evidence/evidence.ts';
import { proofWords, proveFix, type OwnUse, type Shown } from '../../../server/src/core/evidence/fixProof.ts';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import { english } from '../../support/english.ts';

const [lib, culprit] = [normalizeName('lib'), normalizeName('culprit')];

function answered(answer: EvidenceAnswer, more: Partial<Evidence> = {}): Evidence {
  return { parent: lib, version: '1.0', culprit, answer, through: [], ...more };
}

function used(reach: Reach, path = 'app.py'): OwnUse {
  return { package: culprit, path, line: 3, name: 'culprit', reach };
}

function proven(shown: Partial<Shown>): readonly string[] {
  const proof = proveFix({ evidence: [], uses: [], names: [culprit], hasCode: true, isCut: false, ...shown });
  return [proof.verdict, ...proofWords(proof).map(english)];
}

const verdictOf = (shown: Partial<Shown>): string | undefined => proven(shown)[0];

describe('a fix that leaves something out', () => {
  it('is a trap where one that asks for it fails without, whatever the others do, with file and line', () => {
    const evidence = [answered('not-needed'), answered('unknown'), answered('needed', { file: 'lib/a.py', line: 7 })];
    assert.deepEqual(proven({ evidence }), [
      'trap',
      'a trap: `lib` 1.0 imports `culprit` when it is imported itself (`lib/a.py:7`), so that it fails without',
    ]);
  });

  it('is a trap where the code of the project imports it', () => {
    assert.deepEqual(proven({ evidence: [answered('not-needed')], uses: [used('always')] }), [
      'trap',
      'a trap: `app.py:3` imports `culprit`',
    ]);
  });

  it('is one where nothing imports it, or its absence is dealt with', () => {
    assert.deepEqual(proven({ evidence: [answered('not-needed')] }), [
      'fix',
      'works: what asks for `culprit` can be imported without',
    ]);
    assert.equal(verdictOf({ evidence: [answered('not-needed', { file: 'lib/a.py', line: 7 })] }), 'fix');
    assert.equal(verdictOf({ uses: [used('guarded')] }), 'fix');
  });

  it('works in part where only a part needs it, a function, or a test', () => {
    assert.equal(verdictOf({ evidence: [answered('partly', { part: 'lib.x' }), answered('not-needed')] }), 'partly');
    assert.equal(verdictOf({ evidence: [answered('not-needed')], uses: [used('later')] }), 'partly');
    for (const path of ['tests/app.py', 'test_app.py', 'src/app_test.py', 'conftest.py']) {
      assert.equal(verdictOf({ uses: [used('always', path)] }), 'partly', path);
    }
    assert.equal(verdictOf({ uses: [used('always', 'latest/app.py')] }), 'trap');
  });

  it('is not known to be one where something could not be read, more is left out, or a program may load it by name', () => {
    assert.equal(verdictOf({ evidence: [answered('unknown'), answered('not-needed')] }), 'unknown');
    assert.equal(verdictOf({ evidence: [answered('not-needed')], isCut: true }), 'unknown');
    assert.match(proven({})[1] ?? '', /^not proven: no import of `culprit` was found in the project's code, but/);
    assert.match(proven({ hasCode: false })[1] ?? '', /^not proven: no Python code/);
  });
});
