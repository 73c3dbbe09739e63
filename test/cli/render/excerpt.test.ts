import assert from 'node:assert/strict';
import { excerptOf } from '../../../server/src/cli/render/_excerpt.ts';

/** The line and the carets for the place between the two `|` of a text. */
function shown(marked: string, columns = 80): string[] {
  const [before = '', place = '', after = ''] = marked.split('|');
  const span = { start: before.length, end: before.length + place.length };
  const { line, underline } = excerptOf(before + place + after, span, columns);
  return [line, underline];
}

describe('the excerpt below a message', () => {
  it('is the line, with carets below the place', () => {
    assert.deepEqual(shown('[project]\n  "|numpy>=2|",\n]'), ['  "numpy>=2",', '   ^^^^^^^^']);
  });

  it('has one caret where the place is empty, also at the end of the text', () => {
    assert.deepEqual(shown('numpy ; |'), ['numpy ; ', '        ^']);
    assert.deepEqual(shown('||'), ['', '^']);
  });

  it('shows the first line of a place that goes on, without its line break', () => {
    assert.deepEqual(shown('"""|numpy\r\n>=2|"""'), ['"""numpy', '   ^^^^^']);
  });

  it('keeps the carets in line after tabs, wide characters, accents and emoji', () => {
    assert.deepEqual(shown('\t|numpy|'), ['    numpy', '    ^^^^^']);
    assert.deepEqual(shown('# 数値 |numpy|'), ['# 数値 numpy', '       ^^^^^']);
    assert.deepEqual(shown('e\u0301 |numpy|'), ['e\u0301 numpy', '  ^^^^^']);
    assert.deepEqual(shown('🙂|数|'), ['🙂数', '  ^^']);
  });

  it('lets no text steer the terminal or turn the reading direction', () => {
    assert.deepEqual(shown('|nu\u001B[2Jmpy\u202E|'), ['nu\\x1b[2Jmpy\\u202e', '^'.repeat(18)]);
  });

  it('shows of a long line what is around the place', () => {
    const [line = '', underline = ''] = shown(
      `dependencies = [${'"requests", '.repeat(40)}"|numpy>=2|"${', "rich"'.repeat(40)}]`,
      60,
    );
    assert.equal(line.length, 60);
    assert.match(line, /^….*…$/);
    assert.equal(line.slice(underline.indexOf('^'), underline.length), 'numpy>=2');
  });

  it('shows of a place that is too long its beginning', () => {
    const [line = '', underline = ''] = shown(`a @ |https://host.test/${'x'.repeat(100)}|`, 40);
    assert.match(line, /^a @ https:\/\/host\.test\/x+…$/);
    assert.equal(line.length, 40);
    assert.equal(underline.length, 40);
    // The `…` stands for what follows the place as well.
    const [followed = ''] = shown(`a @ |https://host.test/${'x'.repeat(100)}|", "numpy`, 40);
    assert.match(followed, /x…$/);
    assert.equal(followed.length, 40);
  });
});
