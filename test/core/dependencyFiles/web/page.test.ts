/** PyScript configurations inside a page. */
import assert from 'node:assert/strict';
import { parseWithIncludes } from '../../../../server/src/core/dependencyFiles/parseDependencyFile.ts';
import { parsePage } from '../../../../server/src/core/dependencyFiles/web/page.ts';
import type { DependencyFile } from '../../../../server/src/core/dependencyFiles/dependencyFile.ts';
import { checkProblems } from '../_annotated.ts';
import { english } from '../../../support/english.ts';

/** Text, marked text and, where it has a place of its own, marked specifier of every declaration. */
function marked({ declarations }: DependencyFile, text: string): readonly (readonly string[])[] {
  const at = (span?: { start: number; end: number }): readonly string[] =>
    span ? [text.slice(span.start, span.end)] : [];
  return declarations.map((one) => [one.text, ...at(one.spans.whole), ...at(one.spans.specifier)]);
}

function read(text: string): DependencyFile {
  const file = parsePage('/site/index.html', text);
  assert.ok(file);
  return file;
}

/** Elements that install one package. */
const config = (name: string): string => `config='{"packages": ["${name}"]}'`;
const py = (name: string, more = ''): string => `<script type="py" ${more} ${config(name)}></script>`;
const editor = (name: string, env: string): string => `<script type="py-editor" env="${env}" ${config(name)}></script>`;
const poly = (name: string): string => `<script type="pyodide" ${config(name)}></script>`;
const script = (name: string, code = ''): string => `<script>${code} py.loadPackage("${name}")</script>`;

