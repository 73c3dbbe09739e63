/** What a project's own code takes from a package, and whether it can do without. */
import assert from 'node:assert/strict';
import { CodeUses, type Use } from '../../../server/src/core/evidence/codeUses.ts';

function usesIn(text: string): readonly Use[] {
  return new CodeUses('app.py', text).of((module) => module.split('.')[0] === 'lib');
}

function used(text: string): readonly string[] {
  return usesIn(text).map(({ name, line }) => `${line} ${name}`);
}

/** How the code reaches each name. */
function reached(...lines: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(usesIn(`${lines.join('\n')}\n`).map(({ name, reach }) => [name, reach]));
}

describe('the names that a project uses of a package', () => {
  it('are found wherever they are imported, each once with its line', () => {
    const text =
      'from lib import a\n\ndef f():\n    from lib.sub import b as c, a\n    try:\n        from lib import a\n    except ImportError:\n        import lib.old\n';
    assert.deepEqual(used(text), ['1 lib.a', '4 lib.sub.b', '4 lib.sub.a', '8 lib.old']);
  });

  it('are those that are taken from the module by its alias, too', () => {
    assert.deepEqual(used('import lib as l\nl.run(1)\nother.l.walk()\n"l.no"\n'), ['1 lib', '2 lib.run']);
  });

  it('are none of other packages, of relative imports, comments and texts', () => {
    assert.deepEqual(used('import library\nfrom .lib import a\n# import lib\ns = "import lib"\n'), []);
  });

  it('are needed always, or once a function is called, or not where a `try` goes on without', () => {
    assert.deepEqual(reached('import lib.a', 'def f():', '  import lib.b', 'class C:', '  from lib import c'), {
      'lib.a': 'always',
      'lib.b': 'later',
      'lib.c': 'always',
    });
    const tried = (handler: string): string | undefined => reached('try:', '  import lib', handler)['lib'];
    assert.equal(tried('except ImportError: lib = None'), 'guarded');
    assert.equal(tried('except (AttributeError, ModuleNotFoundError): pass'), 'guarded');
    assert.equal(tried('except: pass'), 'guarded');
    assert.equal(tried('except ValueError: pass'), 'always');
    assert.equal(tried("except ImportError: raise SystemExit('no lib')"), 'always');
    assert.equal(reached('try:', '  import fast', 'except ImportError:', '  import lib')['lib'], 'always');
  });

  it('are not needed for type checkers', () => {
    const text = [
      'from typing import TYPE_CHECKING',
      'if TYPE_CHECKING:',
      '  import lib',
      'else:',
      '  import lib.other',
    ];
    assert.deepEqual(reached(...text), { lib: 'guarded', 'lib.other': 'always' });
  });

  it('are told where they count most', () => {
    assert.deepEqual(usesIn('def f():\n  import lib\nimport lib\ntry:\n  import lib\nexcept ImportError: pass\n'), [
      { path: 'app.py', line: 3, name: 'lib', reach: 'always' },
    ]);
  });
});
