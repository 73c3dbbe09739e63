/** What JavaScript and TypeScript load into Pyodide, in files of their own and in pages. */
import assert from 'node:assert/strict';
import { parseJavascriptFile } from '../../../../server/src/core/dependencyFiles/web/javascriptFile.ts';
import { parsePage } from '../../../../server/src/core/dependencyFiles/web/page.ts';
import { marked } from '../_marked.ts';

describe('JavaScript for the browser', () => {
  for (const [what, code, expected] of [
    ['loadPyodide', 'await loadPyodide({ indexURL, packages: ["numpy", `six`] })', 'loadPyodide'],
    ['loadPackage', 'await pyodide.loadPackage([\'numpy\', "six"], { checkIntegrity: false })', 'loadPackage'],
    ['micropip', 'await micropip.install(["numpy", "six"])', 'micropip.install'],
    ['micropip where it is imported', "py.pyimport('micropip').install(['numpy', 'six'])", 'micropip.install'],
    [
      'micropip under another name',
      'const pip = await py.pyimport("micropip");\npip.install(["numpy", "six"])',
      'micropip.install',
    ],
    [
      'micropip with keywords',
      'micropip.install.callKwargs(["numpy", "six"], { keep_going: true })',
      'micropip.install',
    ],
    ['a list for Python', 'micropip.install(pyodide.toPy(["numpy", "six"]))', 'micropip.install'],
    ['a list with a type', 'micropip.install(["numpy", "six"] as const satisfies string[])', 'micropip.install'],
    [
      'Python code',
      'py.runPythonAsync(`\n  import micropip\n  await micropip.install(["numpy", "six"])\n`)',
      'micropip.install',
    ],
    [
      'stlite',
      'mount({ requirements: ["numpy", /* why */ "six", ...more], entrypoint: "a.py" }, root)',
      'mount.requirements',
    ],
    ['a variable', 'const list = ["numpy", "six"];\nawait py.loadPackage(list);', 'loadPackage'],
    [
      'a variable in a function',
      '(async () => {\n  const packages = ["numpy", "six"]\n  await loadPyodide({ packages: packages })\n})()',
      'loadPyodide',
    ],
    [
      'install taken out of micropip',
      'const { install } = await py.pyimport("micropip");\nawait install(["numpy", "six"]);',
      'micropip.install',
    ],
    [
      'install under another name',
      'const { list, install: add } = py.pyimport("micropip");\nadd(["numpy", "six"]);',
      'micropip.install',
    ],
    ['loadPackage by its key', 'await pyodide["loadPackage"](["numpy", "six"])', 'loadPackage'],
    ['loadPackage of what may be missing', 'await pyodide?.loadPackage(["numpy", "six"])', 'loadPackage'],
    ['stlite as a module', 'stlite.mount({ "requirements": ["numpy", "six"] })', 'mount.requirements'],
    ['a variable with a type', 'const list: string[] = ["numpy", "six"];\nawait py.loadPackage(list)', 'loadPackage'],
    ['a constant', 'const list = ["numpy", "six"] as const;\nawait py.loadPackage([...list])', 'loadPackage'],
    ['a generic type', 'const list: ReadonlyArray<string> = ["numpy", `six`]\npy.loadPackage(list)', 'loadPackage'],
    ['a shorthand', 'const packages = ["numpy", "six"];\nloadPyodide({ packages })', 'loadPyodide'],
    ['options in a variable', 'const options = { packages: ["numpy", "six"] };\nloadPyodide(options)', 'loadPyodide'],
    ['a list and more', 'const list = ["numpy"]; py.loadPackage([...list, "six"])', 'loadPackage'],
    ['two lists', 'const list = ["numpy"]; py.loadPackage(list.concat(["six"]))', 'loadPackage'],
    ['what may not be there', 'pyodide.loadPackage?.(["numpy", "six"])', 'loadPackage'],
    ['a loop', 'for (const p of ["numpy", "six"]) await py.loadPackage(p);', 'loadPackage'],
    ['loadPackage taken out of Pyodide', 'const { loadPackage } = py;\nloadPackage(["numpy", "six"]);', 'loadPackage'],
    [
      'loadPackage under another name',
      'const { runPython, loadPackage: load } = py; load(["numpy", "six"]);',
      'loadPackage',
    ],
    ['loadPackage in a variable', 'const load = py.loadPackage.bind(py);\nload(["numpy", "six"]);', 'loadPackage'],
    [
      'Python code that goes to a worker',
      'const script = `\nimport micropip\nawait micropip.install(["numpy", "six"])\n`;\nworker.postMessage({ script, id: `${n}` });',
      'micropip.install',
    ],
    [
      'Python code for a function of the page',
      "const run = (code) => py.runPythonAsync(code);\nrun(\"import micropip\\nawait micropip.install(['numpy', 'six'])\");",
      'micropip.install',
    ],
    [
      'micropip that is waited for',
      'await (await py.pyimport("micropip")).install(["numpy", "six"])',
      'micropip.install',
    ],
    [
      'Python code that is filled in',
      'py.runPython(dedent`\n  n = ${count}\n  import micropip\n  micropip.install(["numpy", "six"])`)',
      'micropip.install',
    ],
    [
      'the code of an app',
      'mount({ files: { "a.py": `import micropip\nawait micropip.install(["numpy", "six"])` } }, root)',
      'micropip.install',
    ],
    [
      'the code of an app as data',
      'stlite.mount({ files: { "a.py": { data: `import micropip\nmicropip.install(["numpy", "six"])` } } })',
      'micropip.install',
    ],
    [
      'the code of an app alone',
      'stlite.mount(`import micropip\nmicropip.install(["numpy", "six"])`, root)',
      'micropip.install',
    ],
    ['what is being typed', 'mount({ requirements: ["numpy", "six', 'mount.requirements'],
  ] as const) {
    it(`loads what is given to ${what}`, () => {
      const text = `// it's "é\nconst r = /["'\`]/;\n${code}`;
      const file = parseJavascriptFile('/app/main.ts', text);
      assert.deepEqual(marked(file), [`${expected} | numpy | numpy | numpy`, `${expected} | six | six | six`]);
      const page = `<!doctype html><script type="module">${text}</script>`;
      assert.deepEqual(marked(parsePage('/app/index.html', page)), marked(file));
    });
  }

  it('knows what takes names of the release only', () => {
    const text =
      'loadPyodide({ packages: ["a"] }); py.loadPackage("b"); micropip.install("c"); mount({ prebuiltPackageNames: ["d"] });';
    const { declarations = [] } = parseJavascriptFile('/a.js', text) ?? {};
    assert.deepEqual(
      declarations.map(({ text, shippedOnly }) => [text, shippedOnly === true]),
      [
        ['a', true],
        ['b', true],
        ['c', false],
        ['d', true],
      ],
    );
  });

  it('may stand beside elements of JSX, but in TypeScript without them', () => {
    const text = 'const page = <p title="it\'s">it\'s {name}</p>; const py = loadPyodide({ packages: ["numpy"] });';
    for (const path of ['/a.js', '/a.jsx', '/a.tsx']) {
      assert.deepEqual(marked(parseJavascriptFile(path, text)), ['loadPyodide | numpy | numpy | numpy'], path);
    }
    const cast = 'const root = <HTMLElement>document.body; loadPyodide({ packages: ["numpy"] });';
    assert.deepEqual(marked(parseJavascriptFile('/a.ts', cast)), ['loadPyodide | numpy | numpy | numpy']);
  });

  for (const [code, call] of [
    ['py.loadPackage(names)', 'loadPackage'],
    ['let list = ["a"]; list.push("b"); py.loadPackage(list)', 'loadPackage'],
    ['function load(packages: string[] = ["a"]) { loadPyodide({ packages }) }', 'loadPyodide'],
    ['const list = ["a"]; const load = (list) => { py.loadPackage(list) }', 'loadPackage'],
    ['mount({ requirements: isNew ? ["a"] : ["b"] })', 'mount.requirements'],
    ['micropip.install(`${base}/a-1-py3-none-any.whl`)', 'micropip.install'],
    ['py.runPython(`import micropip; micropip.install("${name}")`)', 'micropip.install'],
  ] as const) {
    it(`says what is known only when the code runs: ${code}`, () => {
      const file = parseJavascriptFile('/a.ts', code);
      assert.deepEqual(marked(file), []);
      assert.deepEqual(
        file?.problems.map(({ problem }) => problem),
        [{ id: 'knownWhenRun', parts: { call } }],
      );
    });
  }

  it('reads Python code that is put together line by line, at one place, and text about it not at all', () => {
    const lines = 'py.runPython(["import micropip", "await micropip.install(\'six\')"].join("\\n"))';
    const file = parseJavascriptFile('/a.js', lines);
    assert.deepEqual(
      file?.declarations.map(({ text }) => text),
      ['six'],
    );
    for (const text of ['log("use micropip.install(\'six\')")', 'log(`micropip`, "import micropip")'])
      assert.equal(parseJavascriptFile('/a.js', text), undefined, text);
  });

  it('puts a version into an address', () => {
    const code = 'const V = "1.0";\nmicropip.install(`https://example.invalid/a-${V}-py3-none-any.whl`);';
    assert.deepEqual(
      parseJavascriptFile('/a.js', code)?.declarations.map(({ url }) => url),
      ['https://example.invalid/a-1.0-py3-none-any.whl'],
    );
  });

  it('reads how a call installs', () => {
    const file = parseJavascriptFile('/a.js', 'micropip.install.callKwargs("six", { deps: false, reinstall: true })');
    assert.deepEqual(marked(file), ['micropip.install | six | six | six']);
    assert.deepEqual(file?.declarations[0]?.options, { withoutDependencies: true, reinstalls: true });
  });

  it('says nothing of what does not decide alone what is installed', () => {
    const file = parseJavascriptFile('/a.js', 'micropip.install.callKwargs("six", { index_urls: [MINE] })');
    assert.deepEqual(marked(file), []);
    assert.equal(file?.problems[0]?.severity, 'information');
  });

  const LOCKS: readonly (readonly [string, string, string | undefined, boolean?])[] = [
    ['its address', 'loadPyodide({ lockFileURL: "./own.json" })', './own.json'],
    ['an address that is put together', 'loadPyodide({ lockFileURL: BASE + "own.json" })', undefined],
    ['its text', 'loadPyodide({ lockFileContents: text })', undefined],
    ['two addresses', 'loadPyodide({ lockFileURL: "./a.json" }); loadPyodide({ lockFileURL: "./b.json" })', undefined],
    ['the folder of Pyodide', 'loadPyodide({ indexURL: "./pyodide/" })', './pyodide/pyodide-lock.json', true],
    ['its own script', 'import { loadPyodide } from "./py/pyodide.mjs";', './py/pyodide-lock.json', true],
    ['a script of a worker', 'importScripts("py/pyodide.js");', 'py/pyodide-lock.json', true],
    ['a script for stlite', 'mount({ pyodideUrl: "./py/pyodide.mjs" }, root)', './py/pyodide-lock.json', true],
  ];
  for (const [what, code, address, beside] of LOCKS) {
    it(`names a lock file of its own by ${what}`, () => {
      const lock = parseJavascriptFile('/a.js', `${code}; py.loadPackage("own");`)?.namedLock;
      assert.ok(lock);
      assert.deepEqual([lock.address, lock.beside], [address, beside]);
    });
  }

  for (const code of [
    'loadPyodide()',
    'loadPyodide({ indexURL: "https://cdn.example/pyodide/" })',
    'import { loadPyodide } from "pyodide/pyodide.mjs";',
    'import { loadPyodide } from "./py/pyodide.mjs"; loadPyodide({ indexURL: BASE })',
    '// import { loadPyodide } from "./py/pyodide.mjs"',
  ]) {
    it(`names none: ${code}`, () => {
      assert.equal(parseJavascriptFile('/a.js', `${code}\npy.loadPackage("six")`)?.namedLock, undefined);
    });
  }

  it('is nothing to check where it loads nothing', () => {
    for (const text of [
      '// pyodide.loadPackage("six")',
      'log("micropip.install(\'six\')")',
      'async function loadPyodide(options) {}',
      'npm.install("six")',
      'mount(app)',
      'loadPyodide()',
    ]) {
      assert.equal(parseJavascriptFile('/a.js', text), undefined, text);
    }
  });

  it('survives hostile texts', () => {
    for (const hostile of [
      'py.loadPackage('.repeat(30_000),
      `py.loadPackage(${'['.repeat(200_000)}`,
      `loadPyodide(${'{a:'.repeat(100_000)}`,
      `loadPyodide(${'toPy('.repeat(100_000)}`,
      `loadPackage ${'`${'.repeat(100_000)}`,
      `loadPackage ${'</'.repeat(100_000)}`,
      `py.loadPackage(${'`${'.repeat(100_000)}`,
      `py.loadPackage(\`${'${a}'.repeat(20_000)}\`)`,
      `const a: ${'Array<'.repeat(100_000)}\npy.loadPackage(a)`,
      `py.loadPackage([${'...a,'.repeat(100_000)}])`,
      `const a = [${'"b",'.repeat(100)}];${'py.loadPackage([...a, ...a]);'.repeat(20_000)}`,
      `loadPackage ${'"micropip") '.repeat(50_000)}`,
    ]) {
      parseJavascriptFile('a.js', hostile);
    }
  });
});

describe('a page with an app', () => {
  it('lists requirements in elements of stlite and Gradio-Lite, one on each line', () => {
    for (const name of ['app-requirements', 'gradio-requirements']) {
      const page = `<streamlit-app>\n<${name}>\n  six>=1 # why\n\n# none\n  h11&lt;1\n</${name}></streamlit-app>`;
      assert.deepEqual(marked(parsePage('/a.html', page)), [
        `${name} | six>=1 | six>=1 | six | >=1`,
        `${name} | h11<1 | h11&lt;1`,
      ]);
    }
  });

  it('installs what the Python code in it does', () => {
    const page = (tag: string, end: string): string =>
      `<${tag}>\nimport micropip\nawait micropip.install("six")\n</${end}>`;
    for (const text of [page('script type="py"', 'script'), page('py-script', 'py-script')])
      assert.deepEqual(marked(parsePage('/a.html', text)), ['micropip.install | six | six | six']);
    assert.equal(parsePage('/a.html', page('script type="mpy"', 'script')), undefined);
    assert.equal(parsePage('/a.html', page('script type="text/plain"', 'script')), undefined);
  });
});

describe('a component of Vue, Svelte or Astro', () => {
  const CODE = 'await micropip.install("numpy")';
  for (const [path, text] of [
    [
      'a.vue',
      `<template><p v-if="a < b">{{ x }}</p></template>\n<script setup lang="ts" generic="T extends A<B>">\n${CODE}\n</script>`,
    ],
    ['a.svelte', `<script lang="ts">\n  ${CODE};\n</script>\n{#if a < b}<p>x</p>{/if}`],
    ['a.astro', `---\nconst a = 1;\n${CODE};\n---\n<p>{a < 2}</p>`],
    ['b.astro', `---\nconst a = 1;\n---\n<Layout>\n<script>${CODE}</script>\n</Layout>`],
  ] as const) {
    it(`has scripts: ${path}`, () => {
      const file = parseJavascriptFile(path, text);
      assert.deepEqual(
        file?.declarations.map((one) => text.slice(one.spans.whole.start, one.spans.whole.end)),
        ['numpy'],
      );
    });
  }

  it('is nothing but its scripts', () => {
    assert.equal(
      parseJavascriptFile('a.vue', `<template><code>${CODE}</code></template>\n<script>let a</script>`),
      undefined,
    );
    assert.equal(parseJavascriptFile('a.astro', `<p>${CODE}</p>\n---\n${CODE}\n---\n`), undefined);
  });
});
