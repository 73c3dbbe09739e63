/** The work grows with the text and not with its square, for texts made to cost more: counted in steps, not in seconds. */
import assert from 'node:assert/strict';
import { inOwnProcess } from './inOwnProcess.ts';
import { SHAPES } from './shapes.ts';
import { LARGER, type Work } from './work.ts';

/** Eight times the text may take 24 times the steps, for sorting and the like; the square would be 64 times. */
const MOST = 3 * LARGER;

describe('the work of a parser', function () {
  this.timeout(120_000);
  let work: readonly Work[] = [];

  before(() => {
    work = inOwnProcess('test/fuzz/work.ts', 'countWork') as readonly Work[];
  });

  it('grows with the text, whatever is repeated in it', () => {
    assert.equal(work.length, SHAPES.length);
    const worse = work.filter(({ steps: [less, more] }) => more > MOST * less + 2_000);
    assert.deepEqual(worse, []);
  });
});
