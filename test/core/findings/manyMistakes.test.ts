/** Files with more mistakes than anybody reads. */
import assert from 'node:assert/strict';
import { readingFindings } from '../../../server/src/core/analysis/analyze.ts';
import {
  parseDependencyFile,
  parseWithIncludes,
} from '../../../server/src/core/dependencyFiles/parseDependencyFile.ts';
import type { ReadingProblem } from '../../../server/src/core/dependencyFiles/dependencyFile.ts';
import type { Finding } from '../../../server/src/core/findings/finding.ts';
import { english } from '../../support/english.ts';
import { targetOf } from '../../support/recorded.ts';

const TARGETS = [targetOf('workers-3.13')];

function found(problems: readonly ReadingProblem[] = []): readonly Finding[] {
  return readingFindings(problems, TARGETS);
}

function inPyproject(dependencies: string): readonly Finding[] {
  const text = `[project]\nname = "x"\nversion = "1"\ndependencies = [${dependencies}]\n`;
  return found(parseDependencyFile('/w/pyproject.toml', text)?.problems);
}

describe('the mistakes in one file', () => {
  it('are told up to a hundred, and how many there are behind them, at the place of the first of those', () => {
    const told = inPyproject(','.repeat(80_000));
    assert.equal(told.length, 101);
    const [last] = told.slice(-1);
    assert.ok(last);
    assert.equal(english(last.message), '79900 more mistakes in this file, from here on, are not told one by one');
    assert.deepEqual([last.code, last.severity], ['invalid-file', 'error']);
    const [first] = told;
    assert.equal(last.span.start, (first?.span.start ?? 0) + 100);
  });

  it('are all told where there are a hundred and one, since the last is as short as its count', () => {
    assert.equal(
      inPyproject(','.repeat(101)).filter(({ message }) => english(message).includes('more mistakes')).length,
      0,
    );
    assert.equal(inPyproject(','.repeat(101)).length, 101);
  });

  it('count for each file by itself, and what is only not checked does not count', () => {
    const wrong = '===\n'.repeat(150);
    const { file } = parseWithIncludes(
      '/w/requirements.txt',
      `-r more.txt\n${wrong}${'-r ${A}.txt\n'.repeat(150)}`,
      () => ({
        text: wrong,
      }),
    );
    const told = found(file?.problems);
    const ofFile = (path: string, code: string): number =>
      told.filter((one) => one.path === path && one.code.startsWith(code)).length;
    assert.deepEqual([ofFile('/w/requirements.txt', 'invalid'), ofFile('/w/more.txt', 'invalid')], [101, 101]);
    assert.equal(ofFile('/w/requirements.txt', 'not-checked'), 150);
  });
});
