/** Short texts are read once, long ones are not kept. */
import assert from 'node:assert/strict';
import { rememberTexts } from '../../../server/src/core/text/rememberTexts.ts';

describe('texts that come again', () => {
  it('are read once, unless they are long', () => {
    const read: string[] = [];
    const lengthOf = rememberTexts((text) => {
      read.push(text);
      return { length: text.length };
    });
    const long = 'x'.repeat(1000);
    for (const text of ['a', long, 'a', long]) assert.equal(lengthOf(text).length, text.length);
    assert.equal(lengthOf('a'), lengthOf('a'));
    assert.deepEqual(read, ['a', long, long]);
  });
});
