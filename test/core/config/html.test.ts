/** Attributes of pages, with the places of their values. */
import assert from 'node:assert/strict';
import { readHtml } from '../../../server/src/core/config/html.ts';

/** The values of an element's attributes, each with what stands at its place. */
function valuesIn(text: string): readonly (readonly [string, string, string])[] {
  return readHtml(text, () => false).flatMap(({ attributes }) =>
    [...attributes].map(([name, { value, span }]) => [name, value.text, text.slice(span.start, span.end)] as const),
  );
}

describe('the attributes of a page', () => {
  it('have their values where these stand, whatever the quotes and the blanks', () => {
    assert.deepEqual(valuesIn('<a b="x" c = \'y\' d=\n\t z e>'), [
      ['b', 'x', '"x"'],
      ['c', 'y', "'y'"],
      ['d', 'z', 'z'],
      ['e', '', ''],
    ]);
  });

  it('begin with any blank that HTML does not know as one', () => {
    for (const blank of ['\u000b', '\u00a0', '\u2003', '\ufeff'])
      assert.deepEqual(valuesIn(`<a packages =${blank} [x]>`)[0], ['packages', blank, blank]);
  });
});
