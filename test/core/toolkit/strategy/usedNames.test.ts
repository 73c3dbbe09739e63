/** Is the lower bound needed? Which names the project takes from a package, and which of them a release has. */
import assert from 'node:assert/strict';
import { hasName, namesOf, usesIn } from '../../../../server/src/core/toolkit/strategy/usedNames.ts';

function used(text: string): readonly string[] {
  const uses = usesIn('app.py', text, (module) => module.split('.')[0] === 'lib');
  return uses.map(({ name, line }) => `${line} ${name}`);
}

/** Whether a wheel with these files has a name. */
function has(name: string, files: Readonly<Record<string, string>>): Promise<boolean | undefined> {
  return hasName(name, new Set(Object.keys(files)), (path) => {
    const text = files[path];
    return Promise.resolve(text === undefined ? undefined : namesOf(text));
  });
}

describe('the names that a project uses of a package', () => {
  it('are found wherever they are imported, each once with its line', () => {
    const text =
      'from lib import a\n\ndef f():\n    from lib.sub import b as c, a\n    try:\n        from lib import a\n    except ImportError:\n        import lib.old\n';
    assert.deepEqual(used(text), ['6 lib.a', '4 lib.sub.b', '4 lib.sub.a', '8 lib.old']);
  });

  it('are those that are taken from the module by its alias, too', () => {
    assert.deepEqual(used('import lib as l\nl.run(1)\nother.l.walk()\n"l.no"\n'), ['1 lib', '2 lib.run']);
  });

  it('are none of other packages, of relative imports, comments and texts', () => {
    assert.deepEqual(used('import library\nfrom .lib import a\n# import lib\ns = "import lib"\n'), []);
  });
});

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
