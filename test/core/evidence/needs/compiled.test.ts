/** What a package needs when it is imported, where a part of it is compiled. */
import assert from 'node:assert/strict';
import { evidenceOn, shownEvidence } from '../../../support/installedPackages.ts';

/** The answer for `app`, which imports a module with these lines and, if it is compiled, what is made of them beside it. */
function judged(lines: readonly string[], isCompiled: boolean): string {
  const files = {
    'app/__init__.py': ['from . import _core'],
    'app/_core.py': lines,
    ...(isCompiled && { 'app/_core.cpython-311-x86_64-linux-gnu.so': [] }),
  };
  const packages = { app: { files, needs: ['culprit'] }, culprit: { files: { 'culprit/__init__.py': [] } } };
  return shownEvidence(evidenceOn({ packages }));
}

describe('a module that Cython has compiled', () => {
  it('is run as compiled: `cython` is not looked for', () => {
    const asks = (condition: string): readonly string[] => [
      'try:',
      '  import cython',
      '  from cython.cimports.libc import stdio',
      `  if ${condition}:`,
      '    raise ImportError',
      'except ImportError:',
      '  import culprit',
    ];
    assert.equal(judged(asks('not cython.compiled'), true), 'not-needed');
    assert.equal(judged(asks('not cython.compiled'), false), 'needed app/_core.py:7');
    assert.equal(judged(asks('cython.compiled'), true), 'needed app/_core.py:7');
  });
});
