/** Texts inside other texts: each part is found in the file again. */
import assert from 'node:assert/strict';
import { MappedText, MappedTextBuilder } from '../../../server/src/core/text/mappedText.ts';

/** Decodes `%XX` in a text, as an example of escapes. */
function decode(source: MappedText): MappedText {
  const builder = new MappedTextBuilder(source);
  let at = 0;
  for (const { index, 0: found } of source.text.matchAll(/%[\dA-F]{2}/g)) {
    builder.keep(at, index);
    builder.replace(index, index + found.length, String.fromCharCode(Number.parseInt(found.slice(1), 16)));
    at = index + found.length;
  }
  builder.keep(at, source.text.length);
  return builder.build();
}

describe('a text inside another text', () => {
  const file = 'x = a%2Fbc%2562d';
  const once = decode(MappedText.verbatim(file.slice(4), 4));
  const twice = decode(once);
  const inFile = (text: MappedText, part: string): string => {
    const start = text.text.indexOf(part);
    const span = text.inFile({ start, end: start + part.length });
    return file.slice(span.start, span.end);
  };

  it('is decoded, once or several times', () => {
    assert.equal(once.text, 'a/bc%62d');
    assert.equal(twice.text, 'a/bcbd');
  });

  it('has its parts where they are written, escapes as a whole', () => {
    assert.equal(inFile(once, 'bc'), 'bc');
    assert.equal(inFile(once, 'a/b'), 'a%2Fb');
    assert.equal(inFile(twice, 'cbd'), 'c%2562d');
    assert.equal(inFile(twice.slice(2, 6), 'bd'), '%2562d'.slice(0));
    assert.deepEqual(once.inFile({ start: 2, end: 2 }), { start: 8, end: 8 });
  });

  it('knows which parts stand in the file as they are', () => {
    assert.ok(once.isVerbatim({ start: 2, end: 4 }));
    assert.ok(!once.isVerbatim({ start: 0, end: 3 }));
    assert.ok(!twice.isVerbatim({ start: 3, end: 6 }));
  });
});
