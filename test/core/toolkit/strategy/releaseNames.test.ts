/** Is the lower bound needed? Which of the names that a project takes from a package a release has. */
import assert from 'node:assert/strict';
import { hasName, namesOf } from '../../../../server/src/core/toolkit/strategy/releaseNames.ts';

/** Whether a wheel with these files has a name. */
function has(name: string, files: Readonly<Record<string, string>>): Promise<boolean | undefined> {
  return hasName(name, new Set(Object.keys(files)), (path) => {
    const text = files[path];
    return Promise.resolve(text === undefined ? undefined : namesOf(text));
  });
}

describe('whether a release has a name', () => {
  const files = {
    'lib/__init__.py': 'from .core import run\nif True:\n    VALUE = 1\ndef walk(): pass\n"""fly"""\n',
    'lib/core.py': 'class Core: pass\n',
    'lib/lazy.py': 'def __getattr__(name): ...\n',
    'lib/all.py': 'from .core import *\n',
    'lib/fast.cpython-313-x86_64-linux-gnu.so': '',
  };

  it('is read from what its modules bind, and from its files', async () => {
    for (const name of ['lib', 'lib.run', 'lib.VALUE', 'lib.walk', 'lib.core', 'lib.core.Core', 'lib.fast']) {
      assert.equal(await has(name, files), true, name);
    }
    for (const name of ['lib.swim', 'lib.core.Other', 'gone']) assert.equal(await has(name, files), false, name);
  });

  it('is unknown where names are made at run time, come with a star, or stand there in another way', async () => {
    for (const name of ['lib.lazy.x', 'lib.all.Core', 'lib.fast.x', 'lib.fly']) {
      assert.equal(await has(name, files), undefined, name);
    }
  });
});
