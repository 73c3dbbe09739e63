/** Whether importing a package needs another one, judged by what its files say. */
import assert from 'node:assert/strict';
import { evidenceOn, shownEvidence, type InventedPackage } from '../../../support/installedPackages.ts';

const CULPRIT: InventedPackage = { files: { 'culprit/__init__.py': [], 'culprit/fast.py': [] } };

/** What is found out about a package `app` with this module, and others beside it. */
function judged(
  lines: readonly string[],
  others: Readonly<Record<string, readonly string[]>> = {},
  target?: string,
): string {
  const files = { 'app/__init__.py': lines, ...others };
  return shownEvidence(
    evidenceOn({
      packages: { app: { files, needs: ['culprit'] }, culprit: CULPRIT },
      ...(target !== undefined && { target }),
    }),
  );
}

const GUARDED = ['try:', '  import culprit', 'except ImportError:', '  culprit = None'];

describe('what a package needs when it is imported', () => {
  const cases: readonly (readonly [title: string, module: readonly string[], found: string])[] = [
    ['an import at module level', ['import os', '', 'import culprit'], 'needed app/__init__.py:3'],
    ['one of a submodule of it', ['from culprit.fast import run'], 'needed app/__init__.py:1'],
    ['one in the body of a class', ['class App:', '  import culprit'], 'needed app/__init__.py:2'],
    ['one in a function', ['def run():', '  import culprit'], 'not-needed'],
    ['one in a function that is called', ['def run():', '  import culprit', 'run()'], 'needed app/__init__.py:2'],
    [
      'one in a function that a decorator calls',
      ['def run(f):', '  import culprit', '  return f', '@run', 'def main():', '  pass'],
      'needed app/__init__.py:2',
    ],
    [
      'one in a method of what is made',
      ['class A:', '  def __init__(self):', '    import culprit', 'A()'],
      'needed app/__init__.py:3',
    ],
    ['one that is caught', GUARDED, 'not-needed app/__init__.py:2'],
    [
      'one that is suppressed',
      ['from contextlib import suppress', 'with suppress(ImportError):', '  import culprit'],
      'not-needed app/__init__.py:3',
    ],
    [
      'a handler of another error',
      ['try:', '  import culprit', 'except OSError:', '  pass'],
      'needed app/__init__.py:2',
    ],
    [
      'a handler that raises',
      ['try:', '  import culprit', 'except ImportError as e:', '  raise RuntimeError() from e'],
      'needed app/__init__.py:2',
    ],
    [
      'a handler that raises again',
      ['try:', '  import culprit', 'except ImportError:', '  raise'],
      'needed app/__init__.py:2',
    ],
    [
      'a handler that imports it again',
      ['try:', '  from culprit import a', 'except ImportError:', '  from culprit.fast import a'],
      'needed app/__init__.py:4',
    ],
    [
      'a handler for an error of its own',
      ['class Missing(ImportError): pass', ...GUARDED.slice(0, 2), 'except Missing:', '  pass'],
      'needed app/__init__.py:3',
    ],
    ['what is used in spite of its absence', [...GUARDED, 'class A(culprit.Base): pass'], 'needed app/__init__.py:5'],
    [
      'what a flag guards',
      [
        ...GUARDED.slice(0, 2),
        '  HAS = True',
        'except ImportError:',
        '  HAS = False',
        'if HAS:',
        '  import culprit.fast',
      ],
      'not-needed app/__init__.py:2',
    ],
    [
      'what a flag guards the wrong way',
      [
        ...GUARDED.slice(0, 2),
        '  HAS = True',
        'except ImportError:',
        '  HAS = False',
        'if not HAS:',
        '  raise RuntimeError()',
      ],
      'needed app/__init__.py:7',
    ],
    [
      'what a probe guards',
      ['from importlib.util import find_spec', 'if find_spec("culprit"):', '  import culprit'],
      'not-needed',
    ],
    [
      'a probe in a function',
      [
        'import importlib.util',
        'def has(name):',
        '  return importlib.util.find_spec(name) is not None',
        'if has("culprit"):',
        '  import culprit',
      ],
      'not-needed',
    ],
    [
      'a class that only a probe defines, and that is used',
      ['from importlib.util import find_spec', 'if find_spec("culprit"):', '  class A: pass', 'A()'],
      'needed app/__init__.py:4',
    ],
    [
      'a condition that nobody knows',
      ['if condition():', '  import culprit'],
      'unknown for condition app/__init__.py:2',
    ],
    [
      'both ways of it',
      ['if condition():', '  import culprit', 'else:', '  from culprit import fast'],
      'needed app/__init__.py:2',
    ],
    [
      'variables of the environment, which are not set',
      ['import os', 'if os.environ.get("APP_FAST"):', '  import culprit'],
      'not-needed',
    ],
    ['a type checker', ['from typing import TYPE_CHECKING', 'if TYPE_CHECKING:', '  import culprit'], 'not-needed'],
    [
      'annotations of types that only it sees',
      ['from __future__ import annotations', ...GUARDED, 'def f(a: culprit.A): pass'],
      'not-needed app/__init__.py:3',
    ],
    ['annotations that are evaluated', [...GUARDED, 'def f(a: culprit.A): pass'], 'needed app/__init__.py:5'],
    [
      'a name that is imported by a call',
      ['import importlib', 'importlib.import_module("culprit")'],
      'needed app/__init__.py:2',
    ],
    [
      'a name that is put together',
      ['import importlib', 'NAME = "cul"', 'importlib.import_module(f"{NAME}prit")'],
      'needed app/__init__.py:3',
    ],
    [
      'a name that nobody knows, but no text says the culprit',
      ['import importlib', 'importlib.import_module(name())'],
      'not-needed',
    ],
    [
      'a name that nobody knows',
      ['import importlib', 'importlib.import_module(name("culprit"))'],
      'unknown for computed app/__init__.py:2',
    ],
    [
      'the same behind a handler',
      ['import importlib', 'try:', '  importlib.import_module(name())', 'except ImportError:', '  pass'],
      'not-needed',
    ],
    [
      'a look-up of its metadata',
      ['from importlib.metadata import version', 'version("culprit")'],
      'needed app/__init__.py:2',
    ],
    [
      'a look-up that a handler deals with',
      ['import importlib.metadata as m', 'try:', '  m.version("Culprit")', 'except m.PackageNotFoundError:', '  pass'],
      'not-needed app/__init__.py:3',
    ],
    [
      'a look-up out of a requirement',
      [
        'from importlib.metadata import version',
        'def check(text):',
        '  name = parse(text)',
        '  version(name)',
        'check("culprit>=1")',
      ],
      'needed app/__init__.py:4',
    ],
    [
      'a loop over names',
      ['import importlib', 'for name in ["os", "culprit"]:', '  importlib.import_module(name)'],
      'needed app/__init__.py:3',
    ],
    [
      'a context manager that deals with errors',
      ['class Trying:', '  def __exit__(self, *error):', '    return True', 'with Trying():', '  import culprit'],
      'not-needed app/__init__.py:5',
    ],
    ['text that is no Python', ['import culprit.', '((('], 'not-needed'],
  ];
  for (const [title, module, found] of cases) {
    it(`${title}: ${found}`, () => {
      assert.equal(judged(module), found);
    });
  }

  it('judges platforms and versions of Python for the target', () => {
    const module = ['import sys', "if sys.platform == 'emscripten':", '  import os', 'else:', '  import culprit'];
    assert.equal(judged(module), 'needed app/__init__.py:5');
    assert.equal(judged(module, {}, 'workers-3.13'), 'not-needed');
    const newer = ['import sys', 'if sys.version_info >= (3, 12):', '  import culprit'];
    assert.equal(judged(newer), 'not-needed');
    assert.equal(judged(newer, {}, 'workers-3.13'), 'needed app/__init__.py:3');
  });

  it('says `partly` where some public names or modules cannot be had', () => {
    const direct = ['import culprit'];
    assert.equal(judged([], { 'app/more.py': direct }), 'partly app.more app/more.py:1');
    assert.equal(
      judged([], { 'app/_inner.py': direct, 'app/deep/__init__.py': [], 'app/deep/er.py': direct }),
      'not-needed',
    );
    const lazy = [
      'def __getattr__(name):',
      '  if name == "Fast":',
      '    from app._inner import Fast',
      '    return Fast',
    ];
    const all = ['__all__ = ["Fast"]', ...lazy];
    assert.equal(judged(all, { 'app/_inner.py': direct }), 'partly app.Fast app/_inner.py:1');
  });

  it('does not count what cannot be had with the culprit either', () => {
    assert.equal(judged([], { 'app/more.py': ['import culprit', 'import elsewhere'] }), 'not-needed');
    const lookUp = ['import importlib.metadata', 'importlib.metadata.version("culprit")'];
    assert.equal(judged([], { 'app/more.py': lookUp }), 'partly app.more app/more.py:2');
  });

  it('knows packages that load their modules when they are asked for', () => {
    const stub = {
      'app/__init__.pyi': ['from .fast import run'],
      'app/fast.py': ['import culprit', 'def run(): pass'],
    };
    const lazy = ['import lazy_loader as lazy', '__getattr__, __dir__, __all__ = lazy.attach_stub(__name__, __file__)'];
    assert.equal(judged(lazy, stub), 'partly app.run app/fast.py:1');
    const table = [
      'import lazy_loader',
      '__getattr__, _, __all__ = lazy_loader.attach(__name__, submod_attrs={"fast": ["run"]})',
    ];
    assert.equal(judged(table, stub), 'partly app.run app/fast.py:1');
  });

  it('runs the `__getattr__` of a module for `from module import name`, not for `import module`', () => {
    const others = {
      'app/lazy.py': ['def __getattr__(name):', '  import culprit', '  return culprit'],
    };
    assert.equal(judged(['from app.lazy import Fast'], others), 'needed app/lazy.py:2');
    assert.equal(judged(['import app.lazy'], others), 'not-needed');
  });

  it('ends imports that go in circles', () => {
    assert.equal(
      judged(['from . import a'], {
        'app/a.py': ['from . import b'],
        'app/b.py': ['from .a import x', 'import culprit'],
      }),
      'needed app/b.py:2',
    );
  });
});

