import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { FakeEngine, findingAt, Workspace, type RunResult } from '../support/commandLine.ts';

const engine = new FakeEngine((request) => ({
  findings: request.text.includes('tokenizers') ? [findingAt(request, 'tokenizers')] : [],
}));

/** How often a check was reported. */
function reports({ output }: RunResult): number {
  return output.match(/exit code \d/g)?.length ?? 0;
}

describe('check --watch', () => {
  let workspace: Workspace;

  beforeEach(async () => {
    workspace = await Workspace.make({ 'requirements.txt': 'tokenizers\n' });
    engine.forget();
  });

  afterEach(() => workspace.remove());

  /** Does one thing in each pause, and then Ctrl-C. */
  function watch(line: string, steps: readonly (() => unknown)[], interactive = false): Promise<RunResult> {
    const left = [...steps];
    const onSleep = async (): Promise<'interrupt' | undefined> => {
      const step = left.shift();
      await step?.();
      return step ? undefined : 'interrupt';
    };
    return workspace.run(line, { engine, interactive, onSleep });
  }

  const wait = (): undefined => undefined;

  it('checks once, and again when the file has changed and come to rest', async () => {
    const result = await watch('check --watch', [
      wait,
      wait,
      () => workspace.write('requirements.txt', 'half'),
      () => workspace.write('requirements.txt', 'fastapi\n'),
      wait,
    ]);
    assert.equal(reports(result), 2);
    assert.deepEqual([result.exitCode, engine.requests.map(({ text }) => text)], [0, ['tokenizers\n', 'fastapi\n']]);
    assert.equal(result.errors, 'watching one file; Ctrl-C ends it\n'.repeat(2));
    assert.doesNotMatch(result.output, /\u001B/);
  });

  it('sees a file that is new, and one that is gone', async () => {
    const result = await watch('check --watch -q', [
      () => workspace.write('wrangler.toml', ''),
      wait,
      () => workspace.write('pyproject.toml', '[project]\nname = "a"\n'),
      wait,
      () => rm(path.join(workspace.folder, 'pyproject.toml')),
      wait,
      () => workspace.write('notes.log', ''),
      wait,
    ]);
    assert.equal(reports(result), 4);
    assert.equal(result.errors, '');
  });

  it('goes on where nothing is left to check', async () => {
    const result = await watch('check --watch', [
      () => rm(path.join(workspace.folder, 'requirements.txt')),
      wait,
      () => workspace.write('requirements.txt', 'fastapi\n'),
      wait,
    ]);
    assert.equal(reports(result), 2);
    assert.match(result.errors, /no dependency files found in this folder/);
    assert.equal(result.exitCode, 0);
  });

  it('clears the screen of a terminal between two reports', async () => {
    const { output } = await watch('check --watch', [() => workspace.write('requirements.txt', 'a\n'), wait], true);
    assert.equal(output.split('\u001B[2J').length, 2);
  });

  it('writes the reports in files anew', async () => {
    await watch('check --watch --output json=out.json', [() => workspace.write('requirements.txt', 'fastapi\n'), wait]);
    assert.match(String(await workspace.read('out.json')), /"name": "fastapi"/);
  });

  it('ends with the exit code of the last check', async () => {
    assert.equal((await watch('check --watch', [])).exitCode, 1);
  });

  it('does not go with what changes files', async () => {
    for (const option of ['--fix', '--diff', '--baseline a --write-baseline', '-']) {
      const { exitCode, errors } = await watch(`check --watch ${option}`, []);
      assert.equal(exitCode, 2);
      assert.match(errors, /--watch cannot be used with/);
    }
  });
});
