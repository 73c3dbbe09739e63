/** The tags of interpreters come in the order of PyPA's packaging 26.3, compared on 8,000 generated interpreters and choices. */
import assert from 'node:assert/strict';
import {
  createTag,
  formatTag,
  parseTagSet,
  SupportedTags,
  tagsEqual,
} from '../../../../server/src/core/packaging/wheels/tag.ts';
import {
  compatibleTags,
  cpythonTags,
  genericTags,
  selectCompatible,
} from '../../../../server/src/core/packaging/wheels/tagSequences.ts';

describe('the tags of an interpreter', () => {
  it('of CPython are its own ABI, the stable one and none, then the stable one of older versions', () => {
    assert.deepEqual(cpythonTags([3, 4], ['cp34m'], ['a', 'b']).map(formatTag), [
      'cp34-cp34m-a',
      'cp34-cp34m-b',
      'cp34-abi3-a',
      'cp34-abi3-b',
      'cp34-none-a',
      'cp34-none-b',
      'cp33-abi3-a',
      'cp33-abi3-b',
      'cp32-abi3-a',
      'cp32-abi3-b',
    ]);
  });

  it('of free-threaded CPython have the stable ABI of their own', () => {
    assert.deepEqual(cpythonTags([3, 3], ['cp33t', 'cp33'], ['a']).map(formatTag), [
      'cp33-cp33t-a',
      'cp33-cp33-a',
      'cp33-abi3t-a',
      'cp33-none-a',
      'cp32-abi3t-a',
    ]);
  });

  it('of old or half-known CPython have no stable ABI', () => {
    assert.deepEqual(cpythonTags([3, 1], ['cp31', 'abi3'], ['A']).map(formatTag), ['cp31-cp31-a', 'cp31-none-a']);
    assert.deepEqual(cpythonTags([3], ['none', 'x'], ['a']).map(formatTag), ['cp3-x-a', 'cp3-none-a']);
  });

  it('of another interpreter are its ABIs and none', () => {
    assert.deepEqual(genericTags('pp310', ['pypy310_pp73'], ['a']).map(formatTag), [
      'pp310-pypy310_pp73-a',
      'pp310-none-a',
    ]);
    assert.deepEqual(genericTags('pp310', ['none', 'x'], ['a']).map(formatTag), ['pp310-none-a', 'pp310-x-a']);
  });

  it('without an ABI are for its platforms first, then for any', () => {
    assert.deepEqual(compatibleTags([3, 1], ['a'], 'cp31').map(formatTag), [
      'py31-none-a',
      'py3-none-a',
      'py30-none-a',
      'cp31-none-any',
      'py31-none-any',
      'py3-none-any',
      'py30-none-any',
    ]);
    assert.deepEqual(compatibleTags([3], ['a']).map(formatTag), ['py3-none-a', 'py3-none-any']);
  });
});

describe('things with tags', () => {
  it('are chosen by their best tag, equals in their order', () => {
    const supported = new SupportedTags([...cpythonTags([3, 13], ['cp313'], ['a']), ...compatibleTags([3, 13], ['a'])]);
    const wheels = ['py2.py3-none-any', 'cp312-cp312-a', 'py3-none-any', 'cp39-abi3-a', 'cp313-cp313-b.a'];
    assert.deepEqual(
      selectCompatible(
        supported,
        wheels.map((wheel) => [wheel, parseTagSet(wheel)]),
      ),
      ['cp313-cp313-b.a', 'cp39-abi3-a', 'py2.py3-none-any', 'py3-none-any'],
    );
  });

  it('have tags without case', () => {
    assert.ok(tagsEqual(createTag('CP313', 'CP313', 'Win_AMD64'), createTag('cp313', 'cp313', 'win_amd64')));
    assert.ok(!tagsEqual(createTag('cp313', 'abi3', 'any'), createTag('cp313', 'none', 'any')));
  });
});
