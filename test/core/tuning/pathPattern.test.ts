/** Which files a pattern of `per-file-ignores` means. */
import assert from 'node:assert/strict';
import { matchesPattern, patternOf } from '../../../server/src/core/tuning/pathPattern.ts';

describe('a pattern of files', () => {
  for (const [glob, matching, others] of [
    ['requirements*.txt', ['requirements.txt', 'a/b/requirements-dev.txt'], ['other.txt']],
    ['legacy/*.txt', ['legacy/a.txt'], ['legacy/b/a.txt', 'a.txt']],
    ['./a.txt', ['a.txt'], ['b/a.txt']],
    ['legacy/', ['legacy/a.txt', 'legacy/b/a.txt'], ['a.txt']],
    ['legacy', [], ['legacy/a.txt']],
    ['**/x/*.txt', ['x/a.txt', 'a/b/x/a.txt'], ['a/a.txt']],
    ['{a,b}.txt', ['a.txt', 'x/b.txt'], ['c.txt', '{a,b}.txt']],
    ['{old,new/{x,y}}/*.txt', ['old/a.txt', 'new/x/a.txt', 'new/y/a.txt'], ['new/a.txt', 'x/a.txt']],
    ['!new/**', ['a.txt', 'old/a.txt'], ['new/a.txt', 'new/b/a.txt']],
    ['!{a,b}.txt', ['c.txt'], ['a.txt', 'x/b.txt']],
    ['{a.txt', [], ['a.txt']],
    ['{a,b}'.repeat(40), [], ['a.txt']],
  ] as const) {
    it(glob.slice(0, 40), () => {
      const meant = (path: string): boolean => matchesPattern(`/w/${path}`, { folder: '/w', glob });
      assert.deepEqual([...matching, ...others].filter(meant), [...matching]);
    });
  }

  it('is not made of a name that reads as one', () => {
    const made = ['a.txt', 'x/a.txt', '{a}.txt', '!x/a.txt', '[a].txt'].map((path) => patternOf(`/w/${path}`, '/w'));
    assert.deepEqual(made, ['./a.txt', 'x/a.txt', undefined, undefined, undefined]);
  });
});
