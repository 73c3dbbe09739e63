/** What code installs in branches that Pyodide never takes, and in those that it may take. */
import assert from 'node:assert/strict';
import { parsePythonFile } from '../../../../server/src/core/dependencyFiles/pythonFile.ts';
import { parseNotebook } from '../../../../server/src/core/dependencyFiles/notebooks/notebook.ts';

/** What a cell with these lines installs. */
function installed(...lines: readonly string[]): readonly string[] {
  const cell = { cell_type: 'code', source: lines.join('\n') };
  const kernelspec = { name: 'python', display_name: 'Python (Pyodide)' };
  const file = parseNotebook('/a.ipynb', JSON.stringify({ cells: [cell], metadata: { kernelspec } }));
  return file?.declarations.map(({ text }) => text) ?? [];
}

const IMPORTS = 'import sys, os, platform, micropip';

describe('branches in Pyodide', () => {
  for (const condition of [
    "sys.platform != 'emscripten'",
    "not sys.platform == 'emscripten'",
    "not sys.platform.startswith('emscripten')",
    "sys.platform in ('linux', 'darwin')",
    "sys.platform == 'win32' and x",
    "os.name == 'nt'",
    "platform.system() == 'Windows'",
    "platform.system() in ['Linux', 'Darwin']",
    "platform.machine() == 'x86_64'",
    "'pyodide' not in sys.modules",
    'sys.version_info < (3,)',
    'sys.maxsize > 2147483647',
    'False',
  ])
    it(`installs what is for Pyodide only: ${condition}`, () => {
      const other = ["  await micropip.install('x')", '  %pip install y'];
      const own = "  await micropip.install('six')";
      assert.deepEqual(installed(IMPORTS, `if ${condition}:`, ...other, 'else:', own), ['six']);
      assert.deepEqual(installed(IMPORTS, `if not (${condition}):`, own, 'else:', ...other), ['six']);
      assert.deepEqual(installed(IMPORTS, `if x:`, own, `elif ${condition}:`, ...other), ['six']);
      assert.deepEqual(installed(IMPORTS, `if not (${condition}):`, own, `elif x:`, ...other), ['six']);
      assert.deepEqual(installed(IMPORTS, `if ${condition}: micropip.install('x')`, own.trim()), ['six']);
      assert.deepEqual(installed(IMPORTS, `NO = ${condition}`, 'if NO:', ...other, 'else:', own), ['six']);
      const inner = ['def f():', `  if ${condition}:`, '    if y:', '      %pip install x', own];
      assert.deepEqual(installed(...inner), ['six']);
    });

  it('installs what is for another name of what tells the platform', () => {
    const own = "  await micropip.install('six')";
    const other = '  %pip install x';
    assert.deepEqual(installed('from sys import platform as p', "if p != 'emscripten':", other, 'else:', own), ['six']);
    assert.deepEqual(installed('import platform as p', "if p.system() != 'Emscripten':", other, 'else:', own), ['six']);
    const told = ["if sys.platform == 'emscripten':", '  IN = True', 'else:', '  IN = False'];
    assert.deepEqual(installed(IMPORTS, ...told, 'if IN:', own, 'else:', other), ['six']);
    const tried = ['try:', '  import pyodide', '  IN = True', 'except ImportError:', '  IN = False'];
    assert.deepEqual(installed(...tried, 'if IN:', own, 'else:', other), ['six']);
    assert.deepEqual(installed('!echo "it\'s (', IMPORTS, "if sys.platform != 'emscripten':", other, 'else:', own), [
      'six',
    ]);
  });

  for (const condition of [
    'x',
    "'micropip' in sys.modules",
    "'google.colab' in sys.modules",
    "os.environ.get('CI')",
    "'CI' in os.environ",
    "os.getenv('CI')",
    'sys.version_info >= (3, 12)',
    'sys.platform == name',
    "sys.platform != 'emscripten' or x",
    "hasattr(sys, 'x')",
    'len(sys.argv) > 1',
    "os.path.exists('/x')",
    "await ask() == 'y'",
    'ask()',
    'later()',
    'todo',
    'options',
    'flag',
    'turn',
    'argument',
    "__name__ == '__main__'",
    "importlib.util.find_spec('x') is None",
    'sys.platform ==',
    '',
  ])
    it(`installs what may be for Pyodide: ${condition}`, () => {
      const before = [
        IMPORTS,
        'todo = []',
        "todo.append('x')",
        'options = {}',
        "options['a'] = 1",
        'flag = False',
        'async def later(argument=False):',
        '  global flag',
        '  flag = True',
        'def ask():',
        '  try:',
        '    import google.colab',
        '    return True',
        '  except ImportError:',
        '    return False',
        'turn = 0',
        'for turn in range(3): pass',
      ];
      const own = ["  await micropip.install('a')", 'else:', '  %pip install b'];
      assert.deepEqual(installed(...before, `if ${condition}:`, ...own), ['a', 'b']);
    });

  for (const [what, lines] of [
    ['what the platform is', ["  return sys.platform == 'emscripten'"]],
    ['with words on it', ['  "Whether it is."', '  import sys', "  return sys.platform == 'emscripten'"]],
    ['by an import', ['  try:', '    import pyodide', '    return True', '  except ImportError:', '    return False']],
    [
      'by names of Pyodide',
      ['  try:', '    from pyodide.ffi import to_js', '  except ImportError:', '    return False', '  return True'],
    ],
    ['on two ways', ["  if sys.platform != 'emscripten':", '    return False', '  return True']],
    ['from a name', ['  return IN']],
    ['from another function', ['  return not later()']],
  ] as const)
    it(`knows a function that says whether it is Pyodide: ${what}`, () => {
      const before = [
        IMPORTS,
        'def ask():',
        ...lines,
        "IN = sys.platform == 'emscripten'",
        'def later():',
        '  return not IN',
      ];
      const [own, other] = ["  await micropip.install('six')", "  await micropip.install('x')"];
      assert.deepEqual(installed(...before, 'if ask():', own, 'else:', other), ['six']);
      assert.deepEqual(installed(...before, 'if not ask():', other, 'else:', own), ['six']);
      assert.deepEqual(installed(...before, 'KNOWN = ask()', 'if KNOWN:', own, 'else:', other), ['six']);
    });

  for (const [what, ...lines] of [
    ['that has another result at times', 'def ask():', "  if x: return sys.platform != 'emscripten'", '  return True'],
    ['that does more', 'def ask():', '  global X', '  X = 1', "  return sys.platform != 'emscripten'"],
    ['that is given something', 'def ask(x):', '  return False'],
    ['that is waited for', 'async def ask():', '  return False'],
    ['that something else changes', '@changed', 'def ask():', '  return False'],
    ['that is written twice', 'def ask():', '  return False', 'def ask():', '  return True'],
    ['whose name is bound again', 'def ask():', '  return False', 'ask = other'],
    ['that yields', 'def ask():', '  yield 1', '  return False'],
    ['that may fail', 'def ask():', '  import x', '  return False'],
    ['whose parameter somewhere has its name', 'def ask():', '  return False', 'def f(ask): pass'],
  ] as const)
    it(`leaves open what a function says ${what}`, () => {
      const sides = ['if ask():', "  await micropip.install('a')", 'else:', "  await micropip.install('b')"];
      assert.deepEqual(installed(IMPORTS, ...lines, ...sides), ['a', 'b']);
    });

  it('installs one side of an expression with a condition', () => {
    const [here, elsewhere] = ["sys.platform == 'emscripten'", "sys.platform != 'emscripten'"];
    for (const [code, expected] of [
      [`await micropip.install('six' if ${here} else 'x')`, ['six']],
      [`await micropip.install('x' if ${elsewhere} else 'six')`, ['six']],
      [`await micropip.install(['h11', 'six' if ${here} else 'x'])`, ['h11', 'six']],
      [`names = ['six', 'h11'] if ${here} else ['x']\nawait micropip.install(names)`, ['six', 'h11']],
      [`await micropip.install('x') if ${elsewhere} else None`, []],
      [`await micropip.install('six') if ${here} else subprocess.run('x')`, ['six']],
      [`await micropip.install('x' if a else 'y' if ${elsewhere} else 'six')`, []],
      [`await micropip.install('a' if ${elsewhere} else ('b' if ${elsewhere} else 'six'))`, ['six']],
      [`here = False\nfor one in [micropip.install('six') if here else 'x' for here in [1]]: await one`, ['six']],
      [`here = False\nf = lambda here: micropip.install('six') if here else None`, ['six']],
    ] as const)
      assert.deepEqual(installed(IMPORTS, ...code.split('\n')), expected, code);
  });

  it('installs nothing behind the end of a function', () => {
    const other = "  await micropip.install('x')";
    for (const end of ['return', 'raise RuntimeError("x")', 'sys.exit(1)', "if sys.platform == 'emscripten': return"])
      assert.deepEqual(installed(IMPORTS, 'async def f():', `  ${end}`, other, "await micropip.install('six')"), [
        'six',
      ]);
    const both = ['  if x:', '    return 1', '  else:', '    raise x', other];
    assert.deepEqual(installed(IMPORTS, 'async def f():', ...both), []);
    const caught = [
      '  try:',
      '    return',
      '    %pip install y',
      '  except X:',
      "    await micropip.install('six')",
      other,
    ];
    assert.deepEqual(installed(IMPORTS, 'async def f():', ...caught), ['six', 'x']);
    for (const end of [
      "if sys.platform != 'emscripten': return",
      'if x: return',
      'with x: return',
      'for i in x: return',
    ])
      assert.deepEqual(installed(IMPORTS, 'async def f():', `  ${end}`, other), ['x'], end);
  });

  it('installs nothing behind the end of a program, which what ends in a cell is not', () => {
    const lines = [
      IMPORTS,
      "if sys.platform == 'emscripten':",
      '  raise RuntimeError',
      "await micropip.install('six')",
    ];
    assert.deepEqual(installed(...lines), ['six']);
    const file = parsePythonFile('/a.py', lines.join('\n'));
    assert.deepEqual(file?.declarations ?? [], []);
    const started = parsePythonFile('/a.py', lines.join('\n').replace('==', '!='));
    assert.equal(started?.declarations.length, 1);
  });

  const tried = (body: readonly string[], caught: string): readonly string[] =>
    installed('try:', ...body.map((line) => `  ${line}`), `except${caught}:`, '  %pip install x');

  it('installs nothing for a kernel without micropip', () => {
    for (const caught of [' ImportError', ' ModuleNotFoundError as e', ' (ImportError, ModuleNotFoundError)']) {
      for (const call of ["await micropip.install('six')", "await micropip.install(['six'])", '%pip install six'])
        assert.deepEqual(tried(['import micropip', call], caught), ['six'], call + caught);
      assert.deepEqual(tried(['from micropip import install', "await install('six')"], caught), ['six']);
      assert.deepEqual(tried(['import piplite', "await piplite.install('six')"], caught), ['six']);
    }
    for (const caught of ['', ' Exception', ' ImportError', ' Exception as e'])
      for (const module of ['micropip', 'piplite', 'js', 'pyodide', 'pyodide_js', 'js, micropip'])
        assert.deepEqual(tried([`import ${module}`], caught), [], module + caught);
  });

  it('installs what is for an installation that fails, for a module that may be missing, or for one that loads micropip', () => {
    for (const [body, caught] of [
      [['import micropip', "await micropip.install('six')"], ' Exception'],
      [['import micropip', "await micropip.install('six')"], ''],
      [['import micropip', "await micropip.install('six')"], ' (ImportError, ValueError)'],
      [['import micropip', "await micropip.install('six')", 'import six'], ' ImportError'],
      [['import micropip', "await micropip.install('six')", 'start()'], ' ImportError'],
      [['import micropip', "await micropip.install('six')", 'if a:', '  import six'], ' ImportError'],
      [['from micropip import newer', '%pip install six'], ' ImportError'],
      [['from js import document', '%pip install six'], ' ImportError'],
      [['import numpy', '%pip install six'], ' ImportError'],
    ] as const)
      assert.deepEqual(tried(body, caught), ['six', 'x'], `${body.join()}${caught}`);
    const loads = ["  await pyodide_js.loadPackage('micropip')", '  import micropip', "  await micropip.install('x')"];
    assert.deepEqual(installed('try:', '  import micropip', 'except ImportError:', ...loads), ['micropip', 'x']);
  });

  it('follows what is set for later calls in the branch that runs', () => {
    const setter = "micropip.uninstall('six')";
    const call = "await micropip.install('six')";
    assert.deepEqual(installed(IMPORTS, "if os.name == 'nt':", `  ${setter}`, call), ['six']);
  });
});
