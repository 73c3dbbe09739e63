/** The work of an analysis grows with the file and not with its square, also where everything in it fails. */
import assert from 'node:assert/strict';
import { OF_RELEASES, type countAnalyses, type countStrategy } from './analysisWork.ts';
import { inOwnProcess } from './inOwnProcess.ts';
import { LARGER } from './work.ts';

/** Eight times the file may take 20 times the steps, for sorting and the like; the square would be 64 times. */
const MOST = 2.5 * LARGER;
const SQUARE = 1.5 * LARGER ** 2;

describe('the work of an analysis', function () {
  this.timeout(120_000);

  it('grows with the file, whether or not what it requires can be had', () => {
    const counted = inOwnProcess('test/fuzz/analysisWork.ts', 'countAnalyses') as ReturnType<typeof countAnalyses>;
    const factors = counted.map(({ project, steps: [less, more] }) => `${project}: ${(more / less).toFixed(1)} times`);
    const worse = counted.filter(
      ({ project, steps: [less, more] }) => more > (project === OF_RELEASES ? SQUARE : MOST) * less,
    );
    assert.deepEqual(worse, [], factors.join('\n'));
    assert.equal(counted.length, 8, 'each of them is counted');
  });

  it('is nearly all of what a strategy costs', () => {
    const counted = inOwnProcess('test/fuzz/analysisWork.ts', 'countStrategy') as ReturnType<typeof countStrategy>;
    assert.ok(counted.strategy < 1.5 * counted.analysis, JSON.stringify(counted));
  });
});
