/**
 * Whole checks of what pages, notebooks and code install in a browser: found by a search or named, for the Pyodide that each of
 * them says, against the recorded index.
 */
import assert from 'node:assert/strict';
import { Workspace } from '../support/commandLine.ts';
import { problemsOfOutput } from '../support/outputSchema.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';

const PYSCRIPT = '<script type="module" src="https://pyscript.net/releases/2026.3.1/core.js"></script>';
const PYODIDE_JS = 'import { loadPyodide } from "https://cdn.jsdelivr.net/pyodide/v0.27.7/full/pyodide.mjs";\n';

/** A notebook of one cell. */
function notebook(code: string): string {
  const metadata = { kernelspec: { display_name: 'Python (Pyodide)', name: 'python' } };
  return JSON.stringify({ cells: [{ cell_type: 'code', source: [code], outputs: [] }], metadata, nbformat: 4 });
}

describe('what installs in a browser', function () {
  this.timeout(60_000); // Enough for a busy machine; each takes a fraction of a second.
  let workspace: Workspace;

  async function check(files: Readonly<Record<string, string>>, paths = ''): ReturnType<Workspace['run']> {
    workspace = await Workspace.make(files);
    return workspace.run(`check --recorded-index ${RECORDED_INDEX} ${paths}`, { engine: recordedChecker });
  }

  afterEach(() => workspace.remove());

  // grpcio has wheels for machines only.
  for (const [what, files, paths, file, pyodide] of [
    [
      'a configuration in a page',
      { 'index.html': `${PYSCRIPT}<script type="py" config='{"packages":["grpcio"]}'></script>` },
      '',
      'index.html',
      '0.29.3',
    ],
    [
      'a configuration that a page names',
      { 'index.html': `${PYSCRIPT}<py-config src="./app.toml"></py-config>`, 'app.toml': 'packages = ["grpcio"]\n' },
      '',
      'app.toml',
      '0.29.3',
    ],
    [
      'a notebook of a site whose requirements name the kernel',
      {
        'requirements.txt': 'jupyterlite-core\njupyterlite-pyodide-kernel==0.6.1\ngrpcio\n',
        'jupyter_lite_config.json': '{}',
        'content/demo.ipynb': notebook('%pip install grpcio'),
      },
      '',
      'content/demo.ipynb',
      '0.27.6',
    ],
    [
      'the lock file of a site, whose Pyodide stands beside it',
      {
        'jupyter_lite_config.json': '{"PyodideLockAddon": {"specs": ["grpcio"]}}',
        'jupyter-lite.json': JSON.stringify({
          'jupyter-config-data': {
            litePluginSettings: {
              '@jupyterlite/pyodide-kernel-extension:kernel': {
                pyodideUrl: 'https://cdn.jsdelivr.net/pyodide/v0.27.7/full/pyodide.js',
              },
            },
          },
        }),
      },
      '',
      'jupyter_lite_config.json',
      '0.27.7',
    ],
    [
      'an app of stlite desktop',
      {
        'package.json':
          '{"devDependencies": {"@stlite/desktop": "0.102.2"}, "stlite": {"desktop": {"dependencies": ["grpcio"]}}}',
      },
      '',
      'package.json',
      '0.29.3',
    ],
    ['a script', { 'main.ts': `${PYODIDE_JS}await micropip.install("grpcio");\n` }, 'main.ts', 'main.ts', '0.27.7'],
    [
      'a block in a document',
      { 'doc.md': '```pyodide install="grpcio" version="0.28.3"\n```\n' },
      'doc.md',
      'doc.md',
      '0.28.3',
    ],
    [
      'a Quarto document',
      {
        'doc.qmd':
          '---\npyodide:\n  engine-url: https://example.invalid/pyodide/v0.26.4/full/\n  packages: [grpcio]\n---\n',
      },
      'doc.qmd',
      'doc.qmd',
      '0.26.4',
    ],
  ] as const) {
    it(`is judged in ${what}`, async () => {
      const { exitCode, output } = await check(files, paths);
      assert.match(output, /^error\[(?:no-compatible-wheel|source-only)\]: `grpcio`/m);
      assert.match(output.replace(' cell 1, line ', ':'), new RegExp(`--> ${file.replaceAll('.', '\\.')}:\\d`));
      assert.ok(output.includes(`Pyodide ${pyodide}`), output);
      assert.equal(exitCode, 1);
    });
  }

  it('is shown in the cell of a notebook', async () => {
    const cells = [
      { cell_type: 'markdown', source: ['# Title\n', 'text'] },
      { cell_type: 'code', source: 'import micropip\nawait micropip.install("grpcio")\n' },
      {
        cell_type: 'code',
        source: ['# \u00e9 \u{1F642}\n', '\n', 'x = "\\"" ; await micropip.install(["six", "grpcio-tools"])'],
      },
    ];
    const files = { 'demo.ipynb': JSON.stringify({ cells, metadata: {}, nbformat: 4 }).replace('\u00e9', '\\u00e9') };
    const { output } = await check(files, 'demo.ipynb');
    assert.match(
      output,
      /\n --> demo\.ipynb cell 2, line 2\n {2}\|\n2 \| await micropip\.install\("grpcio"\)\n {2}\| {25}\^{6}\n/,
    );
    assert.match(
      output,
      /\n --> demo\.ipynb cell 3, line 3\n {2}\|\n3 \| x = "\\"" ; await micropip\.install\(\["six", "grpcio-tools"\]\)\n {2}\| {44}\^{12}\n/,
    );
    const json = await check(files, 'demo.ipynb --format json');
    assert.deepEqual(problemsOfOutput(json.output), []);
    const {
      files: [file],
    } = JSON.parse(json.output) as { files: { findings: { cell?: object; range: { start: { line: number } } }[] }[] };
    assert.deepEqual(
      file?.findings.map(({ cell, range }) => [cell, range.start.line]),
      [
        [{ number: 2, range: { start: { line: 1, character: 24 }, end: { line: 1, character: 30 } } }, 0],
        [{ number: 3, range: { start: { line: 2, character: 43 }, end: { line: 2, character: 55 } } }, 0],
      ],
    );
  });

  it('is judged for each worker of a page by itself', async () => {
    const script = (more: string, name: string): string =>
      `<script type="py" ${more} config='{"packages":["${name}"]}'></script>`;
    const page = PYSCRIPT + script('worker', 'six==1.16.0') + script('worker', 'six==1.17.0');
    const { output, exitCode } = await check({ 'index.html': page });
    assert.match(output, /^index\.html: 2 dependencies resolve to 2 packages/m);
    assert.equal(exitCode, 0);
    const failing = PYSCRIPT + script('worker', 'six==1.17.0') + script('', 'grpcio');
    const second = await check({ 'index.html': failing });
    assert.match(second.output, /^index\.html: cannot be installed/m);
    assert.match(second.output, /^error\[no-compatible-wheel\]: `grpcio`/m);
  });

  // numpy is held back on each of them, and grpcio fails.
  for (const [file, text] of [
    ['pyscript.json', '{"packages": ["numpy", "grpcio",]}'],
    ['pyscript.toml', 'packages = ["numpy", "grpcio"]\ninterpreter = \n'],
    ['index.html', `${PYSCRIPT}<script type="py" config='{"packages": ["numpy", "grpcio",]}'></script>`],
    ['package.json', '{"stlite": {"desktop": {"dependencies": ["numpy", "grpcio"],}}}'],
    ['jupyter_lite_config.json', '{"PyodideLockAddon": {"specs": ["numpy", "grpcio"]}} // mine'],
    ['demo.ipynb', `${notebook('%pip install numpy grpcio')}]`],
  ] as const) {
    it(`is nothing of what a broken ${file} lists`, async () => {
      const { exitCode, output } = await check({ [file]: text });
      assert.match(output, /^error\[invalid-file\]/m);
      assert.doesNotMatch(output, /^\w+\[(?!invalid-file|target-problem)/m);
      assert.match(output, /cannot tell whether/);
      assert.equal(exitCode, 1);
    });
  }

  it('is not what builds the site, unless a machine is asked about', async () => {
    const files = { 'requirements.txt': 'jupyterlite-core\ngrpcio\n' };
    const { exitCode, output } = await check(files, 'requirements.txt');
    assert.match(output, /^note\[not-checked\]: Not checked: this builds a JupyterLite site/m);
    assert.ok(!output.includes('grpcio'));
    assert.equal(exitCode, 0);
    const asked = await check(files, 'requirements.txt --target host-3.13');
    assert.ok(!asked.output.includes('Not checked'));
  });

  it('takes the wheels that a site offers before any index', async () => {
    const config = { PipliteAddon: { piplite_urls: ['https://files.example/own_tool-1.0-py3-none-any.whl'] } };
    const files = {
      'site/jupyter_lite_config.json': JSON.stringify(config),
      'site/content/demo.ipynb': notebook('%pip install own-tool not-there-either'),
    };
    const { output } = await check(files, 'site/content/demo.ipynb');
    assert.match(output, /^error\[unknown-project\]: `not-there-either`/m);
    assert.ok(!/^error.*`own-tool`/m.test(output), output);
  });

  it('looks into the folders of wheels of a site', async () => {
    const files = {
      'site/jupyter_lite_config.json': JSON.stringify({ PipliteAddon: { piplite_urls: ['./wheels'] } }),
      'site/wheels/own_tool-1.0-py3-none-any.whl': '',
      'site/pypi/other_tool-1.0-py3-none-any.whl': '',
      'site/content/demo.ipynb': notebook('%pip install own-tool other-tool not-there-either'),
    };
    const { output } = await check(files, 'site/content/demo.ipynb');
    assert.match(output, /^error\[unknown-project\]: `not-there-either`/m);
    assert.ok(!/unknown-project\]: `(?:own|other)-tool`/m.test(output), output);
  });

  it('judges wheels in the folder of a site by their names, and leaves open what its build makes first', async () => {
    const wheels = (...names: readonly string[]): Promise<{ exitCode: number; output: string }> => {
      const config = { PipliteAddon: { piplite_urls: names } };
      const files = {
        'jupyter_lite_config.json': JSON.stringify(config),
        'requirements.txt': 'jupyterlite-pyodide-kernel==0.7.1\n',
      };
      return check(files, 'jupyter_lite_config.json');
    };
    for (const name of ['./pypi/a-1.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl', 'a-1.0-cp313-cp313-win_amd64.whl']) {
      const { exitCode, output } = await wheels(name);
      assert.match(output, /^error\[refused-reference\]: .*not for/m);
      assert.equal(exitCode, 1);
    }
    const later = await wheels('dist/a-1.0-py3-none-any.whl', 'b-1.0-cp313-cp313-pyodide_2025_0_wasm32.whl');
    assert.doesNotMatch(later.output, /^error/m);
    assert.match(later.output, /is not checked: there is no such file/);
  });

  it('says where a wheel is missing', async () => {
    const page = `${PYSCRIPT}<py-config>packages = ["./own_tool-1.0-py3-none-any.whl"]</py-config>`;
    const { exitCode, output, errors } = await check({ 'index.html': page });
    assert.match(output, /^error\[refused-reference\]: `\.\/own_tool-1\.0-py3-none-any\.whl`/m);
    assert.deepEqual([exitCode, errors], [1, '']);
  });

  it('a file that is named and cannot be read says where; what can be read of it is judged', async () => {
    const broken = {
      'comma.ipynb': ['{"cells": [],}', 'comma.ipynb:1:14 cannot be read: not JSON: property name expected'],
      'half.ipynb': [
        '{"cells": [\n{"source": "x',
        'half.ipynb:2:12 cannot be read: not JSON: unexpected end of string',
      ],
      'quotes.ipynb': ["{'cells': []}", 'quotes.ipynb:1:2 cannot be read: not JSON: invalid symbol'],
      'package.json': ['{"stlite": ', 'package.json:1:12 cannot be read: not JSON: value expected'],
      'environment.yml': ['name: [a\nb: c', 'environment.yml:2:1 cannot be read: not YAML'],
      'config.toml': ['a = "b', 'config.toml:1:5 cannot be read: the string is not closed: `"` is missing'],
    };
    for (const [name, [text = '', told = '']] of Object.entries(broken)) {
      const { exitCode, errors } = await check({ [name]: text, 'requirements.txt': '' }, name);
      assert.deepEqual([exitCode, errors], [2, `${told}\n`]);
      await workspace.remove();
    }
    const half = '{"cells": [{"cell_type": "code", "source": "await micropip.install(\'six\')"}, {"source": "x';
    const { exitCode, output } = await check({ 'half.ipynb': half }, 'half.ipynb');
    assert.equal(exitCode, 1);
    assert.match(output, /^error\[invalid-file\]: Not JSON: unexpected end of string/m);
  });

  it('a file that is named and installs nothing ends with 2, and is quiet in a search', async () => {
    const files = {
      'index.html': '<p>',
      'main.js': '1',
      'a.ipynb': '{}',
      'package.json': '{}',
      'requirements.txt': '',
    };
    for (const name of ['index.html', 'main.js', 'a.ipynb', 'package.json']) {
      const { exitCode, errors } = await check(files, name);
      assert.deepEqual([exitCode, errors], [2, `${name} declares no dependencies\n`]);
      await workspace.remove();
    }
    const { exitCode, output, errors } = await check(files);
    assert.deepEqual([exitCode, errors], [0, '']);
    assert.match(output, /^1 file: no findings; exit code 0 \(nothing found\)$/m);
  });

  it('says of what builds a JupyterLite site for which Pyodide that is, and what to name instead', async () => {
    const site = {
      'jupyter_lite_config.json': '{}',
      'requirements.txt': 'jupyterlite-core==0.6.4\njupyterlite-pyodide-kernel==0.6.1\n',
    };
    workspace = await Workspace.make(site);
    const options = { engine: recordedChecker };
    const tree = await workspace.run(`tree --recorded-index ${RECORDED_INDEX}`, options);
    assert.match(
      tree.output,
      /^What `requirements\.txt` needs on jupyterlite-pyodide-kernel 0\.6\.1 \(Pyodide 0\.27\.6\)/,
    );
    assert.match(tree.output, /Nothing of it is installed in Pyodide \(not checked: this builds a JupyterLite site/);
    for (const command of ['strategy', 'compare pyodide-0.29 pyodide-314']) {
      const { exitCode, errors } = await workspace.run(`${command} --recorded-index ${RECORDED_INDEX}`, options);
      assert.equal(exitCode, 2);
      assert.match(errors, /requirements\.txt: not checked: this builds a JupyterLite site, .*its notebooks are what/);
    }
  });
});
