/** Places in a text after an edit elsewhere. */
import assert from 'node:assert/strict';
import { changeBetween, movedBy } from '../../../server/src/core/text/textChange.ts';

/** The `|` of the old text in the new one; undefined if it is lost. */
function moved(before: string, after: string): string | undefined {
  const start = before.indexOf('|');
  const old = before.replace('|', '');
  const span = movedBy(changeBetween(old, after), { start, end: start });
  return span && `${after.slice(0, span.start)}|${after.slice(span.end)}`;
}

describe('a place in a text', () => {
  const cases: readonly (readonly [story: string, before: string, after: string, expected: string | undefined])[] = [
    ['stays where nothing changes', 'a\nb|\n', 'a\nb\n', 'a\nb|\n'],
    ['stays before a change', 'a|\nb\n', 'a\nbc\n', 'a|\nbc\n'],
    ['moves with what is behind a change', 'a\nb|\n', 'a # c\nb\n', 'a # c\nb|\n'],
    ['moves with the end of its line', 'a\nx = 1|\n', 'a\nx = 12\n', 'a\nx = 12|\n'],
    ['moves back where something goes', '# c\nb|\n', 'b\n', 'b|\n'],
    ['keeps to the end of a text that changes elsewhere', 'a\n|', 'ab\n', 'ab\n|'],
    ['is lost at the end of a text that goes on', 'a\n|', 'a\n# c', undefined],
    ['is lost in what changes', 'a b|c d', 'a d', undefined],
  ];
  for (const [story, before, after, expected] of cases) {
    it(story, () => {
      assert.equal(moved(before, after), expected);
    });
  }

  it('is lost at the end where that is repeated', () => {
    assert.equal(moved('xy|', 'xyxy'), undefined);
  });
});
