/** What is kept of files is bounded. */
import assert from 'node:assert/strict';
import { Recent } from '../../../server/src/core/text/recent.ts';

describe('what is kept of files', () => {
  it('is what was kept last', () => {
    const recent = new Recent<number>(2);
    recent.set('a', 1);
    recent.set('b', 2);
    recent.set('a', 3);
    recent.set('c', 4);
    assert.deepEqual(
      ['a', 'b', 'c'].map((path) => recent.get(path)),
      [3, undefined, 4],
    );
    recent.clear();
    assert.equal(recent.get('a'), undefined);
  });
});
