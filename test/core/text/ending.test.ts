/** Ends of texts: what a pattern would find by trying each place. */
import assert from 'node:assert/strict';
import { compiledStem, withoutEnding } from '../../../server/src/core/text/ending.ts';

describe('the end of a text', () => {
  it('is cut off where it consists of some characters', () => {
    assert.equal(withoutEnding('a - b...', /[.]/), 'a - b');
    assert.equal(withoutEnding('...', /[.]/), '');
    assert.equal(withoutEnding('a.b', /[.]/), 'a.b');
  });

  for (const [path, stem] of [
    ['a/b.so', 'a/b'],
    ['a/b.cpython-313-wasm32-emscripten.so', 'a/b'],
    ['b.cp313-win_amd64.pyd', 'b'],
    ['a.libs/b.abi3.so', 'a.libs/b'],
    ['a/lib+x.1.so', 'a/lib+x'],
    ['a/b.so.1', undefined],
    ['a/b.py', undefined],
  ] as const)
    it(`${path} is the compiled module ${stem ?? 'of nothing'}`, () => {
      assert.equal(compiledStem(path), stem);
    });
});
