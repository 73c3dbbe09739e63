/** Tables in terminals that are too narrow for them. */
import assert from 'node:assert/strict';
import { tableLines } from '../../../../server/src/core/papers/text/table.ts';

const HEAD = ['releases', 'workers-3.12', 'workers-3.13 *', 'workers-3.14'];
const ROWS = [
  ['1.74.15.post1 to 1.74.15.post2 (2 releases)', 'sources', 'sources', 'sources'],
  ['1.0', 'pure', 'native', 'native'],
];

function shown(columns: number | undefined, rows = ROWS): readonly string[] {
  return tableLines(HEAD, rows, { paint: (_, text) => text, ...(columns !== undefined && { columns }) });
}

describe('a table', () => {
  it('has each row on one line where the terminal is wide enough', () => {
    assert.equal(shown(100).length, 3);
  });

  it('is at most 120 columns wide in a pipe or a file', () => {
    const lines = shown(undefined, [['a word '.repeat(40).trim(), 'pure', 'native', 'native']]);
    assert.ok(Math.max(...lines.map(({ length }) => length)) <= 120);
    assert.match(lines[1] ?? '', / pure +native +native$/);
  });

  it('wraps what its rows are called where that makes room for the columns', () => {
    assert.deepEqual(shown(80), [
      'releases                              workers-3.12  workers-3.13 *  workers-3.14',
      '1.74.15.post1 to 1.74.15.post2 (2     sources       sources         sources',
      'releases)',
      '1.0                                   pure          native          native',
    ]);
  });

  it('is a list where it does not fit, in which columns that say the same are told together', () => {
    assert.deepEqual(shown(48), [
      '1.74.15.post1 to 1.74.15.post2 (2 releases)',
      '  workers-3.12, workers-3.13 *, workers-3.14:',
      '    sources',
      '',
      '1.0',
      '  workers-3.12: pure',
      '  workers-3.13 *: native',
      '  workers-3.14: native',
    ]);
  });
});
