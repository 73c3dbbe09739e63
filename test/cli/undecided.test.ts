/** What could not be found out ends with 2 and is an information; what is left unjudged on purpose ends with 0. */
import assert from 'node:assert/strict';
import { Workspace } from '../support/commandLine.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';

function project(more: string): string {
  return `[project]\nname = "w"\nversion = "0"\n${more}\n`;
}

function notebook(code: string): string {
  const metadata = { kernelspec: { display_name: 'Python (Pyodide)', name: 'python' } };
  return JSON.stringify({ cells: [{ cell_type: 'code', source: [code], outputs: [] }], metadata, nbformat: 4 });
}

const FORGE = 'channels:\n  - https://repo.prefix.dev/emscripten-forge-dev\ndependencies:\n  - numpy\n';
const MPY =
  '<script type="module" src="https://pyscript.net/releases/2026.3.1/core.js"></script><script type="mpy" config="pyscript.toml"></script>';

describe('a check that', function () {
  this.timeout(60_000); // Enough for a busy machine; each takes a fraction of a second.

  for (const [what, files, args, code, because] of [
    [
      'cannot read a file at a web address',
      { 'requirements.txt': '-r https://example.invalid/more.txt\n' },
      '',
      2,
      'known',
    ],
    ['does not know a variable', { 'requirements.txt': 'six\n-r ${EXTRA}.txt\n' }, '', 2, 'known'],
    ['does not know a variable, without another line', { 'requirements.txt': '-c ${EXTRA}.txt\n' }, '', 2, 'known'],
    [
      'meets what only the build backend knows',
      { 'pyproject.toml': project('dynamic = ["dependencies"]') },
      '',
      2,
      'known',
    ],
    [
      'meets an index that is not known before the code runs',
      { 'n.ipynb': notebook('import micropip\nawait micropip.install("fastapi", index_urls=index)') },
      '',
      2,
      'known',
    ],
    [
      'cannot ask the index that a call names',
      {
        'n.ipynb': notebook(
          'import micropip\nawait micropip.install("fastapi", index_urls="https://i.invalid/simple")',
        ),
      },
      '',
      2,
      'known',
    ],
    [
      'does not find what decides on the index',
      { 'pyproject.toml': project('dependencies = ["openpyxl<3.0.3"]') },
      '--target workers-3.13',
      2,
      'known',
    ],
    [
      'does not find what somebody has asked not to be told of',
      { 'pyproject.toml': project('dependencies = ["openpyxl<3.0.3"]') },
      '--target workers-3.13 --ignore unknown-verdict',
      0,
      'nothing found',
    ],
    [
      'meets a lock of a newer version',
      { 'pylock.toml': 'lock-version = "1.1"\ncreated-by = "x"\npackages = []\n' },
      'pylock.toml',
      2,
      'known',
    ],
    [
      'meets extras that only the build backend knows',
      { 'pyproject.toml': project('dynamic = ["optional-dependencies"]') },
      '',
      0,
      'no errors or warnings',
    ],
    ['has nothing to check', { 'requirements.txt': '# none yet\n' }, '', 0, 'nothing found'],
    [
      'meets the configuration of MicroPython',
      { 'pyscript.toml': 'packages = ["ulab"]\n', 'index.html': MPY },
      'pyscript.toml',
      0,
      'no errors or warnings',
    ],
    ...[
      `<script type="mpy" config='{"packages": ["ulab"]}'></script>`,
      `<script type="micropython" config="packages = ['ulab']"></script>`,
      '<mpy-config>packages = ["ulab"]</mpy-config><script type="mpy" src="main.py"></script>',
      '<script type="mpy" config="elsewhere.toml"></script>',
    ].map(
      (text) =>
        [
          'meets a page with configurations of MicroPython only',
          { 'index.html': `<!doctype html>${text}` },
          'index.html',
          0,
          'no errors or warnings',
        ] as const,
    ),
    [
      'meets what builds a site',
      { 'requirements.txt': 'jupyterlite-core\ngrpcio\n', 'jupyter_lite_config.json': '{}' },
      'requirements.txt',
      0,
      'no errors or warnings',
    ],
    ['meets packages of emscripten-forge', { 'environment.yml': FORGE }, 'environment.yml', 0, 'no errors or warnings'],
  ] as const) {
    it(`${what} ends with ${code}`, async () => {
      const workspace = await Workspace.make(files);
      const line = `check --recorded-index ${RECORDED_INDEX} ${args}`;
      const { exitCode, output } = await workspace.run(line, { engine: recordedChecker });
      await workspace.remove();
      assert.equal(exitCode, code, output);
      assert.match(output, new RegExp(`; exit code ${code} \\((?:not )?${because}.*\\)\\n$`));
      assert.doesNotMatch(output, /^(?:error|warning)\[/m);
    });
  }
});
