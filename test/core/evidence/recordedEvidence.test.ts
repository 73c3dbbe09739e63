/** What was read of wheels once, kept with a recorded index. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readRecordedEvidence, RECORDED_EVIDENCE } from '../../../server/src/core/evidence/recordedEvidence.ts';

const ENTRY = {
  target: 'workers-3.13',
  parent: 'web',
  version: '2.0',
  culprit: 'native',
  through: [],
  answer: 'needed',
};

function read(evidence: unknown, version: unknown = 1): readonly unknown[] {
  return readRecordedEvidence(JSON.stringify({ version, evidence }));
}

describe('recorded evidence', () => {
  it('is read with the file and line that show it', () => {
    const [{ target, evidence } = { target: '', evidence: undefined }] = readRecordedEvidence(
      JSON.stringify({ version: 1, evidence: [{ ...ENTRY, file: 'web/a.py', line: 3 }] }),
    );
    assert.equal(target, 'workers-3.13');
    assert.deepEqual([evidence?.answer, evidence?.file, evidence?.line], ['needed', 'web/a.py', 3]);
  });

  it('is nothing where it has another shape, so that nothing is taken for read', () => {
    for (const text of ['', '[]', 'null', '{"version":1}', '{"version":1,"evidence":{}}']) {
      assert.deepEqual(readRecordedEvidence(text), []);
    }
    assert.deepEqual(read([ENTRY], 2), []);
    assert.deepEqual(
      read([{ ...ENTRY, answer: 'perhaps' }, { ...ENTRY, parent: 'Not A Name' }, { ...ENTRY, target: 3 }, 7]),
      [],
    );
  });

  it('comes with the examples for all runtimes of Python Workers', () => {
    const recorded = readRecordedEvidence(readFileSync(`examples/recorded-index/${RECORDED_EVIDENCE}`, 'utf8'));
    assert.deepEqual(
      [...new Set(recorded.map(({ target }) => target))],
      ['workers-3.12', 'workers-3.13', 'workers-3.14'],
    );
  });
});
