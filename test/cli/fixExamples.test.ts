import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Workspace, type RunResult } from '../support/commandLine.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';

describe('--fix on the examples', function () {
  this.timeout(60_000); // Enough for a busy machine; each takes a second or two.
  let workspace: Workspace;

  /** Runs `check --fix` on a copy of an example. */
  async function fix(example: string, more = ''): Promise<RunResult> {
    workspace = await Workspace.make();
    cpSync(path.join('examples', example), workspace.folder, { recursive: true });
    return workspace.run(`check --fix ${more} --recorded-index ${RECORDED_INDEX}`, { engine: recordedChecker });
  }

  afterEach(() => workspace.remove());

  it('does not drop an extra that somebody wrote, unless they say so', async () => {
    const { exitCode, output, errors } = await fix('uvicorn-worker');
    assert.deepEqual([exitCode, errors], [1, '']);
    assert.match(output, /; 0 fixed, 1 more with --unsafe-fixes; /);
    const original = await readFile('examples/uvicorn-worker/pyproject.toml');
    assert.deepEqual(await workspace.read('pyproject.toml'), original);
  });

  it('leaves a project that installs, with the rest of its files as they were', async () => {
    const { exitCode, errors } = await fix('uvicorn-worker', '--unsafe-fixes');
    assert.equal(exitCode, 0);
    assert.match(errors, /^fixed pyproject\.toml: .*\n$/);
    const original = (await readFile('examples/uvicorn-worker/pyproject.toml')).toString();
    assert.equal((await workspace.read('pyproject.toml')).toString(), original.replace('[standard]', ''));
  });

  it('touches nothing where every way out needs a decision', async () => {
    const { exitCode, output, errors } = await fix('litellm-worker', '--unsafe-fixes');
    assert.deepEqual([exitCode, errors], [1, '']);
    assert.match(output, /; 0 fixed, the rest needs your decision; exit code 1 \(.*\)\n$/);
    const original = await readFile('examples/litellm-worker/pyproject.toml');
    assert.deepEqual(await workspace.read('pyproject.toml'), original);
  });
});
