/** `watch`: a first look, no news, news, and what keeps it from looking. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { Checker } from '../../server/src/check/check.ts';
import { Workspace, type RunResult } from '../support/commandLine.ts';
import { FakeIndex } from '../support/fakeIndex.ts';
import { problemsOfOutput } from '../support/outputSchema.ts';
import { recordedChecker } from '../support/recorded.ts';
import { VirtualHost } from '../support/virtualHost.ts';

const RECORDED = path.resolve('examples/recorded-index');
const WRANGLER = 'main = "e.py"\ncompatibility_date = "2026-02-01"\ncompatibility_flags = ["python_workers"]\n';

function project(requirement: string): string {
  return `[project]\nname = "app"\nversion = "1"\nrequires-python = ">=3.12"\ndependencies = ["${requirement}"]\n`;
}

describe('watch', function () {
  this.timeout(60_000);
  let workspace: Workspace;

  beforeEach(async () => {
    workspace = await Workspace.make({
      'app/wrangler.toml': WRANGLER,
      'app/pyproject.toml': project('pydantic>=2.12'),
    });
  });
  afterEach(() => workspace.remove());

  function watch(line = ''): Promise<RunResult> {
    const engine = recordedChecker;
    return workspace.run(`watch app --state state.json --recorded-index ${RECORDED} ${line}`, { engine });
  }

  async function state(): Promise<string> {
    return (await workspace.read('state.json')).toString('utf8');
  }

  it('writes what it sees at first, says nothing without news, and leaves the file as it is', async () => {
    const first = await watch();
    assert.equal(first.exitCode, 0);
    assert.match(first.output, /^Watched from now on: 1 project and 1 package\. `state\.json` holds/);
    assert.match(
      first.output,
      /^- `app\/pyproject\.toml` installs on Python Workers 3\.14; cannot be installed on .*`pydantic-core`/m,
    );
    const written = await state();
    const second = await watch();
    assert.deepEqual([second.exitCode, second.output, second.errors], [0, '', '']);
    assert.equal(await state(), written);
  });

  it('tells news in words for an issue, once', async () => {
    await watch();
    await workspace.write('app/pyproject.toml', project('pydantic'));
    const news = await watch('--format markdown');
    assert.equal(news.exitCode, 1);
    assert.match(
      news.output,
      /^## What has become possible\n\n- `app\/pyproject\.toml` installs on Python Workers 3\.1/,
    );
    assert.equal((await watch()).exitCode, 0);
    await workspace.write('app/pyproject.toml', project('litellm>=1.77.0'));
    const broken = await watch('--format json');
    assert.deepEqual(problemsOfOutput(broken.output, 'watch'), []);
    assert.match(
      broken.output,
      /"kind": "broken",\s+"message": "`litellm` in `app\/pyproject\.toml` cannot be installed on/,
    );
  });

  it('watches packages alone for the Workers runtimes', async () => {
    const line = `watch --package fastuuid --package pydantic-core --state s.json --recorded-index ${RECORDED}`;
    const { exitCode, output } = await workspace.run(line, { engine: recordedChecker });
    assert.equal(exitCode, 0);
    assert.match(output, /^Watched from now on: 2 packages\./);
    assert.match(
      output,
      /^- `pydantic-core`: 2\.27\.2 for Python Workers 3\.12, 2\.27\.2 for Python Workers 3\.13, \d/m,
    );
  });

  it('compares nothing and writes nothing where something is not known', async () => {
    await watch();
    const before = await state();
    const host = new VirtualHost();
    const index = new FakeIndex({});
    index.down = { problem: { kind: 'connection', reason: 'no-route' } };
    host.http = index.http;
    const engine = new Checker({ host, today: () => '2026-11-24' });
    const line = 'watch app --state state.json --index-url https://pypi.example/simple/';
    const { exitCode, errors, output } = await workspace.run(line, { engine });
    assert.deepEqual([exitCode, output], [2, '']);
    assert.match(errors, /^not known, so nothing is compared and nothing was written: `app\/pyproject\.toml`/);
    assert.equal(await state(), before);
  });

  it('overwrites nothing that is no state of its own', async () => {
    for (const [text, said] of [
      ['{"version": 9}', 'state.json was written by a later version of this program'],
      ['my notes', 'state.json is no state of a watch; it was left as it is'],
    ] as const) {
      await workspace.write('state.json', text);
      const { exitCode, errors } = await watch();
      assert.deepEqual([exitCode, errors], [2, `pyodide-preflight: ${said}\n`]);
      assert.equal(await state(), text);
    }
  });

  it('wants a file, names of packages, and paths that lead somewhere', async () => {
    const errors = async (line: string): Promise<string> =>
      (await workspace.run(line, { engine: recordedChecker })).errors;
    assert.match(await errors('watch'), /--state FILE$/m);
    assert.match(await errors('watch --state s --package a>=1'), /needs the name of a package, not a>=1$/m);
    assert.match(await errors('watch nowhere --state s'), /no such file or folder: nowhere$/m);
  });
});
