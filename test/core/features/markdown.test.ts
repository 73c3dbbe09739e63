/** Foreign text in Markdown is shown literally. */
import assert from 'node:assert/strict';
import { escapeMarkdown, markdownTable } from '../../../server/src/core/features/_markdown.ts';

describe('Markdown', () => {
  it('has no way out of a line, a cell or the text', () => {
    assert.equal(escapeMarkdown('a\n\n# b'), 'a \\# b');
    assert.equal(escapeMarkdown('a|b'), 'a\\|b');
    assert.equal(escapeMarkdown('<img src=x>&amp;'), '&lt;img src=x&gt;&amp;amp;');
    assert.equal(escapeMarkdown('[x](command:y) $(icon) `z`'), '\\[x\\]\\(command\\:y\\) \\$\\(icon\\) \\`z\\`');
    assert.equal(escapeMarkdown('\u202Eabc\u0000'), 'abc', 'what is invisible or turns the direction is left out');
  });

  it('writes tables', () => {
    assert.equal(markdownTable(['a', 'b'], [['1', '2']]), '| a | b |\n| --- | --- |\n| 1 | 2 |');
  });
});
