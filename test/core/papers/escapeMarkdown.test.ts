/** Foreign text in Markdown is shown literally. */
import assert from 'node:assert/strict';
import { escapeMarkdown, markdownTable, plainText } from '../../../server/src/core/papers/escapeMarkdown.ts';

describe('Markdown', () => {
  it('has no way out of a line, a cell or the text', () => {
    assert.equal(escapeMarkdown('a\n\n# b'), 'a # b');
    assert.equal(escapeMarkdown('a|b'), 'a\\|b');
    assert.equal(escapeMarkdown('<img src=x>&amp;'), '&lt;img src=x&gt;&amp;amp;');
    assert.equal(escapeMarkdown('[x](command:y) $(icon) `z`'), '\\[x\\]\\(command:y) \\$(icon) \\`z\\`');
    assert.equal(
      escapeMarkdown('\u202Eabc\u0000'),
      '\\\\u202eabc\\\\x00',
      'what is invisible or turns the direction is spelled out',
    );
  });

  it('is not littered with escapes that change nothing', () => {
    for (const text of [
      '2.14.3',
      'typing_extensions',
      'pydantic-core 2.1 (2026-01-02)',
      'a+b',
      '>= 1'.slice(3),
      'Python 3.13!',
    ])
      assert.equal(escapeMarkdown(text), text);
  });

  it('is neither a heading, a list, emphasis nor an address', () => {
    const escaped = {
      '- a': '\\- a',
      '1. a': '1\\. a',
      '+ a': '\\+ a',
      '# a': '\\# a',
      _a_: '\\_a\\_',
      '*a*': '\\*a\\*',
      'https://a.b': 'https\\://a.b',
      'www.a.b': 'www\\.a.b',
      'a@b.c': 'a\\@b.c',
    };
    for (const [text, expected] of Object.entries(escaped)) assert.equal(escapeMarkdown(text), expected);
  });

  it('becomes plain text for editors that show no Markdown', () => {
    const foreign = 'x_ *y* <z> & https://a.b - 1.';
    assert.equal(plainText(`**${escapeMarkdown(foreign)}**  \nsecond`), `${foreign}\nsecond`);
    assert.equal(plainText('[Home](<https://a.example/b_c>)'), 'Home: https://a.example/b_c');
    assert.equal(plainText(markdownTable(['a', '**b**'], [['1', escapeMarkdown('2|3')]])), '| a | b |\n| 1 | 2|3 |');
  });

  it('writes tables', () => {
    assert.equal(markdownTable(['a', 'b'], [['1', '2']]), '| a | b |\n| :--- | :--- |\n| 1 | 2 |');
  });
});
