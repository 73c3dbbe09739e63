/** What a Python module imports when it is imported itself. */
import assert from 'node:assert/strict';
import { moduleImports } from '../../../server/src/core/evidence/moduleImports.ts';

/** The imports of a text, each as `..module: names ?`, with `?` for a condition and `!` where a failure is caught. */
function importsOf(...lines: string[]): readonly string[] {
  return moduleImports(lines.join('\n')).map(({ module, level, names, isCertain, isCaught }) => {
    const marks = `${isCertain ? '' : ' ?'}${isCaught ? ' !' : ''}`;
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
      ['a !'],
    ],
    ['those of a try without a name', ['try: import a', 'except: import b'], ['a !', 'b ?']],
    ['what is suppressed', ['with suppress(Exception):', '  import a'], ['a !']],
    ['those after a bracket that nobody has closed', ['x = f(1,', 'import a', 'def g():', '  import b'], ['a']],
    ['those after a string that nobody has closed', ["x = 'abc", 'import a'], ['a']],
    ['not what only looks like one', ['importlib.import_module(name)', 'from_x = 1', 'import 1a', 'imports = 2'], []],
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
    ])
      assert.ok(Array.isArray(moduleImports(text)));
  });

  it('are not looked for in megabytes', () => {
    assert.deepEqual(moduleImports(`import a\n${'#'.repeat(1_000_000)}`), []);
  });
});
