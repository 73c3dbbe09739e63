/** Patterns of paths as wrangler reads them. */
import assert from 'node:assert/strict';
import { matchesGlob } from '../../../server/src/core/text/glob.ts';

describe('a pattern of paths', () => {
  const cases: readonly (readonly [pattern: string, matching: readonly string[], others: readonly string[]])[] = [
    ['**/*.pyc', ['a.pyc', 'a/b.pyc', 'a/b/c.pyc'], ['a.py', 'a.pyc/b']],
    ['*.pyc', ['a.pyc', '.pyc'], ['a/b.pyc']],
    ['a/**', ['a/b', 'a/b/c', 'a/'], ['a', 'ab/c']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['a/xb', 'ab']],
    ['**/tests/**', ['tests/a', 'a/tests/b/c'], ['a/tests.py', 'mytests/a']],
    ['a**b', ['ab', 'axb'], ['a/b']],
    ['**', ['', 'a', 'a/b'], []],
    ['a?[b]{c}', ['a?[b]{c}'], ['axbc']],
    ['', [''], ['a']],
  ];
  for (const [pattern, matching, others] of cases)
    it(`${pattern} is read as wrangler does`, () => {
      for (const path of matching) assert.ok(matchesGlob(path, pattern), path);
      for (const path of others) assert.ok(!matchesGlob(path, pattern), path);
    });

  it('is decided in time, whatever it is', () => {
    assert.ok(!matchesGlob(`${'a/'.repeat(200)}b`, `${'**/*a'.repeat(200)}c`));
  });
});
