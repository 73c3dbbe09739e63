/** What a Python module imports when it is imported itself. */
import assert from 'node:assert/strict';
import { moduleImports } from '../../../server/src/core/evidence/needs/startImports.ts';

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
    ['those in a context', ['with z:', '\timport b'], ['b']],
    [
      'those in a loop, with doubt if it may have no turn',
      ['for x in y: import a', 'for x in (1, 2): import b', 'while z: import c', 'while True: import d'],
      ['a ?', 'b', 'c ?', 'd'],
    ],
    ['not those in a loop without any', ['for x in []: import a', 'while False: import b'], []],
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
    ['with doubt behind a try that caught something', ['try: f()', 'except OSError: x', 'else: import a'], ['a ?']],
    ['for certain behind one that caught nothing', ['try: f()', 'except KeyError: x', 'else: import a'], ['a']],
    [
      'not those for other systems, however that is asked',
      [
        "if sys.platform in ('win32', 'cygwin'): import a",
        'if sys.platform.startswith("linux"): import b',
        "if platform.system() != 'Emscripten': import c",
        'if sys.version_info[0] == 2 or sys.version_info < (3,): import d',
        'if None: import e',
      ],
      [],
    ],
    [
      'those for this one, however that is asked',
      [
        "if sys.platform not in {'win32'}: import a",
        'if sys.platform.startswith("emscripten"): import b',
        'if sys.version_info.major >= 3: import c',
        "if '__main__' != __name__: import d",
        'if __debug__: import e',
      ],
      ['a', 'b', 'c', 'd', 'e'],
    ],
    [
      'what is imported by a call under another name',
      ['from importlib import import_module as im', 'import importlib as il', "im('a')", "il.import_module(name='b')"],
      ['importlib: import_module', 'importlib', 'a', 'b'],
    ],
    [
      'what is imported by a call from a package',
      ["import_module('.a', 'b')", "import_module('.c', package='d')", "import_module('..e', __package__)"],
      ['b.a', 'd.c', '..e'],
    ],
    ['those of a method of an instance', ['class C:', '  def f(self): import a', 'C().f()'], ['a']],
    ['of an instance with a name', ['class C:', '  def f(self): import a', 'c: C = C(1, x=2)', 'c.f()'], ['a']],
    [
      'of another method, and of a class that it is derived from',
      ['class B:', '  def f(self): import a', 'class C(B):', '  def __init__(self):', '    self.f()', 'C()'],
      ['a'],
    ],
    ['of a function in the body of a class', ['class C:', '  def f(): import a', '  x = f()'], ['a']],
    ['of a default', ['def f(): import a', 'def g(x=f()): pass', "def h(x=__import__('b')): pass"], ['a', 'b']],
    ['with doubt of an annotation', ['def f(): import a', 'def g(x: f()): pass'], ['a ?']],
    ['for certain of what a condition asks first', ['def f(): import a', 'if f(): pass'], ['a']],
    ['for certain of what stands before an or', ['def f(): import a', 'x = f() or y'], ['a']],
    ['with doubt of one that a condition behind it decides', ['def f(): import a', 'x = f() if y else z'], ['a ?']],
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
      `import a\n${'f() if '.repeat(60_000)}`,
      `import a\nx: ${' '.repeat(400_000)}`,
      `import a\nclass C(${' '.repeat(400_000)}`,
      `import a\nif ${'x or '.repeat(90_000)}x: import b`,
      `${Array.from({ length: 10_000 }, (_, at) => `def f${at}(): f${at + 1}(); import a`).join('\n')}\nf0()`,
    ])
      assert.ok(Array.isArray(moduleImports(text)));
  });

  it('are not looked for in megabytes', () => {
    assert.deepEqual(moduleImports(`import a\n${'#'.repeat(1_000_000)}`), []);
  });
});
