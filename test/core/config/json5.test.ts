/** JSON5: what JSON lacks is read with its places, and half-typed text is none. */
import assert from 'node:assert/strict';
import { readJson5 } from '../../../server/src/core/config/json5.ts';
import { plainValue } from '../../../server/src/core/config/tomlNode.ts';

describe('the JSON5 reader', () => {
  it('reads bare keys, single quotes, signs, comments and commas at the end', () => {
    const text = `\uFEFF{ // one
      name: 'it\\'s', "flags": ['a', "b",], /* two */ 'n': -.5, h: +0x10, t: true, deep: { empty: {}, none: [] }, }`;
    const root = readJson5(text);
    assert.ok(root);
    assert.deepEqual(JSON.parse(JSON.stringify(plainValue(root))), {
      ...{ name: "it's", flags: ['a', 'b'], n: -0.5, h: 16, t: true },
      deep: { empty: {}, none: [] },
    });
    const name = root.entries.get('name');
    assert.equal(text.slice(name?.value.span.start, name?.value.span.end), `'it\\'s'`);
    assert.equal(text.slice(name?.keySpan.start, name?.keySpan.end), 'name');
  });

  for (const text of [
    '',
    '[]',
    '{',
    '{a}',
    '{a: }',
    '{a: b}',
    '{a: 1} 2',
    '{a: `x`}',
    "{a: 'x",
    '{,}',
    '{a: 1,, b: 2}',
  ]) {
    it(`does not take ${JSON.stringify(text)}`, () => {
      assert.equal(readJson5(text), undefined);
    });
  }

  it('stops at deep nesting', () => {
    assert.equal(readJson5(`{a: ${'['.repeat(10_000)}`), undefined);
  });
});
