/** Text broken into lines at the width of a terminal. */
import assert from 'node:assert/strict';
import { wrapped } from '../../../../server/src/core/papers/text/wrapped.ts';

describe('text on a terminal', () => {
  it('is broken before the word that does not fit, which hangs below', () => {
    assert.deepEqual(wrapped('one two three four', '= ', '    ', 10), ['= one two', '    three', '    four']);
    assert.deepEqual(wrapped('a longer-than-that b', '', '  ', 8), ['a', '  longer-than-that', '  b']);
    assert.deepEqual(wrapped('漢字 漢字 a', '', '', 9), ['漢字 漢字', 'a']);
  });

  it('in Japanese is broken between its characters, but not before a mark or a small kana', () => {
    assert.deepEqual(wrapped('要件を解決できません。`a` は、入っています', '', '  ', 12), [
      '要件を解決で',
      '  きません。',
      '  `a` は、',
      '  入っていま',
      '  す',
    ]);
    assert.deepEqual(wrapped('固定する', '', '', Infinity), ['固定する']);
  });

  it('may be a line of a hostile file, of blanks without end', () => {
    const text = `x${' '.repeat(60_000)}y`;
    assert.deepEqual(wrapped(text, '', '', Infinity), [text]);
    assert.equal(wrapped(text, '', '', 80).join('').length, 60_000 + 2 - Math.floor(60_000 / 81));
  });
});
