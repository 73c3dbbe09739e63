/** What a baseline has of findings, and which are new. */
import assert from 'node:assert/strict';
import type { Finding } from '../../../server/src/core/findings/finding.ts';
import { Baseline, baselineOf, baselineText, readBaseline } from '../../../server/src/core/tuning/baseline.ts';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import { findingOn } from '../../support/fakeChecker.ts';

const TEXT = 'numpy\npandas\nnumpy[x]\nNumPy\n';
const nameOf = (path: string): string => path.slice('/project/'.length);

/** A finding on the nth line. */
function onLine(line: number, details: Partial<Finding> = {}): Finding {
  const lines = TEXT.split('\n');
  const start = lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0);
  const text = lines[line] ?? '';
  const name = normalizeName(text.replace(/\[.*/, ''));
  const finding = findingOn(text, '/project/requirements.txt', TEXT, { name, ...details });
  return { ...finding, span: { start, end: start + text.length } };
}

describe('a baseline', () => {
  it('counts what is the same by file, code and package, sorted', () => {
    const other = onLine(1, { path: '/project/app/requirements.txt' });
    const entries = baselineOf([onLine(3), onLine(1), onLine(0), other, onLine(2, { code: 'held-back' })], nameOf);
    assert.deepEqual(entries, [
      { file: 'app/requirements.txt', code: 'blocked-dependency', package: 'pandas', count: 1 },
      { file: 'requirements.txt', code: 'blocked-dependency', package: 'numpy', count: 2 },
      { file: 'requirements.txt', code: 'blocked-dependency', package: 'pandas', count: 1 },
      { file: 'requirements.txt', code: 'held-back', package: 'numpy', count: 1 },
    ]);
    assert.deepEqual(readBaseline(baselineText(entries)), entries);
  });

  it('lets through as many as it counts, wherever they are, and the same one always', () => {
    const entries = baselineOf([onLine(0)], nameOf);
    const baseline = new Baseline(entries, nameOf);
    assert.deepEqual(
      [onLine(2), onLine(3), onLine(2), onLine(1)].map((one) => baseline.has(one)),
      [true, false, true, false],
    );
  });

  it('counts a finding that several files lead to once', () => {
    assert.equal(baselineOf([onLine(0), onLine(0)], nameOf)[0]?.count, 1);
  });

  it('never has what could not be found out', () => {
    assert.deepEqual(baselineOf([onLine(0, { code: 'unknown-verdict' })], nameOf), []);
  });

  it('knows codes by their former names', () => {
    const entries = [{ file: 'requirements.txt', code: 'requires-python-ignored', package: 'numpy', count: 1 }];
    assert.ok(new Baseline(entries, nameOf).has(onLine(0, { code: 'python-ignored' })));
  });

  it('that is damaged is none', () => {
    const entry = { file: 'a', code: 'b', count: 1 };
    const damaged = [
      '',
      '[]',
      'null',
      '{"version": 0, "findings": []}',
      '{"version": 1}',
      '{"version": 1, "findings": {}}',
    ];
    const entries = [
      null,
      1,
      { ...entry, count: 0 },
      { ...entry, count: '1' },
      { ...entry, file: 1 },
      { ...entry, package: 1 },
    ];
    for (const text of [...damaged, ...entries.map((one) => JSON.stringify({ version: 1, findings: [one] }))])
      assert.equal(readBaseline(text), undefined, text);
    assert.deepEqual(readBaseline(JSON.stringify({ version: 1, findings: [entry] })), [entry]);
  });

  it('of a later program is told apart', () => {
    assert.equal(readBaseline('{"version": 2, "findings": []}'), 'newer');
  });

  it('may have been written by hand, on Windows or elsewhere', () => {
    for (const file of ['api/requirements.txt', './api/requirements.txt', 'api\\requirements.txt']) {
      const one = { file, code: 'blocked-dependency', package: 'NumPy', count: 1 };
      assert.equal(new Baseline([one], () => 'api/requirements.txt').has(onLine(0)), true, file);
    }
  });
});
