/** What Python code for the browser installs. */
import assert from 'node:assert/strict';
import type { DependencyFile } from '../../../../server/src/core/dependencyFiles/dependencyFile.ts';
import { parsePythonFile, isScriptWithDependencies } from '../../../../server/src/core/dependencyFiles/pythonFile.ts';
import { english } from '../../../support/english.ts';
import { marked } from '../_marked.ts';

const MICROPIP = 'micropip.install | ';

const KNOWN_WHEN_RUN =
  'information: not checked: some of what `micropip.install` is given is known only when the code runs';

function problemsOf(file: DependencyFile | undefined): readonly string[] {
  return (file?.problems ?? []).map(({ problem, severity }) => `${severity}: ${english(problem)}`);
}

describe('Python code for the browser', () => {
  for (const [what, code, expected] of [
    ['one requirement', 'await micropip.install("six>=1")', ['six>=1 | six>=1 | six | >=1']],
    ['a list', 'await micropip.install([\'six\', "h11"], keep_going=True)', ['six | six | six', 'h11 | h11 | h11']],
    [
      'a list over several lines',
      'micropip.install([\n  "six",  # why\n  "h11",\n])',
      ['six | six | six', 'h11 | h11 | h11'],
    ],
    ['a tuple by name', 'micropip.install(requirements=("six",))', ['six | six | six']],
    ['raw and long strings', 'micropip.install([r"six", """h11"""])', ['six | six | six', 'h11 | h11 | h11']],
    // They have one place, from the first quotes to the last.
    ['strings in parts', 'micropip.install("six" ">=1")', ['six>=1 | six" ">=1']],
    ['an escape', String.raw`micropip.install("six\x3e=1")`, [String.raw`six>=1 | six\x3e=1`]],
    ['another name', 'import micropip as mp\nmp.install("six")', ['six | six | six']],
    ['a function', 'from micropip import install as i\ni("six")', ['six | six | six']],
    ['a variable', 'PKGS = ["six", "h11"]\nmicropip.install(PKGS)', ['six | six | six', 'h11 | h11 | h11']],
    [
      'a variable with one requirement',
      'name = "six"\nawait micropip.install([name, "h11"])',
      ['six | six | six', 'h11 | h11 | h11'],
    ],
    ['a variable with a type', 'P: list[str] = ["six"]\nmicropip.install(P)', ['six | six | six']],
    ['a variable with a longer type', 'P: Final[tuple[str, ...]] = ("six",)\nmicropip.install(P)', ['six | six | six']],
    ['a variable whose type comes first', 'P: "list[str]"\nP = ["six"]\nmicropip.install(P)', ['six | six | six']],
    ['lists added up', 'A = ["six"]\nB = A + [\n  "h11"]\nmicropip.install(B)', ['six | six | six', 'h11 | h11 | h11']],
    ['a list in a list', 'A = ["six"]\nmicropip.install([*A, "h11"])', ['six | six | six', 'h11 | h11 | h11']],
    ['an entry of a table', 'T = {"web": ["six"]}\nmicropip.install(T["web"])', ['six | six | six']],
    ['a set', 'micropip.install({"six", "h11"})', ['six | six | six', 'h11 | h11 | h11']],
    ['a text that is split', 'micropip.install("six h11>1".split())', ['six | six | six', 'h11>1 | h11>1 | h11 | >1']],
    ['one after the other', 'for p in ["six", "h11"]:\n  micropip.install(p)', ['six | six | six', 'h11 | h11 | h11']],
    [
      'several at once',
      'P = ["six", "h11"]\ngather(*[micropip.install(p) for p in P])',
      ['six | six | six', 'h11 | h11 | h11'],
    ],
    ['a text with nothing to fill in', 'micropip.install(f"six")', ['six | six | six']],
    // What is put together has one place.
    ['a text that is filled in', 'V = "1"\nmicropip.install(f"six=={V}")', ['six==1 | six=={V']],
    ['texts added up', 'V = "1"\nmicropip.install("six==" + V)', ['six==1 | "six==" + V']],
    ['a function among others', 'from micropip import (\n  list, install as i,\n)\ni("six")', ['six | six | six']],
    [
      'a function that is handed over',
      'gather(*map(micropip.install, ["six", "h11"]))',
      ['six | six | six', 'h11 | h11 | h11'],
    ],
    ['all names of the module', 'from micropip import *\nawait install("six")', ['six | six | six']],
    ['a function in a variable', 'import micropip as m\nadd = m.install\nawait add("six")', ['six | six | six']],
    [
      'loadPackage in a variable',
      'load = pyodide_js.loadPackage\nawait load("six")',
      ['loadPackage | six | six | six'],
    ],
    [
      'lines',
      'micropip.install("""\nsix\n\nh11>1\n""".strip().splitlines())',
      ['six | six | six', 'h11>1 | h11>1 | h11 | >1'],
    ],
    ['a text that is put in', 'micropip.install("six=={}".format("1"))', ['six==1 | "six=={}".format("1")']],
    [
      'texts that are put in by number',
      'micropip.install("{1}=={0}".format("1", "six"))',
      ['six==1 | "{1}=={0}".format("1", "six")'],
    ],
    ['a module in a variable', 'pip = __import__("micropip")\npip.install("six")', ['six | six | six']],
    [
      'a variable that is read elsewhere',
      'P = ("six",)\nprint(P)\nmicropip.install(P)\nmicropip.install(P)',
      ['six | six | six'],
    ],
    ['what is still being typed', 'micropip.install(["six", "h1', ['six | six | six', 'h1 | h1 | h1']],
    ['the usual options', 'micropip.install("six", deps=True, pre=False, index_urls=None)', ['six | six | six']],
  ] as const) {
    it(`installs ${what}`, () => {
      const file = parsePythonFile('/app/main.py', `# "' é\n${code}`);
      const shown = marked(file).map((line) => line.replace(MICROPIP, ''));
      assert.deepEqual(shown, expected);
      assert.deepEqual(file?.problems, []);
    });
  }

  for (const code of [
    'P = ["six"]\nP = ["h11"]',
    'P = ["six"]\nP.append(x)',
    'P: list[str] = ["six"]\nP.append(x)',
    'P = ["six"]\nP[0] = x',
    'P = ["six"]\nP, Q = x, y',
    'P = ["six"]\ndef f(P): pass',
    'def f(P: list[str] = ["six"]): pass',
    'if P: Q = ["six"]',
    'P = ["six"]\nP += x',
    'P = ["six"] + more',
    'P = ["six"] if x else []',
    'P = "six".lower()',
    'P = ["six"]\nfor P in x: pass',
    'call(P=["six"])',
    'def f(P=["six"]): pass',
    'P == ["six"]',
    'x.P = ["six"]',
  ]) {
    it(`does not take a variable for what it may not be: ${code.replaceAll('\n', '; ')}`, () => {
      const file = parsePythonFile('/a.py', `${code}\nmicropip.install([P, "attrs"])`);
      assert.deepEqual(marked(file), ['micropip.install | attrs | attrs | attrs']);
      assert.deepEqual(problemsOf(file), [KNOWN_WHEN_RUN]);
    });
  }

  for (const given of [
    'name',
    '[name, "six"]',
    '["six", *more]',
    'f"six=={version}"',
    '"six==" + version',
    '"six" if new else "h11"',
    '[p for p in names]',
  ]) {
    it(`says that it is known only when the code runs: ${given}`, () => {
      const file = parsePythonFile('/a.py', `micropip.install(${given})`);
      assert.deepEqual(problemsOf(file), [KNOWN_WHEN_RUN]);
      assert.deepEqual(
        marked(file),
        given.startsWith('[') && given.includes('"six"') ? [`${MICROPIP}six | six | six`] : [],
      );
    });
  }

  it('calls once for each turn of a loop', () => {
    const code = 'for p in ["six", "h11"]:\n  micropip.install(p)\nmicropip.install(["idna", "attrs"])';
    const calls = (parsePythonFile('/a.py', code)?.declarations ?? []).map(({ call }) => call);
    assert.equal(new Set(calls).size, 3);
    assert.equal(calls[2], calls[3]);
  });

  it('installs what piplite and loadPackage are given', () => {
    const file = parsePythonFile('/a.py', 'await piplite.install("six")\nawait pyodide_js.loadPackage(["numpy"])');
    assert.deepEqual(marked(file), ['piplite.install | six | six | six', 'loadPackage | numpy | numpy | numpy']);
    assert.deepEqual(
      file?.declarations.map(({ shippedOnly }) => shippedOnly),
      [undefined, true],
    );
  });

  it('may call what is imported from pyodide_js, and modules where they are imported', () => {
    for (const [code, expected] of [
      ['from pyodide_js import loadPackage\nawait loadPackage("six")', 'loadPackage'],
      ['from pyodide_js import FS, loadPackage as load\nawait load(["six"])', 'loadPackage'],
      ['await __import__("micropip").install("six")', 'micropip.install'],
      ["import importlib\nimportlib.import_module('piplite').install('six')", 'piplite.install'],
    ] as const) {
      assert.deepEqual(marked(parsePythonFile('/a.py', code)), [`${expected} | six | six | six`]);
    }
    assert.equal(parsePythonFile('/a.py', 'def loadPackage(x): ...\nloadPackage("six")\n'), undefined);
  });

  it('has constraints beside the requirements', () => {
    const file = parsePythonFile('/a.py', 'micropip.install("six", constraints=["h11<1"])');
    assert.deepEqual(
      file?.declarations.map(({ text, role }) => [text, role]),
      [
        ['six', 'requirement'],
        ['h11<1', 'constraint'],
      ],
    );
  });

  // Measured with the piplite of the kernels 0.6.1, 0.7.1, 0.8.6 and 0.8.7.
  for (const [line, requirements, files, problem] of [
    ['six -r a.txt', ['six'], ['requirement a.txt']],
    ['-r a.txt six', [], ['requirement a.txt', 'requirement six']],
    ['--requirements=a.txt six', ['six'], ['requirement a.txt']],
    ['-ra.txt six', ['six'], ['requirement a.txt']],
    ['-r=a.txt six', ['six'], ['requirement a.txt']],
    ['-qv --force-reinstall six', ['six'], []],
    ['--pre --no-deps six', ['six'], []],
    [
      'six -c a.txt',
      ['six'],
      [],
      'error: `%pip` of JupyterLite stops at `-c` with `KeyError`: write `await micropip.install(…, constraints=[…])`',
    ],
    [
      '--index-url https://example.invalid/simple six',
      ['six'],
      [],
      'warning: `%pip` of JupyterLite does not know `--index-url`, and then installs nothing, without an error',
    ],
    [
      'six \\\n h11',
      ['six', 'h11'],
      [],
      'error: `%pip` of JupyterLite reads single lines, and stops at this `\\`: write all of it on one line',
    ],
    [
      '-U six',
      ['six'],
      [],
      'warning: `%pip` of JupyterLite does not know `-U`, and then installs nothing, without an error',
    ],
    [
      'six # the newest',
      ['six'],
      [],
      'error: `%pip` of JupyterLite takes this comment for packages, and stops: move it to a line of its own',
    ],
  ] as const) {
    it(`reads the words of %pip install ${line}`, () => {
      const file = parsePythonFile('/a.py', `%pip install ${line}\n`);
      assert.deepEqual(
        file?.declarations.map(({ text }) => text),
        requirements,
      );
      assert.deepEqual(
        file.includes.map(({ kind, path }) => `${kind} ${path}`),
        files,
      );
      assert.deepEqual(
        file.problems.map((one) => `${one.severity}: ${english(one.problem)}`),
        problem === undefined ? [] : [problem],
      );
    });
  }

  it('adds to what the metadata of the script declares', () => {
    const text = '# /// script\n# dependencies = ["six"]\n# ///\nmicropip.install("h11")\n';
    assert.deepEqual(marked(parsePythonFile('/a.py', text)), [
      'script.dependencies | six | six | six',
      'micropip.install | h11 | h11 | h11',
    ]);
  });

  it('says what it does not judge: options that change what is installed', () => {
    for (const [code, option] of [
      ['micropip.install("six", deps=x)', 'deps'],
      ['micropip.install("six", pre=x)', 'pre'],
      ['micropip.install("six", index_urls=[host])', 'index_urls'],
      ['micropip.set_index_urls(host)\nmicropip.install("six")', 'set_index_urls'],
    ] as const) {
      const file = parsePythonFile('/a.py', code);
      assert.deepEqual(file?.declarations, [], code);
      assert.deepEqual(
        file.problems.map(({ problem, severity }) => `${severity}: ${english(problem)}`),
        [`information: not checked: \`${option}\` changes what is installed`],
      );
    }
  });

  it('says that it is known only when the code runs what a function is called with that is handed over', () => {
    for (const code of ['run(micropip.install, "six")', '(micropip.install)("six")', 'map(micropip.install, names)']) {
      const file = parsePythonFile('/a.py', `import micropip\n${code}`);
      assert.deepEqual(file?.declarations, [], code);
      assert.deepEqual(
        file.problems.map(({ problem, about }) => `${about}: ${english(problem)}`),
        ['unchecked: not checked: some of what `micropip.install` is given is known only when the code runs'],
      );
    }
  });

  it('reads how a call installs, each for itself', () => {
    for (const [code, ...expected] of [
      ['micropip.install("six", deps=False)', { withoutDependencies: true }],
      ['micropip.install("six", False, False)', { withoutDependencies: true }],
      ['micropip.install("six", deps=True, pre=False, reinstall=None)', undefined],
      ['micropip.install("six", pre=True, reinstall=True)', { prereleases: true, reinstalls: true }],
      ['micropip.install("six", reinstall=True)\nmicropip.install("h11")', { reinstalls: true }, undefined],
      [
        'for name in ["six", "h11"]:\n    micropip.install(name, deps=False)',
        { withoutDependencies: true },
        { withoutDependencies: true },
      ],
      [
        'micropip.install("six", deps=False)\nloadPackage("h11")\npyodide_js.loadPackage("h11")',
        { withoutDependencies: true },
        undefined,
      ],
      ['micropip.install("six", keep_going=True)', undefined],
      ['%pip install --no-deps six --pre', { withoutDependencies: true, prereleases: true }],
      ['%pip install --force-reinstall six\n%pip install -v h11', { reinstalls: true }, undefined],
    ] as const) {
      const file = parsePythonFile('/a.py', code);
      assert.deepEqual(
        file?.declarations.map(({ options }) => options),
        expected,
        code,
      );
      assert.deepEqual(file.problems, [], code);
    }
  });

  it('reads the configurations of the workers that it starts', () => {
    const packages = 'config={"packages": ["six", "h11"]}';
    const both = ['packages | six | six | six', 'packages | h11 | h11 | h11'];
    for (const [call, expected] of [
      [`PyWorker("w.py", ${packages})`, both],
      [`pyscript.PyWorker("w.py", ${packages})`, both],
      [`other.PyWorker("w.py", ${packages})`, undefined],
      [`PyWorker("w.py", type="pyodide", ${packages})`, both],
      [`await create_named_worker("w.py", "name", ${packages})`, both],
      [`await create_named_worker("w.py", "name", {"packages": ["six", "h11"]}, "py")`, both],
      [`await create_named_worker(src="w.py", name="n", config='{"packages": ["six", "h11"]}')`, both],
      [`await create_named_worker("w.py", "name", {"packages": ["six"]}, "mpy")`, undefined],
      [`PyWorker("w.py", type="micropython", ${packages})`, undefined],
      ['PyWorker("w.py")', undefined],
    ] as const) {
      const file = parsePythonFile('/a.py', `from pyscript import PyWorker, create_named_worker\n${call}\n`);
      assert.deepEqual(file && marked(file), expected, call);
    }
    const two = parsePythonFile('/a.py', `PyWorker("a.py", ${packages})\nmicropip.install("idna")\n`);
    assert.equal(new Set(two?.declarations.map(({ installation }) => installation)).size, 2);
  });

  it('knows the Pyodide of a worker that has one of its own, beside what else is installed', () => {
    const code = 'create_named_worker("w.py", "n", {"interpreter": "0.27.7", "packages": ["six"]})';
    const alone = parsePythonFile('/a.py', code);
    assert.deepEqual([alone?.declarations.length, alone?.interpreter?.text], [1, '0.27.7']);
    const file = parsePythonFile('/a.py', `${code}\nimport micropip\nawait micropip.install("h11")\n`);
    assert.deepEqual(
      file?.declarations.map(({ text, installation }) => [
        text,
        file.runtimes?.get(installation ?? '')?.interpreter?.text,
      ]),
      [
        ['h11', undefined],
        ['six', '0.27.7'],
      ],
    );
    assert.deepEqual(file.problems, []);
    const script = parsePythonFile('/a.py', `# /// script\n# dependencies = ["h11"]\n# ///\n${code}\n`);
    assert.deepEqual(
      script?.problems.map(({ problem, about }) => `${about}: ${english(problem)}`),
      ['unchecked: not checked: `interpreter` changes what is installed'],
    );
  });

  it('is nothing to check where it only speaks of installing', () => {
    for (const code of [
      '# micropip.install("six")',
      'print("micropip.install(\'six\')")',
      'def install(x): ...\ninstall("six")',
      'pip.install("six")',
      'import micropip',
    ]) {
      assert.equal(parsePythonFile('/a.py', code), undefined, code);
    }
  });

  it('with %pip only is anybody’s notebook, until somebody names it', () => {
    const code = '%pip install six\n';
    assert.ok(!isScriptWithDependencies(code));
    assert.deepEqual(marked(parsePythonFile('/a.py', code)), ['%pip install | six | six | six']);
  });

  it('survives hostile texts', () => {
    for (const hostile of [
      'micropip.install('.repeat(30_000),
      `micropip.install(${'['.repeat(200_000)}`,
      `micropip.install(${'toPy('.repeat(100_000)}`,
      `micropip.install([${'"a",'.repeat(50_000)}`,
      `micropip.install(${'"a" '.repeat(100_000)})`,
      `micropip ${'"""'.repeat(100_001)}`,
      `micropip.install(f"${'{a}'.repeat(20_000)}")`,
      `micropip.install(${'f"{'.repeat(100_000)}`,
      `micropip.install(${'"a"+'.repeat(100_000)}`,
      `${Array.from({ length: 20_000 }, (_, n) => `a${n} = a${n + 1} + a${n + 1}`).join('\n')}\nmicropip.install(a0)`,
      `a: ${'['.repeat(200_000)}\nmicropip.install(a)`,
      `${'a: b\n'.repeat(50_000)}micropip.install(a)`,
      `micropip.install(${'a.concat('.repeat(50_000)}`,
      `micropip ${'\\'.repeat(300_000)}`,
      `micropip ${')]}'.repeat(100_000)}`,
      `%pip install ${'"'.repeat(100_001)}`,
      `%pip install ${"a'b".repeat(100_001)}`,
      `%pip install ${'-r '.repeat(100_001)}`,
    ]) {
      parsePythonFile('a.py', hostile);
    }
  });
});
