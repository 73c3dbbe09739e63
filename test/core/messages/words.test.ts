/** The small pieces of English that messages are built from. */
import assert from 'node:assert/strict';
import { code, listOf, listOfLabels, maskCredentials, shorten } from '../../../server/src/core/messages/words.ts';

describe('the words of messages', () => {
  it('a list ends with its conjunction', () => {
    assert.equal(listOf([]), '');
    assert.equal(listOf(['a']), 'a');
    assert.equal(listOf(['a', 'b']), 'a and b');
    assert.equal(listOf(['a', 'b', 'c'], 'or'), 'a, b or c');
  });

  it('labels that begin alike share their beginning', () => {
    assert.equal(listOfLabels(['Pyodide 0.28.3', 'Pyodide 314.0.7']), 'Pyodide 0.28.3 and 314.0.7');
    assert.equal(listOfLabels(['Python Workers 3.13', 'Pyodide 0.28.3']), 'Python Workers 3.13 and Pyodide 0.28.3');
  });

  it('a text is cut without breaking a character or ending in a blank', () => {
    assert.equal(shorten('abcdef', 4), 'abc…');
    assert.equal(shorten('ab😀def', 4), 'ab…');
    assert.equal(shorten('ab cdef', 4), 'ab…');
    assert.equal(shorten('abc', 3), 'abc');
  });

  it('no backtick of a name ends its code', () => {
    assert.equal(code('a`b'), "`a'b`");
  });

  it('neither user names nor passwords of URLs are shown', () => {
    assert.equal(maskCredentials('a @ https://me:secret@host.invalid/a'), 'a @ https://****@host.invalid/a');
    assert.equal(maskCredentials('git+ssh://git@host.invalid/a'), 'git+ssh://git@host.invalid/a');
  });
});