describe('evidence through other packages', () => {
  const chain = (middle: readonly string[], top: readonly string[]): string =>
    shownEvidence(
      evidenceOn({
        packages: {
          app: { files: { 'app/__init__.py': top }, needs: ['middle'] },
          middle: { files: { 'middle.py': middle }, needs: ['culprit'] },
          culprit: CULPRIT,
        },
      }),
    );

  it('follows imports along the chain', () => {
    assert.equal(chain(['import culprit'], ['import middle']), 'needed middle.py:1 through middle');
  });

  it('counts a guard for the way it is on, not for others', () => {
    const guarded = ['try:', '  import middle', 'except ImportError:', '  pass'];
    assert.equal(chain(['import culprit'], guarded), 'not-needed middle.py:1 through middle');
    assert.equal(chain(['import culprit'], [...guarded, 'import middle']), 'needed middle.py:1 through middle');
  });

  it('takes what is not installed for missing where that is dealt with', () => {
    const other = ['try:', '  import orjson as json', 'except ImportError:', '  import culprit as json'];
    assert.equal(chain([], other), 'needed app/__init__.py:4');
  });

  it('does not read packages that cannot lead to the culprit', () => {
    const read: string[] = [];
    const found = evidenceOn(
      {
        packages: {
          app: { files: { 'app.py': ['import aside', 'import culprit'] }, needs: ['aside', 'culprit'] },
          aside: { files: { 'aside.py': ['import os'] } },
          culprit: CULPRIT,
        },
      },
      read,
    );
    assert.equal(shownEvidence(found), 'needed app.py:2');
    assert.deepEqual(read, ['app.py']);
  });
});

