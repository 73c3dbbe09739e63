/** Compatibility tags are parsed like PyPA's packaging 26.3, which the first table comes from. */
import assert from 'node:assert/strict';
import {
  formatTag,
  parseTagParts,
  parseTagSet,
  SupportedTags,
  tagSetProblem,
} from '../../../../server/src/core/packaging/wheels/tag.ts';

const TAG_SETS: readonly (readonly [string, readonly string[]])[] = [
  ['py3-none-any', ['py3-none-any']],
  ['py2.py3-none-any', ['py2-none-any', 'py3-none-any']],
  ['CP313-CP313-Pyodide_2025_0_wasm32', ['cp313-cp313-pyodide_2025_0_wasm32']],
  ['cp310.cp311-abi3-a.b', ['cp310-abi3-a', 'cp310-abi3-b', 'cp311-abi3-a', 'cp311-abi3-b']],
  ['py3-none', []],
  ['py3-none-any-x', []],
  ['', []],
  ['--', []],
  ['py3.py3-none-any', ['py3-none-any']],
];

describe('tag sets', () => {
  for (const [text, tags] of TAG_SETS) {
    it(`${text} stands for ${tags.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(parseTagSet(text).map(formatTag).sort(), tags);
    });
  }

  it('that are none say why', () => {
    for (const text of ['py3-none', 'py3-none-any-x']) assert.match(tagSetProblem(text) ?? '', /three parts/);
    for (const text of ['', 'py3--any', 'py3.-none-any']) assert.match(tagSetProblem(text) ?? '', /empty tag/);
    assert.match(tagSetProblem('3-none-any') ?? '', /`3` is not the tag of an interpreter/);
    assert.equal(tagSetProblem('py3.py2-none-any'), undefined);
    assert.match(tagSetProblem('py3.py2-none-any', { limit: 1 }) ?? '', /too many/);
  });

  it('may be asked to have each part in order', () => {
    for (const text of ['py2.py3-none-any', 'py3.py3-none-any', 'A.a-none-any']) {
      assert.equal(tagSetProblem(text, { sorted: true }), undefined, text);
    }
    assert.match(tagSetProblem('py2.py3-a.abi3-b.a', { sorted: true }) ?? '', /`b\.a` are not in order/);
    assert.match(tagSetProblem('a.A-none-any', { sorted: true }) ?? '', /not in order/);
  });

  it('a name that multiplies into millions is not written out', () => {
    const many = 'a.'.repeat(500) + 'b';
    assert.deepEqual(parseTagSet(`${many}-${many}-${many}`), []);
  });
});

describe('the tags a target supports', () => {
  const supported = new SupportedTags(
    ['cp313-cp313-pyodide_2025_0_wasm32', 'cp312-abi3-pyodide_2025_0_wasm32', 'py3-none-any'].flatMap(parseTagSet),
  );

  it('rank in the order given, the best first', () => {
    const [binary] = parseTagSet('cp313-cp313-pyodide_2025_0_wasm32');
    const [pure] = parseTagSet('py3-none-any');
    const [native] = parseTagSet('cp313-cp313-manylinux2014_x86_64');
    assert.ok(binary && pure && native);
    assert.deepEqual(
      [binary, pure, native].map((tag) => supported.priorityOf(tag)),
      [0, 2, undefined],
    );
    assert.deepEqual(
      [binary, pure, native].map((tag) => supported.has(tag)),
      [true, true, false],
    );
  });

  it('the best of all tags in a wheel name counts', () => {
    const best = (text: string): number | undefined => {
      const parts = parseTagParts(text);
      assert.ok(parts);
      return supported.bestPriority(parts);
    };
    assert.equal(best('py2.py3-none-any'), 2);
    assert.equal(best('py3.cp312-none.abi3-any.pyodide_2025_0_wasm32'), 1);
    assert.equal(best('cp312-cp312-pyodide_2025_0_wasm32'), undefined);
    assert.equal(best(`${'x.'.repeat(50_000)}py3-${'y.'.repeat(50_000)}none-${'z.'.repeat(50_000)}any`), 2);
  });

  it('tell which Python and platform parts occur', () => {
    assert.deepEqual([...supported.pythonTags()], ['cp313', 'cp312', 'py3']);
    assert.equal(supported.hasPlatform('any'), true);
    assert.equal(supported.hasPlatform('pyodide_2024_0_wasm32'), false);
  });
});