describe('a page', () => {
  it('has what its configuration lists before any code runs, wherever that stands', () => {
    const code = `<script>micropip.install("h11", { deps: false }); micropip.install.callKwargs("idna", { deps: false })</script>`;
    const file = parsePage('/a.html', `${code}<py-config>packages = ["six"]</py-config>`);
    assert.deepEqual(
      file?.declarations.map(({ text, call, options }) => [text, call, options]),
      [
        ['h11', 1, undefined],
        ['idna', 2, { withoutDependencies: true }],
        ['six', undefined, undefined],
      ],
    );
  });

  it('declares what the configurations of its scripts list', () => {
    for (const configured of [
      `<script type="py" src="a.py" config='{"packages": ["six>=1"]}'></script>`,
      `<script type="py-editor" config="packages = ['six>=1']"></script>`,
      `<SCRIPT TYPE=py CONFIG='{"packages": ["six>=1"]}' worker></SCRIPT>`,
      `<py-script config='{"packages": ["six>=1"]}'>print(1)</py-script>`,
      `<py-config>\n  packages = ["six>=1"]\n</py-config>`,
      `<py-config type="json">{"packages": ["six>=1"]}</py-config>`,
      `<!-- <py-config>packages = ["x"]</py-config> --><py-config>packages = ["six>=1"]`,
    ]) {
      const text = `<!doctype html><body>é ${configured}`;
      assert.deepEqual(marked(read(text), text), [['six>=1', 'six>=1', '>=1']], configured);
    }
  });

  it('installs nothing of what no script finds: what is in a template or in noscript', () => {
    const found = (text: string): readonly string[] | undefined =>
      parsePage('/a.html', text)?.declarations.map((one) => one.text);
    const load = '<script>const py = await loadPyodide(); await py.loadPackage("x")</script>';
    const each = [
      py('x'),
      '<py-config>packages = ["x"]</py-config>',
      '<mpy-config>a = 1</mpy-config>',
      editor('x', 'a'),
      load,
    ];
    for (const inside of [
      ...each,
      `<template>${py('x')}</template>${py('x')}`,
      '<app-requirements>x</app-requirements>',
    ]) {
      for (const name of ['template', 'TEMPLATE', 'noscript']) {
        assert.deepEqual(found(`<${name}>${inside}</${name}>`), undefined, `${name} ${inside}`);
        assert.deepEqual(
          found(`${py('a')}<${name} id="b">${inside}</${name}>${py('c')}`),
          ['a', 'c'],
          `${name} ${inside}`,
        );
      }
      assert.deepEqual(found(`${py('a')}<template>${inside}`), ['a']);
    }
    // A tag as a text opens nothing, nor does one in noscript, and a closing tag alone closes nothing.
    assert.deepEqual(found(`<script>const t = '<template>'</script>${py('a')}`), ['a']);
    assert.deepEqual(found(`<!-- <noscript> --></template><noscript><template></noscript>${py('a')}`), ['a']);
  });

  it('installs what is in a template that is copied into it, or that is a shadow root', () => {
    for (const text of [
      `<script>document.body.append(t.content.cloneNode(true))</script><template id="t">${py('six')}</template>`,
      `<template shadowrootmode="open">${script('six', 'const py = await loadPyodide();')}</template>`,
      `<template shadowrootmode="open"><template>${py('x')}</template>${py('six')}</template>`,
    ])
      assert.deepEqual(
        read(text).declarations.map((one) => one.text),
        ['six'],
        text,
      );
  });

  it('is for no runtime that only scripts name that never run', () => {
    const core = '<script type="module" src="https://x.test/releases/2025.8.1/core.js"></script>';
    const signs = (text: string): number => read(text).runtimeSigns?.length ?? 0;
    assert.equal(signs(`<template>${core}</template><noscript>${core}</noscript>${py('six')}`), 0);
    assert.equal(signs(`<template></template>${core}${py('six')}`), 1);
  });

  it('installs what the apps in its elements do: of stlite, of Gradio-Lite, of marimo, whose code is encoded', () => {
    const code = `import micropip\n  await micropip.install("six>=1")`;
    for (const app of [
      `<streamlit-app>\n  ${code}\n</streamlit-app>`,
      `<streamlit-app><app-file name="a.py" entrypoint>${code}</app-file></streamlit-app>`,
      `<streamlit-app>import streamlit<app-requirements>\n  six>=1 # why\n</app-requirements></streamlit-app>`,
      `<gradio-lite>${code}</gradio-lite>`,
      `<gradio-lite><gradio-requirements>six>=1</gradio-requirements></gradio-lite>`,
    ]) {
      const text = `<!doctype html>${app}`;
      assert.deepEqual(marked(read(text), text), [['six>=1', 'six>=1', '>=1']], app);
    }
    const text = `<marimo-island><marimo-cell-code hidden>é%zz${encodeURIComponent(`\n${code}`)}</marimo-cell-code></marimo-island>`;
    assert.deepEqual(marked(read(text), text), [['six>=1', 'six%3E%3D1']]);
  });

  it('installs what the notebook declares and installs that marimo has exported into it, by the release of the page', () => {
    const code = `# /// script\n# dependencies = ["six>=1"]\n# ///\nimport micropip\nawait micropip.install("h11")\n`;
    const notebook = `<marimo-wasm hidden=""></marimo-wasm><marimo-code hidden="">${encodeURIComponent(code)}</marimo-code>`;
    const settings = `<script>window.__MARIMO_MOUNT_CONFIG__ = { "mode": "read", "version": "0.23.15" }</script>`;
    const text = `${notebook}${settings}`;
    const file = read(text);
    assert.deepEqual(marked(file, text), [
      ['six>=1', 'six%3E%3D1'],
      ['h11', 'h11'],
    ]);
    const release = (of: string): string | undefined => read(of).runtimeSigns?.[0]?.release;
    const [sign] = file.runtimeSigns ?? [];
    assert.deepEqual([sign?.of, sign && text.slice(sign.span.start, sign.span.end)], ['marimo', '0.23.15']);
    assert.equal(release(`<marimo-version data-version='0.10.0' hidden></marimo-version>${notebook}`), '0.10.0');
    assert.equal(release(notebook), undefined);
    const shown = text.replace('<marimo-wasm hidden=""></marimo-wasm>', '');
    assert.equal(parsePage('/site/index.html', shown), undefined);
  });

  it('installs what the workers are configured with that its scripts start, each by itself', () => {
    const started = (code: string): readonly string[] =>
      read(`<script type="module">${code}</script>`).declarations.map(({ text: one }) => one);
    for (const code of [
      `await PyWorker('w.py', { config: { packages: ['six>=1'] } })`,
      `const config = { packages: ['six>=1'] }; PyWorker('w.py', { type: 'pyodide', config })`,
      `PyWorker('w.py', { config: '{"packages": ["six>=1"]}' })`,
      `PyWorker('w.py', { config: 'packages = ["six>=1"]' })`,
      `new XWorker('w.py', { type: 'pyodide', config: { packages: ['six>=1'] } })`,
      `const console = await donkey({ type: 'py', persistent: true, config: { packages: ['six>=1'] } })`,
      `donkey({ config: '{"packages": ["six>=1"]}' })`,
    ])
      assert.deepEqual(started(code), ['six>=1'], code);
    assert.deepEqual(started(`donkey({ type: 'mpy', config: { packages: ['six'] } }); py.loadPackage('c')`), ['c']);
    const two = read(
      `<script>PyWorker('a.py', { config: { packages: ['a'] } }); PyWorker('b.py', { config: 'b.toml' }); py.loadPackage('c')</script>`,
    );
    assert.equal(new Set(two.declarations.map(({ installation }) => installation)).size, 2);
    const [included] = two.includes;
    assert.ok(included?.path === 'b.toml' && included.installation !== undefined);
    const address = read(`<script>PyWorker('a.py', { config: 'https://example.invalid/a.toml' })</script>`);
    assert.deepEqual(
      address.problems.map(({ problem }) => problem.id),
      ['includeUnreadable'],
    );
  });

  it('is judged for the Pyodide of its workers where they alone install anything, and all have the same one', () => {
    const worker = (options: string): string => `PyWorker('w.py', { config: { packages: ['six'] }, ${options} });`;
    const older = worker("version: '0.27.7'");
    const address = 'https://cdn.example/pyodide/v0.29.3/full/pyodide.mjs';
    for (const [code, runtime, declared] of [
      [older, '0.27.7', 1],
      [older + older, '0.27.7', 2],
      [`new XWorker('w.py', { type: 'pyodide', version: '${address}', config: { packages: ['six'] } })`, address, 1],
      [worker('version: newest()'), undefined, 0],
      [`const version = '0.27.7'; ${worker('version')}`, '0.27.7', 1],
      [`PyWorker('w.py', { version: '0.27.7', config: 'w.toml' })`, '0.27.7', 0],
      [`donkey({ config: { interpreter: '0.27.7', packages: ['six'] } })`, '0.27.7', 1],
    ] as const) {
      const { interpreter, declarations, problems } = read(`<script>${code}</script>`);
      assert.deepEqual([interpreter?.text, declarations.length], [runtime, declared], code);
      assert.equal(problems.length > 0, runtime === undefined, code);
    }
    // Polyscript does not look into the configuration for it: the worker runs the Pyodide of the release.
    const ignored = read(`<script>PyWorker('w.py', { config: { interpreter: '0.27.7', packages: ['six'] } })</script>`);
    assert.deepEqual([ignored.interpreter, ignored.declarations.length, ignored.problems], [undefined, 1, []]);
  });

  // What Chromium asks for with @pyscript/core 0.7.31, a page for each row.
  const ADDRESS = 'https://cdn.example/pyodide/v0.27.7/full/pyodide.mjs';
  const config = (interpreter: string | undefined, name: string): string =>
    `config='${JSON.stringify({ interpreter, packages: [name] })}'`;
  const RUNTIMES: readonly (readonly [string, string, string])[] = [
    ['a worker with its own', `<script type="py" worker ${config('0.29.5', 'a')}></script>`, 'a 0.29.5'],
    [
      'a worker beside the interpreter of the main thread, which counts for it',
      `<script type="py" ${config(ADDRESS, 'a')}></script><script type="py" worker ${config('0.29.5', 'b')}></script>`,
      `a ${ADDRESS}, b ${ADDRESS}`,
    ],
    [
      'a worker with its own beside a main thread without one',
      `<script type="py" ${config(undefined, 'a')}></script><script type="py" worker ${config('0.29.5', 'b')}></script>`,
      'a release, b 0.29.5',
    ],
    [
      'two workers with two',
      `<script type="py" worker ${config('0.29.5', 'a')}></script><script type="py" worker ${config('0.28.3', 'b')}></script>`,
      'a 0.29.5, b 0.28.3',
    ],
    [
      'a worker that code starts, beside the interpreter of the main thread',
      `<script type="py" ${config(ADDRESS, 'a')}></script><script>PyWorker('w.py', { config: { packages: ['b'] } })</script>`,
      `a ${ADDRESS}, b release`,
    ],
    [
      'a worker that Python makes an element for, beside the interpreter of the main thread',
      `<script type="py" ${config(ADDRESS, 'a')}>create_named_worker("w.py", "n", {"interpreter": "0.28.3", "packages": ["b"]})</script>`,
      `a ${ADDRESS}, b ${ADDRESS}`,
    ],
    [
      'a game, which runs that of the release',
      `<script type="py-game" ${config('0.28.1', 'a')}></script>`,
      'a release',
    ],
    [
      'an editor beside the interpreter of the main thread, which does not count for it',
      `<script type="py" ${config(ADDRESS, 'a')}></script><script type="py-editor" ${config(undefined, 'b')}></script>`,
      `a ${ADDRESS}, b release`,
    ],
    [
      "a script of polyscript's own, by its version",
      `<script type="pyodide" version="0.28.3" ${config(undefined, 'a')}></script><script type="pyodide" ${config('0.27.7', 'b')}></script>`,
      'a 0.28.3, b release',
    ],
    [
      'workers that code starts with two versions',
      `<script>PyWorker('w.py', { version: '0.27.7', config: { packages: ['a'] } }); PyWorker('w.py', { version: '0.29.3', config: { packages: ['b'] } })</script>`,
      'a 0.27.7, b 0.29.3',
    ],
  ];
  for (const [what, text, expected] of RUNTIMES) {
    it(`knows the Pyodide that runs each: ${what}`, () => {
      const { declarations, runtimes, interpreter, problems } = read(text);
      const runs = declarations.map(({ text: name, active, installation = '' }) => {
        const own = runtimes?.get(installation);
        assert.ok(active);
        return `${name} ${(own ? own.interpreter : interpreter)?.text ?? 'release'}`;
      });
      assert.deepEqual([runs.join(', '), problems], [expected, []]);
    });
  }

  it('knows where PyScript takes an interpreter for an address', () => {
    for (const [text, relative] of [
      [`<script type="py" ${config('0.29.5', 'a')}></script>`, true],
      [`<py-config>interpreter = "0.29.5"</py-config>`, true],
      [`<script type="py-editor" ${config('0.29.5', 'a')}></script>`, true],
      [`<script type="py" worker ${config('0.29.5', 'a')}></script>`, undefined],
    ] as const)
      assert.equal(read(text).interpreter?.relative, relative, text);
  });

  it('installs nothing for a worker of MicroPython, nor where nobody says which interpreter it has', () => {
    for (const code of [
      `MPWorker('w.py', { config: { packages: ['six'] } })`,
      `new XWorker('w.py', { type: 'micropython', config: { packages: ['six'] } })`,
      `new XWorker('w.py', { config: { packages: ['six'] } })`,
      `PyWorker('w.py', { name: 'x' })`,
    ])
      assert.equal(parsePage('/site/index.html', `<script>${code}</script>`), undefined, code);
  });

  // Which interpreters the packages a, b, … are installed in: equal numbers are one interpreter.
  for (const [what, text, expected] of [
    ['scripts of the main thread', py('a') + py('a'), '0 0'],
    ['workers', py('a', 'worker') + py('b', 'worker="b.py"') + py('c'), '0 1 2'],
    ['editors with the same and with another name', editor('a', 'x') + editor('b', 'x') + editor('c', 'y'), '0 0 1'],
    ['scripts of polyscript', poly('a') + poly('a') + poly('b'), '0 0 1'],
    [
      'scripts that start Pyodide',
      script('a', 'loadPyodide();') + script('b') + script('c', 'loadPyodide();'),
      '0 0 1',
    ],
    ['PyScript beside a script that starts Pyodide', py('a') + script('b', 'loadPyodide();'), '0 1'],
    [
      'configurations in files',
      '<script type="py" worker config="a.toml"></script><script type="py" config="b.toml"></script>',
      '0 1',
    ],
  ] as const) {
    it(`knows the interpreters of ${what}`, () => {
      const { file } = parseWithIncludes('/site/index.html', text, () => ({ text: 'packages = ["six"]' }), 'page');
      const names = file?.declarations.map(({ installation }) => installation) ?? [];
      const numbers = names.map((name) => [...new Set(names)].indexOf(name));
      assert.equal(numbers.join(' '), expected);
      assert.deepEqual(file?.problems, []);
    });
  }

  it('has one configuration for the main thread, or PyScript stops', () => {
    const mpy = `<script type="mpy" config='{"packages": ["x"]}'></script>`;
    for (const [text, stops] of [
      [py('a') + py('b'), true],
      [`${py('a')}<py-config>packages = ["a"]</py-config>`, true],
      ['<py-config>packages = ["a"]</py-config><py-config>packages = ["a"]</py-config>', true],
      [py('a') + py('b', 'worker'), false],
      [py('a') + mpy, false],
    ] as const) {
      const problems = read(text).problems.map((one) => `${one.severity} ${english(one.problem)}`);
      assert.equal(problems.length, stops ? 1 : 0, text);
      if (stops) assert.match(problems[0] ?? '', /^error PyScript stops: all scripts of the main thread/);
    }
  });

  it('says that what MicroPython installs is not checked, unless there is more', () => {
    const mpy = `<script type="mpy" config='{"packages": ["x"]}'></script>`;
    const said = (text: string): readonly string[] =>
      read(text).problems.map(({ problem }) => english(problem).split(':', 1)[0] ?? '');
    assert.deepEqual(said(mpy), ['This configuration is for MicroPython']);
    // It unpacks a wheel of any platform; other addresses go to its own installer.
    for (const address of ['x-1.0-cp312-cp312-win_amd64.whl', 'x-1.0.tar.gz', 'package.json'])
      assert.deepEqual(said(mpy.replace('"x"', `"https://e.invalid/${address}"`)), said(mpy));
    assert.deepEqual(said(py('a') + mpy), []);
    assert.deepEqual(read(mpy).declarations, []);
  });

  it('may write quotes as character references', () => {
    const text = `<script type="py" config="{&quot;packages&quot;: [&#34;six>=1&quot;, &quot;a&gt;=2&quot;]}"></script>`;
    assert.deepEqual(marked(read(text), text), [
      ['six>=1', 'six>=1', '>=1'],
      // The sign is written otherwise, so that only the whole has a place.
      ['a>=2', 'a&gt;=2'],
    ]);
  });

  it('says which interpreter it wants', () => {
    const text = `<py-config>interpreter = "0.29.3"\npackages = []</py-config>`;
    const { interpreter } = read(text);
    assert.equal(text.slice(interpreter?.span.start, interpreter?.span.end), '0.29.3');
  });

  it('is marked where its configuration is wrong', () => {
    checkProblems(
      (text) => read(text),
      `<script type="py" config='{"packages": ["six>=>1", 1]}'></script>
                                            ^^^^ \`>1\` is not a version
                                                   ^ \`packages\` must contain only strings
`,
    );
  });

  it('declares what a configuration in another file lists, which is marked there', () => {
    const page = `<py-config src=" ./conf/app.toml?v=2 "></py-config><script type="py" worker config="./conf/app.toml"></script>`;
    const configuration = 'interpreter = "0.27.7"\npackages = ["six>=1"]\n';
    const { file } = parseWithIncludes('/site/index.html', page, (path) =>
      path === '/site/conf/app.toml' ? { text: configuration } : undefined,
    );
    assert.ok(file);
    assert.deepEqual(file.problems, []);
    assert.deepEqual(marked(file, configuration), [['six>=1', 'six>=1', '>=1']]);
    assert.equal(file.declarations[0]?.path, '/site/conf/app.toml');
    const place = { span: { start: 15, end: 21 }, path: '/site/conf/app.toml' };
    assert.deepEqual(file.interpreter, { text: '0.27.7', ...place, relative: true, isOfMainThread: true });
  });

  it('names what it cannot follow: addresses, and what a template fills in', () => {
    const told = (text: string): readonly string[] =>
      read(text).problems.map(({ problem, severity }) => `${severity}: ${english(problem)}`);
    const script = (config: string): string => `<script type="py" config="${config}"></script>`;
    assert.deepEqual(told(script('https://example.invalid/py.toml')), [
      'information: `https://example.invalid/py.toml` cannot be read: files at a web address are not fetched',
    ]);
    assert.deepEqual(told(script('/py.toml')), [
      'information: `/py.toml` cannot be read: files at a web address are not fetched',
    ]);
    assert.deepEqual(told(script("{{ url_for('config') }}")), [
      "information: `{{ url_for('config') }}` is not checked: a template fills it in",
    ]);
  });

  it('is nothing to check where it installs nothing', () => {
    for (const text of [
      '',
      '<p>packages = ["six"]</p>',
      `<script type="module" config='{"packages": ["six"]}'></script>`,
      '<script type="mpy" src="main.py"></script>',
      '<script type="py" src="main.py"></script>',
      '<py-config></py-config>',
    ]) {
      assert.equal(parsePage('/site/index.html', text), undefined, text);
    }
  });

  it('survives being typed, and hostile texts', () => {
    const text = `<script type="py" config="{&quot;packages&quot;: ['a']}"></script><py-config>packages = ["b"]</py-config>`;
    for (let length = 0; length <= text.length; length++) parsePage('index.html', text.slice(0, length));
    for (const hostile of [
      '<py-config>'.repeat(30_000),
      `<script type=py config='${'['.repeat(300_000)}'>`,
      `<script type=py config='{"packages": ${'['.repeat(100_000)}'>`,
      `<script type=py config="${'&quot;'.repeat(50_000)}">`,
      `<script type=py config="{${'&am'.repeat(50_000)}}">`,
      '<script type=py config='.repeat(30_000),
      `<py-config>${'&amp;'.repeat(50_000)}</py-config>`,
    ]) {
      parsePage('index.html', hostile);
    }
  });

  it('survives a closing tag that is never closed', () => {
    const file = parsePage('/index.html', "<py-config></py-configor('config') }}");
    assert.equal(file, undefined);
  });
});
