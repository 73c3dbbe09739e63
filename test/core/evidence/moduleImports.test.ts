/** What a Python module imports when it is imported itself. */
import assert from 'node:assert/strict';
import { moduleImports } from '../../../server/src/core/evidence/moduleImports.ts';

/** The imports of a text, each as `..module: names ?`, with `?` for a condition and `!Error` where that is caught. */
function importsOf(...lines: string[]): readonly string[] {
  return moduleImports(lines.join('\n')).map(({ module, level, names, isCertain, catches }) => {
    const marks = `${isCertain ? '' : ' ?'}${catches.length > 0 ? ` !${catches.join(' !')}` : ''}`;
    return `${'.'.repeat(level)}${module}${names.length > 0 ? `: ${names.join(' ')}` : ''}${marks}`;
  });
}

describe('the imports that run with a module', () => {
  const cases: readonly (readonly [title: string, text: readonly string[], imports: readonly string[]])[] = [
    ['several in a statement', ['import a, b.c as d'], ['a', 'b.c']],
    ['several statements in a line', ['x = 1; import a; from b import c'], ['a', 'b: c']],
    ['names over several lines, with comments', ['from a import (', '  b as c,  # why', '  d,', ')'], ['a: b d']],
    ['a line that goes on behind a backslash', ['from a \\', '  import b'], ['a: b']],
    ['everything of a module', ['from a import *'], ['a']],
    ['relative ones', ['from . import a', 'from .. b import c', 'from .d.e import f'], ['.: a', '..b: c', '.d.e: f']],
    ['not those in strings and comments', ['"""', 'import a', '"""', '# import b', "x = 'import c'"], []],
    ['not those in functions', ['def f():', '  import a', '  class C:', '    import b', 'import c'], ['c']],
    ['not those in a function of one line', ['def f(x: int = {}): import a', 'async def g(): import b'], []],
    [
      'those in the body of a class',
      ['class C(', '    Base', '):', '  import a', '  def f(self):', '    import b'],
      ['a'],
    ],
    ['not those for the type checker', ['if TYPE_CHECKING:', '  import a', 'else:', '  import b'], ['b']],
    ['the other way round', ['if not typing.TYPE_CHECKING:', '  import a', 'else:', '  import b'], ['a']],
    ['not those of a main program', ["if __name__ == '__main__':", '  import a'], []],
    ['those for Pyodide', ["if sys.platform == 'emscripten':", '  import a', 'else:', '  import b'], ['a']],
    [
      'those under a condition, with doubt',
      ['if x:', '  import a', 'elif y: import b', 'else:', '  import c'],
      ['a ?', 'b ?', 'c ?'],
    ],
    ['those in a loop or a context', ['for x in y:', '  import a', 'with z:', '\timport b'], ['a', 'b']],
    ['those of a try that goes on without', ['try:', '  import a', 'except ImportError:', '  import b'], ['a', 'b ?']],
    [
      'those of a try that catches everything',
      ['try:', '  import a', 'except (ValueError, Exception):', '  pass'],
      ['a !Exception'],
    ],
    ['those of a try without a name', ['try: import a', 'except: import b'], ['a !Exception', 'b ?']],
    ['what is suppressed', ['with suppress(Exception):', '  import a'], ['a !Exception']],
    [
      'each of the errors that are caught',
      ['try:', '  import a', 'except (OSError, TypeError) as e:', '  x', 'except RuntimeError: x'],
      ['a !OSError !TypeError !RuntimeError'],
    ],
    ['not what is raised again', ['try:', '  import a', 'except Exception:', '  log()', '  raise'], ['a']],
    ['nor what ends the program', ['try:', '  import a', 'except Exception: sys.exit(1)'], ['a']],
    ['what may be raised again', ['try:', '  import a', 'except Exception:', '  if x: raise'], ['a !Exception']],
    ['those after a bracket that nobody has closed', ['x = f(1,', 'import a', 'def g():', '  import b'], ['a']],
    ['those after a string that nobody has closed', ["x = 'abc", 'import a'], ['a']],
    ['not what only looks like one', ['importlib.import_module(name)', 'from_x = 1', 'import 1a', 'imports = 2'], []],
    [
      'what is imported by a call',
      ['x = importlib.import_module("a.b")', "y = __import__('c')", 'z = w or import_module("d")'],
      ['a.b', 'c', 'd ?'],
    ],
    [
      'not those for the type checker under another name',
      ['from typing import TYPE_CHECKING as TC', 'if TC: import a', 'if t.TYPE_CHECKING and x: import b'],
      ['typing: TYPE_CHECKING'],
    ],
    [
      'those for the Python of every Worker',
      ['if sys.version_info >= (3, 12): import a', 'if sys.version_info < (3, 11): import b', 'elif x: import c'],
      ['a', 'c ?'],
    ],
    ['with doubt for some', ['if sys.version_info >= (3, 13): import a', 'else: import b'], ['a ?', 'b ?']],
    [
      'not those for other systems',
      ['if sys.platform == "win32": import a', 'elif "pyodide" in sys.modules: import b'],
      ['b'],
    ],
    [
      'both sides of an or',
      ['if TYPE_CHECKING or False: import a', 'if x or True: import b', 'if x or y: import c'],
      ['b', 'c ?'],
    ],
    ['those of a function that is called', ['def f():', '  import a', '  return a', 'x = f()'], ['a']],
    ['through another one', ['def f(): import a', 'def g():', '  f()', 'g()'], ['a']],
    [
      'of what makes an instance',
      ['class C:', '  def __init__(self):', '    import a', '  def f(self):', '    import b', 'c = C()'],
      ['a'],
    ],
    ['of a decorator', ['def f(x): import a', '@f', 'def g(): import b'], ['a']],
    ['of one that keeps its result', ['@functools.cache', 'def f(): import a', 'f()'], ['a']],
    ['with doubt of one that is wrapped', ['@task', 'def f(): import a', 'f()'], ['a ?']],
    ['with doubt where a condition calls', ['def f(): import a', 'x = y or f()'], ['a ?']],
    ['with doubt behind an early end', ['def f():', '  if x: return', '  import a', 'f()'], ['a ?']],
    ['with doubt of what is taken step by step', ['def f():', '  import a', '  yield a', 'x = f()'], ['a ?']],
    [
      'with what is caught around the call',
      ['def f(): import a', 'try:', '  f()', 'except OSError: x'],
      ['a !OSError'],
    ],
    ['not of one that is async', ['async def f(): import a', 'x = f()'], []],
    ['not of one that a handler calls', ['def f(): import a', 'async def on_fetch():', '  f()'], []],
    ['not of one that a lambda calls', ['def f(): import a', 'x = lambda: f()'], []],
    ['not of one that is only named', ['def f(): import a', 'x = f', 'g(f)', '# f()', "y = 'f()'"], []],
    ['of functions that call each other', ['def f():', '  g()', '  import a', 'def g(): f()', 'f()'], ['a']],
    ['names in any script', ['import größe'], ['größe']],
  ];
  for (const [title, text, imports] of cases)
    it(title, () => {
      assert.deepEqual(importsOf(...text), imports);
    });

  it('have their places', () => {
    const text = 'import a, bb\nfrom c import (d,\n  e)\n';
    const places = moduleImports(text).map(({ span }) => text.slice(span.start, span.end));
    assert.deepEqual(places, ['a', 'bb', 'from c import (d,\n  e)']);
  });

  it('are found in time, whatever the text', () => {
    for (const text of [
      `from ${' '.repeat(400_000)}`,
      `try:\nexcept${' '.repeat(400_000)}x`,
      '('.repeat(400_000),
      'import a,'.repeat(50_000),
      'try:\n'.repeat(100_000),
      `from ${'.'.repeat(400_000)}`,
      `import a\n${'f'.repeat(400_000)}`,
      `import a\n${'f('.repeat(200_000)}`,
      `import a\nif ${'x or '.repeat(90_000)}x: import b`,
      `${Array.from({ length: 10_000 }, (_, at) => `def f${at}(): f${at + 1}(); import a`).join('\n')}\nf0()`,
    ])
      assert.ok(Array.isArray(moduleImports(text)));
  });

  it('are not looked for in megabytes', () => {
    assert.deepEqual(moduleImports(`import a\n${'#'.repeat(1_000_000)}`), []);
  });
});