describe('the files of evidence', () => {
  it('takes the names of modules from the files of the culprit, not from its name', () => {
    const packages = {
      app: { files: { 'app.py': ['import yaml'] }, needs: ['pyyaml'] },
      pyyaml: { files: { 'yaml/__init__.py': [], '_yaml/__init__.py': [] } },
    };
    assert.equal(shownEvidence(evidenceOn({ packages, culprit: 'pyyaml' })), 'needed app.py:1');
  });

  it('tells folders that several packages share from what is in them', () => {
    const packages = {
      app: {
        files: { 'google/app/__init__.py': ['import google', 'from google.rpc import x'] },
        needs: ['culprit', 'rpc'],
      },
      rpc: { files: { 'google/rpc/__init__.py': [] }, extra: ['culprit'] },
      culprit: { files: { 'google/protobuf/__init__.py': [] } },
    };
    assert.equal(shownEvidence(evidenceOn({ packages })), 'not-needed');
    const more = {
      ...packages,
      rpc: { ...packages.rpc, files: { 'google/rpc/__init__.py': ['from google.protobuf import y'] } },
    };
    assert.equal(shownEvidence(evidenceOn({ packages: more })), 'needed google/rpc/__init__.py:1 through rpc');
  });

  it('reads the source beside a compiled module, and does not know what is in one without', () => {
    const compiled = { 'app/_core.cpython-311-x86_64-linux-gnu.so': [] };
    assert.equal(
      judged(['from . import _core'], compiled),
      'unknown for compiled app/_core.cpython-311-x86_64-linux-gnu.so:1',
    );
    assert.equal(
      judged(['from . import _core'], { ...compiled, 'app/_core.py': ['import culprit'] }),
      'needed app/_core.py:1',
    );
    assert.equal(
      judged(['from . import _core'], { ...compiled, 'app/_core.pyx': ['cimport numpy', 'import os'] }),
      'not-needed',
    );
  });

  it('does not know a parent, or a culprit, without files', () => {
    assert.equal(shownEvidence(evidenceOn({ packages: { app: {}, culprit: CULPRIT } })), 'unknown for unread');
    const app = { files: { 'app.py': ['import culprit'] } };
    assert.equal(shownEvidence(evidenceOn({ packages: { app, culprit: {} } })), 'unknown for culprit-unread');
  });

  it('gives up on modules that call themselves without end, and on endless texts', () => {
    const endless = ['def f(n):', '  if g(n):', '    f(n + 1)', '  f(n + 2)', 'f(0)', 'import culprit'];
    assert.equal(judged(endless), 'needed app/__init__.py:6');
    assert.equal(judged([`x = ${'('.repeat(50_000)}`, 'import culprit']), 'needed app/__init__.py:2');
    assert.equal(judged([`x = ${'a.'.repeat(50_000)}a`, 'import culprit']), 'needed app/__init__.py:2');
  });

  it('sees that a package has not what its handler imports from elsewhere', () => {
    const app = {
      'app/parser.py': ['try:', '  from . import _own as parser', 'except ImportError:', '  import culprit'],
    };
    assert.equal(judged(['from . import parser'], app), 'needed app/parser.py:4');
  });

  it('does not know what comes of a stand-in that is called', () => {
    const standIn = ['try:', '  from culprit import TypeVar', 'except ImportError:', '  from typing import TypeVar'];
    assert.equal(judged([...standIn, 'T = TypeVar("T", default=int)']), 'unknown for condition app/__init__.py:5');
    assert.equal(judged([...standIn, 'def f(): return TypeVar("T")']), 'not-needed app/__init__.py:2');
  });

  it('needs it for what the culprit has in a folder that both fill', () => {
    const app = { files: { 'app/own/__init__.py': ['import os'] }, needs: ['culprit'] };
    const culprit = { files: { 'app/other/__init__.py': ['import os'] } };
    assert.equal(evidenceOn({ packages: { app, culprit } }).answer, 'partly');
  });

  it('finds behind modules that a module makes itself, in the package and in the culprit', () => {
    const six = { 'app/six.py': ['import sys', 'sys.meta_path.append(object())'] };
    const uses = ['import app.six', 'from app.six.moves import range', 'import culprit.made', 'import culprit'];
    const app = { files: { 'app/__init__.py': [], 'app/uses.py': uses, ...six }, needs: ['culprit'] };
    const culprit = { files: { 'culprit.py': ['import sys', 'sys.modules["culprit.made"] = sys'] } };
    assert.equal(shownEvidence(evidenceOn({ packages: { app, culprit } })), 'partly app.uses app/uses.py:3');
    const plain = { ...app, files: { ...app.files, 'app/six.py': ['import os'] } };
    assert.equal(evidenceOn({ packages: { app: plain, culprit } }).answer, 'not-needed');
  });

  it('does not know whether imports that are put off ever run', () => {
    const lazy = ['with lazy_importer():', '  import culprit'];
    assert.equal(judged(['from helper import lazy_importer', ...lazy]), 'unknown for condition app/__init__.py:3');
    assert.equal(
      judged(['import warnings', 'with warnings.catch_warnings():', '  import culprit']),
      'needed app/__init__.py:3',
    );
  });

  it('begins with what is taken of the package as well', () => {
    const files = {
      'app/__init__.py': ['def __getattr__(name):', '  if name == "made":', '    import culprit', '    return culprit'],
      'app/own/__init__.py': [],
      'app/own/deep.py': ['import culprit'],
      'app/other.py': ['import culprit', 'run = 1'],
      'app/free.py': ['run = 1'],
    };
    const packages = { app: { files, needs: ['culprit'] }, culprit: CULPRIT };
    const found = (...uses: readonly string[]): string => shownEvidence(evidenceOn({ packages, uses }));
    assert.equal(found(), 'partly app.other app/other.py:1');
    assert.equal(found('app', 'app.free.run'), 'partly app.other app/other.py:1');
    assert.equal(found('app.other.run'), 'needed app.other.run app/other.py:1');
    assert.equal(found('app.free', 'app.own.deep'), 'needed app.own.deep app/own/deep.py:1');
    assert.equal(found('app.made'), 'needed app.made app/__init__.py:3');
    assert.equal(found('elsewhere.run', 'app.nothing'), 'partly app.other app/other.py:1');
  });
});
