/** What a run of the command line takes from its process. */
import assert from 'node:assert/strict';
import { columnsOf } from '../../server/src/cli/terminal.ts';

describe('the output of the command line', () => {
  it('is as wide as COLUMNS says, else as the terminal is, and as nobody says where neither is a number', () => {
    assert.equal(columnsOf(80, '132'), 132);
    assert.equal(columnsOf(undefined, '132'), 132);
    assert.equal(columnsOf(80, undefined), 80);
    for (const nothing of ['', '0', '-5', 'wide', undefined]) assert.equal(columnsOf(0, nothing), undefined);
  });
});
